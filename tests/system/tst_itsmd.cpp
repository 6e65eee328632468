#include "services/storage/migrations.h"
#include "tests/support/result_check.h"
#include "tests/support/temp_database.h"
#include "tests/support/test_program.h"
#include "tests/system/itsmd_folder.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QStandardPaths>
#include <QTest>
#include <csignal>

using namespace Qt::Literals::StringLiterals;
using namespace itsm;

namespace {

QString logFile()
{
    const QString data =
        qEnvironmentVariable("ITSM_DATA_DIR", qEnvironmentVariable("ITSM_SOURCE_DIR") + u"/../shared/data"_s);
    const QString path = data + u"/servicenow_incident_event_log.csv"_s;
    return QFile::exists(path) ? path : QString();
}

} // namespace

/// The program itself, as an operator starts it.
class TestItsmd : public QObject, ItsmdFolder
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY2(QFile::exists(program()), qPrintable(program())); }

    void speaksTheLanguageOfTheEnvironment_data()
    {
        QTest::addColumn<QHash<QString, QString>>("variables");
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<QString>("message");
        using Variables = QHash<QString, QString>;
        const QString english = u"There is no database file"_s;
        const QString chinese = u"absent.sqlite 不存在"_s;
        QTest::newRow("nothing said") << Variables() << QStringList() << english;
        QTest::newRow("LANG") << Variables{{u"LC_ALL"_s, {}}, {u"LANG"_s, u"zh_CN.UTF-8"_s}} << QStringList()
                              << chinese;
        QTest::newRow("LC_MESSAGES before LANG")
            << Variables{{u"LC_ALL"_s, {}}, {u"LC_MESSAGES"_s, u"zh_CN.UTF-8"_s}, {u"LANG"_s, u"en_US.UTF-8"_s}}
            << QStringList() << chinese;
        QTest::newRow("LC_ALL before LANG")
            << Variables{{u"LC_ALL"_s, u"en_GB.UTF-8"_s}, {u"LANG"_s, u"zh_CN.UTF-8"_s}} << QStringList() << english;
        QTest::newRow("option before all") << Variables() << QStringList{u"--language"_s, u"zh_CN"_s} << chinese;
        QTest::newRow("English by option")
            << Variables{{u"LC_ALL"_s, u"zh_CN.UTF-8"_s}} << QStringList{u"--language"_s, u"en"_s} << english;
    }
    void speaksTheLanguageOfTheEnvironment()
    {
        using Variables = QHash<QString, QString>;
        QFETCH(const Variables, variables);
        QFETCH(const QStringList, options);
        QFETCH(const QString, message);
        const Run refused = run(QStringList{u"stats"_s, u"-d"_s, u"sqlite:absent.sqlite"_s} + options, {}, variables);
        QCOMPARE(refused.code, 69);
        QVERIFY2(refused.err.contains(message.toUtf8()), refused.err.constData());
    }
    void unknownLanguageIsRefused() { QCOMPARE(run({u"stats"_s, u"--language"_s, u"xx"_s}).code, 2); }

    void helpAndVersion()
    {
        const Run help = run({u"--help"_s});
        QCOMPARE(help.code, 0);
        for (const char *word : {"migrate", "import", "export", "stats", "check", "sample", "--database", "Exit codes"})
            QVERIFY2(help.out.contains(word), word);
        QCOMPARE(run({u"--version"_s}).out, QByteArray("itsmd " ITSM_VERSION "\n"));
        const Run import = run({u"import"_s, u"servicenow"_s, u"--help"_s});
        QCOMPARE(import.code, 0);
        QVERIFY(import.out.contains("--until") && import.out.contains("--timezone"));
    }

    void helpSpeaksTheLanguage_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QStringList>("words");
        const QStringList program{u"用法: itsmd [选项] 命令"_s, u"选项:"_s, u"命令:"_s, u"显示各状态的事件数量"_s,
                                  u"退出码"_s};
        QTest::newRow("option behind") << QStringList{u"--help"_s, u"--language"_s, u"zh_CN"_s} << program;
        QTest::newRow("option before") << QStringList{u"--language=zh_CN"_s, u"-h"_s} << program;
        QTest::newRow("environment") << QStringList{u"--help"_s} << program;
        QTest::newRow("import") << QStringList{u"import"_s, u"servicenow"_s, u"--help"_s}
                                << QStringList{u"参数:\n  file FILE （必填）          日志文件；- 表示标准输入\n"_s,
                                               u"--until TIME                按日志在此时间的状态导入"_s};
        QTest::newRow("export") << QStringList{u"export"_s, u"incidents"_s, u"--help"_s}
                                << QStringList{u"按编号顺序导出事件"_s, u"默认为标准输出"_s};
        for (const char *command : {"migrate", "import", "export", "stats", "check", "sample", "priority"})
            QTest::newRow(command) << QStringList{QString::fromLatin1(command), u"--help"_s}
                                   << QStringList{u"用法: itsmd "_s + QString::fromLatin1(command), u"显示此帮助"_s};
    }
    void helpSpeaksTheLanguage()
    {
        QFETCH(const QStringList, arguments);
        QFETCH(const QStringList, words);
        const bool isSaid = arguments.join(u' ').contains(u"--language"_s);
        const Run help =
            run(arguments, {},
                isSaid ? QHash<QString, QString>{} : QHash<QString, QString>{{u"LC_ALL"_s, u"zh_CN.UTF-8"_s}});
        QCOMPARE(help.code, 0);
        for (const QString &word : words)
            QVERIFY2(help.out.contains(word.toUtf8()), help.out.constData());
        for (const char *english : {"Usage", "Options", "Subcommands", "Print ", "REQUIRED"})
            QVERIFY2(!help.out.contains(english), english);
    }

    void complaintsSpeakTheLanguage_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("english");
        QTest::addColumn<QString>("chinese");
        QTest::newRow("no command") << QStringList{} << u"A command is missing."_s << u"缺少命令。"_s;
        QTest::newRow("unknown command") << QStringList{u"frobnicate"_s} << u"There is no command “frobnicate”."_s
                                         << u"没有命令“frobnicate”。"_s;
        QTest::newRow("unknown option") << QStringList{u"stats"_s, u"--frob"_s} << u"Not expected: --frob"_s
                                        << u"多余的参数：--frob"_s;
        QTest::newRow("file missing") << QStringList{u"import"_s, u"servicenow"_s} << u"file is missing."_s
                                      << u"缺少 file。"_s;
        QTest::newRow("value missing") << QStringList{u"stats"_s, u"--tenant"_s} << u"--tenant needs a value."_s
                                       << u"--tenant 需要一个值。"_s;
        QTest::newRow("excluded") << QStringList{u"stats"_s, u"-d"_s, u"x"_s, u"-c"_s, u"y"_s}
                                  << u"--database and --config exclude each other."_s
                                  << u"--database 与 --config 不能同时使用。"_s;
        QTest::newRow("no such format") << QStringList{u"export"_s, u"incidents"_s, u"--format"_s, u"xml"_s}
                                        << u"--format: “xml” is none of csv, json"_s
                                        << u"--format: “xml”不是以下之一：csv, json"_s;
        QTest::newRow("no such time") << QStringList{u"import"_s, u"servicenow"_s, u"x.csv"_s, u"--until"_s, u"soon"_s}
                                      << u"--until: “soon” is no time"_s << u"--until: “soon”不是时间"_s;
    }
    void complaintsSpeakTheLanguage()
    {
        QFETCH(const QStringList, arguments);
        QFETCH(const QString, english);
        QFETCH(const QString, chinese);
        for (const auto &[language, words] : {std::pair{u"en"_s, english}, std::pair{u"zh_CN"_s, chinese}}) {
            const Run wrong = run(QStringList{u"--language"_s, language} + arguments);
            QCOMPARE(wrong.code, 2);
            QVERIFY2(wrong.err.startsWith(words.toUtf8()), wrong.err.constData());
        }
    }

    void wrongUsage_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("code");
        QTest::newRow("no command") << QStringList{} << 2;
        QTest::newRow("unknown command") << QStringList{u"frobnicate"_s} << 2;
        QTest::newRow("unknown option") << QStringList{u"stats"_s, u"--frob"_s} << 2;
        QTest::newRow("file missing on the command line") << QStringList{u"import"_s, u"servicenow"_s} << 2;
        QTest::newRow("no such zone") << QStringList{u"import"_s, u"servicenow"_s, u"x.csv"_s, u"--timezone"_s,
                                                     u"Mars/Olympus"_s}
                                      << 2;
        QTest::newRow("no such time") << QStringList{u"import"_s, u"servicenow"_s, u"x.csv"_s, u"--until"_s, u"soon"_s}
                                      << 2;
        QTest::newRow("no such field") << QStringList{u"import"_s, u"csv"_s, u"x.csv"_s, u"--map"_s, u"Team=crew"_s}
                                       << 2;
        QTest::newRow("no field at all") << QStringList{u"import"_s, u"csv"_s, u"x.csv"_s, u"--map"_s, u"Team"_s} << 2;
        QTest::newRow("no such format") << QStringList{u"export"_s, u"incidents"_s, u"--format"_s, u"xml"_s} << 2;
        QTest::newRow("wrong filter") << QStringList{u"-d"_s,        u"sqlite:none.db"_s, u"export"_s,
                                                     u"incidents"_s, u"--filter"_s,       u"status:nonsense"_s}
                                      << 2;
        QTest::newRow("no database named") << QStringList{u"stats"_s} << 78;
        QTest::newRow("no database URL") << QStringList{u"stats"_s, u"-d"_s, u"mysql://x"_s} << 78;
        QTest::newRow("no such configuration") << QStringList{u"stats"_s, u"-c"_s, u"none.yaml"_s} << 78;
        QTest::newRow("no such database file") << QStringList{u"stats"_s, u"-d"_s, u"sqlite:none.db"_s} << 69;
        QTest::newRow("no server") << QStringList{u"stats"_s, u"-d"_s,
                                                  u"postgresql://127.0.0.1:1/none?connect_timeout=2"_s}
                                   << 69;
        QTest::newRow("no such log") << QStringList{u"import"_s, u"servicenow"_s, u"none.csv"_s, u"-d"_s,
                                                    u"sqlite:n.db"_s}
                                     << 74;
    }
    void wrongUsage()
    {
        QFETCH(QStringList, arguments);
        const Run result = run(arguments);
        QTEST(result.code, "code");
        QVERIFY(result.out.isEmpty());
        QVERIFY(!result.err.isEmpty());
    }

    void passwordsAreNeverShown()
    {
        const Run result =
            run({u"check"_s, u"-d"_s, u"postgresql://ann:geheim42@127.0.0.1:1/none?connect_timeout=2"_s});
        QCOMPARE(result.code, 69);
        QVERIFY(result.out.contains("postgresql://ann@127.0.0.1:1/none"));
        QVERIFY(!result.out.contains("geheim42") && !result.err.contains("geheim42"));
    }

    void whereTheDatabaseIsNamed()
    {
        QCOMPARE(run({u"migrate"_s}, {}, {{u"ITSM_DATABASE"_s, u"sqlite:by-variable.db"_s}}).code, 0);
        QVERIFY(QFile::exists(m_folder.filePath(u"by-variable.db"_s)));
        const QString config =
            write(u"config.yaml"_s, "database:\n  url: sqlite:" + m_folder.filePath(u"by-file.db"_s).toUtf8() + "\n");
        QVERIFY(QFile::setPermissions(config, QFile::ReadOwner | QFile::WriteOwner));
        QCOMPARE(run({u"migrate"_s, u"--config"_s, config}, {}, {{u"ITSM_DATABASE"_s, u"sqlite:other.db"_s}}).code, 0);
        QVERIFY(QFile::exists(m_folder.filePath(u"by-file.db"_s)));
        QVERIFY(!QFile::exists(m_folder.filePath(u"other.db"_s)));
        QCOMPARE(
            run({u"migrate"_s, u"-d"_s, u"sqlite:by-option.db"_s}, {}, {{u"ITSM_DATABASE"_s, u"sqlite:other.db"_s}})
                .code,
            0);
        QVERIFY(QFile::exists(m_folder.filePath(u"by-option.db"_s)));
        const Run check = run({u"check"_s}, {}, {{u"ITSM_DATABASE"_s, u"sqlite:by-variable.db"_s}});
        QCOMPARE(check.code, 0);
        QVERIFY(check.out.contains("from ITSM_DATABASE"));
    }

    void newerSchema()
    {
        ITSM_UNWRAP(const auto database, TempDatabase::create(Dialect::Sqlite));
        ITSM_UNWRAP(const auto c, database->connect());
        ITSM_VERIFY(c->execute(u"INSERT INTO schema_migrations (version, title) VALUES (?, 'later')"_s,
                               {qint64(currentSchemaVersion() + 1)}));
        for (const QStringList &arguments : {QStringList{u"stats"_s}, QStringList{u"migrate"_s}}) {
            const Run result = runOn(database->url(), arguments);
            QCOMPARE(result.code, 76);
            QVERIFY(result.err.contains("newer"));
        }
    }

    void aPostgresSchemaIsMadeByMigrateOnly()
    {
        ITSM_UNWRAP(const auto database, TempDatabase::create(Dialect::PostgreSql, TempDatabase::Schema::Empty));
        const Run early = runOn(database->url(), {u"sample"_s});
        QCOMPARE(early.code, 1);
        QVERIFY(early.err.contains("itsmd migrate"));
        const Run migrated = runOn(database->url(), {u"migrate"_s});
        QVERIFY2(migrated.code == 0, migrated.err.constData());
        QVERIFY(migrated.err.contains("default"));
        const Run again = runOn(database->url(), {u"migrate"_s, u"--quiet"_s});
        QCOMPARE(again.code, 0);
        QCOMPARE(again.err, QByteArray());
        const Run check = runOn(database->url(), {u"check"_s});
        QVERIFY2(check.code == 0, check.out.constData());
        QVERIFY(check.out.contains("fsync") && check.out.contains("full_page_writes") && !check.out.contains("fail  "));
    }

    /// As it is by itself until PostgreSQL 14; what the warning says is what mends it.
    void schemasThatAreOpenToEverybody()
    {
        ITSM_UNWRAP(const auto database, TempDatabase::create(Dialect::PostgreSql, TempDatabase::Schema::Empty));
        QCOMPARE(runOn(database->url(), {u"migrate"_s}).code, 0);
        ITSM_UNWRAP(const auto c, database->connect());
        const auto line = [&] {
            const Run check = runOn(database->url(), {u"check"_s});
            for (const QByteArray &found : check.out.split('\n')) {
                if (found.contains("open schemas"))
                    return check.code == 0 ? found : QByteArray();
            }
            return QByteArray();
        };
        ITSM_VERIFY(c->executeScript(u"REVOKE CREATE ON SCHEMA public FROM PUBLIC"_s));
        QVERIFY2(line().startsWith("ok "), line().constData());
        ITSM_VERIFY(c->executeScript(u"GRANT CREATE ON SCHEMA public TO PUBLIC"_s));
        const QByteArray warning = line();
        QVERIFY2(warning.startsWith("warn "), warning.constData());
        const qsizetype remedy = warning.indexOf("REVOKE");
        QVERIFY(remedy > 0);
        ITSM_VERIFY(c->executeScript(QString::fromUtf8(warning.sliced(remedy))));
        QVERIFY2(line().startsWith("ok "), line().constData());
    }

    void theRealLog()
    {
        const QString log = logFile();
        if (log.isEmpty())
            QSKIP("The event log is not there; set ITSM_DATA_DIR.");
        QList<QByteArray> csv;
        QList<QByteArray> json;
        QList<QByteArray> open;
        for (const Dialect dialect : {Dialect::Sqlite, Dialect::PostgreSql}) {
            ITSM_UNWRAP(const auto database, TempDatabase::create(dialect, TempDatabase::Schema::Empty));
            const StoreUrl url = database->url();
            if (dialect == Dialect::PostgreSql)
                QCOMPARE(runOn(url, {u"migrate"_s}).code, 0);

            // As it stood on one day: incidents are open.
            const Run early = runOn(url, {u"import"_s, u"servicenow"_s, log, u"--until"_s, u"2016-03-02T12:00"_s});
            QVERIFY2(early.code == 0, early.err.constData());
            const Run filter =
                runOn(url, {u"export"_s, u"incidents"_s, u"--format"_s, u"json"_s, u"--filter"_s, u"is:open"_s});
            QCOMPARE(filter.code, 0);
            open << filter.out;
            const QJsonArray incidents = QJsonDocument::fromJson(filter.out).array();
            QVERIFY(incidents.size() > 100);
            for (const auto &incident : incidents) {
                QVERIFY(incident["resolved_at"_L1].isNull() && incident["closed_at"_L1].isNull());
                QVERIFY(incident["updated_at"_L1].toString() <= u"2016-03-02T12:00:00Z"_s);
            }

            const Run all = runOn(url, {u"import"_s, u"servicenow"_s, log});
            QVERIFY2(all.code == 0, all.err.constData());
            QVERIFY(all.out.contains("5998 rows read, 0 left out"));
            const Run again = runOn(url, {u"import"_s, u"servicenow"_s, log});
            QCOMPARE(again.code, 0);
            QVERIFY(again.out.contains("0 created, 0 extended, 890 unchanged"));
            QVERIFY(again.out.contains("Activity records: 0 written"));

            const Run stats = runOn(url, {u"stats"_s, u"--json"_s});
            QCOMPARE(stats.code, 0);
            const QJsonObject figures = QJsonDocument::fromJson(stats.out).object();
            QCOMPARE(figures["total"_L1].toInt(), 890);
            QCOMPARE(figures["open"_L1].toInt(), 0);
            QCOMPARE(figures["by_status"_L1]["closed"_L1].toInt(), 890);
            QVERIFY(figures["resolution_hours_mean"_L1].toDouble() > 0);
            const Run check = runOn(url, {u"check"_s, u"--json"_s});
            QCOMPARE(check.code, 0);
            QHash<QString, QString> found;
            for (const auto &finding : QJsonDocument::fromJson(check.out).array())
                found.insert(finding["check"_L1].toString(), finding["text"_L1].toString());
            QCOMPARE(found.value(u"incidents"_s), u"890"_s);
            QCOMPARE(found.value(u"activity records"_s), u"5998"_s);
            QCOMPARE(found.value(u"search tokens pending"_s), u"0"_s);

            csv << runOn(url, {u"export"_s, u"incidents"_s}).out;
            const QString path = m_folder.filePath(u"export.json"_s);
            QCOMPARE(runOn(url, {u"export"_s, u"incidents"_s, u"--format"_s, u"json"_s, u"-o"_s, path}).code, 0);
            QFile file(path);
            QVERIFY(file.open(QIODevice::ReadOnly));
            json << file.readAll();
        }
        QCOMPARE(QJsonDocument::fromJson(json[0]).array().size(), 890);
        QCOMPARE(csv[0].count("\r\n"), 891);
        QVERIFY(csv[0] == csv[1]);
        QVERIFY(json[0] == json[1]);
        QVERIFY(open[0] == open[1]);
    }

    void brokenRowsDoNotStopTheRest()
    {
        const QByteArray log = "number,incident_state,sys_updated_at\n"
                               "INC1,New,29-02-2016 01:16\n"
                               "INC2,New,soon\n"
                               "INC3,\"New,29-02-2016 01:16\n"
                               "INC4,Strange,29-02-2016 01:16\n";
        const Run result = run({u"-d"_s, u"sqlite:broken.db"_s, u"import"_s, u"servicenow"_s, u"-"_s}, log);
        QCOMPARE(result.code, 3);
        QVERIFY2(result.err.contains("-:3:10: left out: "), result.err.constData());
        QVERIFY2(result.err.contains("-:4:6: left out: "), result.err.constData());
        QVERIFY2(result.err.contains("-:5:6: warning: "), result.err.constData());
        QVERIFY(result.out.contains("4 rows read, 2 left out"));
        QVERIFY(result.out.contains("2 created"));
        const Run file =
            run({u"-d"_s, u"sqlite:broken.db"_s, u"import"_s, u"servicenow"_s, write(u"no-log.csv"_s, "a,b\n1,2\n")});
        QCOMPARE(file.code, 1);
        for (const QString &kind : {u"csv"_s, u"servicenow"_s}) {
            const Run report = run({u"-d"_s, u"sqlite:broken.db"_s, u"import"_s, kind, u"-"_s}, "%PDF-1.4\na,b\n1,2\n");
            QCOMPARE(report.code, 1);
            QVERIFY2(report.err.contains("The file is a PDF document."), report.err.constData());
        }
    }

    void aTableIsLoadedAndGivenBack()
    {
        QCOMPARE(run({u"sample"_s, u"-d"_s, u"sqlite:one.db"_s}).code, 0);
        const Run first = run({u"export"_s, u"incidents"_s, u"-d"_s, u"sqlite:one.db"_s});
        QCOMPARE(first.code, 0);
        const Run loaded = run({u"import"_s, u"csv"_s, u"-"_s, u"-d"_s, u"sqlite:two.db"_s}, first.out);
        QVERIFY2(loaded.code == 0, loaded.err.constData());
        QVERIFY2(loaded.out.contains("160 created"), loaded.out.constData());
        QVERIFY(run({u"export"_s, u"incidents"_s, u"-d"_s, u"sqlite:two.db"_s}).out == first.out);
        const Run again = run({u"import"_s, u"csv"_s, u"-"_s, u"-d"_s, u"sqlite:two.db"_s}, first.out);
        QCOMPARE(again.code, 0);
        QVERIFY(again.out.contains("0 created, 0 extended, 160 unchanged"));
        QVERIFY(again.out.contains("Activity records: 0 written"));
    }

    void columnsAreMapped()
    {
        const QString table = write(u"table.csv"_s, "Ticket,What,Squad,Opened\n"
                                                    "T-1,Disk full,Storage,02/03/2026 08:00\n"
                                                    "T-2,,Storage,02/03/2026 09:00\n");
        const QStringList command{u"-d"_s, u"sqlite:mapped.db"_s, u"import"_s, u"csv"_s, table};
        const Run untitled = run(command);
        QCOMPARE(untitled.code, 1);
        QVERIFY(untitled.err.contains("title"));
        const Run monthFirst = run(command + QStringList{u"--map"_s, u"What=title"_s});
        QCOMPARE(monthFirst.code, 3);
        QVERIFY2(monthFirst.err.contains(":2:23: left out: Opened: "), monthFirst.err.constData());
        const Run good = run(command + QStringList{u"--map"_s, u"What=title"_s, u"--map"_s, u"Squad=assignment_group"_s,
                                                   u"--day-first"_s, u"--timezone"_s, u"Asia/Shanghai"_s});
        QCOMPARE(good.code, 3);
        QVERIFY2(good.err.contains(":3:5: left out: What: "), good.err.constData());
        QVERIFY(good.out.contains("1 created"));
        const Run stored = run({u"-d"_s, u"sqlite:mapped.db"_s, u"export"_s, u"incidents"_s, u"--format"_s, u"json"_s});
        const QJsonObject incident = QJsonDocument::fromJson(stored.out).array().first().toObject();
        QCOMPARE(incident["title"_L1].toString(), u"Disk full"_s);
        QCOMPARE(incident["assignment_group"_L1].toString(), u"Storage"_s);
        QCOMPARE(incident["created_at"_L1].toString(), u"2026-03-02T00:00:00Z"_s);
    }

    void thePriorityMatrixIsTheTenants()
    {
        const QStringList database{u"-d"_s, u"sqlite:matrix.db"_s};
        QCOMPARE(run(QStringList{u"migrate"_s} + database).code, 0);
        QCOMPARE(
            run(QStringList{u"import"_s, u"csv"_s, u"-"_s} + database, "number,title,impact,urgency\nA-1,x,high,low\n")
                .code,
            0);
        const auto priorityOf = [&](const QString &number) {
            const Run stored = run(QStringList{u"export"_s, u"incidents"_s, u"--format"_s, u"json"_s, u"--filter"_s,
                                               u"number:"_s + number} +
                                   database);
            return QJsonDocument::fromJson(stored.out).array().first().toObject()["priority"_L1].toString();
        };
        QVERIFY(priorityOf(u"A-1"_s) != "urgent"_L1);
        const Run set = run(QStringList{u"priority"_s, u"set"_s, u"high"_s, u"low"_s, u"urgent"_s} + database);
        QVERIFY2(set.code == 0, set.err.constData());
        const Run shown = run(QStringList{u"priority"_s, u"show"_s, u"--json"_s} + database);
        QCOMPARE(QJsonDocument::fromJson(shown.out)["high"_L1]["low"_L1].toString(), u"urgent"_s);
        QVERIFY(run(QStringList{u"priority"_s, u"show"_s} + database).out.contains("critical"));
        QCOMPARE(
            run(QStringList{u"import"_s, u"csv"_s, u"-"_s} + database, "number,title,impact,urgency\nA-2,x,high,low\n")
                .code,
            0);
        QCOMPARE(priorityOf(u"A-2"_s), u"urgent"_s);
        QCOMPARE(run(QStringList{u"priority"_s, u"set"_s, u"huge"_s, u"low"_s, u"urgent"_s} + database).code, 2);
        QCOMPARE(run(QStringList{u"priority"_s, u"reset"_s} + database).code, 0);
        QVERIFY(QJsonDocument::fromJson(
                    run(QStringList{u"priority"_s, u"show"_s, u"--json"_s} + database).out)["high"_L1]["low"_L1] !=
                "urgent"_L1);
    }

    void theSample()
    {
        const Run made = run({u"sample"_s, u"-d"_s, u"sqlite:sample.db"_s});
        QVERIFY2(made.code == 0, made.err.constData());
        const Run stats = run({u"stats"_s, u"-d"_s, u"sqlite:sample.db"_s});
        QCOMPARE(stats.code, 0);
        QVERIFY(stats.out.contains("160"));
        const Run again = run({u"sample"_s, u"-d"_s, u"sqlite:sample.db"_s});
        QCOMPARE(again.code, 1);
        const Run other = run({u"stats"_s, u"-d"_s, u"sqlite:sample.db"_s, u"--tenant"_s, u"none"_s});
        QCOMPARE(other.code, 1);
        QVERIFY(other.err.contains("none"));
    }

    void interruptionIsClean()
    {
        QByteArray log = "number,incident_state,sys_updated_at\n";
        for (int i = 0; i < 60'000; ++i)
            log += "INC" + QByteArray::number(i) + ",New,29-02-2016 01:16\n";
        const QString file = write(u"long.csv"_s, log);
        QCOMPARE(run({u"migrate"_s, u"-d"_s, u"sqlite:long.db"_s}).code, 0);
        QProcess process;
        process.setProcessEnvironment(environment());
        process.setWorkingDirectory(m_folder.path());
        process.start(program(), {u"import"_s, u"servicenow"_s, file, u"-d"_s, u"sqlite:long.db"_s});
        QVERIFY(process.waitForStarted());
        // As soon as the first batch is there.
        const auto total = [this] {
            const Run stats = run({u"stats"_s, u"--json"_s, u"-d"_s, u"sqlite:long.db"_s});
            return QJsonDocument::fromJson(stats.out).object()["total"_L1].toInt();
        };
        QTRY_VERIFY_WITH_TIMEOUT(total() > 0, 60'000);
        ::kill(static_cast<pid_t>(process.processId()), SIGINT);
        QVERIFY(process.waitForFinished(60'000));
        QCOMPARE(process.exitCode(), 130);
        QVERIFY(process.readAllStandardError().contains("cancelled"));
        const Run rest = run({u"import"_s, u"servicenow"_s, file, u"-d"_s, u"sqlite:long.db"_s});
        QCOMPARE(rest.code, 0);
        QCOMPARE(total(), 60'000);
    }

    void theManualsAreInOrder()
    {
        const QString mandoc = QStandardPaths::findExecutable(u"mandoc"_s);
        if (mandoc.isEmpty())
            QSKIP("mandoc is not installed.");
        for (const auto &page : {u"itsmd.1"_s, u"itsm-console.1"_s}) {
            QProcess process;
            process.start(mandoc, {u"-Tlint"_s, u"-Wwarning"_s,
                                   qEnvironmentVariable("ITSM_SOURCE_DIR") + u"/packaging/man/"_s + page});
            QVERIFY(process.waitForFinished());
            QCOMPARE(process.readAllStandardOutput(), QByteArray());
        }
    }
};

ITSM_TEST(TestItsmd)
#include "tst_itsmd.moc"
