#include "services/desk/provision.h"
#include "services/transfer/csv_reader.h"
#include "services/transfer/csv_writer.h"
#include "services/transfer/export.h"
#include "services/transfer/sample.h"
#include "services/transfer/text_output.h"
#include "tests/support/result_check.h"
#include "tests/support/temp_database.h"
#include "tests/support/test_program.h"
#include "tests/transfer/naughty_strings.h"

#include <QBuffer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace itsm;

namespace {

constexpr Instant start{std::chrono::sys_days{std::chrono::year{2026} / 3 / 1}};

struct World
{
    std::unique_ptr<TempDatabase> database;
    std::shared_ptr<Store> store;
    std::unique_ptr<Connection> connection;
    Actor actor;

    static Result<World> create(Dialect dialect)
    {
        World world;
        ITSM_TRY_ASSIGN(world.database, TempDatabase::create(dialect));
        ITSM_TRY_ASSIGN(world.store, world.database->store());
        ITSM_TRY_ASSIGN(world.connection, world.store->connect(Connection::Access::Write));
        ITSM_TRY_ASSIGN(const Tenant tenant, findTenant(*world.connection, {}, MissingTenant::Create));
        world.actor = {.tenant = tenant.id, .user = {}, .name = u"test"_s, .role = Role::Admin, .source = u"system"_s};
        return world;
    }
    struct Options
    {
        ExportFormat format = ExportFormat::Csv;
        IncidentFilter filter;
        bool byteOrderMark = false;
    };
    Result<QByteArray> write(const Options &options, const TransferHooks &hooks = {})
    {
        const ManualClock clock(start);
        QByteArray text;
        QBuffer buffer(&text);
        buffer.open(QIODevice::WriteOnly);
        const auto writer = makeFieldWriter(options.format, options.byteOrderMark);
        ExportSource source;
        source.query.filter = options.filter;
        ITSM_TRY(exportIncidents(ServiceDesk(clock), *connection, actor, source, *writer, buffer, hooks));
        return text;
    }
};

IncidentFilter filterOf(const QString &text)
{
    return parseFilter(text).value();
}

/// Refuses to take more than some bytes, as a full disk does.
class FullDevice final : public QIODevice
{
public:
    FullDevice() { open(WriteOnly | Unbuffered); }

protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *, qint64) override
    {
        setErrorString(u"No space left on device"_s);
        return -1;
    }
};

} // namespace

class TestExport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void times()
    {
        QRandomGenerator random(3);
        for (int i = 0; i < 5'000; ++i) {
            qint64 us = static_cast<qint64>(random.generate64() % 8'000'000'000'000'000ULL) - 1'000'000'000'000'000;
            if (i % 3 == 0)
                us -= us % 1'000;
            if (i % 3 == 1)
                us -= us % 1'000'000;
            QByteArray text;
            appendRfc3339(text, instantFromMicros(us));
            QCOMPARE(QString::fromLatin1(text), toRfc3339(instantFromMicros(us)));
        }
    }

    void jsonStringsAreThoseOfQt()
    {
        QRandomGenerator random(5);
        for (int i = 0; i < 5'000; ++i) {
            QString text;
            for (int n = random.bounded(10); n > 0; --n)
                text += QChar(
                    static_cast<char16_t>(random.bounded(2) ? random.bounded(0x20, 0x100) : random.bounded(1, 0xD800)));
            if (i % 7 == 0)
                text += u"😀\0x\x1f\x7f"_s;
            QByteArray out;
            appendJsonString(out, text);
            QCOMPARE(QJsonDocument::fromJson('[' + out + ']').array().at(0).toString(), text);
            QByteArray plain;
            appendUtf8(plain, text);
            QCOMPARE(plain, text.toUtf8());
        }
        QByteArray lone;
        appendUtf8(lone, QString(QChar(0xD83D)).append(u'x'));
        QCOMPARE(lone, QByteArray("\xEF\xBF\xBDx"));
    }

    void bothDatabasesGiveTheSameBytes()
    {
        QList<QByteArray> csv;
        QList<QByteArray> json;
        for (const Dialect dialect : {Dialect::Sqlite, Dialect::PostgreSql}) {
            ITSM_UNWRAP(World world, World::create(dialect));
            const ManualClock clock(start);
            ITSM_VERIFY(createSample(*world.connection, clock));
            NewIncident input;
            input.title = u"=HYPERLINK(\"http://x\")"_s;
            input.description = u"two\nlines, 中文 \"quoted\""_s;
            input.metadata = {{u"zeta"_s, 1.5},        {u"a"_s, QJsonArray{1, true, QJsonValue::Null}},
                              {u"longer_key"_s, 1e22}, {u"b"_s, 9007199254740993LL},
                              {u"neg"_s, -0.25},       {u"Ä"_s, u"ü"_s}};
            ITSM_VERIFY(ServiceDesk(clock).createIncident(*world.connection, world.actor, input));
            ITSM_UNWRAP(const QByteArray asCsv, world.write({.format = ExportFormat::Csv, .filter = {}}));
            ITSM_UNWRAP(const QByteArray asJson, world.write({.format = ExportFormat::Json, .filter = {}}));
            csv << asCsv;
            json << asJson;
        }
        QCOMPARE(csv[0], csv[1]);
        QCOMPARE(json[0], json[1]);
        QVERIFY(csv[0].count("\r\n") >= 161);
        QVERIFY(csv[0].contains("\"'=HYPERLINK(\"\"http://x\"\")\""));
        const QJsonArray list = QJsonDocument::fromJson(json[0]).array();
        QCOMPARE(list.size(), 161);
        QVERIFY(list[0]["number"_L1].toString() < list[1]["number"_L1].toString());
        QCOMPARE(list[0].toObject().contains("id"_L1), false);
    }

    void filtersApply()
    {
        ITSM_UNWRAP(World world, World::create(Dialect::Sqlite));
        const ManualClock clock(start);
        for (const Priority priority : {Priority::Low, Priority::Urgent, Priority::Urgent}) {
            NewIncident input;
            input.title = u"An incident"_s;
            input.priority = priority;
            ITSM_VERIFY(ServiceDesk(clock).createIncident(*world.connection, world.actor, input));
        }
        ITSM_UNWRAP(const QByteArray urgent,
                    world.write({.format = ExportFormat::Json, .filter = filterOf(u"prio:urgent"_s)}));
        QCOMPARE(QJsonDocument::fromJson(urgent).array().size(), 2);
        ITSM_UNWRAP(const QByteArray none,
                    world.write({.format = ExportFormat::Json, .filter = filterOf(u"status:closed"_s)}));
        QCOMPARE(none, QByteArray("[]\n"));
        ITSM_UNWRAP(
            const QByteArray header,
            world.write({.format = ExportFormat::Csv, .filter = filterOf(u"status:closed"_s), .byteOrderMark = true}));
        QVERIFY(header.startsWith("\xEF\xBB\xBF\"number\",\"title\""));
        QCOMPARE(header.count('\n'), 1);
        QByteArray shown;
        makeTextWriter(TableFormat::Csv, {u"编号"_s}, true)->begin(shown);
        QCOMPARE(shown, QByteArray("\xEF\xBB\xBF\"编号\"\r\n"));
    }

    void naughtyTextsComeBack()
    {
        const QJsonArray strings = naughtyStrings();
        if (strings.isEmpty())
            QSKIP("The list of naughty strings is not there; set ITSM_DATA_DIR.");
        const auto csv = makeFieldWriter(ExportFormat::Csv);
        const auto json = makeFieldWriter(ExportFormat::Json);
        QByteArray csvText;
        QByteArray jsonText;
        csv->begin(csvText);
        json->begin(jsonText);
        for (const auto &value : strings) {
            Incident incident;
            incident.title = value.toString();
            incident.metadata = {{u"text"_s, value}};
            csv->add(csvText, incident);
            json->add(jsonText, incident);
        }
        csv->end(csvText);
        json->end(jsonText);
        const QJsonArray read = QJsonDocument::fromJson(jsonText).array();
        QCOMPARE(read.size(), strings.size());
        QBuffer buffer(&csvText);
        buffer.open(QIODevice::ReadOnly);
        CsvReader reader(buffer);
        QCOMPARE(reader.next(), CsvReader::Step::Record);
        for (qsizetype i = 0; i < strings.size(); ++i) {
            QCOMPARE(read[i]["title"_L1], strings[i]);
            QCOMPARE(read[i]["metadata"_L1]["text"_L1], strings[i]);
            QCOMPARE(reader.next(), CsvReader::Step::Record);
            QCOMPARE(QString::fromUtf8(unguardCell(reader.field(1))), strings[i].toString());
        }
    }

    void filesAppearWholeOrNotAtAll()
    {
        ITSM_UNWRAP(World world, World::create(Dialect::Sqlite));
        const ManualClock clock(start);
        const ServiceDesk desk(clock);
        NewIncident input;
        input.title = u"An incident"_s;
        for (int i = 0; i < 3; ++i)
            ITSM_VERIFY(desk.createIncident(*world.connection, world.actor, input));
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"out.csv"_s);
        ITSM_UNWRAP(const qint64 rows, exportIncidents(desk, *world.connection, world.actor, {},
                                                       *makeFieldWriter(ExportFormat::Csv), path));
        QCOMPARE(rows, 3);
        const auto content = [&path] {
            QFile file(path);
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        };
        const QByteArray before = content();
        QCOMPARE(before.count('\n'), 4);

        const std::atomic<bool> cancel = true;
        TransferHooks hooks;
        hooks.cancel = &cancel;
        ITSM_VERIFY_ERROR(
            exportIncidents(desk, *world.connection, world.actor, {}, *makeFieldWriter(ExportFormat::Csv), path, hooks),
            Error::Code::Cancelled);
        QCOMPARE(content(), before);
        ITSM_VERIFY_ERROR(exportIncidents(desk, *world.connection, world.actor, {}, *makeFieldWriter(ExportFormat::Csv),
                                          folder.filePath(u"no/such/folder"_s)),
                          Error::Code::Unavailable);
        FullDevice device;
        ITSM_VERIFY_ERROR(
            exportIncidents(desk, *world.connection, world.actor, {}, *makeFieldWriter(ExportFormat::Csv), device),
            Error::Code::Unavailable);
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList{u"out.csv"_s});
    }

    void permissionIsAsked()
    {
        ITSM_UNWRAP(World world, World::create(Dialect::Sqlite));
        world.actor.role = Role::Unknown;
        ITSM_VERIFY_ERROR(world.write({}), Error::Code::Forbidden);
    }
};

ITSM_TEST(TestExport)
#include "tst_export.moc"
