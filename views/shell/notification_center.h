#pragma once

#include "services/backend/backend.h"
#include "views/shell/desktop_notifier.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QTimer>
#include <vector>

namespace itsm {

class CriticalWatch;

/// Tells the desktop of incidents that have become critical: one notification, whose text grows while nobody has looked
/// at it, so that a storm is one line with a number. Works without a desktop that shows any.
class NotificationCenter : public QObject
{
    Q_OBJECT
public:
    explicit NotificationCenter(QObject *parent = nullptr);

    /// Notifications go to this bus. Without it nothing is shown.
    void setBus(const QDBusConnection &bus);
    /// The incidents of this backend, from now on; null: none. It must be told before the backend goes.
    void watch(Backend *backend, const Clock &clock);
    void setEnabled(bool enabled);

    /// Two notifications have at least this between them.
    static constexpr std::chrono::milliseconds pause{3'000};

Q_SIGNALS:
    /// A person wants to see it, alone or all of them.
    void openWanted(itsm::IncidentId id);
    void listWanted();
    void acknowledgeWanted(itsm::IncidentId id);
    void activationTokenCame(const QString &token);

private:
    void add(const std::vector<IncidentSummary> &incidents);
    void settle(IncidentId id);
    void forget();
    void postSoon();
    void post();
    void onChosen(const QString &action);
    [[nodiscard]] DesktopNote note() const;

    std::unique_ptr<DesktopNotifier> m_notifier;
    std::unique_ptr<CriticalWatch> m_watch;
    bool m_isEnabled = true;
    std::vector<IncidentSummary> m_news; ///< that nobody has looked at, the latest last
    QElapsedTimer m_sincePost;
    QTimer m_timer;
};

} // namespace itsm
