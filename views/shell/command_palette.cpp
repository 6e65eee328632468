#include "views/shell/command_palette.h"

#include "models/answer.h"
#include "views/shell/palette_delegate.h"
#include "views/shell/palette_rank.h"
#include "views/widgets/actions.h"
#include "views/widgets/icons.h"
#include "views/widgets/plain_label.h"
#include "views/widgets/plain_text.h"
#include "views/widgets/theme.h"

#include <QJsonArray>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QRegularExpression>
#include <QVBoxLayout>

namespace itsm {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString recentKey = u"palette.recent"_s;
constexpr qsizetype mostRecent = 12;
constexpr auto lookUpPause = 120ms;
constexpr int shownRows = 12;

/// Something that may be the number of an incident: a digit in it, and no blank.
bool looksLikeNumber(const QString &text)
{
    static const QRegularExpression number(u"^[\\p{L}0-9_-]*[0-9][\\p{L}0-9_-]*$"_s);
    return number.match(text).hasMatch();
}

} // namespace

CommandPalette::CommandPalette(ActionRegistry &actions, std::vector<PageEntry> entries, Backend *backend,
                               ViewState &state, QWidget *parent)
    : QDialog(parent, Qt::Dialog | Qt::FramelessWindowHint)
    , m_actions(actions)
    , m_backend(backend)
    , m_state(state)
    , m_edit(new QLineEdit(this))
    , m_list(new QListView(this))
    , m_hint(new PlainLabel(this))
    , m_entries(std::move(entries))
{
    setObjectName(u"commandPalette"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Commands"));
    m_edit->setPlaceholderText(tr("Type a command or the number of an incident"));
    m_edit->setAccessibleName(tr("Command"));
    m_edit->addAction(icon("search"_L1), QLineEdit::LeadingPosition)->setText(tr("Command"));
    m_edit->installEventFilter(this);
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new PaletteDelegate(m_list));
    m_list->setAccessibleName(tr("Commands"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setFocusPolicy(Qt::NoFocus); // the keys stay in the line
    m_list->setUniformItemSizes(true);
    m_hint->setLook(FontRole::Meta, ColorRole::Muted);

    const Theme &t = theme();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(t.space(2), t.space(2), t.space(2), t.space(2));
    column->setSpacing(t.space(2));
    column->addWidget(m_edit);
    column->addWidget(m_list, 1);
    column->addWidget(m_hint);
    const QSize room = parent->window()->size();
    resize(std::min(t.px(640), room.width() - t.space(8)),
           std::min(t.px(34) * shownRows + t.px(90), room.height() - t.space(16)));
    move(parent->window()->mapToGlobal(QPoint((room.width() - width()) / 2, std::min(t.px(90), room.height() / 8))));

    connect(m_edit, &QLineEdit::textChanged, this, [this] {
        m_incident.reset();
        ++m_number;
        fill();
        if (m_backend && looksLikeNumber(m_edit->text().trimmed()))
            m_lookUp.start(lookUpPause);
        else
            m_lookUp.stop();
    });
    m_lookUp.setSingleShot(true);
    connect(&m_lookUp, &QTimer::timeout, this, &CommandPalette::lookForIncident);
    connect(m_list, &QListView::clicked, this, &CommandPalette::choose);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &CommandPalette::showReason);
    collect();
    fill();
    m_edit->setFocus();
}

void CommandPalette::collect()
{
    const QJsonArray recent = m_state.value(recentKey).toArray();
    for (const auto &id : recent)
        m_recent.append(id.toString());
    const QList<ActionRegistry::Group> groups = m_actions.groups();
    for (const ActionRegistry::Group &group : groups) {
        for (const QAction *action : group.actions) {
            // What belongs to a page that is not shown would act on what nobody sees.
            const auto *owner = qobject_cast<QWidget *>(action->parent());
            if (!owner || !owner->isVisible() || action->objectName() == "app.palette"_L1)
                continue;
            // Saved views are entries under their own names.
            if (action->objectName().startsWith("views."_L1) && action->objectName().back().isDigit())
                continue;
            const ActionSpec *spec = m_actions.spec(action->objectName());
            m_commands.push_back({.id = action->objectName(),
                                  .text = withoutMnemonic(action->text()),
                                  .category = group.title,
                                  .source = withoutMnemonic(QString::fromUtf8(spec->text))});
        }
    }
    for (const PageEntry &entry : m_entries)
        m_commands.push_back({.id = entry.id, .text = entry.text, .category = entry.category, .source = {}});
}

void CommandPalette::fill()
{
    m_model.clear();
    if (m_incident) {
        auto *item = new QStandardItem(icon("incidents"_L1), tr("Open %1").arg(visibleControls(m_incident->first)));
        item->setData(m_incident->second.value, PaletteDelegate::IncidentRole);
        item->setData(tr("Incident"), PaletteDelegate::CategoryRole);
        m_model.appendRow(item);
    }
    std::vector<RankedText> texts;
    texts.reserve(m_commands.size());
    for (const Command &command : m_commands) {
        const qsizetype place = m_recent.indexOf(command.id);
        texts.push_back({.texts = {command.text, command.source, command.category},
                         .recency = place < 0 ? 0 : static_cast<int>(mostRecent - place)});
    }
    for (const int place : rankTexts(m_edit->text(), texts)) {
        const Command &command = m_commands[static_cast<size_t>(place)];
        const QAction *action = m_actions.action(command.id); // entries have none
        auto *item = new QStandardItem(action ? action->icon() : icon("filter"_L1), visibleControls(command.text));
        item->setData(command.id, PaletteDelegate::IdRole);
        item->setData(command.category, PaletteDelegate::CategoryRole);
        item->setData(action ? shortcutText(*action) : QString(), PaletteDelegate::KeysRole);
        if (action && !action->isEnabled()) {
            const QString reason = m_actions.reason(command.id);
            item->setData(reason.isEmpty() ? tr("Not possible now.") : reason, PaletteDelegate::ReasonRole);
        }
        item->setData(QString(command.text + u", "_s + command.category), Qt::AccessibleTextRole);
        m_model.appendRow(item);
    }
    m_list->setCurrentIndex(m_model.index(0, 0));
    showReason();
}

void CommandPalette::lookForIncident()
{
    const QString number = m_edit->text().trimmed().toUpper();
    whenAnswered(this, m_backend->findByNumber(number), [this, number, asked = ++m_number](Result<IncidentId> &&id) {
        if (asked != m_number || !id)
            return;
        // Whoever has gone down the list already stays where he is.
        const QModelIndex current = m_list->currentIndex();
        const QVariant chosen = current.row() > 0 ? current.data(PaletteDelegate::IdRole) : QVariant();
        m_incident = std::pair(number, *id);
        fill();
        const QModelIndexList found = m_model.match(m_model.index(0, 0), PaletteDelegate::IdRole, chosen, 1,
                                                    Qt::MatchExactly | Qt::MatchCaseSensitive);
        if (chosen.isValid() && !found.isEmpty())
            m_list->setCurrentIndex(found.first());
    });
}

void CommandPalette::showReason()
{
    const QModelIndex index = m_list->currentIndex();
    if (!index.isValid())
        m_hint->setText(tr("Nothing found"));
    else if (const QString reason = index.data(PaletteDelegate::ReasonRole).toString(); !reason.isEmpty())
        m_hint->setText(visibleControls(reason));
    else
        m_hint->setText(tr("Enter runs it, Esc closes"));
}

void CommandPalette::choose(const QModelIndex &index)
{
    if (!index.isValid() || !index.data(PaletteDelegate::ReasonRole).toString().isEmpty())
        return showReason();
    if (const QVariant incident = index.data(PaletteDelegate::IncidentRole); incident.isValid()) {
        Q_EMIT incidentWanted(IncidentId(incident.toLongLong()));
        QDialog::accept();
        return;
    }
    const QString id = index.data(PaletteDelegate::IdRole).toString();
    m_recent.removeAll(id);
    m_recent.prepend(id);
    m_state.setValue(recentKey, QJsonArray::fromStringList(m_recent.mid(0, mostRecent)));
    // The command may open a form, which must not be the child of a window that is closing.
    const auto entry = std::ranges::find(m_entries, id, &PageEntry::id);
    if (entry != m_entries.end())
        QMetaObject::invokeMethod(parentWidget(), entry->run, Qt::QueuedConnection);
    else
        QMetaObject::invokeMethod(
            &m_actions, [actions = &m_actions, id] { actions->trigger(id); }, Qt::QueuedConnection);
    QDialog::accept();
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_edit || event->type() != QEvent::KeyPress)
        return QDialog::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const int rows = m_model.rowCount();
    const int row = m_list->currentIndex().row();
    const auto go = [&](int to) {
        if (rows > 0)
            m_list->setCurrentIndex(m_model.index(std::clamp(to, 0, rows - 1), 0));
        return true;
    };
    switch (key->key()) {
    case Qt::Key_Down:
        return go(row + 1 < rows ? row + 1 : 0);
    case Qt::Key_Up:
        return go(row > 0 ? row - 1 : rows - 1);
    case Qt::Key_PageDown:
        return go(row + shownRows);
    case Qt::Key_PageUp:
        return go(row - shownRows);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        choose(m_list->currentIndex());
        return true;
    default:
        return QDialog::eventFilter(watched, event);
    }
}

bool CommandPalette::event(QEvent *event)
{
    // A click elsewhere. While it closes Qt tells it, too, and it still is visible; but closed twice it would leave the
    // window below blocked for keys.
    if (event->type() == QEvent::WindowDeactivate && !isHidden())
        reject();
    return QDialog::event(event);
}

void CommandPalette::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme().color(ColorRole::Raised));
    painter.setPen(theme().color(ColorRole::Control));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

} // namespace itsm
