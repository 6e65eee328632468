#pragma once

#include "views/shell/start_request.h"

#include <QLocalServer>
#include <QObject>
#include <memory>
#include <optional>
#include <vector>

namespace itsm {

/// Lets one process be the console of a profile and hear from the others who wanted to be it. A lock of the kernel
/// decides who it is: two that start at the same moment never both win, and a crash leaves nothing behind.
class SingleInstance : public QObject
{
    Q_OBJECT
public:
    /// Locks and sockets stand in `folder`, which only the owner may enter.
    explicit SingleInstance(QString folder, QObject *parent = nullptr);
    ~SingleInstance() override;

    /// Makes this process the console of that name and lets go of the former one; false if another process is it. Where
    /// locks cannot be had at all, everybody is.
    bool acquire(const QString &name);
    /// Takes that name beside the one it has, until it is known whether it can be used: then acquire() or giveUp() ends
    /// this. Requests to it wait until then. False if another process is it.
    bool prepare(const QString &name);
    void giveUp();
    [[nodiscard]] const QString &name() const { return m_now.name; }

    /// Tells the console of that name what is wanted; false when none answers within two seconds. Waits.
    [[nodiscard]] static bool handOver(const QString &folder, const QString &name, const StartRequest &request);
    [[nodiscard]] const QString &folder() const { return m_folder; }

Q_SIGNALS:
    /// Somebody started the console of this name once more.
    void requested(const itsm::StartRequest &request);
    /// A request to a name that was let go before it was in use.
    void unanswered(const itsm::StartRequest &request);

private:
    /// A name that this process holds.
    struct Hold
    {
        QString name;
        int lock = -1; ///< descriptor; the lock goes with it
        std::unique_ptr<QLocalServer> server;
        std::vector<StartRequest> waiting; ///< that came before it was in use
    };
    [[nodiscard]] std::optional<Hold> take(const QString &name);
    static void release(Hold &hold);
    void listen(Hold &hold);
    void serve(QLocalSocket *socket, const QString &name);
    void heard(const QString &name, const StartRequest &request);

    QString m_folder;
    Hold m_now;
    Hold m_next; ///< see prepare()
};

/// Becomes the console of that name, or hands the request to the one that is. Ready: there was nobody. Waits, at most
/// five seconds.
enum class Start : quint8 { Ready, HandedOver, NoAnswer };
[[nodiscard]] Start startOrHandOver(SingleInstance &instance, const QString &name, const StartRequest &request);

} // namespace itsm
