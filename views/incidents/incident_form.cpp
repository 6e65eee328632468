#include "views/incidents/incident_form.h"

#include "models/answer.h"
#include "models/labels.h"
#include "services/desk/validation.h"
#include "services/domain/json.h"
#include "views/incidents/conflict_panel.h"
#include "views/incidents/directory_choices.h"
#include "views/widgets/enum_box.h"
#include "views/widgets/form_field.h"

#include <QGridLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>

namespace itsm {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr int maxName = 100;
constexpr int maxSource = 50;

/// The texts that can be edited, and where a patch has them.
struct TextField
{
    QString Incident::*value;
    std::optional<QString> IncidentPatch::*change;
};
constexpr std::array textFields{
    TextField{&Incident::title, &IncidentPatch::title},
    TextField{&Incident::description, &IncidentPatch::description},
    TextField{&Incident::category, &IncidentPatch::category},
    TextField{&Incident::subcategory, &IncidentPatch::subcategory},
    TextField{&Incident::assignmentGroup, &IncidentPatch::assignmentGroup},
};
} // namespace

IncidentForm::IncidentForm(Backend &backend, const Directory &directory, QWidget *parent)
    : IncidentForm(backend, directory, std::nullopt, parent)
{
}

IncidentForm::IncidentForm(Backend &backend, const Directory &directory, const Incident &incident, QWidget *parent)
    : IncidentForm(backend, directory, std::optional<Incident>(incident), parent)
{
}

IncidentForm::IncidentForm(Backend &backend, const Directory &directory, std::optional<Incident> incident,
                           QWidget *parent)
    : FormDialog(parent)
    , m_backend(backend)
    , m_directory(directory)
    , m_incident(std::move(incident))
    , m_version(m_incident ? m_incident->version : 0)
    , m_title(new QLineEdit(this))
    , m_description(new QPlainTextEdit(this))
    , m_severity(new QComboBox(this))
    , m_priority(new QComboBox(this))
    , m_impact(new QComboBox(this))
    , m_urgency(new QComboBox(this))
    , m_category(new PickBox(PickBox::Mode::Free, this))
    , m_subcategory(new PickBox(PickBox::Mode::Free, this))
    , m_group(new PickBox(PickBox::Mode::Free, this))
    , m_assignee(new PickBox(PickBox::Mode::Listed, this))
    , m_item(new PickBox(PickBox::Mode::Listed, this))
    , m_source(new PickBox(PickBox::Mode::Free, this))
    , m_conflict(new ConflictPanel(this))
{
    setObjectName(m_incident ? u"editIncident"_s : u"newIncident"_s);
    setLeastWidth(680);
    m_title->setMaxLength(maxTitleLength);
    m_description->setTabChangesFocus(true);
    m_description->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_description->setMinimumHeight(theme().px(60)); // the whole form fits into a screen of 720 lines
    m_category->lineEdit()->setMaxLength(maxName);
    m_subcategory->lineEdit()->setMaxLength(maxName);
    m_group->lineEdit()->setMaxLength(maxName);
    m_source->lineEdit()->setMaxLength(maxSource);

    addWidget(m_conflict); // at the top: it must be seen wherever the form is scrolled to
    m_conflict->hide();
    addField({u"title"_s}, m_title)->setRequired(true);
    addField({u"description"_s}, m_description);

    QGridLayout *grid = makeFieldGrid();
    int cell = 0;
    const auto place = [&](const QStringList &names, QWidget *editor) {
        addField(names, editor, grid, cell / 2, cell % 2);
        ++cell;
    };
    place({u"severity"_s}, m_severity);
    place({u"priority"_s}, m_priority);
    place({u"impact"_s}, m_impact);
    place({u"urgency"_s}, m_urgency);
    place({u"category"_s}, m_category);
    place({u"subcategory"_s}, m_subcategory);
    place({u"assignment_group"_s}, m_group);
    place({u"configuration_item_id"_s, u"configuration_item"_s, u"ci_id"_s}, m_item);
    if (m_incident) {
        m_assignee->hide();
        m_source->hide();
    } else {
        place({u"assignee_id"_s, u"assignee"_s}, m_assignee);
        place({u"source"_s}, m_source);
    }
    addLayout(grid);

    retranslate();
    m_category->setProposals(m_directory.categories);
    m_subcategory->setProposals(m_directory.subcategories);
    m_group->setProposals(m_directory.groups);
    m_source->setProposals(m_directory.sources);
    if (m_incident) {
        load(*m_incident);
        connect(m_impact, &QComboBox::currentIndexChanged, this, &IncidentForm::updatePriority);
        connect(m_urgency, &QComboBox::currentIndexChanged, this, &IncidentForm::updatePriority);
        connect(m_priority, &QComboBox::activated, this,
                [this] { m_priorityChosen = m_priority->currentData().toInt() >= 0; });
    } else {
        setEnumValue<Severity>(m_severity, Severity::Medium);
        setEnumValue<Level>(m_impact, Level::Medium);
        setEnumValue<Level>(m_urgency, Level::Medium);
        m_assignee->setPickedId(0);
        m_item->setPickedId(0);
    }
    connect(this, &FormDialog::submitted, this, &IncidentForm::send);
    connect(m_title, &QLineEdit::textChanged, this, &IncidentForm::updateConflict);
    connect(m_description, &QPlainTextEdit::textChanged, this, &IncidentForm::updateConflict);
    const QList<QComboBox *> boxes = findChildren<QComboBox *>();
    for (const QComboBox *box : boxes)
        connect(box, &QComboBox::currentTextChanged, this, &IncidentForm::updateConflict);
}

void IncidentForm::load(const Incident &incident)
{
    m_title->setText(incident.title);
    m_title->setCursorPosition(0);
    m_description->setPlainText(incident.description);
    setEnumValue(m_severity, incident.severity);
    setEnumValue(m_priority, incident.priority);
    setEnumValue(m_impact, incident.impact);
    setEnumValue(m_urgency, incident.urgency);
    m_category->setText(incident.category);
    m_subcategory->setText(incident.subcategory);
    m_group->setText(incident.assignmentGroup);
    m_item->setPickedId(incident.ciId.value, incident.ciName);
    m_loaded = shown();
}

bool IncidentForm::changesImpact() const
{
    const Incident now = edited();
    return !(now.impact == m_incident->impact && now.urgency == m_incident->urgency);
}

void IncidentForm::fillPriorities()
{
    const bool canFollow = !m_incident || changesImpact();
    fillEnumBox(m_priority, allPriorities, canFollow ? tr("From impact and urgency") : QString());
}

void IncidentForm::updatePriority()
{
    fillPriorities();
    if (m_priorityChosen)
        return;
    if (changesImpact())
        m_priority->setCurrentIndex(0);
    else
        setEnumValue(m_priority, m_incident->priority);
}

Incident IncidentForm::shown() const
{
    Incident incident;
    incident.title = m_title->text().trimmed();
    incident.description = m_description->toPlainText();
    incident.category = m_category->text();
    incident.subcategory = m_subcategory->text();
    incident.assignmentGroup = m_group->text();
    return incident;
}

Incident IncidentForm::edited() const
{
    Incident incident = *m_incident;
    const Incident now = shown();
    for (const TextField &text : textFields) {
        if (now.*text.value != m_loaded.*text.value)
            incident.*text.value = now.*text.value;
    }
    // A value that this program does not know stays as it is unless another one is chosen.
    const auto token = [](auto &target, const auto &chosen) {
        if (chosen)
            target = *chosen;
    };
    token(incident.priority, enumValue<Priority>(m_priority));
    token(incident.severity, enumValue<Severity>(m_severity));
    token(incident.impact, enumValue<Level>(m_impact));
    token(incident.urgency, enumValue<Level>(m_urgency));
    if (const auto item = m_item->pickedId(); item && *item != incident.ciId.value) {
        incident.ciId = CiId(*item);
        incident.ciName = *item == 0 ? QString() : m_item->text();
    }
    return incident;
}

NewIncident IncidentForm::input() const
{
    NewIncident input;
    input.title = m_title->text().trimmed();
    input.description = m_description->toPlainText();
    input.priority = enumValue<Priority>(m_priority);
    input.severity = enumValue<Severity>(m_severity).value_or(Severity::Medium);
    input.impact = enumValue<Level>(m_impact).value_or(Level::Medium);
    input.urgency = enumValue<Level>(m_urgency).value_or(Level::Medium);
    input.category = m_category->text();
    input.subcategory = m_subcategory->text();
    input.source = m_source->text();
    input.assignmentGroup = m_group->text();
    input.assigneeId = UserId(m_assignee->pickedId().value_or(0));
    input.ciId = CiId(m_item->pickedId().value_or(0));
    return input;
}

IncidentPatch IncidentForm::patch() const
{
    IncidentPatch patch;
    if (!m_incident)
        return patch;
    const Incident &before = *m_incident;
    const Incident mine = edited();
    for (const TextField &text : textFields) {
        if (mine.*text.value != before.*text.value)
            patch.*text.change = mine.*text.value;
    }
    const auto token = [](auto &target, const auto &now, const auto &then) {
        if (!(now == then))
            target = now.value();
    };
    token(patch.priority, mine.priority, before.priority);
    if (changesImpact()) // kept against what impact and urgency say, or left to them
        patch.priority = enumValue<Priority>(m_priority);
    token(patch.severity, mine.severity, before.severity);
    token(patch.impact, mine.impact, before.impact);
    token(patch.urgency, mine.urgency, before.urgency);
    if (mine.ciId != before.ciId)
        patch.ciId = mine.ciId;
    return patch;
}

bool IncidentForm::validate()
{
    bool ok = true;
    const auto wrong = [&](const QString &field, const QString &message) {
        setFieldError(field, message);
        ok = false;
    };
    if (m_title->text().trimmed().isEmpty())
        wrong(u"title"_s, tr("Say in one line what is wrong."));
    if (!m_item->pickedId())
        wrong(u"configuration_item_id"_s, tr("Choose an item from the list, or none."));
    if (!m_incident && !m_assignee->pickedId())
        wrong(u"assignee_id"_s, tr("Choose a person from the list, or nobody."));
    return ok;
}

void IncidentForm::send()
{
    if (!m_incident) {
        create();
        return;
    }
    // The form goes on from where it stands: what was typed after a conflict counts as well.
    const IncidentPatch wanted = m_conflict->resolved(patch());
    if (patchKeys(wanted).isEmpty())
        accept();
    else
        save(wanted);
}

void IncidentForm::create()
{
    whenAnswered(this, m_backend.createIncident(input()), [this](Result<Incident> &&result) {
        if (!result) {
            showError(result.error());
            return;
        }
        Q_EMIT created(*result);
        accept();
    });
}

void IncidentForm::save(const IncidentPatch &patch)
{
    const IncidentRef ref{.id = m_incident->id, .version = m_version};
    whenAnswered(this, m_backend.run(ref, Update{patch}), [this, patch](Result<Incident> &&result) {
        if (result) {
            Q_EMIT saved(*result, patch);
            accept();
            return;
        }
        const qint64 stored = result.error().details.value("server_version"_L1).toInteger();
        if (result.error().code != Error::Code::Conflict || stored == 0) {
            showError(result.error());
            return;
        }
        m_version = stored;
        m_conflict->setConflict(toJson(*m_incident), result.error().details);
        m_conflict->setMine(this->patch(), toJson(edited()));
        // Others changed other fields: nothing to choose, ours can follow theirs.
        if (m_conflict->isEmpty()) {
            save(patch);
            return;
        }
        setBusy(false);
        m_conflict->show();
        fitToContent();
        m_conflict->focusChoice();
    });
}

void IncidentForm::updateConflict()
{
    if (m_conflict->isVisible())
        m_conflict->setMine(patch(), toJson(edited()));
}

void IncidentForm::retranslate()
{
    setWindowTitle(m_incident ? tr("Edit %1").arg(m_incident->number) : tr("New incident"));
    primaryButton()->setText(m_incident ? tr("Save") : tr("Create"));
    const auto name = [this](const QString &key, const QString &label) {
        if (FormField *f = field(key))
            f->setLabel(label);
    };
    name(u"title"_s, tr("Title"));
    name(u"description"_s, tr("Description"));
    name(u"severity"_s, tr("Severity"));
    name(u"priority"_s, tr("Priority"));
    name(u"impact"_s, tr("Impact"));
    name(u"urgency"_s, tr("Urgency"));
    name(u"category"_s, tr("Category"));
    name(u"subcategory"_s, tr("Subcategory"));
    name(u"assignment_group"_s, tr("Group"));
    name(u"configuration_item_id"_s, tr("Configuration item"));
    name(u"assignee_id"_s, tr("Assignee"));
    name(u"source"_s, tr("Source"));
    m_title->setPlaceholderText(tr("One line: what is wrong, and where"));
    fillEnumBox(m_severity, allSeverities);
    fillPriorities();
    fillEnumBox(m_impact, allLevels);
    fillEnumBox(m_urgency, allLevels);
    for (const PickBox *box : {m_category, m_subcategory, m_group})
        box->lineEdit()->setPlaceholderText(tr("None"));
    m_source->lineEdit()->setPlaceholderText(sourceLabel(u"manual"_s)); // which it becomes
    m_assignee->setChoices(peopleChoices(m_directory, m_backend.actor().user), tr("Nobody"));
    m_item->setChoices(itemChoices(m_directory), tr("None"));
}

} // namespace itsm
