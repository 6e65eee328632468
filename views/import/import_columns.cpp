#include "views/import/import_columns.h"

#include "views/import/import_words.h"
#include "views/widgets/pick_box.h"
#include "views/widgets/plain_label.h"
#include "views/widgets/plain_text.h"
#include "views/widgets/theme.h"

#include <QEvent>
#include <QHeaderView>
#include <QLineEdit>
#include <QTableWidget>
#include <QVBoxLayout>

namespace itsm {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int columnWidth = 170;
constexpr int leastColumnsHeight = 260;
constexpr qsizetype longestCell = 200;

qint64 idOf(std::optional<ImportField> field)
{
    return field ? static_cast<qint64>(*field) + 1 : 0;
}

} // namespace

ImportColumns::ImportColumns(QWidget *parent)
    : QWidget(parent)
    , m_table(new QTableWidget(this))
    , m_note(new PlainLabel(this))
{
    m_table->setObjectName(u"importPreview"_s);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionMode(QAbstractItemView::NoSelection);
    m_table->setWordWrap(false);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(theme().rowHeight());
    m_table->horizontalHeader()->setDefaultSectionSize(theme().px(columnWidth));
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->setMinimumHeight(theme().px(leastColumnsHeight));
    m_note->setLook(FontRole::Meta, ColorRole::Muted);
    m_note->setWordWrap(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme().space(1));
    layout->addWidget(m_table, 1);
    layout->addWidget(m_note);
    retranslate();
}

void ImportColumns::setPreview(const ImportPreview &preview, const ColumnWishes &wishes)
{
    clear();
    m_preview = preview;
    m_table->setColumnCount(static_cast<int>(preview.headings.size()));
    QStringList labels;
    for (const QString &heading : preview.headings)
        labels.append(visibleControls(heading));
    m_table->setHorizontalHeaderLabels(labels);
    m_table->setRowCount(1 + static_cast<int>(preview.rows.size()));
    const ColumnFields fields = guessFields(preview.headings, wishes);
    for (int column = 0; column < m_table->columnCount(); ++column) {
        auto *box = new PickBox(PickBox::Mode::Listed);
        box->setObjectName(u"field%1"_s.arg(column));
        m_boxes.push_back(box);
        m_table->setCellWidget(0, column, box);
        connect(box, &PickBox::edited, this, [this, column] { onPicked(column); });
    }
    m_table->setRowHeight(0, m_boxes.empty() ? theme().rowHeight()
                                             : m_boxes.front()->sizeHint().height() + theme().space(1));
    retranslate();
    for (size_t column = 0; column < m_boxes.size(); ++column) {
        const QSignalBlocker blocker(m_boxes[column]);
        m_boxes[column]->setPickedId(idOf(fields[column]));
    }
    setChoosable(m_isChoosable);
    fillRows();
}

void ImportColumns::clear()
{
    m_preview = {};
    m_boxes.clear();
    m_table->clear();
    m_table->setRowCount(0);
    m_table->setColumnCount(0);
    retranslate();
}

void ImportColumns::fillRows()
{
    for (int row = 0; row < static_cast<int>(m_preview.rows.size()); ++row) {
        const QStringList &cells = m_preview.rows[static_cast<size_t>(row)];
        for (int column = 0; column < std::min(m_table->columnCount(), static_cast<int>(cells.size())); ++column) {
            auto *item = new QTableWidgetItem(visibleControls(cells[column].left(longestCell)));
            item->setToolTip(plainTooltip(cells[column]));
            m_table->setItem(row + 1, column, item);
        }
    }
}

void ImportColumns::setChoosable(bool choosable)
{
    m_isChoosable = choosable;
    m_table->setRowHidden(0, !choosable);
    retranslate();
}

void ImportColumns::onPicked(int column)
{
    // A field has one column: the one that had it lets go.
    const std::optional<qint64> picked = m_boxes[static_cast<size_t>(column)]->pickedId();
    for (size_t other = 0; picked.value_or(0) != 0 && other < m_boxes.size(); ++other) {
        if (static_cast<int>(other) == column || m_boxes[other]->pickedId() != picked)
            continue;
        const QSignalBlocker blocker(m_boxes[other]);
        m_boxes[other]->setPickedId(0);
    }
    Q_EMIT changed();
}

std::optional<ColumnWishes> ImportColumns::wishes() const
{
    ColumnWishes wishes;
    for (size_t column = 0; column < m_boxes.size(); ++column) {
        const std::optional<qint64> picked = m_boxes[column]->pickedId();
        if (!picked)
            return {};
        wishes.insert(m_preview.headings[static_cast<qsizetype>(column)],
                      *picked == 0 ? std::nullopt : std::optional(static_cast<ImportField>(*picked - 1)));
    }
    return wishes;
}

void ImportColumns::setWish(const QString &heading, std::optional<ImportField> field)
{
    if (const qsizetype column = m_preview.headings.indexOf(heading); column >= 0)
        m_boxes[static_cast<size_t>(column)]->setPickedId(idOf(field));
}

void ImportColumns::retranslate()
{
    m_table->setAccessibleName(tr("The first rows of the file"));
    QList<PickBox::Choice> choices;
    for (int i = 0; i < importFieldCount; ++i) {
        const auto field = static_cast<ImportField>(i);
        choices.append({.id = idOf(field), .label = displayText(field), .detail = {}});
    }
    for (size_t column = 0; column < m_boxes.size(); ++column) {
        const QSignalBlocker blocker(m_boxes[column]);
        m_boxes[column]->setChoices(choices, tr("Left out", "a column"));
        const QString heading = visibleControls(m_preview.headings[static_cast<qsizetype>(column)]);
        m_boxes[column]->setAccessibleName(tr("The column %1 becomes").arg(heading));
        m_boxes[column]->lineEdit()->setAccessibleName(m_boxes[column]->accessibleName());
    }
    QStringList notes;
    if (!m_preview.headings.isEmpty()) {
        const int rows = static_cast<int>(m_preview.rows.size());
        notes.append(m_preview.hasMore ? tr("The first %n row(s).", nullptr, rows)
                                       : tr("All %n row(s) of the file.", nullptr, rows));
        if (m_isChoosable)
            notes.append(tr("Above each column stands what it becomes."));
    }
    for (size_t i = 0; i < std::min<size_t>(m_preview.problems.size(), 3); ++i) {
        const TransferProblem &problem = m_preview.problems[i];
        notes.append(tr("Line %L1: %2").arg(problem.line).arg(problem.message));
    }
    m_note->setText(joinSentences(notes));
}

void ImportColumns::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace itsm
