#include "views/shell/desktop_notifier.h"

#include "views/widgets/plain_text.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusServiceWatcher>

namespace itsm {
using namespace Qt::Literals::StringLiterals;

namespace {

const QString service = u"org.freedesktop.Notifications"_s;
const QString daemonPath = u"/org/freedesktop/Notifications"_s;
constexpr int daemonAnswerMs = 5'000;
constexpr uchar criticalUrgency = 2;
constexpr int never = 0; ///< does not go by itself

QDBusMessage call(const QString &method)
{
    return QDBusMessage::createMethodCall(service, daemonPath, service, method);
}

} // namespace

DesktopNotifier::DesktopNotifier(const QDBusConnection &bus, QObject *parent)
    : QObject(parent)
    , m_bus(bus)
{
    m_bus.connect(service, daemonPath, service, u"ActionInvoked"_s, this, SLOT(onAction(uint, QString)));
    m_bus.connect(service, daemonPath, service, u"NotificationClosed"_s, this, SLOT(onClosed(uint, uint)));
    m_bus.connect(service, daemonPath, service, u"ActivationToken"_s, this, SLOT(onToken(uint, QString)));
    // Another daemon knows nothing of what the one before showed.
    auto *daemon = new QDBusServiceWatcher(service, m_bus, QDBusServiceWatcher::WatchForOwnerChange, this);
    connect(daemon, &QDBusServiceWatcher::serviceOwnerChanged, this, [this] {
        m_abilities.reset();
        if (std::exchange(m_id, 0) != 0)
            Q_EMIT closed();
    });
}

void DesktopNotifier::show(const DesktopNote &note)
{
    m_waiting = note;
    if (m_isAsking || m_isSending)
        return;
    if (m_abilities)
        send();
    else
        askAbilities();
}

void DesktopNotifier::askAbilities()
{
    m_isAsking = true;
    auto *watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(call(u"GetCapabilities"_s), daemonAnswerMs), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        watcher->deleteLater();
        m_isAsking = false;
        const QDBusPendingReply<QStringList> reply = *watcher;
        if (reply.isError()) {
            m_waiting.reset(); // no daemon; the next note asks again
            return;
        }
        m_abilities = reply.value();
        send();
    });
}

void DesktopNotifier::send()
{
    if (!m_waiting)
        return;
    const DesktopNote note = *std::exchange(m_waiting, std::nullopt);
    QString body = visibleControls(note.body, LineBreaks::Keep);
    if (m_abilities->contains(u"body-markup"_s))
        body = body.toHtmlEscaped();
    QStringList actions;
    if (m_abilities->contains(u"actions"_s)) {
        for (const DesktopNote::Action &action : note.actions)
            actions << action.key << action.text;
    }
    const QVariantMap hints{{u"urgency"_s, QVariant::fromValue(criticalUrgency)},
                            {u"desktop-entry"_s, u"itsm-console"_s},
                            {u"category"_s, u"x-itsm.incident.critical"_s}};
    QDBusMessage notify = call(u"Notify"_s);
    notify << u"ITSM Console"_s << m_id << u"itsm-console"_s << visibleControls(note.title) << body << actions << hints
           << never;
    m_isSending = true;
    auto *watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(notify, daemonAnswerMs), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        watcher->deleteLater();
        m_isSending = false;
        const QDBusPendingReply<uint> reply = *watcher;
        m_id = reply.isError() ? 0 : reply.value();
        if (m_waiting)
            show(*m_waiting);
    });
}

void DesktopNotifier::close()
{
    m_waiting.reset();
    if (const uint id = std::exchange(m_id, 0); id != 0)
        m_bus.asyncCall(call(u"CloseNotification"_s) << id);
}

void DesktopNotifier::onAction(uint id, const QString &action)
{
    if (id != 0 && id == m_id)
        Q_EMIT chosen(action);
}

void DesktopNotifier::onClosed(uint id, uint)
{
    if (id == 0 || id != m_id)
        return;
    m_id = 0;
    Q_EMIT closed();
}

void DesktopNotifier::onToken(uint id, const QString &token)
{
    if (id != 0 && id == m_id)
        Q_EMIT activationTokenCame(token);
}

} // namespace itsm
