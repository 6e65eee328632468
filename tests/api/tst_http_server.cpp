#include "services/api/body_file.h"
#include "services/api/http_exchange.h"
#include "services/api/http_server.h"
#include "tests/api/http_client.h"
#include "tests/support/test_program.h"

#include <QTest>
#include <QThread>
#include <QTimer>
#include <poll.h>
#include <sys/syscall.h>
#include <thread>
#include <unistd.h>

using namespace std::chrono_literals;
using namespace itsm;

/// How long a disk takes for each part of a body; negative: it is full.
static std::atomic<int> diskMs = 0;

/// In place of that of the C library.
extern "C" ssize_t write(int descriptor, const void *bytes, size_t size)
{
    char target[256]{};
    const QByteArray link = "/proc/self/fd/" + QByteArray::number(descriptor);
    if (diskMs != 0 && ::readlink(link.constData(), target, sizeof target - 1) > 0 &&
        QByteArrayView(target).contains("/itsmd-body-")) {
        if (diskMs < 0) {
            errno = ENOSPC;
            return -1;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(diskMs));
    }
    return ::syscall(SYS_write, descriptor, bytes, size);
}

namespace {

constexpr qsizetype bigAnswer = 100'000;
/// The system takes it at once, and the client in some time.
constexpr qsizetype longAnswer = 2'000'000;

/// Answers with what it was asked; paths say how.
class EchoService final : public HttpService
{
public:
    [[nodiscard]] qint64 bodyLimit(const HttpRequestHead &head) const override
    {
        return head.path == "/large" || head.path == "/file" ? qint64{64} << 20 : 1'024;
    }
    [[nodiscard]] bool wantsFile(const HttpRequestHead &head) const override { return head.path == "/file"; }
    void handle(HttpRequest request, std::shared_ptr<HttpExchange> exchange) override
    {
        ++handled;
        if (request.path == "/silent") {
            const std::lock_guard lock(mutex);
            kept.push_back(std::move(exchange));
        } else if (request.path == "/nobody") {
            exchange.reset();
        } else if (request.path == "/slow") {
            QTimer::singleShot(300ms, [exchange] {
                exchange->respond({.status = 200, .contentType = "text/plain", .body = "slow", .fields = {}});
            });
        } else if (request.path == "/parts") {
            std::thread([exchange] {
                exchange->begin({.status = 200, .contentType = "text/plain", .body = {}, .fields = {}});
                const QByteArray part(32 * 1024, 'p');
                for (int i = 0; i < 2'000 && exchange->write(part); ++i) {
                }
                exchange->end();
            }).detach();
        } else {
            HttpResponse response{.status = 200, .contentType = "text/plain", .body = {}, .fields = {}};
            response.fields.push_back({"X-Injected", "a\r\nSet-Cookie: b"});
            response.body = request.method + ' ' + request.path + ' ' + QByteArray::number(request.body.size());
            if (request.file)
                response.body = QByteArray::number(QFile(request.file->path()).size());
            if (request.path == "/big")
                response.body = QByteArray(bigAnswer, 'b');
            if (request.path == "/long")
                response.body = QByteArray(longAnswer, 'l');
            if (request.path == "/huge")
                response.body = QByteArray(30 << 20, 'h');
            exchange->respond(std::move(response));
        }
    }
    [[nodiscard]] HttpResponse refusal(int status, const QByteArray &why) const override
    {
        return {.status = status, .contentType = "text/plain", .body = why, .fields = {}};
    }

    std::atomic<int> handled = 0;
    std::mutex mutex;
    std::vector<std::shared_ptr<HttpExchange>> kept;
};

} // namespace

/// The listener: order, limits, and clients that are slow on purpose (goals S14 and S15).
class TestHttpServer : public QObject
{
    Q_OBJECT

    QThread m_thread;
    std::unique_ptr<QObject> m_context;
    std::unique_ptr<EchoService> m_service;
    std::unique_ptr<HttpServer> m_server;
    quint16 m_port = 0;

    void start(const HttpLimits &limits = {})
    {
        m_thread.start();
        m_context = std::make_unique<QObject>();
        m_context->moveToThread(&m_thread);
        m_service = std::make_unique<EchoService>();
        run([&] {
            m_server = std::make_unique<HttpServer>(limits, *m_service);
            QVERIFY(m_server->start(QHostAddress::LocalHost, 0).has_value());
            m_port = m_server->serverPort();
        });
    }
    template <typename Function>
    void run(Function function)
    {
        QMetaObject::invokeMethod(m_context.get(), function, Qt::BlockingQueuedConnection);
    }
    static qint64 residentKiB()
    {
        QFile file(QStringLiteral("/proc/self/status"));
        if (!file.open(QIODevice::ReadOnly))
            return 0;
        for (const QByteArray &line : file.readAll().split('\n')) {
            if (line.startsWith("VmRSS:"))
                return line.sliced(6).trimmed().split(' ').first().toLongLong();
        }
        return 0;
    }
    /// Milliseconds for a request in a new connection, the slowest of some.
    qint64 slowestFresh(int requests) const
    {
        qint64 slowest = 0;
        for (int i = 0; i < requests; ++i) {
            QElapsedTimer timer;
            timer.start();
            HttpClient client(m_port);
            if (client.request("GET", "/x").status != 200)
                return 1'000'000;
            slowest = qMax(slowest, timer.elapsed());
        }
        return slowest;
    }

private Q_SLOTS:
    void cleanup()
    {
        if (!m_thread.isRunning())
            return;
        run([&] {
            m_service->kept.clear();
            m_server.reset();
        });
        m_thread.quit();
        m_thread.wait();
        m_context.reset();
    }
    void answersInOrder();
    void keepsAndEndsConnections();
    void headHasNoBody();
    void waitsForTheReader();
    void asksForTheBody();
    void neverAnswersWhatWasSmuggled();
    void refusesInWords();
    void survivesServicesThatDoNotAnswer();
    void fieldsCannotBeInjected();
    void partsAreChunks();
    void endsSlowHeaders();
    void endsSlowBodies();
    void endsStalledBodies();
    void endsSlowFiles();
    void aSlowDiskHoldsNobodyUp();
    void aDiskThatIsFullIsSaid();
    void endsSlowReaders();
    void letsReadersFinish_data();
    void letsReadersFinish();
    void endsIdleConnections();
    void slowClientsOnlyPushOutEachOther();
    void oneAddressOnlyPushesOutItself();
    void whoHasAskedIsNotPushedOut();
    void limitsWhatIsInMemory();
    void drains();
};

void TestHttpServer::answersInOrder()
{
    start();
    HttpClient client(m_port);
    client.write("GET /slow HTTP/1.1\r\nHost: x\r\n\r\nGET /2 HTTP/1.1\r\nHost: x\r\n\r\n"
                 "POST /3 HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhelloGET /4 HTTP/1.1\r\nHost: x\r\n\r\n");
    QCOMPARE(client.read().body, QByteArray("slow"));
    QCOMPARE(client.read().body, QByteArray("GET /2 0"));
    QCOMPARE(client.read().body, QByteArray("POST /3 5"));
    QCOMPARE(client.read().body, QByteArray("GET /4 0"));
}

void TestHttpServer::keepsAndEndsConnections()
{
    start();
    HttpClient client(m_port);
    const HttpReply kept = client.request("GET", "/a");
    QCOMPARE(kept.fields.value("connection"), QByteArray("keep-alive"));
    QVERIFY(kept.fields.value("date").endsWith("GMT"));
    QCOMPARE(client.request("GET", "/a", "Connection: close\r\n").fields.value("connection"), QByteArray("close"));
    QVERIFY(client.waitForEnd(3'000));
    HttpClient old(m_port);
    old.write("GET /a HTTP/1.0\r\n\r\n");
    QCOMPARE(old.read().status, 200);
    QVERIFY(old.waitForEnd(3'000));
}

void TestHttpServer::headHasNoBody()
{
    start();
    HttpClient client(m_port);
    const HttpReply head = client.request("HEAD", "/a");
    QCOMPARE(head.fields.value("content-length"), QByteArray("9")); // "HEAD /a 0"
    QCOMPARE(client.request("GET", "/b").body, QByteArray("GET /b 0"));
    // Nobody waits for room for parts that are not sent.
    QCOMPARE(client.request("HEAD", "/parts").status, 200);
    QCOMPARE(client.request("GET", "/b").body, QByteArray("GET /b 0"));
}

/// Who sends requests and reads no answers is served no further, and gets all answers when he does read.
void TestHttpServer::waitsForTheReader()
{
    start({.headerTime = 500ms});
    HttpClient client(m_port);
    client.socket().setReadBufferSize(1);
    constexpr int requests = 500;
    client.write(QByteArray("GET /big HTTP/1.1\r\nHost: x\r\n\r\n").repeated(requests));
    QTRY_VERIFY(m_service->handled > 0);
    QTest::qWait(1'500); // the next header is not late: it has come
    QVERIFY2(m_service->handled < requests / 2, QByteArray(QByteArray::number(m_service->handled)).constData());
    client.socket().setReadBufferSize(0);
    for (int i = 0; i < requests; ++i)
        QCOMPARE(client.read().body.size(), bigAnswer);
    QCOMPARE(m_service->handled.load(), requests);
}

void TestHttpServer::asksForTheBody()
{
    start();
    HttpClient client(m_port);
    client.write("POST /a HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n");
    QCOMPARE(client.read().status, 100);
    client.write("abc");
    QCOMPARE(client.read().body, QByteArray("POST /a 3"));
    // A body that is too large is refused before it is sent.
    client.write("POST /a HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 99999\r\n\r\n");
    QCOMPARE(client.read().status, 413);
}

void TestHttpServer::neverAnswersWhatWasSmuggled()
{
    start();
    for (const QByteArray &smuggler :
         {QByteArray("POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
          QByteArray("POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: xchunked\r\nContent-Length: 3\r\n\r\n0\r\n"),
          QByteArray("GET /a HTTP/1.1\nHost: x\n\n"), QByteArray("GET /a HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n")}) {
        HttpClient client(m_port);
        const int before = m_service->handled;
        client.write(smuggler + "GET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n");
        QCOMPARE(client.read().status, 400);
        QCOMPARE(client.read(false, 500).status, 0);
        QVERIFY(client.waitForEnd(5'000));
        QCOMPARE(m_service->handled.load(), before);
    }
}

/// The answer arrives although the client is still sending.
void TestHttpServer::refusesInWords()
{
    start();
    HttpClient client(m_port);
    client.write("POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 4000000\r\n\r\n");
    client.write(QByteArray(2'000'000, 'a'));
    const HttpReply reply = client.read();
    QCOMPARE(reply.status, 413);
    QCOMPARE(reply.fields.value("connection"), QByteArray("close"));
}

void TestHttpServer::survivesServicesThatDoNotAnswer()
{
    start();
    HttpClient client(m_port);
    QCOMPARE(client.request("GET", "/nobody").status, 500);
    QCOMPARE(client.request("GET", "/a").status, 200);
    // A client that leaves while somebody works on its request.
    auto left = std::make_unique<HttpClient>(m_port);
    left->write("GET /silent HTTP/1.1\r\nHost: x\r\n\r\n");
    QTRY_COMPARE(m_service->handled.load(), 3);
    left.reset();
    std::shared_ptr<HttpExchange> exchange;
    {
        const std::lock_guard lock(m_service->mutex);
        exchange = m_service->kept.front();
    }
    QTRY_VERIFY(exchange->isGone());
    exchange->respond({.status = 200, .contentType = "text/plain", .body = "late", .fields = {}});
    QCOMPARE(client.request("GET", "/a").status, 200);
}

void TestHttpServer::fieldsCannotBeInjected()
{
    start();
    HttpClient client(m_port);
    const HttpReply reply = client.request("GET", "/a");
    QVERIFY(!reply.fields.contains("set-cookie"));
    QVERIFY(!reply.fields.contains("x-injected"));
}

void TestHttpServer::partsAreChunks()
{
    start();
    HttpClient client(m_port);
    const HttpReply reply = client.request("GET", "/parts");
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.body.size(), 2'000 * 32 * 1024);
    QCOMPARE(client.request("GET", "/a").status, 200);
    HttpClient old(m_port);
    old.write("GET /parts HTTP/1.0\r\n\r\n");
    const QByteArray head = old.readUntil("\r\n\r\n");
    QVERIFY(head.startsWith("HTTP/1.1 200") && !head.contains("Transfer-Encoding"));
}

void TestHttpServer::endsSlowHeaders()
{
    start({.headerTime = 1'000ms});
    HttpClient client(m_port);
    client.write("GET / HTTP/1.1\r\nHost: x\r\n");
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < 4'000 && client.socket().bytesAvailable() == 0) {
        client.write("X: y\r\n"); // what comes drop by drop does not count
        client.socket().waitForReadyRead(200);
    }
    QCOMPARE(client.read().status, 408);
    QVERIFY(timer.elapsed() < 2'500);
    QVERIFY(client.waitForEnd(5'000));
}

void TestHttpServer::endsSlowBodies()
{
    start({.rateGrace = 1'000ms});
    HttpClient client(m_port);
    client.write("POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n");
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < 5'000 && client.socket().bytesAvailable() == 0) {
        client.write("a");
        client.socket().waitForReadyRead(100);
    }
    QCOMPARE(client.read().status, 408);
    QVERIFY(timer.elapsed() < 3'000);
}

/// What came fast in the beginning buys no time.
void TestHttpServer::endsStalledBodies()
{
    start({.rateGrace = 1'000ms});
    HttpClient client(m_port);
    client.write("POST /large HTTP/1.1\r\nHost: x\r\nContent-Length: 900000\r\n\r\n" + QByteArray(800'000, 'a'));
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < 6'000 && client.socket().bytesAvailable() == 0) {
        client.write("a");
        client.socket().waitForReadyRead(100);
    }
    QCOMPARE(client.read().status, 408);
    QVERIFY(timer.elapsed() < 5'000);
    QTRY_COMPARE(m_server->bufferedBytes(), 0);
}

/// What may be large may not come drop by drop for days.
void TestHttpServer::endsSlowFiles()
{
    start({.bytesPerSecond = 1, .fileBytesPerSecond = 100'000, .rateGrace = 1'000ms});
    HttpClient client(m_port);
    client.write("POST /file HTTP/1.1\r\nHost: x\r\nContent-Length: 900000\r\n\r\n");
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < 5'000 && client.socket().bytesAvailable() == 0) {
        client.write(QByteArray(1'000, 'a'));
        client.socket().waitForReadyRead(100);
    }
    QCOMPARE(client.read().status, 408);
    QVERIFY(timer.elapsed() < 3'000);
}

/// Who sends a file waits for the disk, for longer than the file may come slowly, and everybody else does not.
void TestHttpServer::aSlowDiskHoldsNobodyUp()
{
    start({.fileBytesPerSecond = 1'000'000, .rateGrace = 1'000ms});
    diskMs = 150;
    const auto fast = qScopeGuard([] { diskMs = 0; });
    constexpr qsizetype size = qsizetype{3} << 20;
    HttpClient sender(m_port);
    QElapsedTimer timer;
    timer.start();
    sender.socket().write("POST /file HTTP/1.1\r\nHost: x\r\nContent-Length: " + QByteArray::number(size) + "\r\n\r\n" +
                          QByteArray(size, 'a'));
    sender.socket().waitForBytesWritten(500);
    const qint64 slowest = slowestFresh(20);
    QVERIFY2(slowest < 100, QByteArray::number(slowest).constData());
    const HttpReply reply = sender.read(false, 60'000);
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.body, QByteArray::number(size));
    QVERIFY(timer.elapsed() > 2'000);
}

void TestHttpServer::aDiskThatIsFullIsSaid()
{
    start();
    diskMs = -1;
    const auto room = qScopeGuard([] { diskMs = 0; });
    HttpClient client(m_port);
    client.write("POST /file HTTP/1.1\r\nHost: x\r\nContent-Length: 6\r\n\r\nabcdef");
    QCOMPARE(client.read().status, 503);
}

void TestHttpServer::endsSlowReaders()
{
    start({.rateGrace = 1'000ms});
    HttpClient client(m_port);
    client.socket().setReadBufferSize(1);
    client.write("GET /huge HTTP/1.1\r\nHost: x\r\n\r\n");
    QTRY_COMPARE(m_server->connectionCount(), 1);
    QTRY_COMPARE_WITH_TIMEOUT(m_server->connectionCount(), 0, 8'000);
    // At once, and not behind what the system had taken of the answer and the client will never read.
    pollfd state{int(client.socket().socketDescriptor()), 0, 0};
    QCOMPARE(::poll(&state, 1, 2'000), 1);
    QVERIFY(state.revents & (POLLERR | POLLHUP));
    // The same for parts, whose producer must be let go.
    HttpClient parts(m_port);
    parts.socket().setReadBufferSize(1);
    parts.write("GET /parts HTTP/1.1\r\nHost: x\r\n\r\n");
    QTRY_COMPARE(m_server->connectionCount(), 1);
    QTRY_COMPARE_WITH_TIMEOUT(m_server->connectionCount(), 0, 8'000);
}

void TestHttpServer::letsReadersFinish_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::newRow("idle afterwards") << QByteArray();
    QTest::newRow("closed afterwards") << QByteArray("Connection: close\r\n");
}

/// Nobody's time begins while the system still holds what was sent.
void TestHttpServer::letsReadersFinish()
{
    QFETCH(QByteArray, field);
    start({.idleTime = 300ms, .lingerTime = 300ms});
    HttpClient client(m_port);
    QTcpSocket &socket = client.socket();
    socket.setSocketOption(QAbstractSocket::ReceiveBufferSizeSocketOption, 16'384);
    socket.setReadBufferSize(16'384);
    client.write("GET /long HTTP/1.1\r\nHost: x\r\n" + field + "\r\n");
    QElapsedTimer timer;
    timer.start();
    QByteArray answer;
    while (socket.waitForReadyRead(5'000) && answer.size() < longAnswer) {
        answer += socket.readAll();
        QThread::msleep(10);
    }
    answer += socket.readAll();
    QVERIFY(answer.endsWith(QByteArray(1'000, 'l')));
    QVERIFY2(answer.size() > longAnswer, QByteArray::number(answer.size()).constData());
    QVERIFY(timer.elapsed() > 1'000); // longer than the times of grace
    QTRY_COMPARE_WITH_TIMEOUT(m_server->connectionCount(), 0, 5'000);
}

void TestHttpServer::endsIdleConnections()
{
    start({.idleTime = 1'000ms});
    HttpClient client(m_port);
    QCOMPARE(client.request("GET", "/a").status, 200);
    QVERIFY(client.waitForEnd(3'000));
}

/// 400 clients that never finish: fresh requests are answered as if nothing was. With all places taken as well.
void TestHttpServer::slowClientsOnlyPushOutEachOther()
{
    start({.connections = 200, .connectionsPerAddress = 200});
    const qint64 memoryBefore = residentKiB();
    std::vector<std::unique_ptr<HttpClient>> slow;
    qint64 slowest = 0;
    for (int i = 0; i < 400; ++i) {
        slow.push_back(std::make_unique<HttpClient>(m_port, QHostAddress(QStringLiteral("127.0.0.%1").arg(2 + i % 4))));
        slow.back()->write(i % 2 == 0 ? "GET / HTTP/1.1\r\nX: "
                                      : "POST /large HTTP/1.1\r\nHost: x\r\nContent-Length: 900000\r\n\r\nabc");
        if (i % 50 == 0)
            slowest = qMax(slowest, slowestFresh(3));
    }
    slowest = qMax(slowest, slowestFresh(20));
    QVERIFY2(slowest < 500, QByteArray(QByteArray::number(slowest)).constData());
    QVERIFY(m_server->connectionCount() <= 200);
    QVERIFY2(residentKiB() - memoryBefore < 100 * 1024,
             QByteArray(QByteArray::number(residentKiB() - memoryBefore)).constData());
}

/// Who has taken most of the places gives one up, to somebody else at once and to one of his own after a time.
void TestHttpServer::oneAddressOnlyPushesOutItself()
{
    start({.connections = 8, .connectionsPerAddress = 20, .stayTime = 1'000ms});
    std::vector<std::unique_ptr<HttpClient>> quiet;
    for (int i = 0; i < 3; ++i)
        quiet.push_back(std::make_unique<HttpClient>(m_port));
    QTRY_COMPARE(m_server->connectionCount(), 3);
    const auto begin = [this] {
        auto client = std::make_unique<HttpClient>(m_port, QHostAddress(QStringLiteral("127.0.0.2")));
        client->write("GET / HTTP/1.1\r\nX: ");
        return client;
    };
    std::vector<std::unique_ptr<HttpClient>> many;
    for (int i = 0; i < 5; ++i)
        many.push_back(begin());
    QTRY_COMPARE(m_server->connectionCount(), 8);
    const auto refused = begin();
    QCOMPARE(refused->read().status, 503);
    QCOMPARE(m_server->refusalCount(), 1);
    HttpClient fresh(m_port);
    QCOMPARE(fresh.request("GET", "/fresh").status, 200);
    QVERIFY(many[0]->waitForEnd(1'000));
    QCOMPARE(m_server->refusalCount(), 2);
    QTest::qWait(1'000);
    const auto late = begin();
    QVERIFY(many[1]->waitForEnd(1'000));
    late->write("y\r\nHost: x\r\n\r\n");
    QCOMPARE(late->read().status, 200);
    for (const auto &client : quiet)
        QCOMPARE(client->request("GET", "/quiet").status, 200);
}

/// Many come in one moment, in which nobody reads.
void TestHttpServer::whoHasAskedIsNotPushedOut()
{
    HttpLimits limits;
    limits.connections = 4;
    start(limits);
    std::vector<std::unique_ptr<HttpClient>> idle;
    std::unique_ptr<HttpClient> client;
    run([&] {
        const auto connect = [&idle, this] { idle.push_back(std::make_unique<HttpClient>(m_port)); };
        connect();
        client = std::make_unique<HttpClient>(m_port);
        client->write("GET /first HTTP/1.1\r\nHost: x\r\n\r\n");
        for (int i = 0; i < 20; ++i)
            connect();
        for (const auto &each : idle)
            each->socket().moveToThread(thread());
        client->socket().moveToThread(thread());
    });
    QCOMPARE(client->read().body, QByteArray("GET /first 0"));
}

void TestHttpServer::limitsWhatIsInMemory()
{
    start({.bufferedBytes = 8 << 20});
    HttpClient client(m_port);
    client.write("POST /large HTTP/1.1\r\nHost: x\r\nContent-Length: 60000000\r\n\r\n");
    for (int i = 0; i < 40 && client.socket().bytesAvailable() == 0; ++i) {
        client.write(QByteArray(1 << 20, 'a'));
        client.socket().waitForReadyRead(5);
    }
    QCOMPARE(client.read().status, 503);
    QVERIFY(client.waitForEnd(10'000));
    QTRY_COMPARE(m_server->bufferedBytes(), 0);
}

/// Who waits for an answer gets it; all others are let go at once, and nobody comes in.
void TestHttpServer::drains()
{
    start();
    HttpClient busy(m_port);
    HttpClient idle(m_port);
    QCOMPARE(idle.request("GET", "/a").status, 200);
    busy.write("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n");
    QTRY_COMPARE(m_service->handled.load(), 2);
    run([&] { m_server->drain(); });
    QVERIFY(idle.waitForEnd(1'000));
    const HttpReply reply = busy.read();
    QCOMPARE(reply.body, QByteArray("slow"));
    QCOMPARE(reply.fields.value("connection"), QByteArray("close"));
    QTcpSocket late;
    late.connectToHost(QStringLiteral("127.0.0.1"), m_port);
    QVERIFY(!late.waitForConnected(1'000));
    QTRY_VERIFY([&] {
        bool isIdle = false;
        run([&] { isIdle = m_server->isIdle(); });
        return isIdle;
    }());
}

ITSM_TEST(TestHttpServer)
#include "tst_http_server.moc"
