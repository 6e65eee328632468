#include "views/shell/settings_store.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QLockFile>
#include <QSaveFile>
#include <QThreadPool>
#include <optional>

namespace itsm {
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto saveDelay = 500ms;
constexpr auto retryDelay = 5s;
constexpr auto reloadDelay = 100ms;
/// Reading and writing the file takes milliseconds.
constexpr int lockMs = 2'000;
constexpr int staleLockMs = 10'000;

/// One thread, so that an older state never overtakes a newer one.
QThreadPool &fileThread()
{
    static QThreadPool pool;
    pool.setMaxThreadCount(1);
    return pool;
}

/// Nothing where it cannot be read, or is no object.
std::optional<QJsonObject> readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll(), &error);
    if (error.error != QJsonParseError::NoError || !document.isObject())
        return std::nullopt;
    return document.object();
}

QString lockProblem(QLockFile::LockError error)
{
    switch (error) {
    case QLockFile::LockFailedError:
        return qt_error_string(EBUSY);
    case QLockFile::PermissionError:
        return qt_error_string(EACCES);
    default:
        return qt_error_string(EIO);
    }
}

/// What stands in the file afterwards; `problem` says why nothing was written. Without a file that can be read, `all`
/// is what stood there.
QJsonObject mergeIntoFile(const QString &path, const QJsonObject &all, const QHash<QString, QJsonValue> &changes,
                          QString &problem)
{
    QDir().mkpath(QFileInfo(path).absolutePath());
    QLockFile lock(path + ".lock"_L1);
    lock.setStaleLockTime(staleLockMs);
    if (!lock.tryLock(lockMs)) {
        problem = lockProblem(lock.error());
        return {};
    }
    QJsonObject stored = readFile(path).value_or(all);
    for (auto it = changes.begin(); it != changes.end(); ++it) {
        if (it.value().isUndefined())
            stored.remove(it.key());
        else
            stored.insert(it.key(), it.value());
    }
    QSaveFile file(path);
    const QByteArray content = QJsonDocument(stored).toJson();
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size() || !file.commit())
        problem = file.errorString();
    return stored;
}

} // namespace

SettingsStore::SettingsStore(QString path, QObject *parent)
    : QObject(parent)
    , m_path(std::move(path))
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &SettingsStore::save);
    m_reloadTimer.setSingleShot(true);
    m_reloadTimer.setInterval(reloadDelay);
    connect(&m_reloadTimer, &QTimer::timeout, this, &SettingsStore::reload);
    const auto reloadSoon = [this] {
        if (!m_reloadTimer.isActive())
            m_reloadTimer.start();
    };
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, reloadSoon);
    watch();

    if (const auto stored = readFile(m_path)) {
        m_values = *stored;
    } else if (QFile::exists(m_path)) {
        QFile::remove(m_path + ".broken"_L1);
        QFile::rename(m_path, m_path + ".broken"_L1);
    }
}

SettingsStore::~SettingsStore()
{
    if (!m_changes.isEmpty())
        save();
    fileThread().waitForDone();
}

/// The folder, because each writing puts another file in the place of the one before.
void SettingsStore::watch()
{
    const QString folder = QFileInfo(m_path).absolutePath();
    if (m_watcher.directories().isEmpty() && QFileInfo::exists(folder))
        m_watcher.addPath(folder);
}

void SettingsStore::setValue(const QString &key, const QJsonValue &value)
{
    if (m_values.value(key) == value)
        return;
    if (value.isUndefined())
        m_values.remove(key);
    else
        m_values.insert(key, value);
    m_changes.insert(key, value);
    m_timer.start(saveDelay);
    Q_EMIT valueChanged(key);
}

void SettingsStore::save()
{
    m_timer.stop();
    const Changes changes = std::exchange(m_changes, {});
    for (auto it = changes.begin(); it != changes.end(); ++it)
        ++m_sent[it.key()];
    fileThread().start([this, path = m_path, all = m_values, changes] {
        QString problem;
        const QJsonObject stored = mergeIntoFile(path, all, changes, problem);
        // The destructor waits for this thread.
        QMetaObject::invokeMethod(
            this, [this, changes, stored, problem] { saved(changes, stored, problem); }, Qt::QueuedConnection);
    });
}

void SettingsStore::saved(const Changes &written, const QJsonObject &stored, const QString &problem)
{
    for (auto it = written.begin(); it != written.end(); ++it) {
        if (--m_sent[it.key()] == 0)
            m_sent.remove(it.key());
    }
    if (problem.isEmpty()) {
        m_hasFailed = false;
        watch();
        takeOver(stored);
        return;
    }
    for (auto it = written.begin(); it != written.end(); ++it) {
        if (!m_changes.contains(it.key()) && !m_sent.contains(it.key()))
            m_changes.insert(it.key(), it.value());
    }
    m_timer.start(retryDelay);
    if (!std::exchange(m_hasFailed, true))
        Q_EMIT writeFailed(tr("%1 cannot be written: %2. What you change is lost with the end of the program.")
                               .arg(QDir::toNativeSeparators(m_path), problem));
}

void SettingsStore::reload()
{
    fileThread().start([this, path = m_path] {
        const std::optional<QJsonObject> stored = readFile(path);
        if (stored)
            QMetaObject::invokeMethod(
                this, [this, stored] { takeOver(*stored); }, Qt::QueuedConnection);
    });
}

/// What was changed here and is not in the file yet stays as it is.
void SettingsStore::takeOver(const QJsonObject &stored)
{
    const QStringList keys = m_values.keys() + stored.keys();
    QStringList changed;
    for (const QString &key : keys) {
        if (m_changes.contains(key) || m_sent.contains(key) || m_values.value(key) == stored.value(key))
            continue;
        if (stored.contains(key))
            m_values.insert(key, stored.value(key));
        else
            m_values.remove(key);
        changed.append(key);
    }
    for (const QString &key : std::as_const(changed))
        Q_EMIT valueChanged(key);
}

} // namespace itsm
