#include "services/domain/state_machine.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

QList<Status> allowedTransitions(Status from)
{
    switch (from) {
    case Status::New:
        return {Status::Acknowledged, Status::Assigned, Status::InProgress, Status::Resolved, Status::Cancelled};
    case Status::Acknowledged:
        return {Status::Assigned, Status::InProgress, Status::OnHold, Status::Resolved, Status::Cancelled};
    case Status::Assigned:
        return {Status::InProgress, Status::OnHold, Status::Resolved, Status::Cancelled};
    case Status::InProgress:
        return {Status::OnHold, Status::Resolved, Status::Cancelled};
    case Status::OnHold:
        return {Status::InProgress, Status::Resolved, Status::Cancelled};
    case Status::Resolved:
        return {Status::InProgress, Status::Closed, Status::Cancelled};
    case Status::Closed:
    case Status::Cancelled:
        return {};
    case Status::Unknown:
        break;
    }
    return {allStatuses.begin(), allStatuses.end()};
}

bool canTransition(Status from, Status to)
{
    return from == to || allowedTransitions(from).contains(to);
}

bool canReopen(Status from)
{
    return from == Status::Resolved || from == Status::Closed;
}

namespace {

size_t cell(Level level)
{
    return static_cast<size_t>(level == Level::Unknown ? Level::Medium : level);
}

Error cellError(const QString &path, const QString &message)
{
    return {Error::Code::Invalid, message, path, {}};
}

/// Every key of `object` must be the name of a level.
Result<> checkLevels(const QJsonObject &object, const QString &path)
{
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (tokenValue(it.key(), static_cast<Level *>(nullptr)) == Level::Unknown) {
            const QString where = path.isEmpty() ? it.key() : QString(path + u'.' + it.key());
            return fail(cellError(
                where, QCoreApplication::translate("PriorityMatrix", "\"%1\" is not a level.").arg(it.key())));
        }
    }
    return {};
}

} // namespace

PriorityMatrix::PriorityMatrix()
{
    using enum Priority;
    m_cells = {{
        {Low, Low, Medium, Medium},
        {Low, Medium, High, High},
        {Medium, High, High, Urgent},
        {Medium, High, Urgent, Urgent},
    }};
}

Priority PriorityMatrix::priority(Level impact, Level urgency) const
{
    return m_cells[cell(impact)][cell(urgency)];
}

void PriorityMatrix::set(Level impact, Level urgency, Priority priority)
{
    Q_ASSERT(impact != Level::Unknown && urgency != Level::Unknown && priority != Priority::Unknown);
    m_cells[cell(impact)][cell(urgency)] = priority;
}

Result<PriorityMatrix> PriorityMatrix::fromJson(const QJsonObject &json)
{
    PriorityMatrix matrix;
    ITSM_TRY(checkLevels(json, {}));
    for (const Level impact : allLevels) {
        const QString row = QString::fromLatin1(tokenName(impact));
        if (!json.value(row).isObject())
            return fail(cellError(
                row, QCoreApplication::translate("PriorityMatrix", "The impact \"%1\" is missing.").arg(row)));
        const QJsonObject columns = json.value(row).toObject();
        ITSM_TRY(checkLevels(columns, row));
        for (const Level urgency : allLevels) {
            const QString column = QString::fromLatin1(tokenName(urgency));
            const QString path = row + u'.' + column;
            const QJsonValue value = columns.value(column);
            if (!value.isString())
                return fail(cellError(path, QCoreApplication::translate(
                                                "PriorityMatrix", "Impact \"%1\" has no priority for urgency \"%2\".")
                                                .arg(row, column)));
            const Priority priority = tokenValue(value.toString(), static_cast<Priority *>(nullptr));
            if (priority == Priority::Unknown)
                return fail(cellError(
                    path,
                    QCoreApplication::translate("PriorityMatrix", "\"%1\" is not a priority.").arg(value.toString())));
            matrix.set(impact, urgency, priority);
        }
    }
    return matrix;
}

QJsonObject PriorityMatrix::toJson() const
{
    QJsonObject json;
    for (const Level impact : allLevels) {
        QJsonObject row;
        for (const Level urgency : allLevels)
            row.insert(QString::fromLatin1(tokenName(urgency)),
                       QString::fromLatin1(tokenName(priority(impact, urgency))));
        json.insert(QString::fromLatin1(tokenName(impact)), row);
    }
    return json;
}

} // namespace itsm
