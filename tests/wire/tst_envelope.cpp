#include "services/wire/cursor.h"
#include "services/wire/envelope.h"
#include "tests/support/result_check.h"
#include "tests/support/test_program.h"
#include "tests/wire/samples.h"

using namespace itsm;
using namespace Qt::Literals::StringLiterals;

class WireEnvelope : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void success();
    void errorsComeBack();
    void statuses();
    void conflictOfTheSecondDialect();
    void foreignAnswers_data();
    void foreignAnswers();
    void cursors();
    void foreignCursors_data();
    void foreignCursors();
    void feedCursors();
    void sorts();
};

void WireEnvelope::success()
{
    QCOMPARE(toJsonText(successEnvelope({}, WireDialect::V1)), QByteArray(R"({"code":0,"message":"success"})"));
    QCOMPARE(toJsonText(successEnvelope(QJsonObject{{u"assignee_id"_s, 1}}, WireDialect::V2)),
             QByteArray(R"({"code":0,"data":{"assigneeId":1},"message":"success"})"));
    QCOMPARE(toJsonText(successEnvelope(QJsonObject{{u"total_count"_s, 1}, {u"priority"_s, u"urgent"_s}},
                                        WireDialect::V2, WireKeys::Snake, u"m"_s)),
             QByteArray(R"({"code":0,"data":{"priority":"critical","total_count":1},"message":"m"})"));
}

void WireEnvelope::errorsComeBack()
{
    WireSamples samples(7);
    for (int i = 0; i < 500; ++i) {
        const Error error = samples.error();
        for (const WireDialect dialect : {WireDialect::V1, WireDialect::V2}) {
            const Result<QJsonValue> read =
                readEnvelope(wireError(error).httpStatus, toJsonText(errorEnvelope(error, dialect)));
            QVERIFY(!read);
            if (!(read.error() == error))
                QFAIL(QByteArray(describe(error) + " / " + describe(read.error())).constData());
        }
    }
}

void WireEnvelope::statuses()
{
    const auto wire = [](Error::Code code, const QString &field = {}) { return wireError({code, u"m"_s, field, {}}); };
    QCOMPARE(wire(Error::Code::Invalid), (WireError{1001, 400}));
    QCOMPARE(wire(Error::Code::Invalid, u"title"_s), (WireError{1002, 422}));
    QCOMPARE(wire(Error::Code::Unauthenticated), (WireError{2001, 401}));
    QCOMPARE(wire(Error::Code::Forbidden), (WireError{2003, 403}));
    QCOMPARE(wire(Error::Code::NotFound), (WireError{4004, 404}));
    QCOMPARE(wire(Error::Code::Conflict), (WireError{4090, 409}));
    QCOMPARE(wire(Error::Code::Internal), (WireError{5001, 500}));
    QCOMPARE(wire(Error::Code::Unavailable), (WireError{5003, 503}));
    QCOMPARE(wire(Error::Code::Timeout), (WireError{5003, 503}));
}

void WireEnvelope::conflictOfTheSecondDialect()
{
    const auto read = readEnvelope(409, R"({"code":4090,"message":"事件(ID:7) 版本冲突：客户端版本 3，服务器版本 5",
        "data":{"incidentId":7,"currentVersion":3,"serverVersion":5}})");
    ITSM_VERIFY_ERROR(read, Error::Code::Conflict);
    QCOMPARE(read.error().details,
             (QJsonObject{{u"incident_id"_s, 7}, {u"current_version"_s, 3}, {u"server_version"_s, 5}}));
    const Error ours{Error::Code::Conflict, u"m"_s, {}, {{u"current_version"_s, 3}, {u"server_version"_s, 5}}};
    QCOMPARE(errorEnvelope(ours, WireDialect::V2).value("data"_L1).toObject(),
             (QJsonObject{{u"currentVersion"_s, 3}, {u"serverVersion"_s, 5}}));
}

void WireEnvelope::foreignAnswers_data()
{
    using Code = Error::Code;
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("expected"); // -1: success
    const auto row = [](const char *name, int status, const char *body, int expected) {
        QTest::newRow(name) << status << QByteArray(body) << expected;
    };
    const auto code = [](Code c) { return static_cast<int>(c); };
    row("success without data", 200, R"({"code":0,"message":"删除事件成功"})", -1);
    row("null data", 200, R"({"code":0,"message":"success","data":null})", -1);
    row("without envelope", 200, R"({"status":"ok","timestamp":"2026-01-01T00:00:00Z"})", -1);
    row("no content", 204, "", -1);
    row("error with status 200", 200, R"({"code":1001,"message":"请求参数无效"})", code(Code::Invalid));
    row("validation with status 200", 200, R"({"code":1002,"message":"m"})", code(Code::Invalid));
    row("bad request", 200, R"({"code":4000,"message":"升级原因不能为空"})", code(Code::Invalid));
    row("rate limit with status 200", 200, R"({"code":429,"message":"请求过于频繁，请稍后再试"})",
        code(Code::Unavailable));
    row("not found as 1001", 200, R"({"code":1001,"message":"事件不存在"})", code(Code::NotFound));
    row("not found as 5001", 500, R"({"code":5001,"message":"告警不存在"})", code(Code::NotFound));
    row("not found", 404, R"({"code":4004,"message":"m"})", code(Code::NotFound));
    row("not signed in", 401, R"({"code":2001,"message":"token无效"})", code(Code::Unauthenticated));
    row("not signed in with status 200", 200, R"({"code":2002,"message":"m"})", code(Code::Unauthenticated));
    row("forbidden", 403, R"({"code":2003,"message":"权限不足"})", code(Code::Forbidden));
    row("tenant suspended", 403, R"({"code":1003,"message":"m","data":null})", code(Code::Forbidden));
    row("tenant unknown", 404, R"({"code":1002,"message":"租户不存在","data":null})", code(Code::NotFound));
    row("fault", 500, R"({"code":5001,"message":"更新事件失败"})", code(Code::Internal));
    row("unavailable", 503, R"({"code":5003,"message":"m"})", code(Code::Unavailable));
    row("unknown code", 200, R"({"code":9999,"message":"m"})", code(Code::Internal));
    row("empty 500", 500, "", code(Code::Unavailable));
    row("page of a proxy", 502, "<html>Bad Gateway</html>", code(Code::Unavailable));
    row("page of another server", 200, "<html>Welcome</html>", code(Code::Unavailable));
    row("cut off", 200, R"({"code":0,"data":[{"id":1},)", code(Code::Unavailable));
    row("404 of another server", 404, "Not Found", code(Code::Unavailable));
    row("401 of a proxy", 401, "", code(Code::Unauthenticated));
    row("error without envelope", 500, R"({"error":"x"})", code(Code::Unavailable));
}

void WireEnvelope::foreignAnswers()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(int, expected);
    const Result<QJsonValue> read = readEnvelope(status, body);
    if (expected < 0) {
        ITSM_VERIFY(read);
        return;
    }
    ITSM_VERIFY_ERROR(read, static_cast<Error::Code>(expected));
    QVERIFY(!read.error().message.isEmpty());
}

void WireEnvelope::cursors()
{
    WireSamples samples(8);
    for (int i = 0; i < 200; ++i) {
        const IncidentSummary incident = samples.summary();
        for (int f = 0; f <= static_cast<int>(IncidentField::Resolved); ++f) {
            const auto field = static_cast<IncidentField>(f);
            const PageCursor cursor = cursorOf(incident, field);
            const QString text = encodeCursor(cursor);
            QVERIFY(!text.contains(u'+') && !text.contains(u'/') && !text.contains(u'='));
            ITSM_UNWRAP(const PageCursor read, decodeCursor(text, field));
            QVERIFY(read == cursor);
        }
    }
}

void WireEnvelope::foreignCursors_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << QString();
    QTest::newRow("no base64") << u"&&&&"_s;
    QTest::newRow("no json") << u"eyJ4"_s;
    const auto base64 = [](const char *text) {
        return QString::fromLatin1(QByteArray(text).toBase64(QByteArray::Base64UrlEncoding));
    };
    QTest::newRow("object") << base64("{}");
    QTest::newRow("too short") << base64("[1]");
    QTest::newRow("id as text") << base64(R"([1,"2"])");
    QTest::newRow("key of another kind") << base64(R"(["x",2])");
    QTest::newRow("broken number") << base64("[1.5,2]");
    QTest::newRow("list as key") << base64("[[1],2]");
}

void WireEnvelope::foreignCursors()
{
    QFETCH(QString, text);
    const auto read = decodeCursor(text, IncidentField::Created, u"before"_s);
    ITSM_VERIFY_ERROR(read, Error::Code::Invalid);
    QCOMPARE(read.error().field, u"before"_s);
    ITSM_VERIFY_ERROR(decodeFeedCursor(text), Error::Code::Invalid);
}

void WireEnvelope::feedCursors()
{
    for (const FeedCursor &cursor : {FeedCursor{}, FeedCursor{{}, qint64{1} << 60}, FeedCursor{"10:20:10,14", 0},
                                     FeedCursor{"10:18446744073709551615:", 0},
                                     FeedCursor{"10:20:10,14:1795808471123456.0", 0}, FeedCursor{"10:20::17.18", 0}}) {
        ITSM_UNWRAP(const FeedCursor read, decodeFeedCursor(encodeFeedCursor(cursor)));
        QCOMPARE(read.snapshot, cursor.snapshot);
        QCOMPARE(read.sequence, cursor.sequence);
    }
    for (const char *snapshot : {"10:20'; DROP",
                                 "10:20",
                                 "10:20:,,",
                                 "10:20:10,",
                                 "10:20:,10",
                                 "::",
                                 "10::10",
                                 ":20:10",
                                 "10:20:10:14",
                                 "+10:20:",
                                 "10:20: 14",
                                 "10:20:18446744073709551616",
                                 "18446744073709551616:20:",
                                 "10:99999999999999999999:",
                                 "10:20:{14}",
                                 "10:20:-14",
                                 "10:20::",
                                 "10:20::17",
                                 "10:20::17.",
                                 "10:20::.17",
                                 "10:20::17.18.19",
                                 "10:20::17.x",
                                 "10:20:10:17.18:19"}) {
        const QByteArray bad = QByteArray("[0,\"") + snapshot + "\"]";
        const auto read = decodeFeedCursor(QString::fromLatin1(bad.toBase64(QByteArray::Base64UrlEncoding)));
        QVERIFY2(!read && read.error().code == Error::Code::Invalid, snapshot);
    }
}

void WireEnvelope::sorts()
{
    for (int f = 0; f <= static_cast<int>(IncidentField::Is); ++f) {
        const auto field = static_cast<IncidentField>(f);
        for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
            const Result<IncidentSort> read = parseSort(formatSort({field, order}));
            QCOMPARE(read.has_value(), isSortable(field));
            if (read)
                QVERIFY((*read == IncidentSort{field, order}));
        }
    }
    ITSM_UNWRAP(const IncidentSort plain, parseSort(u"created"_s));
    QCOMPARE(plain.order, Qt::AscendingOrder);
    for (const QString &bad : {u""_s, u"nothing"_s, u"created:up"_s, u"created:"_s, u"id;drop"_s})
        ITSM_VERIFY_ERROR(parseSort(bad), Error::Code::Invalid);
}

ITSM_TEST(WireEnvelope)
#include "tst_envelope.moc"
