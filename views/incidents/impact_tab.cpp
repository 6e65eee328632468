#include "views/incidents/impact_tab.h"

#include "views/widgets/plain_label.h"
#include "views/widgets/theme.h"

#include <QCoreApplication>
#include <QEvent>
#include <QFrame>
#include <QGridLayout>
#include <QRegularExpression>

namespace itsm {

using namespace Qt::Literals::StringLiterals;

namespace {

struct FigureInfo
{
    const char *group; ///< heading above it, when it is the first of a group
    const char *key;
    const char *name;
    Figure ImpactFigures::*figure;
    const char *unit; ///< with %1 for the number
    int decimals;
};

// QT_TRANSLATE_NOOP keeps the words where lupdate finds them.
const FigureInfo figureInfos[] = {
    {QT_TRANSLATE_NOOP("ImpactTab", "Business"), "affected_users", QT_TRANSLATE_NOOP("ImpactTab", "Affected users"),
     &ImpactFigures::affectedUsers, QT_TRANSLATE_NOOP("ImpactTab", "%1"), 0},
    {nullptr, "revenue_impact", QT_TRANSLATE_NOOP("ImpactTab", "Revenue at risk"), &ImpactFigures::revenueImpact,
     QT_TRANSLATE_NOOP("ImpactTab", "%1"), 0},
    {nullptr, "service_availability", QT_TRANSLATE_NOOP("ImpactTab", "Service availability"),
     &ImpactFigures::serviceAvailability, QT_TRANSLATE_NOOP("ImpactTab", "%1 %"), 1},
    {nullptr, "performance_impact", QT_TRANSLATE_NOOP("ImpactTab", "Loss of performance"),
     &ImpactFigures::performanceImpact, QT_TRANSLATE_NOOP("ImpactTab", "%1 %"), 0},
    {QT_TRANSLATE_NOOP("ImpactTab", "Time"), "hours_since_creation", QT_TRANSLATE_NOOP("ImpactTab", "Since creation"),
     &ImpactFigures::hoursSinceCreation, QT_TRANSLATE_NOOP("ImpactTab", "%1 h"), 1},
    {nullptr, "days_since_creation", QT_TRANSLATE_NOOP("ImpactTab", "In days"), &ImpactFigures::daysSinceCreation,
     QT_TRANSLATE_NOOP("ImpactTab", "%1 d"), 2},
    {nullptr, "overdue_hours", QT_TRANSLATE_NOOP("ImpactTab", "Overdue by"), &ImpactFigures::overdueHours,
     QT_TRANSLATE_NOOP("ImpactTab", "%1 h"), 1},
    {QT_TRANSLATE_NOOP("ImpactTab", "All metrics together, whatever their units"), "total_count",
     QT_TRANSLATE_NOOP("ImpactTab", "Samples"), &ImpactFigures::metricCount, QT_TRANSLATE_NOOP("ImpactTab", "%1"), 0},
    {nullptr, "average_value", QT_TRANSLATE_NOOP("ImpactTab", "Average"), &ImpactFigures::metricAverage,
     QT_TRANSLATE_NOOP("ImpactTab", "%1"), 2},
    {nullptr, "max_value", QT_TRANSLATE_NOOP("ImpactTab", "Highest"), &ImpactFigures::metricMax,
     QT_TRANSLATE_NOOP("ImpactTab", "%1"), 2},
    {nullptr, "min_value", QT_TRANSLATE_NOOP("ImpactTab", "Lowest"), &ImpactFigures::metricMin,
     QT_TRANSLATE_NOOP("ImpactTab", "%1"), 2},
};

QString translated(const char *text)
{
    return QCoreApplication::translate("ImpactTab", text);
}

/// A line does not end between a number and its unit.
QString withUnitsTogether(QString text)
{
    static const QRegularExpression gap(u"(?<=\\d) (?=\\p{L})"_s);
    return text.replace(gap, QString(QChar::Nbsp));
}

} // namespace

ImpactTab::ImpactTab(QWidget *parent)
    : QScrollArea(parent)
{
    setObjectName(u"impactTab"_s);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *page = new QWidget(this);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(theme().space(4), theme().space(4), theme().space(4), theme().space(4));
    layout->setSpacing(theme().space(2));
    m_intro = new PlainLabel(page);
    m_intro->setLook(FontRole::Meta, ColorRole::Muted);
    m_intro->setWordWrap(true);
    m_problem = new PlainLabel(page);
    m_problem->setLook(FontRole::Form, ColorRole::Critical);
    m_problem->setWordWrap(true);
    m_problem->hide();
    m_table = new QWidget(page);
    m_grid = new QGridLayout(m_table);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(theme().space(4));
    m_grid->setVerticalSpacing(theme().space(2));
    m_grid->setColumnStretch(2, 1);
    m_grid->setColumnMinimumWidth(1, theme().px(72));
    int line = 0;
    for (const FigureInfo &info : figureInfos) {
        if (info.group) {
            auto *heading = new PlainLabel(m_table);
            heading->setLook(FontRole::MetaBold, ColorRole::Muted);
            heading->setContentsMargins(0, line == 0 ? theme().space(1) : theme().space(4), 0, 0);
            m_grid->addWidget(heading, line++, 0, 1, 3);
            m_headings.append({info.group, heading});
        }
        Row row{.key = info.key,
                .name = new PlainLabel(m_table),
                .value = new PlainLabel(m_table),
                .basis = new PlainLabel(m_table)};
        row.name->setLook(FontRole::Table);
        row.value->setLook(FontRole::Digits);
        row.value->setAlignment(Qt::AlignRight | Qt::AlignTop);
        row.basis->setLook(FontRole::Meta, ColorRole::Muted);
        row.basis->setWordWrap(true);
        m_grid->addWidget(row.name, line, 0, Qt::AlignTop);
        m_grid->addWidget(row.value, line, 1, Qt::AlignTop);
        m_grid->addWidget(row.basis, line, 2);
        ++line;
        m_rows.append(row);
    }
    layout->addWidget(m_intro);
    layout->addWidget(m_problem);
    layout->addWidget(m_table);
    layout->addStretch();
    setWidget(page);
    // The pane paints the surface; a role of our own would change the colour of texts too.
    page->setAutoFillBackground(false);
    viewport()->setAutoFillBackground(false);
    retranslate();
}

void ImpactTab::setIncident(IncidentId incident)
{
    if (m_incident != incident) {
        m_incident = incident;
        m_figures.reset();
        m_error.reset();
        showFigures();
    }
    if (isVisible())
        Q_EMIT figuresWanted();
}

void ImpactTab::setFigures(const Result<ImpactFigures> &figures)
{
    if (figures) {
        m_figures = *figures;
        m_error.reset();
    } else {
        m_error = figures.error();
    }
    showFigures();
}

void ImpactTab::showEvent(QShowEvent *event)
{
    QScrollArea::showEvent(event);
    // The figures age by themselves, so each look at them reads them again.
    if (m_incident.isValid())
        Q_EMIT figuresWanted();
}

void ImpactTab::showFigures()
{
    const QLocale locale;
    m_problem->setVisible(m_error.has_value());
    if (m_error)
        m_problem->setText(tr("The impact analysis could not be read: %1").arg(m_error->message));
    if (!m_figures) {
        m_table->hide();
        return;
    }
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        const FigureInfo &info = figureInfos[i];
        const Row &row = m_rows.at(i);
        const Figure &figure = (*m_figures).*info.figure;
        QString text = translated(info.unit).arg(locale.toString(figure.value, 'f', info.decimals));
        const bool isOverdueRow = info.figure == &ImpactFigures::overdueHours;
        if (isOverdueRow && !m_figures->isOverdue)
            text = tr("not overdue");
        row.value->setText(text);
        row.value->setLook(FontRole::Digits,
                           isOverdueRow && m_figures->isOverdue ? ColorRole::Critical : ColorRole::Text);
        row.basis->setText(withUnitsTogether(explanation(figure)));
    }
    m_table->show();
}

void ImpactTab::changeEvent(QEvent *event)
{
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void ImpactTab::retranslate()
{
    setAccessibleName(tr("Impact analysis"));
    m_intro->setText(tr("Every figure says what it rests on: measured from stored facts, modelled by a fixed table, or "
                        "assumed because facts are missing."));
    for (const auto &[text, label] : std::as_const(m_headings))
        label->setText(translated(text));
    for (qsizetype i = 0; i < m_rows.size(); ++i)
        m_rows.at(i).name->setText(translated(figureInfos[i].name));
    showFigures();
}

} // namespace itsm
