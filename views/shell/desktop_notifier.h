#pragma once

#include <QDBusConnection>
#include <QObject>
#include <QStringList>
#include <optional>

class QDBusPendingCallWatcher;

namespace itsm {

/// What a notification says. Plain text; whatever the daemon would take for markup is escaped.
struct DesktopNote
{
    QString title;
    QString body;
    struct Action
    {
        QString key;
        QString text;
    };
    QList<Action> actions = {}; ///< left out where the daemon has none
};

/// The one notification of the program on the desktop (org.freedesktop.Notifications). A newer one takes the place of
/// the older. Asynchronous; without a daemon nothing happens. UI thread.
class DesktopNotifier : public QObject
{
    Q_OBJECT
public:
    explicit DesktopNotifier(const QDBusConnection &bus, QObject *parent = nullptr);

    void show(const DesktopNote &note);
    /// Takes it away, if it is still there.
    void close();
    [[nodiscard]] bool isShown() const { return m_id != 0; }

Q_SIGNALS:
    /// A person chose an action, or "default" by a click on the whole.
    void chosen(const QString &action);
    /// It is gone: read, or closed by a person.
    void closed();
    /// With which the window may come to the front; before chosen().
    void activationTokenCame(const QString &token);

private Q_SLOTS:
    void onAction(uint id, const QString &action);
    void onClosed(uint id, uint reason);
    void onToken(uint id, const QString &token);

private:
    void askAbilities();
    void send();

    QDBusConnection m_bus;
    std::optional<QStringList> m_abilities; ///< none: not asked, or the daemon has changed
    std::optional<DesktopNote> m_waiting;   ///< for the abilities, or for the number of the one before
    bool m_isAsking = false;
    bool m_isSending = false;
    uint m_id = 0; ///< what is shown; 0: nothing
};

} // namespace itsm
