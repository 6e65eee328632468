#pragma once

#include "services/domain/result.h"

#include <QCoreApplication>
#include <QFutureWatcher>

namespace itsm {

/// Calls `then(Result<T> &&)` in the thread of `context` once the future is finished; never when the context is gone. A
/// cancelled future answers Error::Cancelled. Always returns to the event loop first.
///
/// QFuture::then(context, …) of Qt 6.4 is not used: it looks at the context from the thread that finishes the promise,
/// which races with the context's destruction and stops at an assertion when the context is already gone.
template <typename T, typename F>
void whenAnswered(QObject *context, QFuture<Result<T>> future, F &&then)
{
    auto *watcher = new QFutureWatcher<Result<T>>(context);
    QObject::connect(
        watcher, &QFutureWatcherBase::finished, context, [watcher, then = std::forward<F>(then)]() mutable {
            watcher->deleteLater();
            QFuture<Result<T>> answered = watcher->future();
            if (answered.isCanceled() || answered.resultCount() == 0) {
                Result<T> cancelled = fail(Error::Code::Cancelled, QCoreApplication::translate("Models", "Cancelled."));
                then(std::move(cancelled));
            } else {
                then(answered.takeResult());
            }
        });
    watcher->setFuture(std::move(future));
}

} // namespace itsm
