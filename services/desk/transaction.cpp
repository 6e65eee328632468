#include "services/desk/transaction.h"

#include <QCoreApplication>
#include <QRandomGenerator>
#include <chrono>
#include <thread>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

bool isTransient(const Error &error)
{
    // A number that a transaction of the same moment took could not be seen; the next attempt sees it.
    return error.details.value("transient"_L1).toBool() ||
           error.details.value("constraint"_L1) == "incidents_tenant_number_key"_L1;
}

Error transientError()
{
    return {Error::Code::Unavailable,
            QCoreApplication::translate("Desk", "Others change the same data right now; try again."),
            {},
            {{u"transient"_s, true}}};
}

Error versionConflict(const QString &sentence, qint64 seen, qint64 stored, const QJsonObject &mine,
                      const QJsonObject &theirs)
{
    return {Error::Code::Conflict,
            sentence,
            {},
            {{u"current_version"_s, seen}, {u"server_version"_s, stored}, {u"mine"_s, mine}, {u"theirs"_s, theirs}}};
}

void backOff(int attempt)
{
    // Full jitter: whoever collided once should not meet at the same moment again.
    const int longest = std::min(100, 5 << attempt);
    std::this_thread::sleep_for(std::chrono::milliseconds(1 + QRandomGenerator::global()->bounded(longest)));
}

Result<> bind(Connection &connection, TenantId tenant, Connection::Access access)
{
    ITSM_TRY(bindTenant(connection, tenant));
    return access == Connection::Access::Write ? announceLater(connection) : Result<>();
}

Result<> commit(Connection &connection, Transaction &transaction, Connection::Access access)
{
    if (access == Connection::Access::Write)
        ITSM_TRY(announceChanges(connection));
    auto result = transaction.commit();
    if (!result && result.error().details.value("commit_unknown"_L1).toBool())
        result.error().message = QCoreApplication::translate(
            "Desk", "The connection was lost while the change was being saved. Look whether it was kept before you "
                    "repeat it.");
    return result;
}

bool canLockBefore(const Connection &c)
{
    return c.dialect() == Dialect::PostgreSql && !c.inTransaction();
}

} // namespace itsm
