#include "services/desk/intake_incident.h"
#include "services/desk/intake_plan.h"
#include "tests/support/result_check.h"
#include "tests/support/test_program.h"

#include <QDir>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace itsm;
using namespace std::chrono_literals;

using Step = SignalStep;
using State = SignalRecord::State;

/// What a signal does, without a database: every state of what is known, late and repeated messages, skewed clocks.
class TestIntakePlan : public QObject
{
    Q_OBJECT
private:
    const Instant m_now{std::chrono::sys_days{std::chrono::year{2026} / 5 / 4} + 10h};
    SourceMapping m_mapping;

    [[nodiscard]] Signal firing(OptionalInstant startsAt = {}) const
    {
        Signal signal;
        signal.fingerprint = u"f1"_s;
        signal.name = u"DiskFull"_s;
        signal.startsAt = startsAt;
        return signal;
    }
    [[nodiscard]] Signal resolved(OptionalInstant startsAt = {}) const
    {
        Signal signal = firing(startsAt);
        signal.state = Signal::State::Resolved;
        return signal;
    }
    [[nodiscard]] SignalRecord known(State state, OptionalInstant startsAt = {}) const
    {
        SignalRecord record;
        record.fingerprint = u"f1"_s;
        record.state = state;
        record.startsAt = startsAt;
        record.firstSeenAt = m_now - 1h;
        record.lastSeenAt = m_now - 1h;
        record.changedAt = m_now - 1h;
        record.changes = {m_now - 1h};
        record.alert = AlertId(7);
        record.incident = IncidentId(9);
        return record;
    }
    [[nodiscard]] Reception push() const { return {.delivery = Delivery::Push, .now = m_now, .asOf = {}}; }
    [[nodiscard]] Reception pull(Instant asOf) const
    {
        return {.delivery = Delivery::Pull, .now = m_now, .asOf = asOf};
    }
    [[nodiscard]] static Incident incidentOf(std::initializer_list<const Signal *> signals,
                                             const IntakeContext &context)
    {
        return incidentFor(std::span(signals.begin(), signals.size()), context);
    }

private Q_SLOTS:
    void unknownAlerts()
    {
        const SignalDecision begun = decide(firing(m_now - 1min), nullptr, m_mapping, push());
        QCOMPARE(begun.step, Step::Begin);
        QCOMPARE(begun.record.state, State::Firing);
        QCOMPARE(begun.record.startsAt, OptionalInstant(m_now - 1min));
        QCOMPARE(begun.record.firstSeenAt, m_now);
        QVERIFY(!begun.before.isValid());
        QCOMPARE(decide(resolved(), nullptr, m_mapping, push()).step, Step::None);
        Signal muted = firing();
        muted.state = Signal::State::Muted;
        QCOMPARE(decide(muted, nullptr, m_mapping, pull(m_now)).step, Step::None);
    }

    void firingAlerts()
    {
        const SignalRecord record = known(State::Firing, m_now - 2h);
        for (const Signal &again : {firing(m_now - 2h), firing(), firing(m_now - 3h)}) { // the last: an old message
            QVERIFY(isRepeat(again, record.startsAt));
            QCOMPARE(decide(again, &record, m_mapping, push()).step, Step::None);
        }
        QVERIFY(!isRepeat(firing(m_now - 1h), record.startsAt));
        QVERIFY(!isRepeat(firing(m_now - 1h), {}));
        QVERIFY(isRepeat(firing(), {}));
        QVERIFY(!isRepeat(resolved(m_now - 2h), record.startsAt));
        const SignalDecision renewed = decide(firing(m_now - 1h), &record, m_mapping, push());
        QCOMPARE(renewed.step, Step::Renew);
        QCOMPARE(renewed.record.startsAt, OptionalInstant(m_now - 1h));
        Signal muted = firing(m_now - 2h);
        muted.state = Signal::State::Muted;
        QVERIFY(isRepeat(muted, record.startsAt));
        QCOMPARE(decide(muted, &record, m_mapping, pull(m_now)).step, Step::None);

        const SignalDecision ended = decide(resolved(m_now - 2h), &record, m_mapping, push());
        QCOMPARE(ended.step, Step::End);
        QCOMPARE(ended.record.state, State::Resolved);
        QCOMPARE(ended.record.changedAt, m_now);
        QCOMPARE(decide(resolved(), &record, m_mapping, push()).step, Step::End);
        // The end of an earlier time, which came late.
        QCOMPARE(decide(resolved(m_now - 3h), &record, m_mapping, push()).step, Step::None);
    }

    void alertsThatEnded()
    {
        SignalRecord record = known(State::Resolved, m_now - 2h);
        QCOMPARE(decide(resolved(m_now - 2h), &record, m_mapping, push()).step, Step::None);
        const SignalDecision again = decide(firing(m_now - 1min), &record, m_mapping, push());
        QCOMPARE(again.step, Step::Begin);
        QCOMPARE(again.before, IncidentId(9));
        QVERIFY(!again.record.incident.isValid());
        // The sender gave it up for dead and took it back: the same beginning, an hour later.
        QCOMPARE(decide(firing(m_now - 2h), &record, m_mapping, push()).step, Step::Begin);
        record.changedAt = m_now - 29s;
        QCOMPARE(decide(firing(m_now - 2h), &record, m_mapping, push()).step, Step::None);
        QCOMPARE(decide(firing(m_now - 3h), &record, m_mapping, push()).step, Step::None);
        QCOMPARE(decide(firing(m_now - 1h), &record, m_mapping, push()).step, Step::Begin); // another beginning
        QCOMPARE(decide(firing(), &record, m_mapping, push()).step, Step::Begin); // of a sender that does not say
        record.changedAt = m_now - 30s;
        QCOMPARE(decide(firing(m_now - 2h), &record, m_mapping, push()).step, Step::Begin);
    }

    void whatWasPulledIsOlderThanWhatWasPushedSince()
    {
        SignalRecord record = known(State::Resolved, m_now - 2h);
        record.changedAt = m_now - 1s;
        QCOMPARE(decide(firing(m_now - 2h), &record, m_mapping, pull(m_now - 2s)).step, Step::None);
        QCOMPARE(decide(firing(m_now - 2h), &record, m_mapping, pull(m_now - 500ms)).step, Step::Begin);
        record.state = State::Firing;
        QCOMPARE(decide(resolved(), &record, m_mapping, pull(m_now - 2s)).step, Step::None);
        QCOMPARE(decide(resolved(), &record, m_mapping, pull(m_now - 500ms)).step, Step::End);
    }

    void flapping()
    {
        m_mapping.flapping = {.changes = 4, .within = 10min, .hold = 5min};
        Instant now = m_now;
        const auto at = [&now](const Signal &signal, const SignalRecord *record, const SourceMapping &mapping) {
            return decide(signal, record, mapping, {.delivery = Delivery::Push, .now = now, .asOf = {}});
        };
        SignalDecision d = at(firing(), nullptr, m_mapping);
        now += 1min;
        d = at(resolved(), &d.record, m_mapping);
        QCOMPARE(d.step, Step::End);
        now += 1min;
        d = at(firing(), &d.record, m_mapping);
        QCOMPARE(d.step, Step::Begin);
        now += 1min;
        d = at(resolved(), &d.record, m_mapping); // the fourth change within three minutes
        QCOMPARE(d.step, Step::Hold);
        QVERIFY(d.beginsFlapping);
        QCOMPARE(d.record.state, State::Held);
        now += 1min;
        d = at(firing(), &d.record, m_mapping);
        QCOMPARE(d.step, Step::Resume);
        QVERIFY(!d.beginsFlapping);
        now += 1min;
        const SignalRecord held = at(resolved(), &d.record, m_mapping).record;
        QCOMPARE(held.state, State::Held);
        QCOMPARE(held.changes.size(), size_t{4});
        QCOMPARE(settle(held, m_mapping, now + 5min - 1us).step, Step::None);
        const SignalDecision settled = settle(held, m_mapping, now + 5min);
        QCOMPARE(settled.step, Step::End);
        QVERIFY(settled.endsFlapping);
        QVERIFY(!settled.record.isFlapping);
        // It goes on firing: it is steady, and open.
        SignalRecord steady = held;
        steady.state = State::Firing;
        QCOMPARE(settle(steady, m_mapping, now + 5min).step, Step::Update);
        QCOMPARE(settle(steady, m_mapping, now + 5min).record.state, State::Firing);
    }

    void slowChangesAreNoFlapping()
    {
        m_mapping.flapping = {.changes = 4, .within = 10min, .hold = 5min};
        SignalRecord record = known(State::Resolved);
        record.changes = {m_now - 30min, m_now - 20min, m_now - 10min - 1us};
        const SignalDecision d = decide(firing(), &record, m_mapping, push());
        QCOMPARE(d.step, Step::Begin);
        QVERIFY(!d.record.isFlapping);
    }

    void timesThatCannotBe_data()
    {
        QTest::addColumn<qint64>("secondsFromNow");
        QTest::addColumn<bool>("isTaken");
        QTest::addColumn<bool>("isAhead");
        QTest::newRow("an hour ago") << qint64{-3600} << true << false;
        QTest::newRow("ten minutes ahead") << qint64{600} << false << true;
        QTest::newRow("twenty seconds ahead") << qint64{20} << false << false;
        QTest::newRow("two years ago") << qint64{-2 * 366 * 86400} << false << false;
    }
    void timesThatCannotBe()
    {
        QFETCH(qint64, secondsFromNow);
        QFETCH(bool, isTaken);
        QFETCH(bool, isAhead);
        IntakeContext context;
        context.now = m_now;
        const Signal signal = firing(m_now + std::chrono::seconds(secondsFromNow));
        const Incident incident = incidentOf({&signal}, context);
        QCOMPARE(incident.detectedAt, isTaken ? *signal.startsAt : m_now);
        QCOMPARE(incident.createdAt, m_now);
        const Alert alert = alertFor(signal, incident, context);
        QCOMPARE(alert.metadata.contains(u"clock_ahead_seconds"_s), isAhead);
    }

    void whatAGroupHasInCommon()
    {
        IntakeContext context;
        context.now = m_now;
        ConfigurationItem item;
        item.name = u"db-7"_s;
        item.criticality = Level::Critical;
        context.items.insert(item.name, item);
        const auto alert = [this](const QString &host, const QString &severity, std::chrono::seconds ago) {
            Signal signal = firing(m_now - ago);
            signal.name = u"DiskFull"_s;
            signal.labels = {{u"alertname"_s, u"DiskFull"_s}, {u"dc"_s, u"北京"_s}, {u"host"_s, host}};
            signal.labels.insert(u"severity"_s, severity);
            signal.annotations = {{u"summary"_s, QString(u"disk of "_s + host)}, {u"runbook_url"_s, u"http://book"_s}};
            signal.groupedBy = {u"alertname"_s, u"dc"_s};
            return signal;
        };
        const Signal a = alert(u"web-1"_s, u"warning"_s, 60s);
        const Signal b = alert(u"db-7"_s, u"low"_s, 90s);
        const Signal c = alert(u"web-2"_s, u"high"_s, 30s);
        const Incident one = incidentOf({&a}, context);
        QCOMPARE(one.title, u"disk of web-1"_s);
        const Incident incident = incidentOf({&a, &b, &c}, context);
        QCOMPARE(incident.title, u"DiskFull: 北京"_s);
        QVERIFY(incident.description.contains(u"dc = 北京"_s));
        QVERIFY(incident.description.contains(u"http://book"_s));
        QVERIFY(!incident.description.contains(u"host"_s));
        QCOMPARE(incident.severity.value(), Severity::High);
        QCOMPARE(incident.urgency.value(), Level::High);
        QCOMPARE(incident.impact.value(), Level::Critical); // of db-7, though the incident is not about that alone
        QCOMPARE(incident.ciName, QString());
        QCOMPARE(incident.detectedAt, m_now - 90s);
        QCOMPARE(incident.metadata.value("labels"_L1).toObject(),
                 QJsonObject({{u"alertname"_s, u"DiskFull"_s}, {u"dc"_s, u"北京"_s}}));
        QCOMPARE(incident.metadata.value("grouped_by"_L1).toArray(), QJsonArray({u"alertname"_s, u"dc"_s}));
        // A criticality that nobody here knows says nothing.
        context.items[u"db-7"_s].criticality = Token<Level>::fromText(u"mission"_s);
        QCOMPARE(incidentOf({&a, &b, &c}, context).impact.value(), Level::High);
        // Of several rules.
        Signal other = a;
        other.name = u"LoadHigh"_s;
        other.labels.insert(u"alertname"_s, u"LoadHigh"_s);
        other.annotations = {};
        QCOMPARE(incidentOf({&a, &other}, context).title, u"北京"_s);
        // Their summary, where they agree in it.
        other.annotations = a.annotations;
        QCOMPARE(incidentOf({&a, &other}, context).title, u"disk of web-1"_s);
    }

    void whoSharesAnIncident()
    {
        Signal signal = firing();
        signal.labels = {{u"a"_s, u"1"_s}, {u"b"_s, u"1"_s}};
        SourceMapping mapping;
        QCOMPARE(groupKeyOf(signal, mapping), QString());
        signal.groupedBy = {u"a"_s};
        const QString byA = groupKeyOf(signal, mapping);
        QVERIFY(!byA.isEmpty());
        signal.groupedBy = {u"b"_s};
        QVERIFY(groupKeyOf(signal, mapping) != byA); // the same value of another label
        mapping.groupBy = QStringList{u"a"_s};
        QCOMPARE(groupKeyOf(signal, mapping), byA); // whatever the sender says
        mapping.groupBy = QStringList();
        QCOMPARE(groupKeyOf(signal, mapping), QString());
        ITSM_UNWRAP(const SourceMapping usual, SourceMapping::fromJson({}));
        QVERIFY(!usual.groupBy);
        ITSM_UNWRAP(const SourceMapping own, SourceMapping::fromJson({{u"group_by"_s, QJsonArray()}}));
        QCOMPARE(own.groupBy, std::optional(QStringList()));
    }

    void hostileTexts()
    {
        IntakeContext context;
        context.now = m_now;
        Signal signal = firing();
        signal.name = u"a\r\nBcc: evil\u2028b"_s;
        signal.annotations = {{u"summary"_s, QString(300, u'长')}, {u"description"_s, QString(6'000, u'x')}};
        signal.labels = {{u"team"_s, QString(u"ops\x01"_s + QString(200, u'y'))}};
        const Incident incident = incidentOf({&signal}, context);
        QCOMPARE(incident.title, QString(QString(254, u'长') + u'…'));
        QVERIFY(incident.description.startsWith(u"xxxx"_s));
        QCOMPARE(incident.description.size(), 5'000);
        QVERIFY(incident.description.endsWith(u'…'));
        QCOMPARE(incident.assignmentGroup.size(), 100);
        QCOMPARE(alertFor(signal, incident, context).name, u"a  Bcc: evil b"_s);

        signal.annotations = {};
        signal.name = QString(254, u'x') + QString::fromUcs4(U"😀😀");
        const QString title = incidentOf({&signal}, context).title;
        QVERIFY(title.isValidUtf16());
        QCOMPARE(title, QString(QString(254, u'x') + u'…'));
    }

    void severities()
    {
        ITSM_UNWRAP(const SourceMapping mapping,
                    SourceMapping::fromJson(
                        {{u"severities"_s, QJsonObject{{u"P1"_s, u"critical"_s}}}, {u"default_severity"_s, u"low"_s}}));
        QCOMPARE(mapping.severityOf(u"p1"_s), Severity::Critical);
        QCOMPARE(mapping.severityOf(u"Warning"_s), Severity::Medium);
        QCOMPARE(mapping.severityOf(u"page"_s), Severity::Critical);
        QCOMPARE(mapping.severityOf(u"whatever"_s), Severity::Low);
        QCOMPARE(mapping.severityOf({}), Severity::Low);
    }

    void severitiesOfRealRules()
    {
        const QDir folder(qEnvironmentVariable("ITSM_DATA_DIR") + u"/prometheus-rules"_s);
        const QStringList files = folder.entryList({u"*.yml"_s});
        if (files.isEmpty())
            QSKIP("ITSM_DATA_DIR does not hold prometheus-rules: the words of real alert rules are NOT looked at");
        static const QRegularExpression severity(u"^\\s*severity: *(\\S+)"_s, QRegularExpression::MultilineOption);
        SourceMapping mapping;
        mapping.defaultSeverity = Severity::Unknown; // so that an unknown word shows
        int count = 0;
        for (const QString &name : files) {
            QFile file(folder.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            auto words = severity.globalMatch(QString::fromUtf8(file.readAll()));
            for (; words.hasNext(); ++count) {
                const QString word = words.next().captured(1);
                QVERIFY2(mapping.severityOf(word) != Severity::Unknown, qPrintable(word));
            }
        }
        QVERIFY(count > 50);
    }

    void mappingsAreStrict_data()
    {
        QTest::addColumn<QJsonObject>("json");
        QTest::addColumn<QString>("field");
        QTest::newRow("unknown key") << QJsonObject{{u"severity"_s, u"x"_s}} << u"severity"_s;
        QTest::newRow("wrong type") << QJsonObject{{u"group_by"_s, u"x"_s}} << u"group_by"_s;
        QTest::newRow("a list of numbers") << QJsonObject{{u"group_by"_s, QJsonArray{1}}} << u"group_by"_s;
        QTest::newRow("no severity") << QJsonObject{{u"severities"_s, QJsonObject{{u"a"_s, u"b"_s}}}}
                                     << u"severities.a"_s;
        QTest::newRow("no duration") << QJsonObject{{u"reopen_within"_s, u"soon"_s}} << u"reopen_within"_s;
        QTest::newRow("too few changes") << QJsonObject{{u"flapping"_s, QJsonObject{{u"changes"_s, 1}}}}
                                         << u"flapping.changes"_s;
        QTest::newRow("half a change") << QJsonObject{{u"flapping"_s, QJsonObject{{u"changes"_s, 4.5}}}}
                                       << u"flapping.changes"_s;
        QTest::newRow("unknown field") << QJsonObject{{u"fields"_s, QJsonObject{{u"nam"_s, u"x"_s}}}}
                                       << u"fields.nam"_s;
        QTest::newRow("no object") << QJsonObject{{u"fields"_s, 1}} << u"fields"_s;
        QTest::newRow("no switch") << QJsonObject{{u"resolves_incidents"_s, u"yes"_s}} << u"resolves_incidents"_s;
    }
    void mappingsAreStrict()
    {
        QFETCH(QJsonObject, json);
        QFETCH(QString, field);
        const auto refused = SourceMapping::fromJson(json);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, Error::Code::Invalid);
        QCOMPARE(refused.error().field, field);
        QVERIFY(!refused.error().message.isEmpty());
    }
};

ITSM_TEST(TestIntakePlan)
#include "tst_intake_plan.moc"
