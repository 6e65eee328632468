#include "services/storage/incident_row.h"

#include "services/storage/json_column.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

/// QJsonDocument holds objects and arrays only, the columns hold any JSON.
Value jsonOrNull(const QJsonValue &json)
{
    if (json.isNull() || json.isUndefined())
        return {};
    if (json.isObject())
        return QJsonDocument(json.toObject()).toJson(QJsonDocument::Compact);
    const QByteArray list = QJsonDocument(QJsonArray{json}).toJson(QJsonDocument::Compact);
    return list.sliced(1, list.size() - 2);
}

QJsonValue jsonAt(const Row &row, int column)
{
    if (row.isNull(column))
        return QJsonValue::Null;
    const QByteArray text = row.bytes(column);
    return QJsonDocument::fromJson(QByteArray("[" + text + "]")).array().at(0);
}

Instant timeAt(const Row &row, int column)
{
    return row.instant(column).value_or(Instant{});
}

// One list of names; the readers count through them in this order.
const QString summaryList =
    u"i.id, i.tenant_id, i.incident_number, i.title, i.status, i.priority, i.severity, i.category, "
    "i.subcategory, i.source, i.assignee_id, i.assignee_name, i.configuration_item_id, i.ci_name, "
    "i.assignment_group, i.escalation_level, i.is_automated, i.detected_at, i.created_at, i.updated_at, "
    "i.acknowledged_at, i.resolved_at, i.closed_at, i.escalated_at, i.deleted_at, i.version"_s;
constexpr int summaryCount = 26;
const QString wholeList = summaryList + u", i.description, i.impact, i.urgency, i.reporter_id, i.reporter_name, "
                                        "i.impact_analysis, i.root_cause, i.resolution_steps, i.metadata"_s;

void fillSummary(const Row &row, IncidentSummary &i)
{
    int c = 0;
    i.id = IncidentId{row.integer(c++)};
    i.tenantId = TenantId{row.integer(c++)};
    i.number = row.text(c++);
    i.title = row.text(c++);
    i.status = Token<Status>::fromText(row.text(c++));
    i.priority = Token<Priority>::fromText(row.text(c++));
    i.severity = Token<Severity>::fromText(row.text(c++));
    i.category = row.text(c++);
    i.subcategory = row.text(c++);
    i.source = row.text(c++);
    i.assigneeId = UserId{row.integer(c++)};
    i.assigneeName = row.text(c++);
    i.ciId = CiId{row.integer(c++)};
    i.ciName = row.text(c++);
    i.assignmentGroup = row.text(c++);
    i.escalationLevel = static_cast<int>(row.integer(c++));
    i.isAutomated = row.boolean(c++);
    i.detectedAt = timeAt(row, c++);
    i.createdAt = timeAt(row, c++);
    i.updatedAt = timeAt(row, c++);
    i.acknowledgedAt = row.instant(c++);
    i.resolvedAt = row.instant(c++);
    i.closedAt = row.instant(c++);
    i.escalatedAt = row.instant(c++);
    i.deletedAt = row.instant(c++);
    i.version = row.integer(c++);
    Q_ASSERT(c == summaryCount);
}

} // namespace

const QString &summaryColumns()
{
    return summaryList;
}

const QString &incidentColumns()
{
    return wholeList;
}

IncidentSummary readSummary(const Row &row)
{
    IncidentSummary summary;
    fillSummary(row, summary);
    return summary;
}

Incident readIncident(const Row &row)
{
    Incident incident;
    fillSummary(row, incident);
    int c = summaryCount;
    incident.description = row.text(c++);
    incident.impact = Token<Level>::fromText(row.text(c++));
    incident.urgency = Token<Level>::fromText(row.text(c++));
    incident.reporterId = UserId{row.integer(c++)};
    incident.reporterName = row.text(c++);
    readJson(row, c, incident);
    return incident;
}

void readJson(const Row &row, int firstColumn, Incident &incident)
{
    int c = firstColumn;
    incident.impactAnalysis = jsonAt(row, c++);
    incident.rootCause = jsonAt(row, c++);
    incident.resolutionSteps = jsonAt(row, c++);
    incident.metadata = jsonObject(row, c++);
}

Params jsonValues(const Incident &incident)
{
    return {jsonOrNull(incident.impactAnalysis), jsonOrNull(incident.rootCause), jsonOrNull(incident.resolutionSteps),
            jsonValue(incident.metadata)};
}

const SqlConstants &writtenIncidentColumns()
{
    static const SqlConstants columns{
        u"tenant_id"_sql,
        u"incident_number"_sql,
        u"title"_sql,
        u"description"_sql,
        u"status"_sql,
        u"priority"_sql,
        u"severity"_sql,
        u"impact"_sql,
        u"urgency"_sql,
        u"category"_sql,
        u"subcategory"_sql,
        u"source"_sql,
        u"reporter_id"_sql,
        u"reporter_name"_sql,
        u"assignee_id"_sql,
        u"assignee_name"_sql,
        u"configuration_item_id"_sql,
        u"ci_name"_sql,
        u"assignment_group"_sql,
        u"escalation_level"_sql,
        u"is_automated"_sql,
        u"detected_at"_sql,
        u"created_at"_sql,
        u"updated_at"_sql,
        u"acknowledged_at"_sql,
        u"resolved_at"_sql,
        u"closed_at"_sql,
        u"escalated_at"_sql,
        u"deleted_at"_sql,
        u"impact_analysis"_sql,
        u"root_cause"_sql,
        u"resolution_steps"_sql,
        u"metadata"_sql,
        u"version"_sql,
        u"search_revision"_sql,
    };
    return columns;
}

Params incidentValues(const Incident &i)
{
    return {i.tenantId.value,
            i.number,
            i.title,
            nullable(i.description),
            i.status.text(),
            i.priority.text(),
            i.severity.text(),
            i.impact.text(),
            i.urgency.text(),
            nullable(i.category),
            nullable(i.subcategory),
            nullable(i.source),
            nullable(i.reporterId),
            i.reporterName,
            nullable(i.assigneeId),
            i.assigneeName,
            nullable(i.ciId),
            i.ciName,
            i.assignmentGroup,
            qint64{i.escalationLevel},
            i.isAutomated,
            i.detectedAt,
            i.createdAt,
            i.updatedAt,
            nullable(i.acknowledgedAt),
            nullable(i.resolvedAt),
            nullable(i.closedAt),
            nullable(i.escalatedAt),
            nullable(i.deletedAt),
            jsonOrNull(i.impactAnalysis),
            jsonOrNull(i.rootCause),
            jsonOrNull(i.resolutionSteps),
            jsonValue(i.metadata),
            i.version,
            qint64{1}};
}

} // namespace itsm
