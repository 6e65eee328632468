#include "views/incidents/filter_bar.h"

#include "views/incidents/enum_box.h"
#include "views/incidents/facet_button.h"
#include "views/incidents/filter_edit.h"
#include "views/incidents/filter_text.h"
#include "views/widgets/icons.h"
#include "views/widgets/plain_label.h"
#include "views/widgets/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QToolButton>

namespace itsm {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {
constexpr qsizetype historySize = 20;
constexpr auto typingPause = 250ms;
constexpr int textMinimum = 260; ///< beside the row of drop-downs
constexpr int smallestText = 130;

/// What is wrong with the text, in words, floating under the line so that nothing below moves.
class ErrorBubble : public PlainLabel
{
public:
    explicit ErrorBubble(QWidget *parent)
        : PlainLabel(parent)
    {
        setObjectName(u"filterError"_s);
        setWordWrap(true);
        setAttribute(Qt::WA_TransparentForMouseEvents);
        setContentsMargins(8, 6, 8, 6);
        setAutoFillBackground(true);
    }

protected:
    void paintEvent(QPaintEvent *event) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(theme().color(ColorRole::Critical));
        painter.setBrush(theme().color(ColorRole::Raised));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
        PlainLabel::paintEvent(event);
    }
};

} // namespace

FilterBar::FilterBar(QWidget *parent)
    : QWidget(parent)
    , m_edit(new FilterEdit(this))
    , m_allFacets(new QToolButton(this))
    , m_allMenu(new QMenu(m_allFacets))
    , m_facetRow(new QWidget(this))
{
    setObjectName(u"filterBar"_s);
    m_edit->setObjectName(u"filterText"_s);
    m_edit->setMinimumWidth(smallestText);
    m_searchAction = m_edit->addAction(QIcon(), QLineEdit::LeadingPosition);
    m_clearAction = m_edit->addAction(QIcon(), QLineEdit::TrailingPosition);
    m_historyAction = m_edit->addAction(QIcon(), QLineEdit::TrailingPosition);
    m_clearAction->setVisible(false);

    m_facetRow->setMinimumWidth(1); // the bar may become too narrow for it: layoutFacets() hides it then
    auto *row = new QHBoxLayout(m_facetRow);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    for (const IncidentField field : {IncidentField::Status, IncidentField::Priority, IncidentField::Severity,
                                      IncidentField::Category, IncidentField::Source, IncidentField::Assignee}) {
        auto *button = new FacetButton(m_facetRow);
        button->setObjectName("facet."_L1 + fieldName(field));
        row->addWidget(button);
        m_facets.append({field, button});
        connect(button, &FacetButton::selectedChanged, this, [this, field](const QStringList &values) {
            // What is being typed counts, if it can be read; otherwise the last filter that could.
            const auto typed = parseFilter(m_edit->text());
            setFilter(withFilterValues(typed ? *typed : m_filter, field, values));
            remember();
        });
        m_allMenu->addMenu(button->choices());
    }
    m_allFacets->setObjectName(u"allFacets"_s);
    m_allMenu->setObjectName(u"allFacetsMenu"_s);
    connect(m_allFacets, &QToolButton::clicked, this,
            [this] { m_allMenu->popup(m_allFacets->mapToGlobal(QPoint(0, m_allFacets->height()))); });
    m_allFacets->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_allFacets->hide();

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_edit, 1);
    layout->addWidget(m_facetRow);
    layout->addWidget(m_allFacets);

    m_debounce.setSingleShot(true);
    m_debounce.setInterval(typingPause);
    connect(&m_debounce, &QTimer::timeout, this, [this] { apply(); });
    connect(m_edit, &QLineEdit::textEdited, this, [this] { m_debounce.start(); });
    connect(m_edit, &QLineEdit::textChanged, this,
            [this](const QString &now) { m_clearAction->setVisible(!now.isEmpty()); });
    connect(m_edit, &FilterEdit::accepted, this, [this] {
        apply();
        if (!m_edit->error()) {
            remember();
            Q_EMIT left();
        }
    });
    connect(m_edit, &FilterEdit::left, this, [this] { Q_EMIT left(); });
    // What is wrong is said after the proposals: both want the place below the line.
    connect(m_edit, &FilterEdit::completingChanged, this, [this](bool completing) {
        if (m_bubble)
            m_bubble->setVisible(!completing && isVisible());
    });
    connect(m_edit, &FilterEdit::historyWanted, this, &FilterBar::showHistory);
    connect(m_clearAction, &QAction::triggered, this, [this] {
        setText(QString());
        m_edit->setFocus();
    });
    connect(m_historyAction, &QAction::triggered, this, &FilterBar::showHistory);
    connect(m_edit, &QLineEdit::editingFinished, this, [this] {
        if (!m_edit->error() && !m_debounce.isActive())
            remember();
    });
    retranslate();
    setIcons();
}

FilterBar::~FilterBar()
{
    delete m_bubble;
}

void FilterBar::setDirectory(const Directory &directory)
{
    m_directory = directory;
    m_edit->setDirectory(directory);
    fillFacets();
    layoutFacets();
}

void FilterBar::setFilter(const IncidentFilter &filter)
{
    setText(formatFilter(filter));
}

QString FilterBar::text() const
{
    return m_edit->text();
}

void FilterBar::setText(const QString &text)
{
    m_debounce.stop();
    if (m_edit->text() != text)
        m_edit->setText(text);
    apply();
}

void FilterBar::focusText()
{
    m_edit->setFocus(Qt::ShortcutFocusReason);
    m_edit->selectAll();
}

void FilterBar::setHistory(const QStringList &texts)
{
    m_history = texts.mid(0, historySize);
}

void FilterBar::apply()
{
    m_debounce.stop();
    const auto parsed = parseFilter(m_edit->text());
    if (!parsed) {
        showError(parsed.error());
        return;
    }
    showError(std::nullopt);
    apply(*parsed);
}

void FilterBar::apply(const IncidentFilter &filter)
{
    if (m_filter == filter) {
        syncFacets();
        return;
    }
    m_filter = filter;
    syncFacets();
    Q_EMIT filterChanged(m_filter);
}

void FilterBar::showError(const std::optional<FilterError> &error)
{
    m_edit->setErrorRange(error);
    m_edit->setAccessibleDescription(error ? error->message : QString());
    if (!error) {
        delete m_bubble;
        return;
    }
    if (!m_bubble) {
        m_bubble = new ErrorBubble(window());
        window()->installEventFilter(this);
    }
    m_bubble->setText(error->message);
    placeBubble();
    m_bubble->raise();
}

void FilterBar::placeBubble()
{
    if (!m_bubble)
        return;
    m_bubble->setFixedWidth(std::min(m_edit->width(), 560));
    m_bubble->adjustSize();
    m_bubble->move(m_edit->mapTo(window(), QPoint(0, m_edit->height() + 4)));
    m_bubble->setVisible(isVisible() && !m_edit->isCompleting());
}

void FilterBar::remember()
{
    const QString now = m_edit->text().simplified();
    if (now.isEmpty() || m_edit->error() || (!m_history.isEmpty() && m_history.constFirst() == now))
        return;
    m_history.removeAll(now);
    m_history.prepend(now);
    m_history = m_history.mid(0, historySize);
    Q_EMIT historyChanged(m_history);
}

void FilterBar::showHistory()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (m_history.isEmpty())
        menu->addAction(tr("No earlier filters"))->setEnabled(false);
    for (const QString &text : std::as_const(m_history)) {
        connect(menu->addAction(menuText(text)), &QAction::triggered, this, [this, text] {
            setText(text);
            m_edit->setFocus();
        });
    }
    menu->setMinimumWidth(std::min(m_edit->width(), 480));
    menu->popup(m_edit->mapToGlobal(QPoint(0, m_edit->height())));
}

void FilterBar::syncFacets()
{
    for (const Facet &facet : std::as_const(m_facets))
        facet.button->setSelected(filterValues(m_filter, facet.field));
    layoutFacets();
}

void FilterBar::fillFacets()
{
    const auto plain = [](const QStringList &values) {
        QList<FacetValue> list;
        for (const QString &value : values) {
            if (!value.isEmpty())
                list.append({value, value, {}});
        }
        return list;
    };
    for (const Facet &facet : std::as_const(m_facets)) {
        QList<FacetValue> values;
        switch (facet.field) {
        case IncidentField::Status:
            for (const Status status : allStatuses)
                values.append({QString::fromLatin1(tokenName(status)), displayText(status), markIcon(markOf(status))});
            break;
        case IncidentField::Priority:
            for (const Priority priority : allPriorities)
                values.prepend(
                    {QString::fromLatin1(tokenName(priority)), displayText(priority), markIcon(markOf(priority))});
            break;
        case IncidentField::Severity:
            for (const Severity severity : allSeverities)
                values.prepend(
                    {QString::fromLatin1(tokenName(severity)), displayText(severity), markIcon(markOf(severity))});
            break;
        case IncidentField::Category:
            values = plain(m_directory.categories);
            break;
        case IncidentField::Source:
            values = plain(m_directory.sources);
            break;
        case IncidentField::Assignee:
            values.append({u"me"_s, tr("Me"), {}});
            values.append({u"none"_s, tr("Nobody"), {}});
            for (const User &user : m_directory.users) {
                if (user.isActive)
                    values.append({user.name, user.name, {}});
            }
            break;
        default:
            break;
        }
        facet.button->setValues(values);
    }
}

void FilterBar::layoutFacets()
{
    // Too narrow for the row of drop-downs: one button holds them all.
    const bool wide = width() >= textMinimum + layout()->spacing() + m_facetRow->sizeHint().width();
    m_facetRow->setVisible(wide);
    m_allFacets->setVisible(!wide);
}

void FilterBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    layoutFacets();
    placeBubble();
}

bool FilterBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == window() && event->type() == QEvent::Resize)
        placeBubble();
    return QWidget::eventFilter(watched, event);
}

void FilterBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        apply(); // the message of an error changes its language
    } else if (event->type() == QEvent::PaletteChange) {
        fillFacets(); // signs have the colours of the theme
    }
}

void FilterBar::retranslate()
{
    m_edit->setPlaceholderText(tr("Filter: words, status:new, prio:urgent, -category:network …"));
    m_edit->setAccessibleName(tr("Filter"));
    m_edit->setToolTip(tr("Words search titles and descriptions. field:value narrows down; a leading minus excludes."));
    m_clearAction->setToolTip(tr("Clear the filter"));
    m_historyAction->setToolTip(tr("Earlier filters"));
    m_allFacets->setText(tr("Filter"));
    m_allFacets->setAccessibleName(tr("All filter fields"));
    const QHash<IncidentField, QString> titles{
        {IncidentField::Status, tr("Status")},     {IncidentField::Priority, tr("Priority")},
        {IncidentField::Severity, tr("Severity")}, {IncidentField::Category, tr("Category")},
        {IncidentField::Source, tr("Source")},     {IncidentField::Assignee, tr("Assignee")},
    };
    for (const Facet &facet : std::as_const(m_facets))
        facet.button->setTitle(titles.value(facet.field));
    fillFacets();
    layoutFacets();
}

void FilterBar::setIcons()
{
    m_searchAction->setIcon(icon("search"_L1));
    m_clearAction->setIcon(icon("close"_L1));
    m_historyAction->setIcon(icon("history"_L1));
    m_allFacets->setIcon(icon("filter"_L1));
}

} // namespace itsm
