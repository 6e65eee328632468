#include "views/shell/single_instance.h"

#include "services/runtime/paths.h"

#include <QCryptographicHash>
#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QLocalSocket>
#include <QLoggingCategory>
#include <QThread>
#include <QTimer>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace itsm {
using namespace Qt::Literals::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(lcInstance, "itsm.instance")

constexpr int answerMs = 2'000;
constexpr int startMs = 5'000;
constexpr unsigned long retryMs = 50;
constexpr char accepted[] = "ok\n";

/// Sockets have short names: at most 107 bytes with the folder.
QString pathOf(const QString &folder, const QString &name, const QString &ending)
{
    const QByteArray hash = QCryptographicHash::hash(name.toUtf8(), QCryptographicHash::Sha256).toHex().left(16);
    return QDir(folder).filePath(QString::fromLatin1(hash) + ending);
}

} // namespace

SingleInstance::SingleInstance(QString folder, QObject *parent)
    : QObject(parent)
    , m_folder(std::move(folder))
{
}

SingleInstance::~SingleInstance()
{
    release(m_next);
    release(m_now);
}

bool SingleInstance::acquire(const QString &name)
{
    if (!prepare(name))
        return false;
    if (m_next.lock < 0)
        return true;
    release(m_now);
    m_now = std::exchange(m_next, {});
    for (const StartRequest &request : std::exchange(m_now.waiting, {}))
        Q_EMIT requested(request);
    return true;
}

bool SingleInstance::prepare(const QString &name)
{
    if (m_next.lock >= 0 && name == m_next.name)
        return true;
    giveUp();
    if (m_now.lock >= 0 && name == m_now.name)
        return true;
    std::optional<Hold> hold = take(name);
    if (!hold)
        return false;
    m_next = *std::move(hold);
    return true;
}

void SingleInstance::giveUp()
{
    const auto waiting = std::exchange(m_next.waiting, {});
    release(m_next);
    for (const StartRequest &request : waiting)
        Q_EMIT unanswered(request);
}

/// A hold without a lock where none can be had.
std::optional<SingleInstance::Hold> SingleInstance::take(const QString &name)
{
    if (const auto made = makePrivateDir(m_folder); !made)
        qCWarning(lcInstance).noquote() << made.error().message;
    const QByteArray path = QFile::encodeName(pathOf(m_folder, name, u".lock"_s));
    // The file stays: taking it away would let two hold a lock on files of the same name.
    const int lock = ::open(path.constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, S_IRUSR | S_IWUSR);
    if (lock < 0) {
        qCWarning(lcInstance) << "no lock:" << qt_error_string(errno);
        return Hold{};
    }
    if (::flock(lock, LOCK_EX | LOCK_NB) != 0) {
        ::close(lock);
        return std::nullopt;
    }
    Hold hold{.name = name, .lock = lock, .server = {}, .waiting = {}};
    listen(hold);
    return hold;
}

void SingleInstance::release(Hold &hold)
{
    hold.server.reset();
    if (hold.lock >= 0)
        ::close(hold.lock);
    hold = {};
}

void SingleInstance::listen(Hold &hold)
{
    hold.server = std::make_unique<QLocalServer>();
    hold.server->setSocketOptions(QLocalServer::UserAccessOption);
    const QString path = pathOf(m_folder, hold.name, u".sock"_s);
    QLocalServer::removeServer(path); // what a crash has left; the lock says that nobody listens there
    if (!hold.server->listen(path))
        qCWarning(lcInstance) << "cannot listen:" << hold.server->errorString();
    connect(hold.server.get(), &QLocalServer::newConnection, this,
            [this, server = hold.server.get(), name = hold.name] {
                while (QLocalSocket *socket = server->nextPendingConnection())
                    serve(socket, name);
            });
}

void SingleInstance::heard(const QString &name, const StartRequest &request)
{
    if (m_next.lock >= 0 && name == m_next.name)
        m_next.waiting.push_back(request);
    else if (name == m_now.name)
        Q_EMIT requested(request);
}

void SingleInstance::serve(QLocalSocket *socket, const QString &name)
{
    connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
    QTimer::singleShot(answerMs, socket, &QLocalSocket::abort);
    connect(socket, &QLocalSocket::readyRead, this, [this, socket, name] {
        if (!socket->canReadLine()) {
            if (socket->bytesAvailable() > StartRequest::maxLine)
                socket->abort();
            return;
        }
        const Result<StartRequest> request = StartRequest::parse(socket->readLine());
        if (!request) {
            qCWarning(lcInstance).noquote() << request.error().message << request.error().field;
            socket->abort();
            return;
        }
        socket->write(accepted);
        socket->flush(); // the other waits for it, and showing what is wanted takes longer
        socket->disconnectFromServer();
        heard(name, *request);
    });
}

bool SingleInstance::handOver(const QString &folder, const QString &name, const StartRequest &request)
{
    QDeadlineTimer deadline(answerMs);
    QLocalSocket socket;
    socket.connectToServer(pathOf(folder, name, u".sock"_s));
    if (!socket.waitForConnected(answerMs))
        return false;
    socket.write(request.toLine());
    while (!socket.canReadLine()) {
        if (!socket.waitForReadyRead(static_cast<int>(deadline.remainingTime())))
            return false;
    }
    return socket.readLine() == accepted;
}

Start startOrHandOver(SingleInstance &instance, const QString &name, const StartRequest &request)
{
    // The other may be about to listen, or about to end.
    for (QDeadlineTimer deadline(startMs); !deadline.hasExpired(); QThread::msleep(retryMs)) {
        if (instance.acquire(name))
            return Start::Ready;
        if (SingleInstance::handOver(instance.folder(), name, request))
            return Start::HandedOver;
    }
    return Start::NoAnswer;
}

} // namespace itsm
