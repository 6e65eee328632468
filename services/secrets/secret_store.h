#pragma once

#include "services/domain/result.h"
#include "services/runtime/secret.h"

#include <QFuture>
#include <QHash>
#include <QObject>

namespace itsm {

/// Where a password is until it is needed again.
enum class SecretPlace : quint8 {
    Keychain, ///< of the desktop: survives the program
    Memory,   ///< of this process: gone when it ends
};

/// Keeps passwords by key, for the console. Never in a file of ours. Lives in the UI thread; calls return at once.
class SecretStore : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// NotFound where none is kept under the key.
    virtual QFuture<Result<Secret>> read(const QString &key) = 0;
    /// Keeps it and tells where. Does not fail: at worst it is kept in memory.
    virtual QFuture<Result<SecretPlace>> write(const QString &key, const Secret &secret) = 0;
    virtual void remove(const QString &key) = 0;
    /// Where write() would keep something now.
    virtual QFuture<Result<SecretPlace>> place() = 0;
};

/// Keeps them in memory only.
class MemorySecretStore : public SecretStore
{
    Q_OBJECT
public:
    using SecretStore::SecretStore;

    QFuture<Result<Secret>> read(const QString &key) override;
    QFuture<Result<SecretPlace>> write(const QString &key, const Secret &secret) override;
    void remove(const QString &key) override;
    QFuture<Result<SecretPlace>> place() override;

private:
    QHash<QString, Secret> m_secrets;
};

} // namespace itsm
