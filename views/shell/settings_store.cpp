#include "views/shell/settings_store.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QSaveFile>
#include <QThreadPool>

namespace itsm {
using namespace Qt::Literals::StringLiterals;

namespace {

/// One thread, so that an older state never overtakes a newer one.
QThreadPool &writerThread()
{
    static QThreadPool pool;
    pool.setMaxThreadCount(1);
    return pool;
}

void writeFile(const QString &path, const QByteArray &content)
{
    QDir().mkpath(QFileInfo(path).absolutePath());
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly)) {
        file.write(content);
        file.commit();
    }
}

} // namespace

SettingsStore::SettingsStore(QString path, QObject *parent)
    : QObject(parent)
    , m_path(std::move(path))
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(500);
    connect(&m_timer, &QTimer::timeout, this, &SettingsStore::save);

    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly))
        return;
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll(), &error);
    if (error.error == QJsonParseError::NoError && document.isObject()) {
        m_values = document.object();
    } else {
        file.close();
        QFile::remove(m_path + ".broken"_L1);
        QFile::rename(m_path, m_path + ".broken"_L1);
    }
}

SettingsStore::~SettingsStore()
{
    if (m_timer.isActive())
        save();
    writerThread().waitForDone();
}

void SettingsStore::setValue(const QString &key, const QJsonValue &value)
{
    if (m_values.value(key) == value)
        return;
    if (value.isUndefined())
        m_values.remove(key);
    else
        m_values.insert(key, value);
    m_timer.start();
    Q_EMIT valueChanged(key);
}

void SettingsStore::save()
{
    m_timer.stop();
    writerThread().start([path = m_path, content = QJsonDocument(m_values).toJson()] { writeFile(path, content); });
}

} // namespace itsm
