#include "tests/storage/two_tenants.h"
#include "tests/support/postgres_server.h"
#include "tests/support/result_check.h"
#include "tests/support/slow_proxy.h"
#include "tests/support/test_program.h"

#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTest>
#include <algorithm>
#include <array>
#include <csignal>
#include <random>
#include <sys/prctl.h>
#include <unistd.h>

using namespace itsm;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Looks for marks in what PostgreSQL sends, also where it sends them in two pieces. Used by the proxy's thread, and by
/// the test's when that rests.
class MarkFinder
{
public:
    void take(QByteArrayView piece)
    {
        m_bytes += piece.size();
        m_tail += piece;
        for (size_t i = 0; i < marks.size(); ++i)
            m_counts[i] += m_tail.count(marks[i]);
        m_tail = m_tail.right(longest - 1);
    }
    [[nodiscard]] qint64 count(const char *mark) const
    {
        return m_counts[size_t(std::ranges::find(marks, mark) - marks.begin())];
    }
    [[nodiscard]] qint64 bytes() const { return m_bytes; }

private:
    static constexpr std::array marks{TwoTenants::ours, TwoTenants::theirs, TwoTenants::secret};
    static constexpr qsizetype longest = sizeof "zqsecret" - 1;
    std::array<std::atomic<qint64>, marks.size()> m_counts{};
    std::atomic<qint64> m_bytes = 0;
    QByteArray m_tail;
};

/// Functions that tell the log of the server when they are given what is not the login's; that outlives the rollback at
/// the end of each query. Many, so that they are often chosen among those that PostgreSQL has. And triggers that tell
/// when a row of the other tenant, or anything secret, is written.
constexpr QLatin1StringView guards = R"(DO $do$
BEGIN
    FOR i IN 1..100 LOOP
        EXECUTE format($f$CREATE FUNCTION spy_%s(t text) RETURNS %s LANGUAGE plpgsql COST 0.0001 AS
            $$BEGIN IF t ~ 'zqtheirs|zqsecret' THEN RAISE LOG 'zqalarm: saw %%', t; END IF; RETURN %s; END$$ $f$,
            i, CASE WHEN i > 50 THEN 'boolean' ELSE 'text' END, CASE WHEN i > 50 THEN 'true' ELSE 't' END);
    END LOOP;
END
$do$;
CREATE FUNCTION guard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
    IF session_user = 'desk1' AND (coalesce(OLD::text, '') || coalesce(NEW::text, '') ~ 'zqtheirs|zqsecret'
        OR to_jsonb(OLD) ->> 'tenant_id' = '%1' OR to_jsonb(NEW) ->> 'tenant_id' = '%1') THEN
        RAISE LOG 'zqalarm: % of % %', TG_OP, TG_TABLE_NAME, coalesce(OLD::text, NEW::text);
    END IF;
    RETURN NULL;
END
$$;
REVOKE ALL ON FUNCTION guard() FROM PUBLIC;
DO $do$
DECLARE
    t text;
BEGIN
    FOR t IN SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' LOOP
        -- Folding moves the sums of all.
        CONTINUE WHEN t LIKE 'incident\_count%';
        EXECUTE format('CREATE TRIGGER guard AFTER INSERT OR UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION guard()', t);
    END LOOP;
END
$do$)"_L1;

} // namespace

/// Goal S5: random queries of sqlsmith with the login of a console. Nothing of another tenant comes back, is looked at
/// or written, no secret is either, and PostgreSQL does not crash. With ITSM_ALL for half an hour; the seed is printed,
/// and ITSM_SEED repeats it.
class SqlsmithTest : public QObject
{
    Q_OBJECT

public:
    static void initMain() { qputenv("QTEST_FUNCTION_TIMEOUT", "3600000"); }

    TwoTenants m_world;
    PostgresServer *m_server = nullptr;

    /// How many queries there were, of which so many were answered.
    struct Round
    {
        qint64 queries = 0;
        qint64 answered = 0;
    };
    static Round run(const QString &program, const QString &target, quint32 seed)
    {
        QProcess smith;
        smith.setChildProcessModifier([parent = ::getpid()] {
            ::prctl(PR_SET_PDEATHSIG, SIGKILL);
            if (::getppid() != parent)
                ::_exit(126);
        });
        smith.setStandardOutputFile(QProcess::nullDevice());
        QStringList arguments{u"--target=%1"_s.arg(target), u"--seed=%1"_s.arg(seed), u"--max-queries=2000"_s,
                              u"--verbose"_s};
        if (seed % 4 != 0) // what is of the program comes more often, then
            arguments += u"--exclude-catalog"_s;
        smith.start(program, arguments);
        smith.waitForFinished(600'000);
        // A dot is a query that was answered, an e one that was refused; then there are lines of figures.
        static const QRegularExpression progress(u"^[.eStCR]+$"_s);
        Round round;
        for (const QByteArray &line : smith.readAllStandardError().split('\n')) {
            if (progress.match(QString::fromUtf8(line)).hasMatch()) {
                round.queries += line.size();
                round.answered += line.count('.');
            }
        }
        return round;
    }
    [[nodiscard]] QByteArrayList alarms() const
    {
        QFile log(m_server->logFile());
        QByteArrayList found;
        if (!log.open(QIODevice::ReadOnly))
            return {"the log cannot be read"};
        for (const QByteArray &line : log.readAll().split('\n'))
            for (const char *bad :
                 {"zqalarm", "PANIC", "terminated by signal", "TRAP", "all server processes terminated"})
                if (line.contains(bad) && !line.contains("STATEMENT"))
                    found += line.left(500);
        return found;
    }

private Q_SLOTS:
    void initTestCase()
    {
        ITSM_VERIFY(m_world.fill(2'000));
        ITSM_VERIFY(m_world.admin().executeScript(
            QString(guards).replace("%1"_L1, QString::number(m_world.theirTenant().value))));
        ITSM_UNWRAP(m_server, PostgresServer::shared());
    }

    /// What the test relies on: a row that is looked at or written and a mark in an answer are noticed.
    void theGuardsWatch()
    {
        Connection &admin = m_world.admin();
        QCOMPARE(alarms(), QByteArrayList());
        ITSM_VERIFY(texts(admin, u"SELECT spy_60(title) FROM incidents LIMIT 10"_s));
        QCOMPARE(alarms().size(), 10);
        ITSM_VERIFY(
            admin.executeScript(u"BEGIN; ALTER TABLE incident_rules DISABLE ROW LEVEL SECURITY;"
                                "SET SESSION AUTHORIZATION desk1; UPDATE incident_rules SET name = 'x'; ROLLBACK"_s));
        QCOMPARE(alarms().size(), 12); // the other tenant's rule, and the change of it in the log
        MarkFinder finder;
        finder.take("….zqth");
        finder.take("eirs …");
        QCOMPARE(finder.count(TwoTenants::theirs), 1);
        QCOMPARE(finder.count(TwoTenants::ours), 0);
    }

    void randomQueries()
    {
        const QString program = QStandardPaths::findExecutable(u"sqlsmith"_s);
        if (program.isEmpty())
            QSKIP("sqlsmith is not installed: apt install sqlsmith");
        const bool isLong = qEnvironmentVariableIsSet("ITSM_ALL");
        quint32 seed = qEnvironmentVariableIsSet("ITSM_SEED") ? qEnvironmentVariable("ITSM_SEED").toUInt()
                                                              : std::random_device()() % 1'000'000;
        qInfo("seed %u", seed);
        MarkFinder finder;
        ITSM_UNWRAP(const auto proxy, SlowProxy::start(m_world.database().urlFor(u"desk1"_s).path()));
        proxy->setTap([&finder](QByteArrayView answer) { finder.take(answer); });
        ITSM_UNWRAP(const QString before, m_world.fingerprint());
        const auto alarmsBefore = alarms().size();
        QElapsedTimer timer;
        timer.start();
        Round all;
        // Until it was worth it: the login's own rows came back, of which the other tenant has as many.
        constexpr qint64 enough = 20;
        constexpr qint64 patience = 120'000;
        const qint64 until = isLong ? 1'800'000 : 5'000;
        const auto isWorthIt = [&finder] { return finder.count(TwoTenants::ours) > enough; };
        for (; timer.elapsed() < until || (!isWorthIt() && timer.elapsed() < until + patience); ++seed) {
            const Round round = run(program, proxy->url(), seed);
            QVERIFY2(round.queries > 100, QByteArray::number(seed).constData());
            all.queries += round.queries;
            all.answered += round.answered;
            QVERIFY2(alarms().size() == alarmsBefore, alarms().mid(alarmsBefore).join('\n').constData());
            QVERIFY2(finder.count(TwoTenants::theirs) + finder.count(TwoTenants::secret) == 0,
                     QByteArray::number(seed).constData());
        }
        QVERIFY(m_server->isRunning());
        ITSM_UNWRAP(const QString after, m_world.fingerprint());
        QCOMPARE(after, before);
        QVERIFY2(isWorthIt(), QByteArray::number(finder.count(TwoTenants::ours)).constData());
        // And a good part of the queries was answered.
        QVERIFY2(all.answered > all.queries / 10, QByteArray::number(all.answered).constData());
        qInfo("%lld queries, %lld answered, %.1f MB with %lld texts of the login's own", all.queries, all.answered,
              double(finder.bytes()) / 1e6, finder.count(TwoTenants::ours));
    }
};

ITSM_TEST(SqlsmithTest)

#include "tst_sqlsmith.moc"
