#include "services/runtime/logging.h"
#include "tests/support/test_program.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace itsm;
using namespace Qt::Literals::StringLiterals;

class LoggingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { stopLogging(); }
    void redacts_data();
    void redacts();
    void leavesOtherText_data();
    void leavesOtherText();
    void staysOnOneLine();
    void longMessagesAreCut();
    void writesAFileForItsOwner();
    void rotates();
    void levelNames();
    void unwritableFile();
};

namespace {

QString contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace

void LoggingTest::redacts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const QString &text, const QString &expected) {
        QTest::newRow(name) << text << expected;
    };
    row("URL", u"open postgresql://dev:CANARY@db/itsm now"_s, u"open postgresql://dev:***@db/itsm now"_s);
    row("URL with an at in the password", u"http://u:CAN@ARY@h/"_s, u"http://u:***@h/"_s);
    row("connection string", u"host=db password=CANARY user=x"_s, u"host=db password=*** user=x"_s);
    row("quoted connection string", u"password='CAN \\' ARY' user=x"_s, u"password=*** user=x"_s);
    row("JSON", u"{\"api_key\":\"CANARY\",\"a\":1}"_s, u"{\"api_key\":***,\"a\":1}"_s);
    row("JSON with spaces", u"{\"smtp_password\" : \"CAN \\\" ARY\"}"_s, u"{\"smtp_password\" : ***}"_s);
    row("YAML", u"api_secret: CANARY"_s, u"api_secret: ***"_s);
    row("query", u"GET /x?access_token=CANARY&page=1"_s, u"GET /x?access_token=***&page=1"_s);
    row("header", u"Authorization: Bearer CANARY.x-y_z"_s, u"Authorization: Bearer ***"_s);
    row("basic", u"authorization: basic Q0FOQVJZ="_s, u"authorization: basic ***"_s);
    row("web token", u"sent eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.CANARY_-x end"_s, u"sent *** end"_s);
    row("Slack", u"POST https://hooks.slack.com/services/T0/B0/CANARY failed"_s,
        u"POST https://hooks.slack.com/services/*** failed"_s);
    row("case", u"PASSWORD=CANARY"_s, u"PASSWORD=***"_s);
}

void LoggingTest::redacts()
{
    QFETCH(QString, text);
    const QString clean = redacted(text);
    QTEST(clean, "expected");
    QCOMPARE(redacted(clean), clean);
}

void LoggingTest::leavesOtherText_data()
{
    QTest::addColumn<QString>("text");
    for (const QString &text :
         {u"incident INC-202601-000123 acknowledged"_s, u"http://localhost:9090/api"_s, u"数据库：连接 timeout"_s,
          u"the password is wrong"_s, u"at 10:30 user@example.com wrote"_s})
        QTest::newRow(qPrintable(text)) << text;
}

void LoggingTest::leavesOtherText()
{
    QFETCH(QString, text);
    QCOMPARE(redacted(text), text);
    QCOMPARE(loggable(text), text);
}

void LoggingTest::staysOnOneLine()
{
    QCOMPARE(loggable(u"a\n2026 error\tb\r\x1b[31m\u2028\u202ec\u0085"_s),
             u"a\\n2026 error\\tb\\u000d\\u001b[31m\\u2028\\u202ec\\u0085"_s);
}

void LoggingTest::longMessagesAreCut()
{
    const QString line = loggable(QString(100'000, u'x'));
    QCOMPARE(line.size(), 8'193);
    QVERIFY(line.endsWith(u'…'));
    const QString divided = QString(8'185, u' ') + u"password=CANARYCANARY"_s;
    QVERIFY(!loggable(divided).contains(u"CANARY"_s));
    // Many beginnings of words must not make the search slow.
    QVERIFY(!loggable(u"a.b-"_s.repeated(50'000)).isEmpty());
}

void LoggingTest::writesAFileForItsOwner()
{
    const QTemporaryDir dir;
    const QString path = dir.filePath(u"日志.log"_s);
    QVERIFY(startLogging({.level = spdlog::level::info, .file = path, .toStderr = false}).has_value());
    spdlog::debug("below the level");
    spdlog::info("started with {}", "password=CANARY");
    qWarning("from Qt\nforged line");
    stopLogging();
    const QStringList lines = contents(path).split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 2);
    QVERIFY2(lines[0].contains(u" info "_s) && lines[0].endsWith(u"started with password=***"_s), qPrintable(lines[0]));
    QVERIFY2(lines[1].contains(u" warning "_s) && lines[1].endsWith(u"from Qt\\nforged line"_s), qPrintable(lines[1]));
    QCOMPARE(lines[0].at(10), u'T');
    QVERIFY(lines[0].section(u' ', 0, 0).endsWith(u'Z'));
    QCOMPARE(QFileInfo(path).permissions() & 0x0077, QFileDevice::Permissions());
}

void LoggingTest::rotates()
{
    const QTemporaryDir dir;
    const QString path = dir.filePath(u"a.log"_s);
    QVERIFY(startLogging({.file = path, .maxFileBytes = 1'000, .maxFiles = 2, .toStderr = false}).has_value());
    for (int i = 0; i < 100; ++i)
        spdlog::info("message {}", i);
    stopLogging();
    for (const QString &name : {u"a.log"_s, u"a.1.log"_s, u"a.2.log"_s}) {
        const QFileInfo info(dir.filePath(name));
        QVERIFY2(info.exists() && info.size() <= 1'000, qPrintable(name));
        QCOMPARE(info.permissions() & 0x0077, QFileDevice::Permissions());
    }
    QVERIFY(!QFileInfo::exists(dir.filePath(u"a.3.log"_s)));
    QVERIFY(contents(path).contains(u"message 99"_s));
}

void LoggingTest::levelNames()
{
    QCOMPARE(logLevelFromName(u"warning"), std::optional(spdlog::level::warn));
    QCOMPARE(logLevelFromName(u"off"), std::optional(spdlog::level::off));
    QVERIFY(!logLevelFromName(u"loud"));
    QVERIFY(!logLevelFromName(u""));
}

void LoggingTest::unwritableFile()
{
    const Result<> result = startLogging({.file = u"/proc/nowhere/a.log"_s, .toStderr = false});
    QVERIFY(!result);
    QCOMPARE(result.error().code, Error::Code::Unavailable);
}

ITSM_TEST(LoggingTest)
#include "tst_logging.moc"
