#include "services/secrets/secret_store.h"

#include <QCoreApplication>

namespace itsm {

namespace {

template <typename T>
QFuture<Result<T>> answered(Result<T> result)
{
    QPromise<Result<T>> promise;
    promise.start();
    promise.addResult(std::move(result));
    promise.finish();
    return promise.future();
}

} // namespace

QFuture<Result<Secret>> MemorySecretStore::read(const QString &key)
{
    const auto found = m_secrets.constFind(key);
    if (found == m_secrets.cend())
        return answered<Secret>(
            fail(Error::Code::NotFound, QCoreApplication::translate("Secrets", "No password is kept.")));
    return answered<Secret>(*found);
}

QFuture<Result<SecretPlace>> MemorySecretStore::write(const QString &key, const Secret &secret)
{
    m_secrets.insert(key, secret);
    return answered<SecretPlace>(SecretPlace::Memory);
}

void MemorySecretStore::remove(const QString &key)
{
    m_secrets.remove(key);
}

QFuture<Result<SecretPlace>> MemorySecretStore::place()
{
    return answered<SecretPlace>(SecretPlace::Memory);
}

} // namespace itsm
