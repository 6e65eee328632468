#pragma once

#include <QElapsedTimer>
#include <QString>
#include <atomic>

namespace itsm {

/// What the program says: results on standard output, everything else on standard error.
class Terminal
{
public:
    explicit Terminal(bool isQuiet);
    ~Terminal();
    Terminal(const Terminal &) = delete;
    Terminal &operator=(const Terminal &) = delete;

    /// A result, also when quiet.
    void print(const QString &text);
    /// What was done; not when quiet.
    void tell(const QString &text);
    void error(const QString &text);
    /// Why some of the results were not printed; empty while all of them were.
    [[nodiscard]] const QString &printFailure() const { return m_printFailure; }
    /// One line that is written over, only on a terminal and not when quiet. `total` 0: unknown. At most ten times a
    /// second.
    void progress(const QString &what, qint64 done, qint64 total);

private:
    void clearProgress();

    bool m_isQuiet;
    bool m_showsProgress;
    qsizetype m_progressWidth = 0;
    QString m_printFailure;
    QElapsedTimer m_sinceProgress;
};

/// Columns of a terminal that a text takes: two for a Chinese character.
[[nodiscard]] qsizetype widthOf(const QString &text);
/// The text with spaces behind it, so that what follows stands in one column on all lines.
[[nodiscard]] QString padded(const QString &text, qsizetype width);

/// Whoever read standard output has ended, as `head` does when it has enough.
[[nodiscard]] bool isReaderGone();

/// Set by the first SIGINT or SIGTERM; the second one ends the program at once.
[[nodiscard]] const std::atomic<bool> &interruptFlag();
void installInterruptHandler();
/// Set by each SIGHUP once the handler is there; whoever reads it sets it back.
[[nodiscard]] std::atomic<bool> &reloadFlag();
void installReloadHandler();

} // namespace itsm
