#include "tests/support/fake/fake_backend.h"
#include "tests/support/test_program.h"
#include "views/shell/critical_watch.h"
#include "views/shell/notification_center.h"

#include <QDBusConnection>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace itsm;
using namespace itsm::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// A D-Bus daemon of this test alone.
class PrivateBus
{
public:
    PrivateBus()
    {
        m_process.start(u"dbus-daemon"_s, {u"--session"_s, u"--nofork"_s, u"--print-address"_s,
                                           u"--address=unix:path="_s + m_folder.filePath(u"bus"_s)});
        if (m_process.waitForReadyRead(10'000))
            m_address = QString::fromUtf8(m_process.readLine()).trimmed();
    }
    ~PrivateBus()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    Q_DISABLE_COPY_MOVE(PrivateBus)

    [[nodiscard]] const QString &address() const { return m_address; }

private:
    QTemporaryDir m_folder;
    QProcess m_process;
    QString m_address;
};

/// What a desktop does with notifications: keeps what it is told, and answers as a person would.
class FakeNotificationDaemon : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")
public:
    struct Note
    {
        uint id = 0;
        uint replaces = 0;
        QString title;
        QString body;
        QStringList actions;
        QVariantMap hints;
    };
    QStringList abilities{u"actions"_s, u"body"_s, u"body-markup"_s};
    QList<Note> notes;
    QList<uint> closedIds;

    explicit FakeNotificationDaemon(QDBusConnection bus)
        : m_bus(std::move(bus))
    {
    }
    bool appear()
    {
        return m_bus.registerObject(u"/org/freedesktop/Notifications"_s, this,
                                    QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals) &&
               m_bus.registerService(u"org.freedesktop.Notifications"_s);
    }
    void vanish()
    {
        m_bus.unregisterService(u"org.freedesktop.Notifications"_s);
        m_bus.unregisterObject(u"/org/freedesktop/Notifications"_s);
    }

public Q_SLOTS:
    QStringList GetCapabilities() { return abilities; }
    uint Notify(const QString &, uint replaces, const QString &, const QString &title, const QString &body,
                const QStringList &actions, const QVariantMap &hints, int)
    {
        const uint id = replaces != 0 ? replaces : ++m_last;
        notes.append({id, replaces, title, body, actions, hints});
        return id;
    }
    void CloseNotification(uint id)
    {
        closedIds.append(id);
        Q_EMIT NotificationClosed(id, 3);
    }

Q_SIGNALS:
    void ActionInvoked(uint id, const QString &action);
    void NotificationClosed(uint id, uint reason);
    void ActivationToken(uint id, const QString &token);

private:
    QDBusConnection m_bus;
    uint m_last = 0;
};

} // namespace

class TestNotifications : public QObject
{
    Q_OBJECT

    std::unique_ptr<PrivateBus> m_bus;
    std::unique_ptr<FakeNotificationDaemon> m_daemon;
    std::unique_ptr<FakeBackend> m_backend;
    std::unique_ptr<NotificationCenter> m_center;
    ManualClock m_clock;
    int m_number = 0;

    [[nodiscard]] QDBusConnection connection(const QString &name) const
    {
        return QDBusConnection::connectToBus(m_bus->address(), name + QString::number(m_number));
    }
    IncidentId add(Severity severity, const QString &title = u"Disk full"_s)
    {
        Incident incident;
        incident.number = u"INC-%1"_s.arg(++m_number);
        incident.title = title;
        incident.severity = severity;
        incident.createdAt = m_clock.now();
        return m_backend->insert(incident);
    }
    /// Longer than what is new waits until it is looked at.
    static void waitForALook() { QTest::qWait(static_cast<int>(CriticalWatch::gatherTime.count()) + 500); }
    /// The center knows what is critical before anything happens.
    void begin()
    {
        m_center->watch(m_backend.get(), m_clock);
        QTest::qWait(100);
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_bus = std::make_unique<PrivateBus>();
        QVERIFY(!m_bus->address().isEmpty());
    }
    void init()
    {
        ++m_number;
        m_daemon = std::make_unique<FakeNotificationDaemon>(connection(u"daemon"_s));
        QVERIFY(m_daemon->appear());
        m_backend = std::make_unique<FakeBackend>();
        m_center = std::make_unique<NotificationCenter>();
        m_center->setBus(connection(u"console"_s));
    }
    void cleanup()
    {
        m_center.reset();
        m_backend.reset();
        m_daemon->vanish();
        m_daemon.reset();
    }

    void whatBecomesCriticalIsTold()
    {
        add(Severity::Critical, u"of yesterday"_s);
        const IncidentId later = add(Severity::Medium, u"rises"_s);
        begin();
        add(Severity::High, u"not critical"_s);
        m_backend->update(later, [](Incident &incident) { incident.severity = Severity::Critical; });
        QTRY_COMPARE(m_daemon->notes.size(), 1);
        const FakeNotificationDaemon::Note note = m_daemon->notes.first();
        QVERIFY(note.title.contains(m_backend->get(later).number));
        QVERIFY(note.body.contains(u"rises"_s));
        QCOMPARE(note.hints.value(u"urgency"_s).value<uchar>(), uchar{2});
        QVERIFY(note.actions.contains(u"acknowledge"_s));
        // A second change of the same incident is no news.
        m_backend->update(later, [](Incident &incident) { incident.title = u"rises on"_s; });
        waitForALook();
        QCOMPARE(m_daemon->notes.size(), 1);
    }

    void markupIsEscaped_data()
    {
        QTest::addColumn<bool>("hasMarkup");
        QTest::addColumn<QString>("shown");
        QTest::newRow("markup") << true << u"&lt;b&gt;a &amp; b&lt;/b&gt;‹U+202E›"_s;
        QTest::newRow("plain") << false << u"<b>a & b</b>‹U+202E›"_s;
    }
    void markupIsEscaped()
    {
        QFETCH(bool, hasMarkup);
        QFETCH(QString, shown);
        if (!hasMarkup)
            m_daemon->abilities.removeOne(u"body-markup"_s);
        begin();
        add(Severity::Critical, u"<b>a & b</b>\u202e"_s);
        QTRY_COMPARE(m_daemon->notes.size(), 1);
        QCOMPARE(m_daemon->notes.first().body, shown);
    }

    void aDaemonWithoutActionsGetsNone()
    {
        m_daemon->abilities = {u"body"_s};
        begin();
        add(Severity::Critical);
        QTRY_COMPARE(m_daemon->notes.size(), 1);
        QVERIFY(m_daemon->notes.first().actions.isEmpty());
    }

    void aStormIsOneNotificationWithANumber()
    {
        begin();
        for (int i = 0; i < 300; ++i)
            add(Severity::Critical, u"storm"_s);
        QTRY_COMPARE(m_daemon->notes.size(), 1);
        QElapsedTimer timer;
        timer.start();
        for (int i = 0; i < 50; ++i)
            add(Severity::Critical, u"storm"_s);
        QTRY_VERIFY_WITH_TIMEOUT(m_daemon->notes.last().title.contains(u"350"_s), 10'000);
        // Replaced in its place, and not more often than the pause allows.
        QVERIFY2(m_daemon->notes.size() <= 3, qPrintable(QString::number(m_daemon->notes.size())));
        QVERIFY(timer.elapsed() > 2'000);
        for (const auto &note : m_daemon->notes)
            QCOMPARE(note.id, m_daemon->notes.first().id);
        QCOMPARE(m_daemon->notes.last().body.count(u'\n'), 3);
        QVERIFY(!m_daemon->notes.last().actions.contains(u"acknowledge"_s));
        QSignalSpy list(m_center.get(), &NotificationCenter::listWanted);
        Q_EMIT m_daemon->ActionInvoked(m_daemon->notes.last().id, u"default"_s);
        QTRY_COMPARE(list.size(), 1);
    }

    void answersReachTheRightIncident()
    {
        begin();
        const IncidentId id = add(Severity::Critical);
        QTRY_COMPARE(m_daemon->notes.size(), 1);
        const uint shown = m_daemon->notes.first().id;
        QSignalSpy acknowledged(m_center.get(), &NotificationCenter::acknowledgeWanted);
        QSignalSpy opened(m_center.get(), &NotificationCenter::openWanted);
        QSignalSpy token(m_center.get(), &NotificationCenter::activationTokenCame);
        Q_EMIT m_daemon->ActionInvoked(shown + 100, u"acknowledge"_s); // of another program
        Q_EMIT m_daemon->ActivationToken(shown, u"token"_s);
        Q_EMIT m_daemon->ActionInvoked(shown, u"acknowledge"_s);
        QTRY_COMPARE(acknowledged.size(), 1);
        QCOMPARE(acknowledged.first().first().value<IncidentId>(), id);
        QCOMPARE(token.first().first().toString(), u"token"_s);
        QCOMPARE(opened.size(), 0);
        QTRY_VERIFY(m_daemon->closedIds.contains(shown));
        // What comes next is a new one.
        add(Severity::Critical);
        QTRY_COMPARE_WITH_TIMEOUT(m_daemon->notes.size(), 2, 10'000);
        QCOMPARE(m_daemon->notes.last().replaces, 0U);
        Q_EMIT m_daemon->ActionInvoked(m_daemon->notes.last().id, u"open"_s);
        QTRY_COMPARE(opened.size(), 1);
    }

    void whatSomebodyElseTakesOnGoes()
    {
        begin();
        const IncidentId id = add(Severity::Critical);
        QTRY_COMPARE(m_daemon->notes.size(), 1);
        m_backend->update(id, [](Incident &incident) { incident.status = Status::Acknowledged; });
        QTRY_VERIFY(m_daemon->closedIds.contains(m_daemon->notes.first().id));
    }

    void theNumberFollowsWhatIsTakenOn()
    {
        begin();
        const IncidentId first = add(Severity::Critical, u"one"_s);
        const IncidentId second = add(Severity::Critical, u"two"_s);
        QTRY_VERIFY(!m_daemon->notes.isEmpty() && m_daemon->notes.last().title.contains(u"2 new"_s));
        m_backend->update(first, [](Incident &incident) { incident.status = Status::Acknowledged; });
        QTRY_VERIFY_WITH_TIMEOUT(m_daemon->notes.last().title.contains(m_backend->get(second).number), 10'000);
        QCOMPARE(m_daemon->notes.last().id, m_daemon->notes.first().id);
    }

    /// In a storm, when reads time out, it matters most.
    void whatCouldNotBeReadIsReadAgain_data()
    {
        QTest::addColumn<bool>("isGap");
        QTest::newRow("one incident") << false;
        QTest::newRow("gap") << true;
    }
    void whatCouldNotBeReadIsReadAgain()
    {
        QFETCH(bool, isGap);
        const auto call = isGap ? FakeBackend::Call::Incidents : FakeBackend::Call::ById;
        begin();
        m_backend->setFailure(call, Error{Error::Code::Timeout, u"late"_s, {}, {}});
        const int before = m_backend->calls(call);
        Incident incident;
        incident.number = u"INC-LATE"_s;
        incident.severity = Severity::Critical;
        incident.createdAt = m_clock.now();
        if (isGap)
            m_backend->load({incident});
        else
            m_backend->insert(incident);
        QTRY_VERIFY(m_backend->calls(call) > before);
        m_backend->setFailure(call, std::nullopt);
        QTRY_COMPARE_WITH_TIMEOUT(m_daemon->notes.size(), 1, 10'000);
        QVERIFY(m_daemon->notes.first().title.contains(u"INC-LATE"_s));
    }

    void offIsOff()
    {
        begin();
        m_center->setEnabled(false);
        add(Severity::Critical);
        waitForALook();
        QVERIFY(m_daemon->notes.isEmpty());
        m_center->setEnabled(true);
        add(Severity::Critical);
        QTRY_COMPARE(m_daemon->notes.size(), 1);
        QVERIFY(!m_daemon->notes.first().title.contains(u"2"_s) || m_daemon->notes.first().title.contains(u"INC-"_s));
    }

    void withoutADaemonNothingHappens()
    {
        m_daemon->vanish();
        begin();
        add(Severity::Critical);
        waitForALook();
        // One that comes later gets what comes later.
        QVERIFY(m_daemon->appear());
        add(Severity::Critical);
        QTRY_COMPARE_WITH_TIMEOUT(m_daemon->notes.size(), 1, 10'000);
    }

    void anotherDaemonGetsANewNotification()
    {
        begin();
        add(Severity::Critical);
        QTRY_COMPARE(m_daemon->notes.size(), 1);
        m_daemon->vanish();
        QTest::qWait(200);
        QVERIFY(m_daemon->appear());
        QTest::qWait(200);
        add(Severity::Critical);
        QTRY_COMPARE_WITH_TIMEOUT(m_daemon->notes.size(), 2, 10'000);
        QCOMPARE(m_daemon->notes.last().replaces, 0U);
    }

    void aGapIsCaughtUp()
    {
        begin();
        Incident incident;
        incident.number = u"INC-BULK"_s;
        incident.severity = Severity::Critical;
        incident.createdAt = m_clock.now();
        m_backend->load({incident});
        QTRY_COMPARE(m_daemon->notes.size(), 1);
        QVERIFY(m_daemon->notes.first().title.contains(u"INC-BULK"_s));
    }
};

ITSM_TEST(TestNotifications)
#include "tst_notifications.moc"
