#include "services/storage/postgres_outcome.h"

#include "services/runtime/retry_delay.h"
#include "services/storage/postgres_connection.h"

#include <thread>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace itsm {

namespace {

/// "committed", "aborted", or empty where the server does not know (yet).
Result<QString> ask(const TransactionMark &mark, const QString &uri)
{
    ITSM_TRY_ASSIGN(const auto connection, PostgresConnection::open(uri, Connection::Access::Read));
    ITSM_TRY_ASSIGN(const auto answer,
                    queryOne<QString>(*connection, u"SELECT itsm_outcome(?::xid8, ?::timestamptz)"_s,
                                      {QString::fromLatin1(mark.id), QString::fromLatin1(mark.began)},
                                      [](const Row &row) { return row.text(0); }));
    return answer.value_or(QString());
}

} // namespace

TransactionOutcome outcomeOf(const TransactionMark &mark, const QString &uri, std::chrono::milliseconds patience,
                             const std::atomic<bool> &isGivenUp)
{
    const auto end = std::chrono::steady_clock::now() + patience;
    RetryDelay retry(50ms, 1'000ms);
    while (!isGivenUp) {
        const auto answer = ask(mark, uri);
        if (answer == "committed"_L1)
            return TransactionOutcome::Committed;
        if (answer == "aborted"_L1)
            return TransactionOutcome::RolledBack;
        if (!answer && answer.error().code != Error::Code::Unavailable)
            break;
        const auto pause = retry.next();
        if (std::chrono::steady_clock::now() + pause >= end)
            break;
        std::this_thread::sleep_for(pause);
    }
    return TransactionOutcome::Unknown;
}

} // namespace itsm
