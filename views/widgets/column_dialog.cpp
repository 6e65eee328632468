#include "views/widgets/column_dialog.h"

#include "views/widgets/column_keeper.h"
#include "views/widgets/form_field.h"
#include "views/widgets/theme.h"

#include <QHBoxLayout>
#include <QJsonArray>
#include <QKeyEvent>
#include <QListWidget>
#include <QPushButton>

namespace itsm {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr int entryRole = Qt::UserRole; ///< QJsonObject: of the column in the state
constexpr int listHeight = 360;
} // namespace

ColumnDialog::ColumnDialog(ColumnKeeper &keeper, QWidget *parent)
    : FormDialog(parent)
    , m_keeper(keeper)
    , m_list(new QListWidget(this))
    , m_up(new QPushButton(this))
    , m_down(new QPushButton(this))
    , m_standard(new QPushButton(this))
{
    setObjectName(u"columnDialog"_s);
    m_list->setDragDropMode(QAbstractItemView::InternalMove);
    m_list->setMinimumHeight(theme().px(listHeight));
    m_list->setSizeAdjustPolicy(QAbstractScrollArea::AdjustToContents); // all of them, if there is room
    m_list->installEventFilter(this);
    addField({u"columns"_s}, m_list);
    auto *row = new QHBoxLayout;
    row->setSpacing(theme().space(2));
    for (QPushButton *button : {m_up, m_down, m_standard}) {
        button->setAutoDefault(false);
        row->addWidget(button);
    }
    row->addStretch();
    addLayout(row);
    connect(m_up, &QPushButton::clicked, this, [this] { move(-1); });
    connect(m_down, &QPushButton::clicked, this, [this] { move(1); });
    connect(m_standard, &QPushButton::clicked, this, [this] { fill(m_keeper.standardState()); });
    connect(m_list, &QListWidget::itemChanged, this, &FormDialog::clearErrors);
    connect(this, &FormDialog::submitted, this, &ColumnDialog::apply);
    fill(keeper.state());
}

void ColumnDialog::fill(const QJsonObject &state)
{
    m_list->clear();
    const QJsonArray columns = state.value("columns"_L1).toArray();
    for (const auto &value : columns) {
        const QJsonObject entry = value.toObject();
        auto *item = new QListWidgetItem(m_keeper.titleOf(entry.value("key"_L1).toString()), m_list);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable | Qt::ItemIsDragEnabled);
        item->setCheckState(entry.value("shown"_L1).toBool(true) ? Qt::Checked : Qt::Unchecked);
        item->setData(entryRole, entry);
    }
    m_list->setCurrentRow(0);
}

void ColumnDialog::move(int by)
{
    const int row = m_list->currentRow();
    const int to = row + by;
    if (row < 0 || to < 0 || to >= m_list->count())
        return;
    m_list->insertItem(to, m_list->takeItem(row));
    m_list->setCurrentRow(to);
}

bool ColumnDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->modifiers() == Qt::AltModifier && (key->key() == Qt::Key_Up || key->key() == Qt::Key_Down)) {
            move(key->key() == Qt::Key_Up ? -1 : 1);
            return true;
        }
    }
    return FormDialog::eventFilter(watched, event);
}

bool ColumnDialog::validate()
{
    for (int row = 0; row < m_list->count(); ++row) {
        if (m_list->item(row)->checkState() == Qt::Checked)
            return true;
    }
    setFieldError(u"columns"_s, tr("Choose one column at least."));
    return false;
}

void ColumnDialog::apply()
{
    QJsonArray columns;
    for (int row = 0; row < m_list->count(); ++row) {
        QJsonObject entry = m_list->item(row)->data(entryRole).toJsonObject();
        entry.insert(u"shown"_s, m_list->item(row)->checkState() == Qt::Checked);
        columns.append(entry);
    }
    QJsonObject state = m_keeper.state();
    state.insert(u"columns"_s, columns);
    m_keeper.take(state);
    accept();
}

void ColumnDialog::retranslate()
{
    setWindowTitle(tr("Columns"));
    primaryButton()->setText(tr("Apply"));
    field(u"columns"_s)->setLabel(tr("Columns, from left to right"));
    field(u"columns"_s)->setHint(tr("Space shows or hides one, Alt+Up and Alt+Down move it."));
    m_list->setAccessibleName(tr("Columns"));
    m_up->setText(tr("Move &up"));
    m_down->setText(tr("Move &down"));
    m_standard->setText(tr("&Standard columns"));
    for (int row = 0; row < m_list->count(); ++row) {
        const QJsonObject entry = m_list->item(row)->data(entryRole).toJsonObject();
        m_list->item(row)->setText(m_keeper.titleOf(entry.value("key"_L1).toString()));
    }
}

} // namespace itsm
