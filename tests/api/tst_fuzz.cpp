#include "tests/api/api_world.h"
#include "tests/contract/request_fuzzer.h"
#include "tests/support/test_program.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace itsm;

/// Sends every operation requests that its description allows or nearly allows. None may be a defect of the server, and
/// no answer may be another than described (ContractProxy). ITSM_ALL sends many more, with another seed each time;
/// ITSM_SEED repeats one.
class TestFuzz : public QObject
{
    Q_OBJECT

    ApiWorld m_world;
    std::optional<OpenApi> m_api;
    quint32 m_seed = 1;

    /// Things to name in requests.
    void fillIn(RequestFuzzer &fuzzer) const
    {
        fuzzer.ids = {1, 2, 3, 999'999'999};
        fuzzer.texts = {u"admin"_s, u"agent"_s, u"Disk full on web-01"_s, u"INC-000000-000000"_s};
        for (int i = 0; i < 3; ++i) {
            const qint64 id = m_world.makeIncident();
            fuzzer.ids.push_back(id);
            const HttpReply shown = m_world.send("GET", "/api/v1/incidents/" + QByteArray::number(id), "admin");
            fuzzer.texts.append(shown.data()["incident_number"_L1].toString());
        }
        const QByteArray incident = QByteArray::number(fuzzer.ids.back());
        const auto made = [&](const QByteArray &target, const QByteArray &body) {
            fuzzer.ids.push_back(m_world.send("POST", target, "admin", body).data()["id"_L1].toInteger());
        };
        for (int i = 0; i < 2; ++i)
            made("/api/v1/incidents/alerts", R"({"incident_id":)" + incident + R"(,"alert_name":"a","message":"m"})");
        made("/api/v1/configuration-items", R"({"name":"fuzz-web","type":"server"})");
        made("/api/v1/users", R"({"username":"fuzz","name":"Fu Zz"})");
        made("/api/v1/views", R"({"name":"mine","filter":"is:open"})");
        for (const char *who : {"agent", "viewer"})
            fuzzer.ids.push_back(m_world.users.value(who).value);
    }
    /// Changes of people may take the right to go on.
    bool mayGoOn() const { return m_world.send("GET", "/api/v1/users", "admin").status == 200; }

    static bool isSlow(const ApiOperation &operation)
    {
        return operation.path.endsWith("/login"_L1) || operation.path.endsWith("/password"_L1);
    }

private Q_SLOTS:
    void initTestCase()
    {
        auto read = OpenApi::ours();
        ITSM_VERIFY(read);
        m_api = *std::move(read);
        const bool isLong = qEnvironmentVariableIsSet("ITSM_ALL");
        m_seed = isLong ? std::random_device()() : 20'260'101;
        if (qEnvironmentVariableIsSet("ITSM_SEED"))
            m_seed = qEnvironmentVariable("ITSM_SEED").toUInt();
        qInfo("ITSM_SEED=%u", m_seed);
    }
    void neverFails_data() { addDialectRows(); }
    void neverFails();
};

void TestFuzz::neverFails()
{
    QFETCH(Dialect, dialect);
    ITSM_VERIFY(m_world.start(dialect));
    const int each = qEnvironmentVariableIsSet("ITSM_ALL") ? 400 : 12;
    RequestFuzzer fuzzer(*m_api, m_seed);
    fillIn(fuzzer);
    auto client = std::make_unique<HttpClient>(m_world.port);
    QHash<int, int> statuses;
    int unanswered = 0;
    for (const ApiOperation &operation : m_api->operations()) {
        for (int i = 0; i < (isSlow(operation) ? each / 6 : each); ++i) {
            RequestFuzzer::Request request = fuzzer.make(operation);
            if (operation.path.endsWith("/stream"_L1)) // which would not end
                request.method = "HEAD";
            request.fields += m_world.bearer("admin");
            client->write(request.bytes());
            const HttpReply reply = client->read(request.method == "HEAD");
            const QByteArray said = request.bytes().left(2'000) + "\n→ " + QByteArray::number(reply.status) + ' ' +
                                    reply.body.left(500) + "\nITSM_SEED=" + QByteArray::number(m_seed);
            QVERIFY2(reply.status != 0, said.constData());
            QVERIFY2(reply.status < 500 || reply.status == 503, said.constData());
            ++statuses[reply.status];
            unanswered += reply.status == 503 ? 1 : 0;
            if (reply.fields.value("connection") == "close")
                client = std::make_unique<HttpClient>(m_world.port);
        }
        if (!mayGoOn()) {
            ITSM_VERIFY(m_world.start(dialect));
            fillIn(fuzzer);
            client = std::make_unique<HttpClient>(m_world.port);
        }
    }
    for (auto it = statuses.cbegin(); it != statuses.cend(); ++it)
        qInfo("%d × %d", it.value(), it.key());
    // Most is understood: of what is refused at the door nothing can be seen.
    QVERIFY(statuses.value(200) + statuses.value(201) > 2 * each);
    QVERIFY(statuses.value(422) > 2 * each);
    QVERIFY(unanswered < each); // passwords, guessed too often
    m_world.stop();
}

ITSM_TEST(TestFuzz)
#include "tst_fuzz.moc"
