#include "views/incidents/bulk_result_dialog.h"

#include "models/answer.h"
#include "views/incidents/command_sentences.h"
#include "views/widgets/console_style.h"
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
constexpr size_t listed = 1'000;
enum ResultColumns { NumberColumn, TitleColumn, ResultColumn, ResultColumnCount };
} // namespace

BulkResultDialog::BulkResultDialog(Backend &backend, const BulkOutcome &outcome, QWidget *parent)
    : QDialog(parent)
    , m_outcome(outcome)
    , m_summary(new PlainLabel(this))
    , m_more(new PlainLabel(this))
    , m_table(new QTableWidget(0, ResultColumnCount, this))
    , m_copy(new QPushButton(this))
    , m_close(new QPushButton(this))
{
    setObjectName(u"bulkResult"_s);
    setWindowModality(Qt::WindowModal);
    setAttribute(Qt::WA_DeleteOnClose);
    // As far as there is room: the reasons are what is read here.
    const int room = parentWidget() ? parentWidget()->window()->width() * 9 / 10 : theme().px(760);
    resize(std::min(theme().px(960), room), theme().px(480));
    m_items = m_outcome.result ? m_outcome.result->items : std::vector<BulkItem>{};
    std::stable_partition(m_items.begin(), m_items.end(), [](const BulkItem &item) { return item.error.has_value(); });
    if (m_items.size() > listed)
        m_items.resize(listed);

    m_summary->setLook(FontRole::Section);
    m_summary->setWordWrap(true);
    m_more->setLook(FontRole::Meta, ColorRole::Muted);
    m_table->setObjectName(u"bulkItems"_s);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setWordWrap(false);
    m_table->setShowGrid(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(theme().rowHeight());
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setSectionResizeMode(NumberColumn, QHeaderView::ResizeToContents);
    m_table->setColumnWidth(TitleColumn, theme().px(220)); // the reason is what is read here
    m_table->horizontalHeader()->setSectionResizeMode(ResultColumn, QHeaderView::Stretch);
    setButtonKind(m_close, ButtonKind::Primary);
    m_close->setDefault(true);
    connect(m_close, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(asText()); });

    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_more);
    buttons->addStretch();
    buttons->addWidget(m_copy);
    buttons->addWidget(m_close);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme().space(5), theme().space(5), theme().space(5), theme().space(4));
    layout->setSpacing(theme().space(3));
    layout->addWidget(m_summary);
    layout->addWidget(m_table, 1);
    layout->addLayout(buttons);
    retranslate();
    loadNames(backend);
}

void BulkResultDialog::loadNames(Backend &backend)
{
    std::vector<IncidentId> ids;
    ids.reserve(m_items.size());
    for (const BulkItem &item : m_items)
        ids.push_back(item.id);
    whenAnswered(this, backend.incidentsById(ids, {}), [this](Result<std::vector<MatchedIncident>> &&result) {
        if (!result) {
            m_namesError = result.error().message;
            retranslate();
            return;
        }
        for (const MatchedIncident &match : *result)
            m_names.insert(match.incident.id, {match.incident.number, match.incident.title});
        fill();
    });
}

void BulkResultDialog::fill()
{
    m_table->setRowCount(static_cast<int>(m_items.size()));
    int row = 0;
    for (const BulkItem &item : m_items) {
        const auto [number, title] = m_names.value(item.id);
        const bool isChanged = item.isChanged || std::holds_alternative<Comment>(m_outcome.command);
        const QString what = item.error ? item.error->message : isChanged ? tr("Done") : tr("Needed no change");
        m_table->setItem(
            row, NumberColumn,
            new QTableWidgetItem(number.isEmpty() ? u'#' + QString::number(item.id.value) : visibleControls(number)));
        m_table->setItem(row, TitleColumn, new QTableWidgetItem(visibleControls(title)));
        auto *result = new QTableWidgetItem(
            markIcon(item.error ? Mark{Sign::Octagon, ColorRole::Critical} : Mark{Sign::Check, ColorRole::Ok}),
            visibleControls(what));
        result->setToolTip(plainTooltip(what));
        m_table->setItem(row, ResultColumn, result);
        ++row;
    }
    if (!m_table->currentIndex().isValid())
        m_table->selectRow(0); // a row has the keyboard, not a cell of it
}

QString BulkResultDialog::asText() const
{
    QString text;
    for (int row = 0; row < m_table->rowCount(); ++row) {
        for (int column = 0; column < ResultColumnCount; ++column) {
            text += m_table->item(row, column)->text();
            text += column + 1 < ResultColumnCount ? u'\t' : u'\n';
        }
    }
    return text;
}

void BulkResultDialog::retranslate()
{
    setWindowTitle(tr("Result: %1").arg(commandTitle(m_outcome.command)));
    const int total = m_outcome.result ? static_cast<int>(m_outcome.result->items.size()) : 0;
    const int failures = m_outcome.result ? m_outcome.result->failures() : 0;
    QString summary = m_outcome.result ? doneSentence(m_outcome.command, *m_outcome.result) : QString();
    if (failures > 0)
        summary = joinSentences({summary, tr("%n could not be changed and stayed as they were.", nullptr, failures)});
    if (!m_namesError.isEmpty())
        summary += u'\n' + tr("Numbers and titles could not be read: %1").arg(visibleControls(m_namesError));
    m_summary->setText(summary);
    const int more = total - static_cast<int>(m_items.size());
    m_more->setText(more > 0 ? tr("%n more item(s) are not listed.", nullptr, more) : QString());
    m_table->setHorizontalHeaderLabels({tr("Number"), tr("Title"), tr("Result")});
    m_table->setAccessibleName(tr("Result of each incident"));
    m_copy->setText(tr("Copy as text"));
    m_close->setText(tr("Close"));
    fill();
}

void BulkResultDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void BulkResultDialog::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        QGuiApplication::clipboard()->setText(asText());
        return;
    }
    QDialog::keyPressEvent(event);
}

} // namespace itsm
