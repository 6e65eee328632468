#pragma once

#include <QObject>
#include <QVariant>
#include <optional>

class QDBusPendingCallWatcher;
class QDBusVariant;

namespace itsm {

/// The desktop's preference for light or dark, from org.freedesktop.portal.Settings. Nothing here blocks: the session
/// bus is opened on a worker thread and every call is asynchronous. Without a bus or a portal the answer stays absent.
class SystemColorScheme : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// Asks once and then follows. Does nothing where there is no session bus.
    void start();
    /// Absent while unknown and where the desktop has no preference.
    [[nodiscard]] std::optional<bool> isDark() const { return m_dark; }

    /// Reads the portal's answer: 1 dark, 2 light, else no preference; however deep it is wrapped in variants.
    [[nodiscard]] static std::optional<bool> parse(const QVariant &value);

Q_SIGNALS:
    void changed();

private Q_SLOTS:
    void onSettingChanged(const QString &group, const QString &key, const QDBusVariant &value);

private:
    void connectToPortal();
    void set(std::optional<bool> dark);

    std::optional<bool> m_dark;
};

} // namespace itsm
