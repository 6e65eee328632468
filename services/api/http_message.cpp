#include "services/api/http_message.h"

#include <QDateTime>
#include <QLocale>
#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

/// Nothing that a handler writes into a field can begin another one.
bool isSafe(const QByteArray &text)
{
    return std::ranges::none_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
}

bool hasBody(int status)
{
    return status >= 200 && status != 204 && status != 304;
}

} // namespace

QByteArray HttpRequestHead::field(QByteArrayView name) const
{
    const auto found = std::ranges::find_if(fields, [&](const HttpField &f) { return f.name == name; });
    return found == fields.end() ? QByteArray() : found->value.isNull() ? QByteArray("") : found->value;
}

int HttpRequestHead::count(QByteArrayView name) const
{
    return int(std::ranges::count_if(fields, [&](const HttpField &f) { return f.name == name; }));
}

QByteArrayView reasonPhrase(int status)
{
    switch (status) {
    case 100:
        return "Continue";
    case 200:
        return "OK";
    case 201:
        return "Created";
    case 204:
        return "No Content";
    case 304:
        return "Not Modified";
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthorized";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 408:
        return "Request Timeout";
    case 409:
        return "Conflict";
    case 412:
        return "Precondition Failed";
    case 413:
        return "Content Too Large";
    case 414:
        return "URI Too Long";
    case 415:
        return "Unsupported Media Type";
    case 417:
        return "Expectation Failed";
    case 422:
        return "Unprocessable Content";
    case 429:
        return "Too Many Requests";
    case 431:
        return "Request Header Fields Too Large";
    case 500:
        return "Internal Server Error";
    case 503:
        return "Service Unavailable";
    case 504:
        return "Gateway Timeout";
    default:
        return "Status";
    }
}

QByteArray httpHead(const HttpResponse &response, HttpFraming framing, bool keepsAlive, const QByteArray &date)
{
    QByteArray head;
    head.reserve(256);
    head += "HTTP/1.1 " + QByteArray::number(response.status) + ' ' + reasonPhrase(response.status).toByteArray() +
            "\r\nDate: " + date + "\r\n";
    if (!response.contentType.isEmpty())
        head += "Content-Type: " + response.contentType + "\r\nX-Content-Type-Options: nosniff\r\n";
    if (framing == HttpFraming::Chunked)
        head += "Transfer-Encoding: chunked\r\n";
    else if (framing == HttpFraming::Length && hasBody(response.status))
        head += "Content-Length: " + QByteArray::number(response.body.size()) + "\r\n";
    for (const HttpField &field : response.fields) {
        if (isSafe(field.name) && isSafe(field.value))
            head += field.name + ": " + field.value + "\r\n";
    }
    head += keepsAlive ? "Connection: keep-alive\r\n\r\n" : "Connection: close\r\n\r\n";
    return head;
}

QByteArray httpChunk(const QByteArray &part)
{
    return QByteArray::number(part.size(), 16) + "\r\n" + part + "\r\n";
}

QByteArray httpDate()
{
    return QLocale::c().toString(QDateTime::currentDateTimeUtc(), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s).toLatin1();
}

} // namespace itsm
