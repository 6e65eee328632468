#include "views/import/import_result.h"

#include "views/widgets/enum_box.h"
#include "views/widgets/plain_label.h"
#include "views/widgets/plain_text.h"
#include "views/widgets/theme.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPushButton>
#include <QTableWidget>

namespace itsm {

using namespace Qt::Literals::StringLiterals;

namespace {
enum Column { LineColumn, PlaceColumn, MessageColumn, ColumnCount };
constexpr int leastProblemsHeight = 260;
} // namespace

ImportResult::ImportResult(QWidget *parent)
    : QWidget(parent)
    , m_summary(new PlainLabel(this))
    , m_more(new PlainLabel(this))
    , m_table(new QTableWidget(0, ColumnCount, this))
    , m_copy(new QPushButton(this))
{
    m_summary->setLook(FontRole::Section);
    m_summary->setWordWrap(true);
    m_summary->setObjectName(u"importSummary"_s);
    m_more->setLook(FontRole::Meta, ColorRole::Muted);
    m_table->setObjectName(u"importProblems"_s);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setWordWrap(false);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(theme().rowHeight());
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSectionResizeMode(LineColumn, QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(PlaceColumn, QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(MessageColumn, QHeaderView::Stretch);
    m_table->setMinimumHeight(theme().px(leastProblemsHeight));
    m_copy->setAutoDefault(false);
    m_copy->setObjectName(u"copyProblems"_s);
    connect(m_copy, &QPushButton::clicked, this, &ImportResult::copy);

    auto *foot = new QHBoxLayout;
    foot->addWidget(m_more, 1);
    foot->addWidget(m_copy);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme().space(3));
    layout->addWidget(m_summary);
    layout->addWidget(m_table, 1);
    layout->addLayout(foot);
    retranslate();
}

void ImportResult::setReport(const ImportReport &report, Step step)
{
    m_report = report;
    m_step = step;
    retranslate();
}

QString ImportResult::summary() const
{
    const ImportSummary &done = m_report.summary;
    const auto number = [](qint64 n) { return static_cast<int>(n); };
    QStringList sentences;
    if (m_step == Step::Checked) {
        sentences.append(tr("%n row(s) can be imported.", nullptr, number(done.rows)));
    } else {
        sentences.append(tr("%n incident(s) were added.", nullptr, number(done.counts.created)));
        if (done.counts.extended > 0)
            sentences.append(tr("%n incident(s) got new activity.", nullptr, number(done.counts.extended)));
        if (done.counts.unchanged > 0)
            sentences.append(tr("%n incident(s) were here already.", nullptr, number(done.counts.unchanged)));
        if (!done.counts.foreign.empty())
            sentences.append(tr("%n incident(s) with other words were left alone.", nullptr,
                                number(static_cast<qint64>(done.counts.foreign.size()))));
    }
    if (done.brokenRows > 0)
        sentences.append(m_step == Step::Checked ? tr("%n row(s) will be left out.", nullptr, number(done.brokenRows))
                                                 : tr("%n row(s) were left out.", nullptr, number(done.brokenRows)));
    return joinSentences(sentences);
}

QString ImportResult::asText() const
{
    QString text;
    for (int row = 0; row < m_table->rowCount(); ++row) {
        for (int column = 0; column < ColumnCount; ++column) {
            text += m_table->item(row, column)->text();
            text += column + 1 < ColumnCount ? u'\t' : u'\n';
        }
    }
    return text;
}

void ImportResult::fill()
{
    m_table->setRowCount(static_cast<int>(m_report.problems.size()));
    int row = 0;
    for (const TransferProblem &problem : m_report.problems) {
        // A problem of the file as a whole stands on no line.
        const auto place = [](qint64 n) { return new QTableWidgetItem(n > 0 ? QString::number(n) : QString()); };
        m_table->setItem(row, LineColumn, place(problem.line));
        m_table->setItem(row, PlaceColumn, place(problem.column));
        const bool isBroken = problem.kind == TransferProblem::Kind::Broken;
        auto *message = new QTableWidgetItem(
            markIcon(isBroken ? Mark{Sign::Octagon, ColorRole::Critical} : Mark{Sign::Triangle, ColorRole::High}),
            visibleControls(problem.message));
        message->setToolTip(plainTooltip(problem.message));
        m_table->setItem(row++, MessageColumn, message);
    }
    m_copy->setEnabled(row > 0);
}

void ImportResult::retranslate()
{
    m_summary->setText(summary());
    m_table->setAccessibleName(tr("What is wrong in the file"));
    m_table->setHorizontalHeaderLabels({tr("Line"), tr("Character", "place in the line"), tr("What is wrong")});
    m_copy->setText(tr("Copy as text"));
    const auto more = static_cast<int>(m_report.problemCount - static_cast<qint64>(m_report.problems.size()));
    m_more->setText(m_report.problemCount == 0 ? tr("Nothing is wrong with the file.")
                    : more > 0                 ? tr("%n more problem(s) are not listed.", nullptr, more)
                                               : QString());
    fill();
}

void ImportResult::copy() const
{
    QGuiApplication::clipboard()->setText(asText());
}

void ImportResult::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void ImportResult::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        copy();
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace itsm
