#include "views/incidents/filter_bar.h"

#include "views/incidents/facet_button.h"
#include "views/incidents/filter_text.h"
#include "views/widgets/enum_box.h"
#include "views/widgets/filter_line.h"
#include "views/widgets/icons.h"
#include "views/widgets/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>
#include <algorithm>

namespace itsm {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr int textMinimum = 260; ///< beside the row of drop-downs
} // namespace

FilterBar::FilterBar(QWidget *parent)
    : QWidget(parent)
    , m_line(new FilterLine(
          [](const QString &text) {
              const auto parsed = parseFilter(text);
              return parsed ? std::nullopt : std::optional(parsed.error());
          },
          [this](const QString &text, int cursor) { return completeFilter(text, cursor, m_directory); }, this))
    , m_allFacets(new QToolButton(this))
    , m_allMenu(new QMenu(m_allFacets))
    , m_facetRow(new QWidget(this))
{
    setObjectName(u"filterBar"_s);
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
            const auto typed = parseFilter(text());
            setFilter(withFilterValues(typed ? *typed : m_filter, field, values));
            m_line->remember();
        });
        m_allMenu->addMenu(button->choices());
    }
    m_allFacets->setObjectName(u"allFacets"_s);
    m_allMenu->setObjectName(u"allFacetsMenu"_s);
    m_allFacets->setCheckable(true);
    connect(m_allFacets, &QToolButton::clicked, this, [this] {
        countFacets(); // the click has turned the mark over
        m_allMenu->popup(m_allFacets->mapToGlobal(QPoint(0, m_allFacets->height())));
    });
    m_allFacets->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_allFacets->hide();

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_line, 1);
    layout->addWidget(m_facetRow);
    layout->addWidget(m_allFacets);

    connect(m_line, &FilterLine::textApplied, this, [this](const QString &text) { apply(*parseFilter(text)); });
    connect(m_line, &FilterLine::historyChanged, this, &FilterBar::historyChanged);
    connect(m_line, &FilterLine::left, this, &FilterBar::left);
    retranslate();
    m_allFacets->setIcon(icon("filter"_L1));
}

void FilterBar::setDirectory(const Directory &directory)
{
    m_directory = directory;
    fillFacets();
    layoutFacets();
}

void FilterBar::setFilter(const IncidentFilter &filter)
{
    setText(formatFilter(filter));
}

QString FilterBar::text() const
{
    return m_line->text();
}

void FilterBar::setText(const QString &text)
{
    m_line->setText(text);
}

void FilterBar::focusText()
{
    m_line->focusText();
}

const QStringList &FilterBar::history() const
{
    return m_line->history();
}

void FilterBar::setHistory(const QStringList &texts)
{
    m_line->setHistory(texts);
}

FilterEdit *FilterBar::edit() const
{
    return m_line->edit();
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

void FilterBar::syncFacets()
{
    for (const Facet &facet : std::as_const(m_facets))
        facet.button->setSelected(filterValues(m_filter, facet.field));
    countFacets();
    layoutFacets();
}

/// The one button of a narrow bar shows that fields are filtered, as the buttons of a wide one do.
void FilterBar::countFacets()
{
    qsizetype chosen = 0;
    for (const Facet &facet : std::as_const(m_facets))
        chosen += filterValues(m_filter, facet.field).size();
    m_allFacets->setText(FacetButton::countedTitle(tr("Filter"), chosen));
    m_allFacets->setChecked(chosen > 0);
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
            // After the two that are no names.
            std::sort(values.begin() + 2, values.end(),
                      [](const FacetValue &a, const FacetValue &b) { return a.label.localeAwareCompare(b.label) < 0; });
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
}

void FilterBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    } else if (event->type() == QEvent::PaletteChange) {
        fillFacets(); // signs have the colours of the theme
    }
}

void FilterBar::retranslate()
{
    m_line->setPlaceholderText(tr("Filter: words, status:new, prio:urgent, -category:network …"));
    countFacets();
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

} // namespace itsm
