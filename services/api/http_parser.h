#pragma once

#include "services/api/http_limits.h"
#include "services/api/http_message.h"

#include <memory>

namespace itsm {

/// Reads one HTTP/1.1 request strictly: whatever two programs could understand in two ways is an error. Refused besides
/// what breaks the grammar (RFC 9112): bare LF, folded lines, space before a colon, no Host or two, Content-Length with
/// Transfer-Encoding, Content-Length twice or as a list, any transfer encoding but "chunked", chunked in HTTP/1.0,
/// trailers, and an absolute target whose authority is not the Host. Without I/O; not thread-safe.
class HttpRequestParser
{
public:
    explicit HttpRequestParser(const HttpLimits &limits);
    ~HttpRequestParser();
    Q_DISABLE_COPY_MOVE(HttpRequestParser)

    enum class State : quint8 { Head, Body, Complete, Failed };
    /// Takes what it can use from the beginning of `input` and removes it; what is left belongs in front of the bytes
    /// that come next. Stops behind the head and behind the request.
    State feed(QByteArray &input);
    [[nodiscard]] State state() const;

    [[nodiscard]] const HttpRequestHead &head() const; ///< from State::Body on
    /// Once, before the body is fed: a larger one fails with 413.
    State limitBody(qint64 bytes);
    [[nodiscard]] qint64 bodySize() const; ///< received until now
    /// What has come of the body since the last call; it is not in the request then.
    [[nodiscard]] QByteArray takeBody();
    [[nodiscard]] qint64 expectedBody() const; ///< of Content-Length; 0 for chunks
    /// The whole request; once, in State::Complete.
    [[nodiscard]] HttpRequest take();

    [[nodiscard]] int failureStatus() const;         ///< 400, 413, 414, 417, 431
    [[nodiscard]] const QByteArray &failure() const; ///< what is wrong, in English for a developer

private:
    class Grammar;
    State fail(int status, const char *what);
    State finishHead(QByteArrayView raw);
    const char *checkFraming();
    const char *checkHost();
    const char *readTarget(const QByteArray &target);

    const HttpLimits &m_limits;
    std::unique_ptr<Grammar> m_grammar;
    State m_state = State::Head;
    qsizetype m_headBytes = 0; ///< taken
    int m_failureStatus = 0;
    QByteArray m_failure;
};

} // namespace itsm
