#include "tests/api/api_world.h"
#include "tests/support/test_program.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace itsm;

/// What `/metrics` says of incidents.
class TestMetrics : public QObject
{
    Q_OBJECT

    ApiWorld m_world;

    /// The value of the first sample whose line begins with this; NaN without one.
    static double value(const QByteArray &text, const QByteArray &sample)
    {
        const qsizetype begin = text.startsWith(sample) ? 0 : text.indexOf(QByteArray('\n' + sample)) + 1;
        if (begin == 0 && !text.startsWith(sample))
            return std::nan("");
        const QByteArray line = text.sliced(begin, text.indexOf('\n', begin) - begin);
        return line.sliced(line.lastIndexOf(' ') + 1).toDouble();
    }
    Result<> resolved(const char *severity, int hours)
    {
        const qint64 id = m_world.makeIncident();
        ITSM_TRY_ASSIGN(Transaction transaction, Transaction::begin(*m_world.connection));
        ITSM_TRY(bindTenant(*m_world.connection, m_world.tenant));
        const Instant created = instantFromMicros(1'772'323'200'000'000); // 2026-03-01
        ITSM_TRY(m_world.connection->execute(
            u"UPDATE incidents SET severity = ?, status = 'resolved', created_at = ?, resolved_at = ? WHERE id = ?"_s,
            {QString::fromLatin1(severity), created, created + std::chrono::hours(hours), id}));
        return transaction.commit();
    }

private Q_SLOTS:
    void resolutionTimes_data() { addDialectRows(); }
    void resolutionTimes()
    {
        QFETCH(Dialect, dialect);
        ITSM_VERIFY(m_world.start(dialect));
        ITSM_VERIFY(resolved("critical", 3));
        ITSM_VERIFY(resolved("critical", 5));
        ITSM_VERIFY(resolved("high", 8));
        ITSM_VERIFY(resolved("low", 1'000));
        m_world.makeIncident();
        const QByteArray text = m_world.send("GET", "/metrics", "admin", {}, "X-Forwarded-For: 192.0.2.1\r\n").body;
        ITSM_UNWRAP(const std::vector<Tenant> tenants, selectTenants(*m_world.connection));
        const auto own = std::ranges::find(tenants, m_world.tenant, &Tenant::id);
        const QByteArray tenant = "{tenant=\"" + own->code.toLatin1() + '"';
        const auto bucket = [&](const char *bound) {
            return value(text, "itsm_incident_mttr_seconds_bucket" + tenant + ",le=\"" + bound + "\"}");
        };
        QCOMPARE(bucket("3600"), 0.0);
        QCOMPARE(bucket("14400"), 1.0);
        QCOMPARE(bucket("28800"), 3.0);
        QCOMPARE(bucket("2592000"), 3.0);
        QCOMPARE(bucket("+Inf"), 4.0);
        QCOMPARE(value(text, "itsm_incident_mttr_seconds_count" + tenant + '}'), 4.0);
        QCOMPARE(value(text, "itsm_incident_mttr_seconds_sum" + tenant + '}'), 3600.0 * (3 + 5 + 8 + 1'000));
        const auto violations = [&](const char *severity) {
            return value(text, "itsm_sla_violations_total" + tenant + ",severity=\"" + severity + "\"}");
        };
        QCOMPARE(violations("critical"), 1.0);
        QCOMPARE(violations("high"), 0.0);
        QVERIFY(std::isnan(violations("low"))); // has no limit
        QVERIFY(std::abs(value(text, "itsm_sla_compliance_ratio" + tenant + '}') - 2.0 / 3.0) < 1e-5);
    }
    void noShareOfNothing_data() { addDialectRows(); }
    void noShareOfNothing()
    {
        QFETCH(Dialect, dialect);
        ITSM_VERIFY(m_world.start(dialect));
        const QByteArray text = m_world.send("GET", "/metrics", "stranger", {}, "X-Forwarded-For: 192.0.2.1\r\n").body;
        QVERIFY(text.contains("\nitsm_sla_violations_total{"));
        QVERIFY(!text.contains("\nitsm_sla_compliance_ratio{"));
    }
    void cleanup() { m_world.stop(); }
};

ITSM_TEST(TestMetrics)
#include "tst_metrics.moc"
