#pragma once

#include "services/desk/desk.h"
#include "services/storage/store.h"

#include <QObject>
#include <QThread>

namespace itsm {

class AlertmanagerClient;

/// Sees to the sources of alerts of all tenants, every minute: asks the Alertmanagers that can be asked what they hold,
/// so that a message that was lost is made good, and notices sources that have fallen silent. Any number of servers on
/// one database may have one: the one that holds a lease works, and where it dies, hangs or is cut off another one
/// does, within leaseLife + leaseLook. Works in a thread of its own with a connection of its own.
class AlertReconciler final : public QObject
{
    Q_OBJECT
public:
    struct Options
    {
        std::chrono::milliseconds interval{60'000};
        std::chrono::milliseconds requestTimeout{10'000};
        std::chrono::milliseconds leaseLife{4'000};
        std::chrono::milliseconds leaseLook{1'000};
    };

    /// The clock must outlive it.
    AlertReconciler(std::shared_ptr<Store> store, const Clock &clock, Options options, QObject *parent = nullptr);
    /// Waits for the piece of work that runs.
    ~AlertReconciler() override;

    /// Begins at once, where nobody else does it, and then goes on at every interval.
    void start();

private:
    class Worker;

    QThread m_thread;
    Worker *m_worker; ///< lives in the thread, and ends with it
};

} // namespace itsm
