#include "models/activity_list_model.h"

#include "models/event_text.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

int ActivityListModel::columnOf(ActivityField field)
{
    const auto at = std::find(columns.begin(), columns.end(), field);
    return at == columns.end() ? -1 : static_cast<int>(at - columns.begin());
}

void ActivityListModel::setFilter(const ActivityFilter &filter, UserId me)
{
    m_filter = filter;
    m_me = me;
    rebuild();
}

bool ActivityListModel::isWanted(const Activity &record) const
{
    return matches(m_filter, record, {.now = now(), .me = m_me});
}

bool ActivityListModel::isBefore(const Activity &a, const Activity &b) const
{
    return lessThan(a, b, {.field = fieldOf(sortColumn()), .order = sortOrder()});
}

bool ActivityListModel::dependsOnTime() const
{
    return std::any_of(m_filter.terms.begin(), m_filter.terms.end(),
                       [](const ActivityFilterTerm &term) { return term.field == ActivityField::Age; });
}

/// The latest first, words from A to Z.
Qt::SortOrder ActivityListModel::firstOrder(int column) const
{
    return fieldOf(column) == ActivityField::Time ? Qt::DescendingOrder : Qt::AscendingOrder;
}

int ActivityListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(columns.size());
}

QString ActivityListModel::text(const Activity &record, int column) const
{
    switch (fieldOf(column)) {
    case ActivityField::Time:
        return shortTime(record.occurredAt, timeFormat());
    case ActivityField::Age:
        return ageText(record.occurredAt, now());
    case ActivityField::Actor:
        return actorText(record);
    case ActivityField::Type:
        return eventLabel(record);
    case ActivityField::Incident:
        return record.incidentNumber;
    case ActivityField::Title:
        return record.incidentTitle;
    case ActivityField::Change:
        return changeLines(record).join(u" · "_s);
    case ActivityField::Note:
        return record.description;
    case ActivityField::Source:
        return sourceLabel(record.source);
    case ActivityField::Text:
        break;
    }
    return {};
}

QString ActivityListModel::toolTip(const Activity &record, int column) const
{
    switch (fieldOf(column)) {
    case ActivityField::Time:
    case ActivityField::Age:
        return tr("%1, %2 ago").arg(fullTime(record.occurredAt, timeFormat()), durationText(now() - record.occurredAt));
    case ActivityField::Change:
        return changeLines(record).join(u'\n');
    default:
        return text(record, column);
    }
}

QJsonValue ActivityListModel::json(const Activity &record, int column) const
{
    switch (fieldOf(column)) {
    case ActivityField::Time:
    case ActivityField::Age: // of a moment: the time says it
        return toRfc3339(record.occurredAt);
    case ActivityField::Type:
        return record.type;
    case ActivityField::Source:
        return record.source;
    case ActivityField::Change: {
        QJsonObject changes;
        for (const QString &field : changedFields(record))
            changes.insert(field, record.data.value(field));
        return changes;
    }
    default:
        return text(record, column);
    }
}

QString ActivityListModel::heading(int column) const
{
    switch (fieldOf(column)) {
    case ActivityField::Time:
        return tr("Time");
    case ActivityField::Age:
        return tr("Age");
    case ActivityField::Actor:
        return tr("Who");
    case ActivityField::Type:
        return tr("Activity");
    case ActivityField::Incident:
        return tr("Incident");
    case ActivityField::Title:
        return tr("Title");
    case ActivityField::Change:
        return tr("Change");
    case ActivityField::Note:
        return tr("Note");
    case ActivityField::Source:
        return tr("Source");
    case ActivityField::Text:
        break;
    }
    return {};
}

} // namespace itsm
