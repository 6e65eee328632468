#include "services/api/http_parser.h"

#include <boost/beast/http/basic_parser.hpp>

namespace itsm {

namespace {

namespace http = boost::beast::http;
using boost::beast::error_code;
using boost::beast::string_view;

/// A chunk's size with its extensions, which mean nothing to us.
constexpr qsizetype maxChunkHeader = 1'024;

QByteArray bytes(string_view text)
{
    return {text.data(), qsizetype(text.size())};
}

bool isTokenOfHost(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-' ||
           c == '_' || c == ':' || c == '[' || c == ']';
}

/// Beast would wait for the end of the head before it says so.
bool hasBareLineFeed(const QByteArray &head)
{
    for (qsizetype begin = 0, end = head.indexOf('\n'); end >= 0; begin = end + 1, end = head.indexOf('\n', begin)) {
        if (end == begin || head[end - 1] != '\r')
            return true;
        if (end == begin + 1)
            return false; // the empty line; a body may come behind
    }
    return false;
}

} // namespace

/// Beast's grammar with its events written down.
class HttpRequestParser::Grammar final : public http::basic_parser<true>
{
public:
    explicit Grammar(const HttpLimits &limits)
        : m_maxFields(limits.headerFields)
    {
        header_limit(quint32(limits.headerBytes));
        body_limit(boost::none); // the route, known behind the head, says the limit
    }

    HttpRequest request;
    QByteArray target;
    qint64 received = 0; ///< of the body
    bool hasTooManyFields = false;
    bool hasTrailer = false;

private:
    void on_request_impl(http::verb, string_view method, string_view text, int version, error_code &) override
    {
        request.method = bytes(method);
        request.isHttp11 = version == 11;
        target = bytes(text);
    }
    void on_response_impl(int, string_view, int, error_code &) override {}
    void on_field_impl(http::field, string_view name, string_view value, error_code &error) override
    {
        hasTrailer = is_header_done();
        hasTooManyFields = int(request.fields.size()) >= m_maxFields;
        if (hasTrailer || hasTooManyFields)
            error = http::error::bad_field;
        else
            request.fields.push_back({bytes(name).toLower(), bytes(value)});
    }
    void on_header_impl(error_code &) override {}
    void on_body_init_impl(const boost::optional<std::uint64_t> &, error_code &) override {}
    std::size_t on_body_impl(string_view part, error_code &) override
    {
        request.body.append(part.data(), qsizetype(part.size()));
        received += qint64(part.size());
        return part.size();
    }
    void on_chunk_header_impl(std::uint64_t, string_view extensions, error_code &error) override
    {
        if (qsizetype(extensions.size()) > maxChunkHeader)
            error = http::error::bad_chunk_extension;
    }
    std::size_t on_chunk_body_impl(std::uint64_t, string_view part, error_code &error) override
    {
        return on_body_impl(part, error);
    }
    void on_finish_impl(error_code &) override {}

    int m_maxFields;
};

HttpRequestParser::HttpRequestParser(const HttpLimits &limits)
    : m_limits(limits)
    , m_grammar(std::make_unique<Grammar>(limits))
{
}

HttpRequestParser::~HttpRequestParser() = default;

HttpRequestParser::State HttpRequestParser::state() const
{
    return m_state;
}

const HttpRequestHead &HttpRequestParser::head() const
{
    return m_grammar->request;
}

qint64 HttpRequestParser::bodySize() const
{
    return m_grammar->received;
}

qint64 HttpRequestParser::expectedBody() const
{
    return qint64(m_grammar->content_length().value_or(0));
}

int HttpRequestParser::failureStatus() const
{
    return m_failureStatus;
}

const QByteArray &HttpRequestParser::failure() const
{
    return m_failure;
}

HttpRequestParser::State HttpRequestParser::fail(int status, const char *what)
{
    m_failureStatus = status;
    m_failure = what;
    return m_state = State::Failed;
}

HttpRequestParser::State HttpRequestParser::feed(QByteArray &input)
{
    while ((m_state == State::Head || m_state == State::Body) && !input.isEmpty()) {
        if (m_state == State::Head && hasBareLineFeed(input))
            return fail(400, "a line ends without CR");
        error_code error;
        const auto used = qsizetype(m_grammar->put({input.constData(), size_t(input.size())}, error));
        const bool isHead = m_state == State::Head;
        if (error && error != http::error::need_more) {
            if (m_grammar->hasTooManyFields)
                return fail(431, "too many header fields");
            if (m_grammar->hasTrailer)
                return fail(400, "trailers are not supported");
            if (error == http::error::body_limit)
                return fail(413, "the body is too large");
            if (error != http::error::header_limit)
                return fail(400, isHead ? "malformed header" : "malformed chunk");
        }
        if (isHead && m_grammar->is_header_done()) {
            m_headBytes += used;
            finishHead(QByteArrayView(input).first(used));
            input.remove(0, used);
            return m_state;
        }
        if (isHead && (error == http::error::header_limit || m_headBytes + input.size() > m_limits.headerBytes)) {
            // Of a target that was read the line is gone already.
            const qsizetype line = input.indexOf('\n');
            const bool isTarget = m_grammar->target.isEmpty() && (line < 0 || line > m_limits.targetBytes);
            return isTarget ? fail(414, "the target is too long") : fail(431, "the header is too large");
        }
        m_headBytes += isHead ? used : 0;
        input.remove(0, used);
        if (m_grammar->is_done())
            return m_state = State::Complete;
        if (error == http::error::need_more && m_state == State::Body && input.size() > maxChunkHeader)
            return fail(400, "a chunk's header is too large");
        if (used == 0)
            break;
    }
    return m_state;
}

HttpRequestParser::State HttpRequestParser::finishHead(QByteArrayView raw)
{
    HttpRequest &request = m_grammar->request;
    if (m_grammar->target.size() > m_limits.targetBytes)
        return fail(414, "the target is too long");
    if (m_headBytes > m_limits.headerBytes)
        return fail(431, "the header is too large");
    if (raw.contains("\r\n ") || raw.contains("\r\n\t"))
        return fail(400, "folded header line");
    if (const char *issue = checkFraming())
        return fail(400, issue);
    if (const char *issue = checkHost())
        return fail(400, issue);
    if (const char *issue = readTarget(m_grammar->target))
        return fail(400, issue);
    if (const QByteArray expectation = request.field("expect"); !expectation.isNull()) {
        if (expectation.compare("100-continue", Qt::CaseInsensitive) != 0)
            return fail(417, "unknown expectation");
        request.expectsContinue = request.isHttp11;
    }
    request.keepsAlive = m_grammar->keep_alive();
    return m_state = m_grammar->is_done() ? State::Complete : State::Body;
}

/// Beast has refused numbers that are none, and Content-Length beside "chunked".
const char *HttpRequestParser::checkFraming()
{
    const HttpRequestHead &head = m_grammar->request;
    const int codings = head.count("transfer-encoding");
    const int lengths = head.count("content-length");
    if (lengths + codings > 1)
        return "more than one field says how long the body is";
    if (lengths == 1 && head.field("content-length").contains(','))
        return "Content-Length is a list";
    if (codings == 1 && head.field("transfer-encoding").compare("chunked", Qt::CaseInsensitive) != 0)
        return "unknown Transfer-Encoding";
    if (codings == 1 && !head.isHttp11)
        return "Transfer-Encoding in HTTP/1.0";
    return nullptr;
}

const char *HttpRequestParser::checkHost()
{
    const HttpRequestHead &head = m_grammar->request;
    const int hosts = head.count("host");
    if (hosts > 1 || (hosts == 0 && head.isHttp11))
        return "exactly one Host is needed";
    const QByteArray host = head.field("host");
    if (hosts == 1 && (host.isEmpty() || !std::all_of(host.begin(), host.end(), isTokenOfHost)))
        return "malformed Host";
    return nullptr;
}

const char *HttpRequestParser::readTarget(const QByteArray &target)
{
    HttpRequest &request = m_grammar->request;
    QByteArray rest = target;
    for (const QByteArrayView scheme : {QByteArrayView("http://"), QByteArrayView("https://")}) {
        if (!rest.startsWith(scheme))
            continue;
        const qsizetype pathBegin = rest.indexOf('/', scheme.size());
        const QByteArray authority =
            rest.sliced(scheme.size(), (pathBegin < 0 ? rest.size() : pathBegin) - scheme.size());
        if (authority.compare(request.field("host"), Qt::CaseInsensitive) != 0)
            return "the target's authority is not the Host";
        rest = pathBegin < 0 ? QByteArray("/") : rest.sliced(pathBegin);
        break;
    }
    if (!rest.startsWith('/') && !(rest == "*" && request.method == "OPTIONS"))
        return "malformed target";
    if (rest.contains('#'))
        return "a fragment in the target";
    const qsizetype mark = rest.indexOf('?');
    request.path = mark < 0 ? rest : rest.first(mark);
    request.query = mark < 0 ? QByteArray() : rest.sliced(mark + 1);
    return nullptr;
}

HttpRequestParser::State HttpRequestParser::limitBody(qint64 bytes)
{
    m_grammar->body_limit(quint64(bytes));
    if (m_state == State::Body && m_grammar->content_length() && *m_grammar->content_length() > quint64(bytes))
        return fail(413, "the body is too large");
    return m_state;
}

QByteArray HttpRequestParser::takeBody()
{
    return std::exchange(m_grammar->request.body, {});
}

HttpRequest HttpRequestParser::take()
{
    return std::move(m_grammar->request);
}

} // namespace itsm
