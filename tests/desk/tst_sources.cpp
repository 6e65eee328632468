#include "tests/desk/desk_world.h"
#include "tests/support/test_program.h"

using namespace Qt::Literals::StringLiterals;
using namespace itsm;
using namespace std::chrono_literals;

class TestSources : public QObject
{
    Q_OBJECT
private:
    DeskWorld m_world;
    using Code = Error::Code;

    static NewSource named(const QString &name)
    {
        NewSource input;
        input.name = name;
        return input;
    }

private Q_SLOTS:
    void initTestCase_data() { addDialectRows(); }
    void init()
    {
        QFETCH_GLOBAL(Dialect, dialect);
        ITSM_VERIFY(m_world.reset(dialect));
    }

    void secrets()
    {
        DeskWorld &w = m_world;
        ITSM_UNWRAP(const SourceWithSecret made, w.desk.addSource(w.c(), w.admin, named(u"prometheus"_s)));
        const QByteArray secret = made.secret.reveal().toLatin1();
        ITSM_UNWRAP(const AlertSource found, w.desk.sourceOf(w.c(), secret));
        QCOMPARE(found, made.source);
        // It is nowhere in the database.
        QCOMPARE(w.number(u"SELECT count(*) FROM alert_sources WHERE tenant_id = ? AND secret_hash LIKE 'itsmsrc%'"_s),
                 0);
        QCOMPARE(w.number(u"SELECT length(secret_hash) FROM alert_sources WHERE tenant_id = ?"_s), 64);

        ITSM_UNWRAP(const SourceWithSecret foreign, w.desk.addSource(w.c(), w.foreigner, named(u"prometheus"_s)));
        const QList<QByteArray> mine = secret.split('.');
        const QList<QByteArray> theirs = foreign.secret.reveal().toLatin1().split('.');
        QByteArray flipped = secret;
        flipped.back() = flipped.back() == 'A' ? 'B' : 'A';
        const std::vector<QByteArray> wrong{
            {},
            "Bearer",
            "itsmsrc",
            "itsmsrc...",
            "itsmsrc.1.1.",
            secret.chopped(1),
            secret + 'A',
            flipped,
            mine[0] + '.' + theirs[1] + '.' + theirs[2] + '.' + mine[3], // my random part, their source
            mine[0] + '.' + theirs[1] + '.' + mine[2] + '.' + mine[3],
            mine[0] + ".99999999999999999999." + mine[2] + '.' + mine[3],
            QByteArray(1 << 20, 'x'),
        };
        QString sentence;
        for (const QByteArray &attempt : wrong) {
            const auto refused = w.desk.sourceOf(w.c(), attempt);
            QVERIFY2(!refused, attempt.left(80).constData());
            QCOMPARE(refused.error().code, Code::Unauthenticated);
            QVERIFY(sentence.isEmpty() || refused.error().message == sentence);
            sentence = refused.error().message;
        }

        ITSM_UNWRAP(const SourceWithSecret rotated, w.desk.rotateSource(w.c(), w.admin, made.source.id));
        ITSM_VERIFY_ERROR(w.desk.sourceOf(w.c(), secret), Code::Unauthenticated);
        ITSM_VERIFY(w.desk.sourceOf(w.c(), rotated.secret.reveal().toLatin1()));
        SignalBatch batch;
        batch.alerts.emplace_back().fingerprint = u"f"_s;
        ITSM_VERIFY(w.desk.ingest(w.c(), rotated.source, batch));
        const QString known = u"SELECT count(*) FROM alert_signals WHERE tenant_id = ?"_s;
        QCOMPARE(w.number(known), 1);
        ITSM_VERIFY(w.desk.removeSource(w.c(), w.admin, made.source.id));
        QCOMPARE(w.number(known), 0);
        ITSM_VERIFY_ERROR(w.desk.sourceOf(w.c(), rotated.secret.reveal().toLatin1()), Code::Unauthenticated);
        ITSM_VERIFY_ERROR(w.desk.removeSource(w.c(), w.admin, made.source.id), Code::NotFound);
        ITSM_VERIFY_ERROR(w.desk.removeSource(w.c(), w.admin, foreign.source.id), Code::NotFound);
    }

    /// Whoever knew a source before is told if it is not the same any more, and nothing is taken in.
    void whatWasKnownOfASource()
    {
        DeskWorld &w = m_world;
        ITSM_UNWRAP(const SourceWithSecret made, w.desk.addSource(w.c(), w.admin, named(u"prometheus"_s)));
        const QString hash = ServiceDesk::hashOfSecret(made.secret.reveal().toLatin1());
        SignalBatch batch;
        batch.alerts.emplace_back().fingerprint = u"a"_s;
        const auto take = [&](const AlertSource &source, const QString &secret) {
            return w.desk.ingest(w.c(), source, batch, secret).map([](const IntakeReport &) {});
        };
        const auto wrong = ServiceDesk::hashOfSecret("x");
        ITSM_VERIFY_ERROR(take(made.source, wrong), Code::Unauthenticated);
        AlertSource other = made.source;
        ++other.version;
        ITSM_VERIFY_ERROR(take(other, hash), Code::Unauthenticated);
        QCOMPARE(w.number(u"SELECT count(*) FROM alert_signals WHERE tenant_id = ?"_s), 0);
        ITSM_VERIFY(take(made.source, hash));
        ITSM_VERIFY(take(made.source, hash)); // that it has spoken does not make it another one
        ITSM_UNWRAP(const AlertSource changed,
                    w.desk.changeSource(w.c(), w.admin, made.source.id, named(u"prometheus"_s)));
        ITSM_VERIFY_ERROR(take(made.source, hash), Code::Unauthenticated);
        ITSM_VERIFY(take(changed, hash));
        ITSM_UNWRAP(const SourceWithSecret rotated, w.desk.rotateSource(w.c(), w.admin, made.source.id));
        ITSM_VERIFY_ERROR(take(changed, hash), Code::Unauthenticated);
        ITSM_VERIFY_ERROR(take(rotated.source, hash), Code::Unauthenticated);
        ITSM_VERIFY(take(rotated.source, ServiceDesk::hashOfSecret(rotated.secret.reveal().toLatin1())));
        ITSM_VERIFY(w.desk.removeSource(w.c(), w.admin, made.source.id));
        ITSM_VERIFY_ERROR(take(rotated.source, hash), Code::NotFound);
    }

    void thatItSpeaksIsWrittenOnceASecond()
    {
        DeskWorld &w = m_world;
        ITSM_UNWRAP(const SourceWithSecret made, w.desk.addSource(w.c(), w.admin, named(u"prometheus"_s)));
        const auto seen = [&]() -> OptionalInstant {
            (void)w.desk.ingest(w.c(), made.source, {});
            const auto sources = w.desk.sources(w.c(), w.admin);
            return sources ? sources->front().lastSeenAt : OptionalInstant();
        };
        const Instant first = w.clock.now();
        QCOMPARE(seen(), OptionalInstant(first));
        w.clock.advance(999ms);
        QCOMPARE(seen(), OptionalInstant(first));
        w.clock.advance(1ms);
        QCOMPARE(seen(), OptionalInstant(first + 1s));
        w.clock.set(first - 1h); // put right
        QCOMPARE(seen(), OptionalInstant(first - 1h));
    }

    void listAndChange()
    {
        DeskWorld &w = m_world;
        NewSource input = named(u"alertmanager"_s);
        input.mapping = {{u"group_by"_s, QJsonArray{u"alertname"_s}}};
        input.pullUrl = u"https://alertmanager.example:9093/am"_s;
        input.heartbeat = 5min;
        ITSM_UNWRAP(const SourceWithSecret made, w.desk.addSource(w.c(), w.admin, input));
        ITSM_VERIFY(w.desk.addSource(w.c(), w.admin, named(u"a"_s)));
        ITSM_UNWRAP(const std::vector<AlertSource> listed, w.desk.sources(w.c(), w.admin));
        QCOMPARE(listed.size(), size_t{2});
        QCOMPARE(listed[0].name, u"a"_s);
        QCOMPARE(listed[1], made.source);
        ITSM_UNWRAP(const auto foreign, w.desk.sources(w.c(), w.foreigner));
        QVERIFY(foreign.empty());
        input.mapping = {};
        input.heartbeat.reset();
        ITSM_UNWRAP(const AlertSource changed, w.desk.changeSource(w.c(), w.admin, made.source.id, input));
        QVERIFY(changed.mapping.isEmpty());
        QVERIFY(!changed.heartbeat);
        QCOMPARE(changed.version, made.source.version + 1);
        ITSM_UNWRAP(const AlertSource found, w.desk.sourceOf(w.c(), made.secret.reveal().toLatin1()));
        QCOMPARE(found, changed);
    }

    void onlyAdministrators()
    {
        DeskWorld &w = m_world;
        ITSM_UNWRAP(const SourceWithSecret made, w.desk.addSource(w.c(), w.admin, named(u"p"_s)));
        for (const Actor &actor : {w.viewer, w.agent, w.manager}) {
            ITSM_VERIFY_ERROR(w.desk.addSource(w.c(), actor, named(u"q"_s)), Code::Forbidden);
            ITSM_VERIFY_ERROR(w.desk.changeSource(w.c(), actor, made.source.id, named(u"p"_s)), Code::Forbidden);
            ITSM_VERIFY_ERROR(w.desk.rotateSource(w.c(), actor, made.source.id), Code::Forbidden);
            ITSM_VERIFY_ERROR(w.desk.removeSource(w.c(), actor, made.source.id), Code::Forbidden);
            ITSM_VERIFY_ERROR(w.desk.sources(w.c(), actor), Code::Forbidden);
        }
        ITSM_VERIFY_ERROR(w.desk.rotateSource(w.c(), w.foreigner, made.source.id), Code::NotFound);
        ITSM_VERIFY_ERROR(w.desk.changeSource(w.c(), w.foreigner, made.source.id, named(u"p"_s)), Code::NotFound);
    }

    void refusals()
    {
        DeskWorld &w = m_world;
        const auto refusedField = [&](const NewSource &input) {
            const auto refused = w.desk.addSource(w.c(), w.admin, input);
            return refused ? u"taken"_s : refused.error().field;
        };
        QCOMPARE(refusedField(named({})), u"name"_s);
        QCOMPARE(refusedField(named(u"a\nb"_s)), u"name"_s);
        ITSM_VERIFY(w.desk.addSource(w.c(), w.admin, named(u"twice"_s)));
        QCOMPARE(refusedField(named(u"twice"_s)), u"name"_s);
        NewSource input = named(u"x"_s);
        input.mapping = {{u"nonsense"_s, 1}};
        QCOMPARE(refusedField(input), u"nonsense"_s);
        input = named(u"x"_s);
        input.heartbeat = 1s;
        QCOMPARE(refusedField(input), u"heartbeat"_s);
        for (const QString &url : {u"ftp://a"_s, u"file:///etc/passwd"_s, u"http://user:pw@a"_s, u"http://"_s,
                                   u"alertmanager:9093"_s, u"http://a/?x=1"_s, u"http://a/#x"_s}) {
            input = named(u"x"_s);
            input.pullUrl = url;
            QCOMPARE(refusedField(input), u"pull_url"_s);
        }
        input = named(u"x"_s);
        input.kind = SourceKind::Grafana;
        input.pullUrl = u"http://grafana"_s;
        QCOMPARE(refusedField(input), u"pull_url"_s);
    }
};

ITSM_TEST(TestSources)
#include "tst_sources.moc"
