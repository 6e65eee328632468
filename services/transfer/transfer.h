#pragma once

#include <QString>
#include <atomic>
#include <functional>

namespace itsm {

/// Something in a file that an import could not take as it stands.
struct TransferProblem
{
    enum class Kind : quint8 {
        Broken,  ///< the row was left out
        Warning, ///< the row was taken, with what the message says
    };
    Kind kind = Kind::Broken;
    qint64 line = 0;   ///< from 1
    qint64 column = 0; ///< from 1, in characters
    QString message;   ///< one sentence for a person
};

/// How a long import or export talks to its caller. Called from the thread that works.
struct TransferHooks
{
    enum class Phase : quint8 { Reading, Writing };
    /// `total` is 0 where it is not known. Called often: throttle before drawing.
    std::function<void(Phase phase, qint64 done, qint64 total)> progress;
    std::function<void(const TransferProblem &problem)> problem;
    /// Looked at between rows; the work then ends with Error::Cancelled.
    const std::atomic<bool> *cancel = nullptr;

    [[nodiscard]] bool isCancelled() const { return cancel && cancel->load(std::memory_order_relaxed); }
};

} // namespace itsm
