#include "services/domain/filter.h"

namespace itsm {

bool isSortable(IncidentField field)
{
    return field != IncidentField::Age && field != IncidentField::Text && field != IncidentField::Is;
}

SortKey sortKey(const IncidentSummary &incident, IncidentField field)
{
    switch (field) {
    case IncidentField::Number:
        return incident.number.toUtf8();
    case IncidentField::Title:
        return incident.title.toUtf8();
    case IncidentField::Category:
        return incident.category.toUtf8();
    case IncidentField::Subcategory:
        return incident.subcategory.toUtf8();
    case IncidentField::Source:
        return incident.source.toUtf8();
    case IncidentField::Assignee:
        return incident.assigneeName.toUtf8();
    case IncidentField::Ci:
        return incident.ciName.toUtf8();
    case IncidentField::Group:
        return incident.assignmentGroup.toUtf8();
    case IncidentField::Status:
        return qint64{incident.status.rank()};
    case IncidentField::Priority:
        return qint64{incident.priority.rank()};
    case IncidentField::Severity:
        return qint64{incident.severity.rank()};
    case IncidentField::Level:
        return qint64{incident.escalationLevel};
    case IncidentField::Detected:
        return toMicros(incident.detectedAt);
    case IncidentField::Updated:
        return toMicros(incident.updatedAt);
    case IncidentField::Resolved:
        return incident.resolvedAt ? toMicros(*incident.resolvedAt) : qint64{0};
    case IncidentField::Created:
    case IncidentField::Age:
    case IncidentField::Text:
    case IncidentField::Is:
        break;
    }
    return toMicros(incident.createdAt);
}

bool lessThan(const IncidentSummary &a, const IncidentSummary &b, const IncidentSort &sort)
{
    const SortKey keyA = sortKey(a, sort.field);
    const SortKey keyB = sortKey(b, sort.field);
    const IncidentSummary &first = sort.order == Qt::AscendingOrder ? a : b;
    const SortKey &firstKey = sort.order == Qt::AscendingOrder ? keyA : keyB;
    const SortKey &secondKey = sort.order == Qt::AscendingOrder ? keyB : keyA;
    if (firstKey != secondKey)
        return firstKey < secondKey;
    const IncidentSummary &second = &first == &a ? b : a;
    return first.id < second.id;
}

} // namespace itsm
