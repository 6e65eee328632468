#include "views/incidents/overview_tab.h"

#include "models/event_text.h"
#include "models/labels.h"
#include "views/incidents/inline_editors.h"
#include "views/widgets/plain_label.h"
#include "views/widgets/theme.h"
#include "views/widgets/token_text.h"

#include <QCoreApplication>
#include <QEvent>
#include <QFrame>
#include <QGridLayout>
#include <QJsonDocument>
#include <QScrollBar>
#include <QVBoxLayout>

namespace itsm {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int nameLength = 100;
constexpr int wideFrom = 640; ///< px of content from which three columns of facts fit
constexpr int narrowBelow = 320;

QString stepsText(const QJsonValue &value)
{
    const bool isEmpty = value.isNull() || value.isUndefined() || (value.isArray() && value.toArray().isEmpty());
    return isEmpty ? QString() : fieldValueText(u"resolution_steps"_s, value);
}

QString causeText(const QJsonValue &value)
{
    if (value.isNull() || value.isUndefined())
        return {};
    if (value.isString())
        return value.toString();
    const QJsonObject object = value.toObject();
    for (const QLatin1StringView key : {"rootCause"_L1, "root_cause"_L1}) {
        if (object.size() == 1 && object.value(key).isString())
            return object.value(key).toString();
    }
    return object.isEmpty() ? QString() : QString::fromUtf8(QJsonDocument(object).toJson()).trimmed();
}

QString metadataText(const QJsonObject &metadata)
{
    QStringList lines;
    for (auto it = metadata.begin(); it != metadata.end(); ++it)
        lines.append(QCoreApplication::translate("OverviewTab", "%1: %2", "name and value")
                         .arg(it.key(), fieldValueText({}, it.value())));
    return lines.join(u'\n');
}

} // namespace

OverviewTab::OverviewTab(CommandRunner &runner, const Clock &clock, QWidget *parent)
    : QScrollArea(parent)
    , m_runner(runner)
    , m_clock(clock)
    , m_grid(new QGridLayout)
{
    setObjectName(u"overviewTab"_s);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *page = new QWidget(this);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(theme().space(4), theme().space(4), theme().space(4), theme().space(4));
    layout->setSpacing(theme().space(2));
    m_grid->setHorizontalSpacing(theme().space(4));
    m_grid->setVerticalSpacing(theme().space(3));

    const auto people = [this]() -> const Directory & { return m_directory; };
    const auto fact = [page](InlineField::ValueText value, InlineField::MakeEditor editor = {}) {
        return new InlineField(InlineField::Look::Fact, std::move(value), std::move(editor), page);
    };
    InlineField *field = fact([](const Incident &i) { return displayText(i.severity); },
                              enumEditor(&IncidentPatch::severity, &Incident::severity, allSeverities));
    field->setMark([](const Incident &i) { return markOf(i.severity.value()); });
    addFact(u"severity"_s, field);
    field = fact([](const Incident &i) { return displayText(i.priority); },
                 enumEditor(&IncidentPatch::priority, &Incident::priority, allPriorities));
    field->setMark([](const Incident &i) { return markOf(i.priority.value()); });
    addFact(u"priority"_s, field);
    addFact(u"assignee"_s, fact([](const Incident &i) { return i.assigneeName; },
                                [this, people](QWidget *owner) { return assigneeEditor(people, m_me)(owner); }));
    addFact(u"assignment_group"_s,
            fact([](const Incident &i) { return i.assignmentGroup; },
                 proposalEditor(
                     &IncidentPatch::assignmentGroup, [](const Incident &i) { return i.assignmentGroup; }, nameLength,
                     [this] { return m_directory.groups; })));
    addFact(u"category"_s, fact([](const Incident &i) { return i.category; },
                                proposalEditor(
                                    &IncidentPatch::category, [](const Incident &i) { return i.category; }, nameLength,
                                    [this] { return m_directory.categories; })));
    addFact(u"subcategory"_s, fact([](const Incident &i) { return i.subcategory; },
                                   proposalEditor(
                                       &IncidentPatch::subcategory, [](const Incident &i) { return i.subcategory; },
                                       nameLength, [this] { return m_directory.subcategories; })));
    addFact(u"configuration_item"_s, fact([](const Incident &i) { return i.ciName; }, itemEditor(people)));
    addFact(u"source"_s, fact([](const Incident &i) { return sourceLabel(i.source); }));
    addFact(u"impact"_s, fact([](const Incident &i) { return displayText(i.impact); },
                              enumEditor(&IncidentPatch::impact, &Incident::impact, allLevels)));
    addFact(u"urgency"_s, fact([](const Incident &i) { return displayText(i.urgency); },
                               enumEditor(&IncidentPatch::urgency, &Incident::urgency, allLevels)));
    addFact(u"reporter"_s, fact([](const Incident &i) { return i.reporterName; }));
    addFact(u"escalation_level"_s, fact([](const Incident &i) {
                return i.escalationLevel > 0 ? tr("Level %L1").arg(i.escalationLevel) : QString();
            }));
    addFact(u"detected_at"_s, timeFact(page, [](const Incident &i) { return OptionalInstant(i.detectedAt); }));
    addFact(u"created_at"_s, timeFact(page, [](const Incident &i) { return OptionalInstant(i.createdAt); }));
    addFact(u"updated_at"_s, timeFact(page, [](const Incident &i) { return OptionalInstant(i.updatedAt); }));
    addFact(u"acknowledged_at"_s, timeFact(page, [](const Incident &i) { return i.acknowledgedAt; }));
    addFact(u"resolved_at"_s, timeFact(page, [](const Incident &i) { return i.resolvedAt; }));
    addFact(u"closed_at"_s, timeFact(page, [](const Incident &i) { return i.closedAt; }));
    layout->addLayout(m_grid);

    const auto heading = [&] {
        auto *label = new PlainLabel(page);
        label->setLook(FontRole::MetaBold, ColorRole::Muted);
        label->setContentsMargins(0, theme().space(3), 0, 0);
        layout->addWidget(label);
        return label;
    };
    const auto body = [&] {
        auto *label = new PlainLabel(page);
        label->setLook(FontRole::Form);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        layout->addWidget(label);
        return label;
    };
    m_descriptionTitle = heading();
    m_description = new InlineField(
        InlineField::Look::Body, [](const Incident &i) { return i.description; },
        textEditor(&IncidentPatch::description, &Incident::description), page);
    layout->addWidget(m_description);
    m_fields.insert(u"description"_s, m_description);
    connectSave(m_description);
    m_resolutionTitle = heading();
    m_resolution = body();
    m_causeTitle = heading();
    m_cause = body();
    m_metadataTitle = heading();
    m_metadata = body();
    m_metadata->setLook(FontRole::Meta, ColorRole::Muted);
    layout->addStretch();
    setWidget(page);
    // The pane paints the surface; a role of our own would change the colour of texts too.
    page->setAutoFillBackground(false);
    viewport()->setAutoFillBackground(false);
    retranslate();
}

void OverviewTab::addFact(const QString &key, InlineField *field)
{
    field->setObjectName("fact."_L1 + key);
    m_facts.append({key, field});
    m_fields.insert(key, field);
    connectSave(field);
}

InlineField *OverviewTab::timeFact(QWidget *page, std::function<OptionalInstant(const Incident &)> time)
{
    return new InlineField(
        InlineField::Look::Fact,
        [this, time = std::move(time)](const Incident &incident) {
            const OptionalInstant t = time(incident);
            return t ? tr("%1 (%2)", "moment and how long ago")
                           .arg(absoluteMinute(*t, m_zone), relativeTime(*t, m_clock.now()))
                     : QString();
        },
        {}, page);
}

void OverviewTab::connectSave(InlineField *field)
{
    connect(field, &InlineField::draftsChanged, this, &OverviewTab::draftsChanged);
    connect(field, &InlineField::saveFailedUnseen, this, &OverviewTab::saveFailedUnseen);
    connect(field, &InlineField::saveWanted, this, [this, field](const IncidentCommand &command, qint64 version) {
        const IncidentId id = m_incident->id;
        m_runner.run({.id = id, .version = version}, command, field,
                     [field, id](const Result<Incident> &result) { field->finish(id, result); });
    });
}

void OverviewTab::setIncident(const Incident &incident)
{
    const bool other = !m_incident || m_incident->id != incident.id;
    m_incident = incident;
    for (const Fact &fact : std::as_const(m_facts))
        fact.field->setIncident(incident);
    m_description->setIncident(incident);
    showText(m_resolutionTitle, m_resolution, stepsText(incident.resolutionSteps));
    showText(m_causeTitle, m_cause, causeText(incident.rootCause));
    showText(m_metadataTitle, m_metadata, metadataText(incident.metadata));
    layoutFacts();
    if (other)
        verticalScrollBar()->setValue(0);
}

void OverviewTab::setEditable(bool editable)
{
    for (InlineField *field : std::as_const(m_fields))
        field->setEditable(editable);
}

void OverviewTab::setTimeZoneMode(TimeZoneMode mode)
{
    m_zone = mode;
    retranslate();
}

void OverviewTab::refreshTimes()
{
    for (const Fact &fact : std::as_const(m_facts))
        fact.field->refresh();
}

bool OverviewTab::isEditing() const
{
    return std::any_of(m_fields.begin(), m_fields.end(), [](const InlineField *field) { return field->isEditing(); });
}

QJsonObject OverviewTab::drafts() const
{
    QJsonObject json;
    for (auto it = m_fields.begin(); it != m_fields.end(); ++it) {
        if (const QJsonObject ofField = it.value()->drafts(); !ofField.isEmpty())
            json.insert(it.key(), ofField);
    }
    return json;
}

void OverviewTab::setDrafts(const QJsonObject &drafts)
{
    for (auto it = m_fields.begin(); it != m_fields.end(); ++it)
        it.value()->setDrafts(drafts.value(it.key()).toObject());
}

void OverviewTab::showText(PlainLabel *heading, PlainLabel *body, const QString &text)
{
    body->setText(text);
    heading->setVisible(!text.isEmpty());
    body->setVisible(!text.isEmpty());
}

void OverviewTab::layoutFacts()
{
    const int width = viewport()->width();
    const int columns = width >= theme().px(wideFrom) ? 3 : width < theme().px(narrowBelow) ? 1 : 2;
    // Times that have not come to pass take no room.
    QList<InlineField *> shown;
    for (const Fact &fact : std::as_const(m_facts)) {
        const bool optional = fact.key == "acknowledged_at"_L1 || fact.key == "resolved_at"_L1 ||
                              fact.key == "closed_at"_L1 || fact.key == "escalation_level"_L1;
        const bool absent = optional && m_incident &&
                            (fact.key == "acknowledged_at"_L1 ? !m_incident->acknowledgedAt
                             : fact.key == "resolved_at"_L1   ? !m_incident->resolvedAt
                             : fact.key == "closed_at"_L1     ? !m_incident->closedAt
                                                              : m_incident->escalationLevel == 0);
        fact.field->setVisible(!absent);
        if (!absent)
            shown.append(fact.field);
    }
    for (int i = 0; i < m_columns; ++i)
        m_grid->setColumnStretch(i, 0);
    m_columns = columns;
    for (int i = 0; i < columns; ++i)
        m_grid->setColumnStretch(i, 1);
    for (int i = 0; i < shown.size(); ++i)
        m_grid->addWidget(shown[i], i / columns, i % columns, Qt::AlignTop);
}

void OverviewTab::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    layoutFacts();
}

void OverviewTab::changeEvent(QEvent *event)
{
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void OverviewTab::retranslate()
{
    const QString zone = zoneTitle(m_clock.now(), m_zone);
    const auto time = [&zone](const QString &name) {
        return tr("%1 (%2)", "name of a moment and the time zone").arg(name, zone);
    };
    const QHash<QString, QString> own{
        {u"reporter"_s, tr("Reporter")},
        {u"detected_at"_s, time(tr("Detected"))},
        {u"created_at"_s, time(tr("Created"))},
        {u"updated_at"_s, time(tr("Updated"))},
        {u"acknowledged_at"_s, time(tr("Acknowledged"))},
        {u"resolved_at"_s, time(tr("Resolved"))},
        {u"closed_at"_s, time(tr("Closed"))},
    };
    for (const Fact &fact : std::as_const(m_facts)) {
        fact.field->setLabel(own.contains(fact.key) ? own.value(fact.key) : fieldLabel(fact.key));
        fact.field->setEmptyText(fact.key == "assignee"_L1 ? tr("Nobody") : u"—"_s);
    }
    m_descriptionTitle->setText(tr("Description"));
    m_description->setLabel(tr("Description"));
    m_description->setEmptyText(tr("No description"));
    m_resolutionTitle->setText(tr("Resolution"));
    m_causeTitle->setText(tr("Root cause"));
    m_metadataTitle->setText(tr("Further data"));
    setAccessibleName(tr("Overview"));
    refreshTimes();
}

} // namespace itsm
