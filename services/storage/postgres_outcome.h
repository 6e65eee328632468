#pragma once

#include <QString>
#include <atomic>
#include <chrono>

namespace itsm {

/// What a transaction is found again by: its number, and when it began, because after a crash the server may give the
/// number to another one.
struct TransactionMark
{
    QByteArray id = {};
    QByteArray began = {};
};

enum class TransactionOutcome : quint8 { Committed, RolledBack, Unknown };

/// Asks the server what became of a transaction whose COMMIT was not answered, over connections of its own, for as long
/// as `patience` while it cannot be reached or the transaction is still being ended. Unknown if the time is over, if
/// `isGivenUp`, and of a transaction that changed nothing of which the change feed tells. Blocks.
[[nodiscard]] TransactionOutcome outcomeOf(const TransactionMark &mark, const QString &uri,
                                           std::chrono::milliseconds patience, const std::atomic<bool> &isGivenUp);

} // namespace itsm
