#include "views/incidents/incident_form.h"

#include "models/answer.h"
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
constexpr int maxTitle = 255;
constexpr int maxName = 100;
constexpr int maxSource = 50;
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
    setMinimumWidth(theme().px(680));
    m_title->setMaxLength(maxTitle);
    m_description->setTabChangesFocus(true);
    m_description->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_description->setMinimumHeight(theme().px(60)); // the whole form fits into a screen of 720 lines
    m_category->lineEdit()->setMaxLength(maxName);
    m_subcategory->lineEdit()->setMaxLength(maxName);
    m_group->lineEdit()->setMaxLength(maxName);
    m_source->lineEdit()->setMaxLength(maxSource);

    addField({u"title"_s}, m_title);
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
    addWidget(m_conflict);
    m_conflict->hide();

    retranslate();
    m_category->setProposals(m_directory.categories);
    m_subcategory->setProposals(m_directory.subcategories);
    m_group->setProposals(m_directory.groups);
    m_source->setProposals(m_directory.sources);
    if (m_incident) {
        load(*m_incident);
    } else {
        m_source->setText(u"manual"_s);
        setEnumValue<Severity>(m_severity, Severity::Medium);
        setEnumValue<Level>(m_impact, Level::Medium);
        setEnumValue<Level>(m_urgency, Level::Medium);
        m_assignee->setPickedId(0);
        m_item->setPickedId(0);
    }
    connect(this, &FormDialog::submitted, this, &IncidentForm::send);
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
    const auto text = [](std::optional<QString> &target, const QString &now, const QString &then) {
        if (now != then)
            target = now;
    };
    text(patch.title, m_title->text().trimmed(), before.title);
    text(patch.description, m_description->toPlainText(), before.description);
    text(patch.category, m_category->text(), before.category);
    text(patch.subcategory, m_subcategory->text(), before.subcategory);
    text(patch.assignmentGroup, m_group->text(), before.assignmentGroup);
    // A value that this program does not know stays as it is unless another one is chosen.
    const auto token = [](auto &target, const auto &now, const auto &then) {
        if (now && *now != then.value())
            target = now;
    };
    token(patch.priority, enumValue<Priority>(m_priority), before.priority);
    token(patch.severity, enumValue<Severity>(m_severity), before.severity);
    token(patch.impact, enumValue<Level>(m_impact), before.impact);
    token(patch.urgency, enumValue<Level>(m_urgency), before.urgency);
    if (const auto item = m_item->pickedId(); item && *item != before.ciId.value)
        patch.ciId = CiId(*item);
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
    const bool resolving = m_conflict->isVisible();
    const IncidentPatch wanted = resolving ? m_conflict->resolved() : patch();
    if (patchKeys(wanted).isEmpty()) {
        accept();
        return;
    }
    save(wanted, resolving ? m_conflict->serverVersion() : m_version);
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

void IncidentForm::save(const IncidentPatch &patch, qint64 version)
{
    const IncidentRef ref{.id = m_incident->id, .version = version};
    whenAnswered(this, m_backend.run(ref, Update{patch}), [this, patch](Result<Incident> &&result) {
        if (result) {
            Q_EMIT saved(*result);
            accept();
            return;
        }
        if (result.error().code != Error::Code::Conflict) {
            showError(result.error());
            return;
        }
        m_conflict->setConflict(patch, result.error().details);
        // Others changed other fields: nothing to choose, ours can follow theirs.
        if (m_conflict->isEmpty() && m_conflict->serverVersion() > 0) {
            save(patch, m_conflict->serverVersion());
            return;
        }
        setBusy(false);
        m_conflict->show();
        fitToContent();
    });
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
    fillEnumBox(m_priority, allPriorities, m_incident ? QString() : tr("From impact and urgency"));
    fillEnumBox(m_impact, allLevels);
    fillEnumBox(m_urgency, allLevels);
    m_assignee->setChoices(peopleChoices(m_directory, m_backend.actor().user), tr("Nobody"));
    m_item->setChoices(itemChoices(m_directory), tr("None"));
}

} // namespace itsm
