#pragma once

#include "services/api/http_message.h"

#include <QJsonObject>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace itsm {

class HttpExchange;
struct BulkControl;

/// Lines of JSON in front of an answer, for a client that reads them. The answer begins with the first of them, and
/// with it its status: what comes of the request stands in the last line.
class AnswerLines
{
public:
    /// `head` is that of such an answer.
    AnswerLines(HttpExchange &exchange, HttpResponse head);

    /// In one thread at a time. A client that does not read them misses some.
    void offer(const QJsonObject &line);
    [[nodiscard]] bool hasBegun() const { return m_hasBegun; }
    void finish(const QByteArray &lastLine);

private:
    HttpExchange &m_exchange;
    const HttpResponse m_head;
    bool m_hasBegun = false;
};

/// Tells how far a command on many is, as often as a person looks, in a thread of its own: what works on it is at the
/// database.
class ProgressTeller
{
public:
    /// Nothing happens without lines.
    ProgressTeller(AnswerLines *lines, const BulkControl &control);
    ~ProgressTeller(); ///< tells nothing more
    Q_DISABLE_COPY_MOVE(ProgressTeller)

private:
    void tell(AnswerLines &lines, const BulkControl &control);

    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_isOver = false; ///< guarded by the mutex
    std::thread m_thread;
};

} // namespace itsm
