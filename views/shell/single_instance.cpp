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
    release();
}

bool SingleInstance::acquire(const QString &name)
{
    if (m_lock >= 0 && name == m_name)
        return true;
    if (const auto made = makePrivateDir(m_folder); !made)
        qCWarning(lcInstance).noquote() << made.error().message;
    const QByteArray path = QFile::encodeName(pathOf(m_folder, name, u".lock"_s));
    // The file stays: taking it away would let two hold a lock on files of the same name.
    const int lock = ::open(path.constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, S_IRUSR | S_IWUSR);
    if (lock < 0) {
        qCWarning(lcInstance) << "no lock:" << qt_error_string(errno);
        return true;
    }
    if (::flock(lock, LOCK_EX | LOCK_NB) != 0) {
        ::close(lock);
        return false;
    }
    release();
    m_lock = lock;
    m_name = name;
    listen();
    return true;
}

void SingleInstance::release()
{
    m_server.reset();
    if (m_lock >= 0)
        ::close(std::exchange(m_lock, -1));
    m_name.clear();
}

void SingleInstance::listen()
{
    m_server = std::make_unique<QLocalServer>();
    m_server->setSocketOptions(QLocalServer::UserAccessOption);
    const QString path = pathOf(m_folder, m_name, u".sock"_s);
    QLocalServer::removeServer(path); // what a crash has left; the lock says that nobody listens there
    if (!m_server->listen(path))
        qCWarning(lcInstance) << "cannot listen:" << m_server->errorString();
    connect(m_server.get(), &QLocalServer::newConnection, this, [this] {
        while (QLocalSocket *socket = m_server->nextPendingConnection())
            serve(socket);
    });
}

void SingleInstance::serve(QLocalSocket *socket)
{
    connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
    QTimer::singleShot(answerMs, socket, &QLocalSocket::abort);
    connect(socket, &QLocalSocket::readyRead, this, [this, socket] {
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
        Q_EMIT requested(*request);
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
