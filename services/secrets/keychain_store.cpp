#include "services/secrets/keychain_store.h"

#include "services/runtime/session_bus.h"

#include <QCoreApplication>
#include <QTimer>
#include <memory>
#include <qt6keychain/keychain.h>

namespace itsm {
using namespace Qt::Literals::StringLiterals;

namespace {

const QString service = u"itsm-console"_s;

template <typename T>
std::shared_ptr<QPromise<Result<T>>> begunPromise()
{
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    return promise;
}

template <typename T>
void answer(QPromise<Result<T>> &promise, Result<T> result)
{
    promise.addResult(std::move(result));
    promise.finish();
}

} // namespace

KeychainStore::KeychainStore(QObject *parent)
    : SecretStore(parent)
{
}

void KeychainStore::run(QKeychain::Job *job, std::function<void(Outcome)> then)
{
    if (!hasSessionBus()) {
        delete job;
        then(Outcome::Unavailable);
        return;
    }
    // Whichever comes first answers; a late job deletes itself.
    auto once = std::make_shared<std::function<void(Outcome)>>(std::move(then));
    const auto answerOnce = [once](Outcome outcome) {
        if (const auto waiting = std::exchange(*once, nullptr))
            waiting(outcome);
    };
    job->setInsecureFallback(false);
    connect(job, &QKeychain::Job::finished, this, [answerOnce](QKeychain::Job *finished) {
        const QKeychain::Error error = finished->error();
        answerOnce(error == QKeychain::NoError         ? Outcome::Done
                   : error == QKeychain::EntryNotFound ? Outcome::Missing
                                                       : Outcome::Unavailable);
    });
    QTimer::singleShot(patience, this, [answerOnce] { answerOnce(Outcome::Unavailable); });
    job->start();
}

QFuture<Result<Secret>> KeychainStore::read(const QString &key)
{
    const auto promise = begunPromise<Secret>();
    auto *job = new QKeychain::ReadPasswordJob(service);
    job->setKey(key);
    // What could not be put into the keychain is in memory, and newer than what the keychain may have.
    QFuture<Result<Secret>> remembered = m_memory.read(key);
    if (Result<Secret> known = remembered.takeResult()) {
        delete job;
        answer(*promise, std::move(known));
        return promise->future();
    }
    run(job, [promise, job](Outcome outcome) {
        if (outcome == Outcome::Done)
            answer<Secret>(*promise, Secret(job->textData()));
        else if (outcome == Outcome::Missing)
            answer<Secret>(*promise,
                           fail(Error::Code::NotFound, QCoreApplication::translate("Secrets", "No password is kept.")));
        else
            answer<Secret>(*promise, fail(Error::Code::Unavailable,
                                          QCoreApplication::translate("Secrets", "No keychain answers.")));
    });
    return promise->future();
}

QFuture<Result<SecretPlace>> KeychainStore::write(const QString &key, const Secret &secret)
{
    const auto promise = begunPromise<SecretPlace>();
    auto *job = new QKeychain::WritePasswordJob(service);
    job->setKey(key);
    job->setTextData(secret.reveal());
    m_memory.write(key, secret); // for as long as the keychain takes
    run(job, [this, promise, key](Outcome outcome) {
        const bool isKept = outcome == Outcome::Done;
        if (isKept)
            m_memory.remove(key);
        answer<SecretPlace>(*promise, isKept ? SecretPlace::Keychain : SecretPlace::Memory);
    });
    return promise->future();
}

void KeychainStore::remove(const QString &key)
{
    m_memory.remove(key);
    auto *job = new QKeychain::DeletePasswordJob(service);
    job->setKey(key);
    run(job, [](Outcome) {});
}

QFuture<Result<SecretPlace>> KeychainStore::place()
{
    const auto promise = begunPromise<SecretPlace>();
    // There is no other way to ask than to read something.
    auto *job = new QKeychain::ReadPasswordJob(service);
    job->setKey(u"no such key"_s);
    run(job, [promise](Outcome outcome) {
        answer<SecretPlace>(*promise, outcome == Outcome::Unavailable ? SecretPlace::Memory : SecretPlace::Keychain);
    });
    return promise->future();
}

} // namespace itsm
