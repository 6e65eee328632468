#pragma once

#include <QByteArray>
#include <QHostAddress>
#include <memory>
#include <vector>

namespace itsm {

/// The content type of JSON.
inline constexpr char jsonType[] = "application/json";
/// The content type of an answer that is a JSON value a line.
inline constexpr char linesType[] = "application/x-ndjson";

struct HttpField
{
    QByteArray name; ///< of a request: in small letters
    QByteArray value;
};

struct HttpRequestHead
{
    QByteArray method;
    QByteArray path;  ///< as sent, percent-encoded; begins with '/', or is "*"
    QByteArray query; ///< as sent, without the '?'
    bool isHttp11 = true;
    bool keepsAlive = true;
    bool expectsContinue = false;
    std::vector<HttpField> fields;

    /// The value of a field by its name in small letters; null if it is not there. Of several the first.
    [[nodiscard]] QByteArray field(QByteArrayView name) const;
    [[nodiscard]] int count(QByteArrayView name) const;
};

class BodyFile;

struct HttpRequest : HttpRequestHead
{
    QByteArray body;
    std::shared_ptr<BodyFile> file{}; ///< has the body in place of `body`, where the service wants it so
    QHostAddress peer;                ///< the other end of the connection; IPv4 addresses as such
    QHostAddress client;              ///< who asks: the peer, or behind a proxy of ours whom that names
    bool isEncrypted = false;
};

/// An IPv4 address in the clothes of IPv6 as what it is.
[[nodiscard]] QHostAddress plainAddress(const QHostAddress &address);

/// Length, date and connection fields are the server's.
struct HttpResponse
{
    int status = 200;
    QByteArray contentType; ///< empty: there is no content
    QByteArray body;
    std::vector<HttpField> fields;
    bool closes = false; ///< the connection ends with this answer
};

/// "Not Found"
[[nodiscard]] QByteArrayView reasonPhrase(int status);

/// How the bytes behind the head are delimited.
enum class HttpFraming : quint8 {
    Length,   ///< Content-Length: the body is whole
    Chunked,  ///< parts, each by httpChunk(), an empty one at the end
    UntilEnd, ///< parts as they are, until the connection ends
};
/// Status line and fields. `date` is that of httpDate(). Values with control characters are left out.
[[nodiscard]] QByteArray httpHead(const HttpResponse &response, HttpFraming framing, bool keepsAlive,
                                  const QByteArray &date);
[[nodiscard]] QByteArray httpChunk(const QByteArray &part);
/// Now, as the field Date has it.
[[nodiscard]] QByteArray httpDate();

} // namespace itsm
