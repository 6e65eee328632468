#pragma once

#include "services/secrets/secret_store.h"

#include <functional>

namespace QKeychain {
class Job;
}

namespace itsm {

/// Keeps passwords in the keychain of the desktop (Secret Service, KWallet). A keychain that is missing, locked or does
/// not answer within three seconds is done without: what should go there stays in memory.
class KeychainStore : public SecretStore
{
    Q_OBJECT
public:
    explicit KeychainStore(QObject *parent = nullptr);

    QFuture<Result<Secret>> read(const QString &key) override;
    QFuture<Result<SecretPlace>> write(const QString &key, const Secret &secret) override;
    void remove(const QString &key) override;
    QFuture<Result<SecretPlace>> place() override;

    /// How long a keychain may take. KWallet has been seen to take a minute and a half.
    static constexpr std::chrono::milliseconds patience{3'000};

private:
    enum class Outcome : quint8 { Done, Missing, Unavailable };
    /// Starts the job and calls `then` once, at the latest when the patience is over.
    void run(QKeychain::Job *job, std::function<void(Outcome)> then);

    MemorySecretStore m_memory;
};

} // namespace itsm
