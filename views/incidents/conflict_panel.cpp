#include "views/incidents/conflict_panel.h"

#include "models/event_text.h"
#include "views/widgets/console_style.h"
#include "views/widgets/mark_label.h"
#include "views/widgets/plain_label.h"
#include "views/widgets/plain_text.h"
#include "views/widgets/theme.h"

#include <QButtonGroup>
#include <QEvent>
#include <QGridLayout>
#include <QJsonObject>
#include <QRadioButton>

namespace itsm {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr qsizetype shownLength = 160;
constexpr int mineId = 1;
constexpr int theirsId = 0;
constexpr int firstLine = 2; ///< of the choices, below the headings

/// A field of an incident as the words of a button.
QString valueText(const QString &key, const QJsonObject &incident)
{
    // The item is stored by number and shown by name.
    const QString shownKey = key == "configuration_item_id"_L1 ? u"configuration_item_name"_s : key;
    QString text = visibleControls(fieldValueText(shownKey, incident.value(shownKey)).simplified());
    if (text.size() > shownLength)
        text = text.left(shownLength - 1) + u'…';
    return text.replace(u'&', "&&"_L1);
}
} // namespace

QStringList patchKeys(const IncidentPatch &patch)
{
    QStringList keys;
    const auto add = [&keys](bool set, const char *key) {
        if (set)
            keys.append(QString::fromLatin1(key));
    };
    add(patch.title.has_value(), "title");
    add(patch.description.has_value(), "description");
    add(patch.priority.has_value(), "priority");
    add(patch.severity.has_value(), "severity");
    add(patch.impact.has_value(), "impact");
    add(patch.urgency.has_value(), "urgency");
    add(patch.category.has_value(), "category");
    add(patch.subcategory.has_value(), "subcategory");
    add(patch.assignmentGroup.has_value(), "assignment_group");
    add(patch.ciId.has_value(), "configuration_item_id");
    add(patch.impactAnalysis.has_value(), "impact_analysis");
    add(patch.rootCause.has_value(), "root_cause");
    add(patch.resolutionSteps.has_value(), "resolution_steps");
    add(patch.metadata.has_value(), "metadata");
    return keys;
}

void clearPatchField(IncidentPatch &patch, const QString &key)
{
    const QHash<QString, std::function<void()>> clear{
        {u"title"_s, [&] { patch.title.reset(); }},
        {u"description"_s, [&] { patch.description.reset(); }},
        {u"priority"_s, [&] { patch.priority.reset(); }},
        {u"severity"_s, [&] { patch.severity.reset(); }},
        {u"impact"_s, [&] { patch.impact.reset(); }},
        {u"urgency"_s, [&] { patch.urgency.reset(); }},
        {u"category"_s, [&] { patch.category.reset(); }},
        {u"subcategory"_s, [&] { patch.subcategory.reset(); }},
        {u"assignment_group"_s, [&] { patch.assignmentGroup.reset(); }},
        {u"configuration_item_id"_s, [&] { patch.ciId.reset(); }},
        {u"impact_analysis"_s, [&] { patch.impactAnalysis.reset(); }},
        {u"root_cause"_s, [&] { patch.rootCause.reset(); }},
        {u"resolution_steps"_s, [&] { patch.resolutionSteps.reset(); }},
        {u"metadata"_s, [&] { patch.metadata.reset(); }},
    };
    if (const auto it = clear.constFind(key); it != clear.constEnd())
        (*it)();
}

ConflictPanel::ConflictPanel(QWidget *parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
    , m_headline(new PlainLabel(this))
    , m_mineTitle(new PlainLabel(this))
    , m_theirsTitle(new PlainLabel(this))
{
    setObjectName(u"conflict"_s);
    m_headline->setWordWrap(true);
    m_headline->setLook(FontRole::Form, ColorRole::High);
    m_mineTitle->setLook(FontRole::Meta, ColorRole::Muted);
    m_theirsTitle->setLook(FontRole::Meta, ColorRole::Muted);
    m_grid->setContentsMargins(0, 0, 0, theme().space(4)); // the fields follow
    m_grid->setHorizontalSpacing(theme().space(3));
    m_grid->setVerticalSpacing(theme().space(2));
    m_grid->setColumnStretch(1, 1);
    m_grid->setColumnStretch(2, 1);
    auto *sign = new MarkLabel(MarkLabel::Shape::Plain, this);
    sign->setMark({Sign::Triangle, ColorRole::High}, {});
    m_grid->addLayout(sign->rowWith(m_headline), 0, 0, 1, 3);
    m_grid->addWidget(m_mineTitle, 1, 1);
    m_grid->addWidget(m_theirsTitle, 1, 2);
    retranslate();
}

void ConflictPanel::clear()
{
    for (const Row &row : std::as_const(m_rows)) {
        const QList<QAbstractButton *> buttons = row.choice->buttons();
        for (QAbstractButton *button : buttons)
            delete button;
        delete row.choice;
        delete row.name;
    }
    m_rows.clear();
}

void ConflictPanel::setConflict(const QJsonObject &before, const QJsonObject &details)
{
    m_before = before;
    m_theirs = details.value("theirs"_L1).toObject();
    m_serverVersion = details.value("server_version"_L1).toInteger();
}

void ConflictPanel::setMine(const IncidentPatch &patch, const QJsonObject &mine)
{
    QStringList keys = patchKeys(patch);
    keys.removeIf([&](const QString &key) {
        const QJsonValue theirs = m_theirs.value(key);
        return theirs == m_before.value(key) || theirs == mine.value(key);
    });
    const bool isSame = std::equal(m_rows.begin(), m_rows.end(), keys.begin(), keys.end(),
                                   [](const Row &row, const QString &key) { return row.key == key; });
    // The buttons stay while one of them may have the keyboard.
    if (isSame && std::all_of(m_rows.begin(), m_rows.end(),
                              [this](const Row &row) { return row.theirs == m_theirs.value(row.key); })) {
        for (Row &row : m_rows)
            showMine(row, mine);
        return;
    }
    QStringList taken;
    for (const Row &row : std::as_const(m_rows)) {
        if (row.choice->checkedId() == theirsId && row.mine == mine.value(row.key) &&
            row.theirs == m_theirs.value(row.key))
            taken.append(row.key);
    }
    clear();
    for (const QString &key : std::as_const(keys))
        addRow(key, mine, taken.contains(key));
}

void ConflictPanel::addRow(const QString &key, const QJsonObject &mine, bool isTaken)
{
    Row row{.key = key,
            .mine = mine.value(key),
            .theirs = m_theirs.value(key),
            .name = new PlainLabel(this),
            .choice = new QButtonGroup(this)};
    row.name->setText(fieldLabel(key));
    auto *keep = new QRadioButton(valueText(key, mine), this);
    auto *take = new QRadioButton(valueText(key, m_theirs), this);
    keep->setAccessibleName(tr("Keep mine: %1").arg(fieldLabel(key)));
    take->setAccessibleName(tr("Take theirs: %1").arg(fieldLabel(key)));
    keep->setObjectName("mine."_L1 + key);
    take->setObjectName("theirs."_L1 + key);
    row.choice->addButton(keep, mineId);
    row.choice->addButton(take, theirsId);
    (isTaken ? take : keep)->setChecked(true);
    const int line = firstLine + static_cast<int>(m_rows.size());
    m_grid->addWidget(row.name, line, 0, Qt::AlignTop);
    m_grid->addWidget(keep, line, 1, Qt::AlignTop);
    m_grid->addWidget(take, line, 2, Qt::AlignTop);
    m_rows.append(row);
}

void ConflictPanel::showMine(Row &row, const QJsonObject &mine)
{
    const QJsonValue value = mine.value(row.key);
    if (value == row.mine)
        return;
    row.mine = value;
    row.choice->button(mineId)->setText(valueText(row.key, mine));
    row.choice->button(mineId)->setChecked(true);
}

void ConflictPanel::focusChoice()
{
    showFocusRing(*this);
    if (!m_rows.isEmpty())
        m_rows.constFirst().choice->checkedButton()->setFocus(Qt::OtherFocusReason);
}

IncidentPatch ConflictPanel::resolved(IncidentPatch patch) const
{
    for (const Row &row : m_rows) {
        if (row.choice->checkedId() == theirsId)
            clearPatchField(patch, row.key);
    }
    return patch;
}

void ConflictPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void ConflictPanel::retranslate()
{
    m_headline->setText(tr("Somebody else changed this incident meanwhile. Choose what to keep."));
    m_mineTitle->setText(tr("Mine"));
    m_theirsTitle->setText(tr("Theirs"));
    for (const Row &row : std::as_const(m_rows))
        row.name->setText(fieldLabel(row.key));
}

} // namespace itsm
