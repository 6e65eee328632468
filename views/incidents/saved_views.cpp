#include "views/incidents/saved_views.h"

#include "models/answer.h"
#include "views/incidents/filter_bar.h"
#include "views/incidents/incident_table.h"
#include "views/incidents/incident_verbs.h"
#include "views/incidents/incidents_page.h"
#include "views/incidents/view_bar.h"
#include "views/incidents/view_form.h"
#include "views/widgets/actions.h"
#include "views/widgets/plain_message.h"
#include "views/widgets/plain_text.h"
#include "views/widgets/theme_manager.h"
#include "views/widgets/view_state.h"

#include <QJsonArray>
#include <QMenu>
#include <QToolButton>

namespace itsm {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString defaultKey = u"incidents.defaultView"_s;

struct ViewCommand
{
    const char *id;
    const char *text;
    int key;
};
constexpr std::array viewCommands{
    ViewCommand{"views.1", QT_TRANSLATE_NOOP("IncidentActions", "Saved view 1"), Qt::Key_1},
    ViewCommand{"views.2", QT_TRANSLATE_NOOP("IncidentActions", "Saved view 2"), Qt::Key_2},
    ViewCommand{"views.3", QT_TRANSLATE_NOOP("IncidentActions", "Saved view 3"), Qt::Key_3},
    ViewCommand{"views.4", QT_TRANSLATE_NOOP("IncidentActions", "Saved view 4"), Qt::Key_4},
    ViewCommand{"views.5", QT_TRANSLATE_NOOP("IncidentActions", "Saved view 5"), Qt::Key_5},
    ViewCommand{"views.6", QT_TRANSLATE_NOOP("IncidentActions", "Saved view 6"), Qt::Key_6},
    ViewCommand{"views.7", QT_TRANSLATE_NOOP("IncidentActions", "Saved view 7"), Qt::Key_7},
    ViewCommand{"views.8", QT_TRANSLATE_NOOP("IncidentActions", "Saved view 8"), Qt::Key_8},
    ViewCommand{"views.9", QT_TRANSLATE_NOOP("IncidentActions", "Saved view 9"), Qt::Key_9},
};

/// What of a column state makes another view: which columns, their order, the sort. Widths do not.
QStringList arrangement(const QJsonObject &columns)
{
    QStringList parts;
    const QJsonArray list = columns.value("columns"_L1).toArray();
    for (const auto &column : list) {
        if (column["shown"_L1].toBool(true))
            parts.append(column["key"_L1].toString());
    }
    parts.append(columns.value("sort"_L1).toString());
    parts.append(columns.value("descending"_L1).toBool() ? u"down"_s : u"up"_s);
    return parts;
}

QString normal(const QString &filter)
{
    const auto parsed = parseFilter(filter);
    return parsed ? formatFilter(*parsed) : filter;
}

} // namespace

SavedViews::SavedViews(Backend &backend, ActionRegistry &actions, ViewState &state, IncidentsPage &page, ViewBar &bar)
    : QObject(&page)
    , m_backend(backend)
    , m_actions(actions)
    , m_state(state)
    , m_page(page)
    , m_bar(bar)
    , m_feed(new SavedViewFeed(backend, this))
    , m_startFilter(page.filterText())
{
    registerCommands();
    connect(m_feed, &SavedViewFeed::viewsChanged, this, &SavedViews::onViewsChanged);
    connect(m_feed, &SavedViewFeed::countsChanged, this, &SavedViews::showBar);
    connect(&bar, &ViewBar::viewWanted, this, &SavedViews::apply);
    connect(&bar, &ViewBar::menuWanted, this, &SavedViews::showMenu);
    showBar();
}

void SavedViews::registerCommands()
{
    const char *category = QT_TRANSLATE_NOOP("IncidentActions", "Views");
    const auto add = [&](ActionSpec spec, std::function<void()> handler) {
        spec.context = incidentActions;
        spec.category = category;
        spec.scope = Qt::WidgetWithChildrenShortcut;
        m_actions.add(spec, &m_page, std::move(handler));
    };
    add({.id = "views.save",
         .text = QT_TRANSLATE_NOOP("IncidentActions", "Sa&ve view…"),
         .tip = QT_TRANSLATE_NOOP("IncidentActions", "Keep filter, columns and order under a name"),
         .icon = "save",
         .shortcuts = {QKeySequence(QKeySequence::Save)},
         .needsLink = true},
        [this] { save(); });
    add({.id = "views.change",
         .text = QT_TRANSLATE_NOOP("IncidentActions", "Change the vie&w…"),
         .tip = QT_TRANSLATE_NOOP("IncidentActions", "Rename, share or delete the view that is shown"),
         .icon = "more",
         .shortcuts = {Qt::CTRL | Qt::SHIFT | Qt::Key_S}},
        [this] {
            const QWidget *button = m_bar.isVisible() ? static_cast<QWidget *>(m_bar.button(m_current)) : nullptr;
            if (button)
                showMenu(m_current, button->mapToGlobal(QPoint(0, button->height())));
        });
    for (size_t i = 0; i < viewCommands.size(); ++i) {
        const ViewCommand &command = viewCommands[i];
        add({.id = command.id, .text = command.text, .icon = "filter", .shortcuts = {QKeySequence(command.key)}},
            [this, i] {
                if (i < m_feed->views().size())
                    apply(m_feed->views()[i].id);
            });
    }
}

void SavedViews::onViewsChanged()
{
    if (!m_feed->view(m_current))
        m_current = {};
    showBar();
    if (std::exchange(m_hasBegun, true))
        return;
    // Whoever has typed a filter by now wants that.
    if (m_page.filterText() == m_startFilter && m_feed->view(defaultView()))
        apply(defaultView());
}

void SavedViews::showBar()
{
    std::vector<ViewBar::Entry> entries;
    const std::vector<SavedView> &views = m_feed->views();
    for (size_t i = 0; i < views.size(); ++i) {
        const SavedView &view = views[i];
        QStringList hint{view.filter.isEmpty() ? tr("All incidents") : visibleControls(view.filter)};
        if (!m_feed->isOwn(view))
            hint.append(tr("Shared by somebody else"));
        else if (view.isShared)
            hint.append(tr("Everybody sees it"));
        if (view.id == defaultView())
            hint.append(tr("One begins with it"));
        if (i < viewCommands.size())
            hint.append(tr("Key: %1").arg(shortcutText(*m_actions.action(QLatin1StringView(viewCommands[i].id)))));
        QString number;
        if (const auto count = m_feed->count(view.id)) {
            number = QLocale().toString(count->count);
            if (count->atLeast)
                number += u'+';
        }
        entries.push_back(
            {.id = view.id, .name = view.name, .count = number, .hint = hint.join(u'\n'), .isShared = view.isShared});
    }
    m_bar.setEntries(entries);
    for (size_t i = 0; i < viewCommands.size(); ++i) {
        const QString id = QString::fromLatin1(viewCommands[i].id);
        m_actions.action(id)->setVisible(i < views.size()); // first: what cannot be seen cannot be made available
        m_actions.setAvailable(id, i < views.size(), tr("There is no view %1 yet: save one.").arg(i + 1));
        m_actions.setName(id, i < views.size() ? views[i].name : QString());
    }
    onListChanged();
}

void SavedViews::onListChanged()
{
    const SavedView *current = m_feed->view(m_current);
    m_bar.setCurrent(current ? m_current : ViewId(), current && !isShown(*current));
    m_actions.setAvailable(u"views.change"_s, current != nullptr, tr("No saved view is shown."));
}

SavedView SavedViews::shown() const
{
    SavedView view;
    view.filter = m_page.filterText();
    view.settings = {{u"columns"_s, m_page.table()->columnState()},
                     {u"density"_s, ThemeManager::densityName(theme().density())}};
    return view;
}

bool SavedViews::isShown(const SavedView &view) const
{
    const QJsonObject columns = view.settings.value("columns"_L1).toObject();
    return normal(view.filter) == normal(m_page.filterText()) &&
           (columns.isEmpty() || arrangement(columns) == arrangement(m_page.table()->columnState()));
}

void SavedViews::apply(ViewId id)
{
    const SavedView *view = m_feed->view(id);
    if (!view)
        return;
    if (const auto filter = parseFilter(view->filter); !filter) {
        Q_EMIT failed({Error::Code::Invalid,
                       tr("The view “%1” has a filter that cannot be read: %2").arg(view->name, filter.error().message),
                       {},
                       {}});
        return;
    }
    m_current = id;
    m_page.showList(view->filter, view->settings.value("columns"_L1).toObject());
    const QString density = view->settings.value("density"_L1).toString();
    if (!density.isEmpty() && density != ThemeManager::densityName(theme().density()))
        m_actions.trigger(u"view."_s + density);
    m_page.focusList();
    onListChanged();
}

bool SavedViews::mayShare() const
{
    return hasPermission(m_backend.actor().role, Permission::WriteIncidents);
}

void SavedViews::save()
{
    // Before a name is asked for: the form could not say where the mistake is.
    if (const auto filter = parseFilter(m_page.filterText()); !filter) {
        Q_EMIT failed({Error::Code::Invalid,
                       tr("This filter cannot be saved: %1", "why it cannot be read").arg(filter.error().message),
                       {},
                       {}});
        m_page.filterBar()->focusText();
        return;
    }
    SavedView view = shown();
    const SavedView *current = m_feed->view(m_current);
    if (current && m_feed->isOwn(*current)) {
        view.id = current->id;
        view.name = current->name;
        view.isShared = current->isShared;
    }
    openForm(std::move(view), current && current->id == defaultView(), false);
}

void SavedViews::openForm(SavedView view, bool isDefault, bool isRename)
{
    std::vector<SavedView> own;
    std::ranges::copy_if(m_feed->views(), std::back_inserter(own),
                         [this](const SavedView &other) { return m_feed->isOwn(other); });
    auto *form = new ViewForm(m_backend,
                              {.view = std::move(view),
                               .isRename = isRename,
                               .others = std::move(own),
                               .isDefault = isDefault,
                               .mayShare = mayShare()},
                              m_page.window());
    connect(form, &ViewForm::saved, this, [this, isRename](const SavedView &saved, bool begins) {
        if (!isRename)
            m_current = saved.id; // it is what the list shows
        if (begins)
            setDefault(saved.id);
        else if (saved.id == defaultView())
            setDefault({});
        m_feed->refresh();
        Q_EMIT messageShown(tr("View “%1” saved.").arg(visibleControls(saved.name)));
    });
    form->open();
}

void SavedViews::write(const SavedView &view, const QString &done)
{
    whenAnswered(this, m_backend.saveView(view), [this, done](Result<SavedView> &&result) {
        if (!result) {
            Q_EMIT failed(result.error());
            return;
        }
        m_feed->refresh();
        Q_EMIT messageShown(done);
    });
}

void SavedViews::remove(const SavedView &view)
{
    const QString name = visibleControls(view.name);
    showPlainMessage(m_page.window(),
                     {.icon = QMessageBox::Question,
                      .title = tr("Delete view"),
                      .text = tr("Delete the view “%1”?").arg(name),
                      .detail = view.isShared ? tr("It disappears for everybody. The incidents stay as they are.")
                                              : tr("The incidents stay as they are."),
                      .buttons = QMessageBox::Ok | QMessageBox::Cancel,
                      .acceptButton = QMessageBox::Ok,
                      .acceptText = tr("Delete view"),
                      .destructive = true},
                     [this, id = view.id, name](QMessageBox::StandardButton button) {
                         if (button != QMessageBox::Ok)
                             return;
                         whenAnswered(this, m_backend.deleteView(id), [this, name](Result<> &&result) {
                             if (!result) {
                                 Q_EMIT failed(result.error());
                                 return;
                             }
                             m_feed->refresh();
                             Q_EMIT messageShown(tr("View “%1” deleted.").arg(name));
                         });
                     });
}

void SavedViews::showMenu(ViewId id, const QPoint &globalPosition)
{
    const SavedView *found = m_feed->view(id);
    if (!found)
        return;
    const SavedView view = *found;
    const bool isOwn = m_feed->isOwn(view);
    const bool isLive = m_actions.isLinkLive();
    auto *menu = new QMenu(&m_page);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(u"viewMenu"_s);
    const auto add = [&](const QString &text, bool enabled, auto handler) {
        QAction *action = menu->addAction(text);
        action->setEnabled(enabled);
        connect(action, &QAction::triggered, this, handler);
        return action;
    };
    add(tr("&Show"), true, [this, id] { apply(id); });
    add(tr("Save what is shown &here"), isOwn && isLive && id == m_current && !isShown(view), [this, view] {
        SavedView changed = view;
        const SavedView now = shown();
        changed.filter = now.filter;
        changed.settings = now.settings;
        write(changed, tr("View “%1” saved.").arg(visibleControls(view.name)));
    });
    add(tr("&Edit…"), isOwn && isLive, [this, view] { openForm(view, view.id == defaultView(), true); });
    QAction *begins = add(tr("&Begin with it"), true, [this, id] {
        setDefault(id == defaultView() ? ViewId() : id);
        showBar();
    });
    begins->setCheckable(true);
    begins->setChecked(id == defaultView());
    menu->addSeparator();
    const bool mayDelete = isOwn || hasPermission(m_backend.actor().role, Permission::WriteSettings);
    add(tr("&Delete…"), mayDelete && isLive, [this, view] { remove(view); });
    menu->popup(globalPosition);
}

ViewId SavedViews::defaultView() const
{
    return ViewId(m_state.value(defaultKey).toInteger());
}

void SavedViews::setDefault(ViewId id)
{
    m_state.setValue(defaultKey, id.value);
}

std::vector<PageEntry> SavedViews::paletteEntries()
{
    std::vector<PageEntry> entries;
    entries.reserve(m_feed->views().size());
    for (const SavedView &view : m_feed->views()) {
        entries.push_back({.id = u"saved-view:%1"_s.arg(view.id.value),
                           .text = tr("View: %1").arg(view.name),
                           .category = tr("Views"),
                           .run = [this, id = view.id] { apply(id); }});
    }
    return entries;
}

void SavedViews::retranslate()
{
    showBar();
}

} // namespace itsm
