#include "app/server/terminal.h"

#include <QCoreApplication>
#include <algorithm>
#include <csignal>
#include <cstdio>
#include <poll.h>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

std::atomic<bool> interrupted = false;
static_assert(std::atomic<bool>::is_always_lock_free, "the signal handler writes it");

std::atomic<bool> reloadWanted = false;

void onHangup(int)
{
    reloadWanted.store(true);
}

void onInterrupt(int)
{
    interrupted.store(true);
}

bool write(std::FILE *stream, const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    const auto size = static_cast<size_t>(bytes.size());
    const bool isTaken = std::fwrite(bytes.constData(), 1, size, stream) == size;
    return std::fflush(stream) == 0 && isTaken;
}

} // namespace

qsizetype widthOf(const QString &text)
{
    const auto isWide = [](QChar c) {
        return (c >= QChar(0x1100) && c <= QChar(0x115F)) || (c >= QChar(0x2E80) && c <= QChar(0xD7A3)) ||
               (c >= QChar(0xF900) && c <= QChar(0xFAFF)) || (c >= QChar(0xFF01) && c <= QChar(0xFF60));
    };
    return text.size() + std::ranges::count_if(text, isWide);
}

QString padded(const QString &text, qsizetype width)
{
    return text + QString(std::max<qsizetype>(0, width - widthOf(text)), u' ');
}

Terminal::Terminal(bool isQuiet)
    : m_isQuiet(isQuiet)
    , m_showsProgress(!isQuiet && isatty(STDERR_FILENO) == 1)
{
}

Terminal::~Terminal()
{
    clearProgress();
}

void Terminal::clearProgress()
{
    if (m_progressWidth == 0)
        return;
    write(stderr, u'\r' + QString(m_progressWidth, u' ') + u'\r');
    m_progressWidth = 0;
}

void Terminal::print(const QString &text)
{
    clearProgress();
    if (!write(stdout, text + u'\n') && m_printFailure.isEmpty())
        m_printFailure = qt_error_string();
}

void Terminal::tell(const QString &text)
{
    if (m_isQuiet)
        return;
    clearProgress();
    write(stderr, text + u'\n');
}

void Terminal::error(const QString &text)
{
    clearProgress();
    write(stderr, u"itsmd: "_s + text + u'\n');
}

void Terminal::progress(const QString &what, qint64 done, qint64 total)
{
    if (!m_showsProgress || (m_sinceProgress.isValid() && m_sinceProgress.elapsed() < 100 && done != total))
        return;
    m_sinceProgress.start();
    const QString line = total > 0 ? u"%1 %2 %"_s.arg(what, QString::number(done * 100 / total))
                                   : u"%1 %2"_s.arg(what, QString::number(done));
    // Padded, so that nothing of a longer line stays behind.
    write(stderr, u'\r' + padded(line, m_progressWidth));
    m_progressWidth = widthOf(line);
}

bool isReaderGone()
{
    pollfd output{.fd = STDOUT_FILENO, .events = POLLOUT, .revents = 0};
    return ::poll(&output, 1, 0) == 1 && (output.revents & POLLERR) != 0;
}

const std::atomic<bool> &interruptFlag()
{
    return interrupted;
}

std::atomic<bool> &reloadFlag()
{
    return reloadWanted;
}

void installReloadHandler()
{
    struct sigaction action = {};
    action.sa_handler = onHangup;
    action.sa_flags = SA_RESTART;
    sigaction(SIGHUP, &action, nullptr);
}

void installInterruptHandler()
{
    struct sigaction action = {};
    action.sa_handler = onInterrupt;
    action.sa_flags = static_cast<int>(SA_RESETHAND | SA_RESTART);
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
    // A reader that goes away is an error of writing, not the end of the program.
    struct sigaction ignore = {};
    ignore.sa_handler = SIG_IGN;
    sigaction(SIGPIPE, &ignore, nullptr);
}

} // namespace itsm
