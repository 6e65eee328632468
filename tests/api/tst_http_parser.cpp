#include "services/api/http_parser.h"
#include "tests/support/test_program.h"

#include <QTest>

using namespace itsm;
using namespace Qt::Literals::StringLiterals;
using State = HttpRequestParser::State;

/// Framing: whatever two programs could read in two ways is refused (goal S15).
class TestHttpParser : public QObject
{
    Q_OBJECT

    static QByteArray request(const QByteArray &fields, const QByteArray &body = {})
    {
        return "POST /a HTTP/1.1\r\nHost: x\r\n" + fields + "\r\n" + body;
    }
    /// Feeds all of it in pieces of that size; what is left over stays in `input`.
    static State feed(HttpRequestParser &parser, QByteArray &input, qsizetype piece, qint64 bodyLimit = 1024)
    {
        QByteArray rest = input;
        input.clear();
        bool hasLimit = false;
        while (!rest.isEmpty() && parser.state() != State::Complete && parser.state() != State::Failed) {
            input += rest.first(qMin(piece, rest.size()));
            rest.remove(0, piece);
            for (qsizetype before = -1; before != input.size() && !input.isEmpty();) {
                before = input.size();
                if (parser.feed(input) == State::Head)
                    continue;
                if (!std::exchange(hasLimit, true))
                    parser.limitBody(bodyLimit);
                if (parser.state() == State::Complete || parser.state() == State::Failed)
                    break;
            }
        }
        input += rest;
        return parser.state();
    }

private Q_SLOTS:
    void readsRequests_data();
    void readsRequests();
    void refuses_data();
    void refuses();
    void leavesTheNextRequest();
    void limitsTheHeader();
    void limitsTheBody();
    void readsTheTarget();
};

void TestHttpParser::readsRequests_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("keepsAlive");
    QTest::newRow("no body") << QByteArray("GET / HTTP/1.1\r\nHost: a.example:8090\r\n\r\n") << QByteArray() << true;
    QTest::newRow("length") << request("Content-Length: 5\r\n", "hello") << QByteArray("hello") << true;
    QTest::newRow("length 0") << request("Content-Length: 0\r\n") << QByteArray() << true;
    QTest::newRow("close") << request("Connection: close\r\n") << QByteArray() << false;
    QTest::newRow("1.0") << QByteArray("GET / HTTP/1.0\r\n\r\n") << QByteArray() << false;
    QTest::newRow("1.0 keep-alive") << QByteArray("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n") << QByteArray()
                                    << true;
    QTest::newRow("chunks") << request("Transfer-Encoding: chunked\r\n", "3\r\nabc\r\nA;x=1\r\n0123456789\r\n0\r\n\r\n")
                            << QByteArray("abc0123456789") << true;
    QTest::newRow("Chunked in capitals") << request("Transfer-Encoding: Chunked\r\n", "1\r\nz\r\n0\r\n\r\n")
                                         << QByteArray("z") << true;
}

void TestHttpParser::readsRequests()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, body);
    QFETCH(bool, keepsAlive);
    for (const qsizetype piece : {1, 2, 7, 10'000}) {
        const HttpLimits limits;
        HttpRequestParser parser(limits);
        QByteArray input = text;
        QCOMPARE(feed(parser, input, piece), State::Complete);
        QVERIFY(input.isEmpty());
        const HttpRequest read = parser.take();
        QCOMPARE(read.body, body);
        QCOMPARE(read.keepsAlive, keepsAlive);
    }
}

void TestHttpParser::refuses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, const QByteArray &text, int status = 400) {
        QTest::newRow(name) << text << status;
    };
    row("length and chunks", request("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"));
    row("chunks and length", request("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", "0\r\n\r\n"));
    row("two lengths", request("Content-Length: 5\r\nContent-Length: 6\r\n", "hello"));
    row("the same length twice", request("Content-Length: 5\r\nContent-Length: 5\r\n", "hello"));
    row("a list of lengths", request("Content-Length: 5, 5\r\n", "hello"));
    row("negative length", request("Content-Length: -1\r\n"));
    row("length with a plus", request("Content-Length: +5\r\n", "hello"));
    row("hexadecimal length", request("Content-Length: 0x5\r\n", "hello"));
    row("length of 2^64", request("Content-Length: 18446744073709551616\r\n"));
    row("empty length", request("Content-Length: \r\n"));
    row("bare LF", "GET / HTTP/1.1\nHost: x\n\n");
    row("bare LF in a field", "GET / HTTP/1.1\r\nHost: x\nX: y\r\n\r\n");
    row("bare CR", "GET / HTTP/1.1\r\nHost: x\rX: y\r\n\r\n");
    row("folded line", request("X: a\r\n b\r\n"));
    row("folded with a tab", request("X: a\r\n\tb\r\n"));
    row("space before the colon", request("X : a\r\n"));
    row("field without a name", request(": a\r\n"));
    row("field without a colon", request("Xa\r\n"));
    row("no Host", "GET / HTTP/1.1\r\n\r\n");
    row("two Hosts", "GET / HTTP/1.1\r\nHost: x\r\nHost: x\r\n\r\n");
    row("Host with a path", "GET / HTTP/1.1\r\nHost: x/y\r\n\r\n");
    row("Host with a user", "GET / HTTP/1.1\r\nHost: a@x\r\n\r\n");
    row("empty Host", "GET / HTTP/1.1\r\nHost: \r\n\r\n");
    row("foreign authority", "GET http://y/ HTTP/1.1\r\nHost: x\r\n\r\n");
    row("other scheme", "GET ftp://x/ HTTP/1.1\r\nHost: x\r\n\r\n");
    row("relative target", "GET a HTTP/1.1\r\nHost: x\r\n\r\n");
    row("star for GET", "GET * HTTP/1.1\r\nHost: x\r\n\r\n");
    row("fragment", "GET /a#b HTTP/1.1\r\nHost: x\r\n\r\n");
    row("version 2", "GET / HTTP/2.0\r\nHost: x\r\n\r\n");
    row("version 0.9", "GET /\r\n\r\n");
    row("two spaces", "GET  / HTTP/1.1\r\nHost: x\r\n\r\n");
    row("NUL in a value", "GET / HTTP/1.1\r\nHost: x\r\nX: a\0b\r\n\r\n"_ba);
    row("a TLS hello", "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03 ...."_ba);
    row("gzip", request("Transfer-Encoding: gzip\r\n"));
    row("gzip, chunked", request("Transfer-Encoding: gzip, chunked\r\n", "0\r\n\r\n"));
    row("chunked, gzip", request("Transfer-Encoding: chunked, gzip\r\n", "0\r\n\r\n"));
    row("chunked twice", request("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"));
    row("chunked in 1.0", "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
    row("chunk of a size that is none", request("Transfer-Encoding: chunked\r\n", "g\r\n\r\n"));
    row("chunk of a negative size", request("Transfer-Encoding: chunked\r\n", "-1\r\n\r\n"));
    row("chunk with a prefix", request("Transfer-Encoding: chunked\r\n", "0x5\r\nhello\r\n0\r\n\r\n"));
    row("chunk of 2^64", request("Transfer-Encoding: chunked\r\n", "10000000000000000\r\nhello\r\n0\r\n\r\n"));
    row("chunk without its end", request("Transfer-Encoding: chunked\r\n", "3\r\nabcdef\r\n0\r\n\r\n"));
    row("chunk with bare LF", request("Transfer-Encoding: chunked\r\n", "3\nabc\r\n0\r\n\r\n"));
    row("trailer", request("Transfer-Encoding: chunked\r\n", "0\r\nX: y\r\n\r\n"));
    row("long extension",
        request("Transfer-Encoding: chunked\r\n", "1;" + QByteArray(5'000, 'x') + "\r\na\r\n0\r\n\r\n"));
    row("extensions without end", request("Transfer-Encoding: chunked\r\n", "1;" + QByteArray(1 << 20, 'x')));
    row("unknown expectation", request("Expect: 200-ok\r\n"), 417);
    row("long target", "GET /" + QByteArray(64 * 1024, 'a') + " HTTP/1.1\r\nHost: x\r\n\r\n", 414);
    row("target a little too long", "GET /" + QByteArray(8 * 1024, 'a') + " HTTP/1.1\r\nHost: x\r\n\r\n", 414);
    row("long header line", request("X: " + QByteArray(64 * 1024, 'a') + "\r\n"), 431);
    QByteArray many;
    for (int i = 0; i < 64; ++i)
        many += "X: y\r\n";
    row("65 fields", request(many), 431);
    QByteArray large;
    for (int i = 0; i < 60; ++i)
        large += "X: " + QByteArray(300, 'y') + "\r\n";
    row("18 KB of fields", request(large), 431);
    row("large body", request("Content-Length: 1025\r\n"), 413);
    row("large chunks",
        request("Transfer-Encoding: chunked\r\n", "400\r\n" + QByteArray(1024, 'a') + "\r\n1\r\na\r\n0\r\n\r\n"), 413);
}

void TestHttpParser::refuses()
{
    QFETCH(QByteArray, text);
    QFETCH(int, status);
    for (const qsizetype piece : {1'000'000, 1'000, 3}) {
        const HttpLimits limits;
        HttpRequestParser parser(limits);
        QByteArray input = text;
        QCOMPARE(feed(parser, input, piece), State::Failed);
        QCOMPARE(parser.failureStatus(), status);
        QVERIFY(!parser.failure().isEmpty());
    }
}

/// Two requests in one piece are two requests, and what a body seems to smuggle is the body.
void TestHttpParser::leavesTheNextRequest()
{
    const QByteArray next = "GET /second HTTP/1.1\r\nHost: x\r\n\r\n";
    const HttpLimits limits;
    HttpRequestParser first(limits);
    QByteArray input = request("Content-Length: " + QByteArray::number(next.size()) + "\r\n", next) + next;
    QCOMPARE(feed(first, input, 1 << 20), State::Complete);
    QCOMPARE(first.take().body, next);
    QCOMPARE(input, next);
    HttpRequestParser second(limits);
    QCOMPARE(feed(second, input, 1 << 20), State::Complete);
    QCOMPARE(second.take().path, QByteArray("/second"));
}

/// A header without end fails as soon as it is larger than it may be.
void TestHttpParser::limitsTheHeader()
{
    const HttpLimits limits;
    HttpRequestParser parser(limits);
    QByteArray input = "GET / HTTP/1.1\r\nX: ";
    qsizetype sent = input.size();
    while (parser.feed(input) == State::Head) {
        input += QByteArray(1'000, 'a');
        sent += 1'000;
    }
    QCOMPARE(parser.failureStatus(), 431);
    QVERIFY(sent < limits.headerBytes + 2'000);
}

/// Chunks are counted as they come: nothing above the limit is ever kept.
void TestHttpParser::limitsTheBody()
{
    const HttpLimits limits;
    HttpRequestParser parser(limits);
    QByteArray input = request("Transfer-Encoding: chunked\r\n");
    QCOMPARE(parser.feed(input), State::Body);
    parser.limitBody(10'000);
    while (parser.state() == State::Body) {
        input += "3e8\r\n" + QByteArray(1'000, 'a') + "\r\n";
        parser.feed(input);
        QVERIFY(parser.bodySize() <= 10'000);
    }
    QCOMPARE(parser.failureStatus(), 413);
}

void TestHttpParser::readsTheTarget()
{
    const HttpLimits limits;
    HttpRequestParser parser(limits);
    QByteArray input = "GET http://x/a/b?c=d%20e HTTP/1.1\r\nHost: x\r\nX-Tenant-ID:  7 \r\n\r\n";
    QCOMPARE(feed(parser, input, 1 << 20), State::Complete);
    const HttpRequest request = parser.take();
    QCOMPARE(request.path, QByteArray("/a/b"));
    QCOMPARE(request.query, QByteArray("c=d%20e"));
    QCOMPARE(request.field("x-tenant-id"), QByteArray("7"));
    QVERIFY(request.field("x-other").isNull());
}

ITSM_TEST_ALONE(TestHttpParser)
#include "tst_http_parser.moc"
