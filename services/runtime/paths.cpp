#include "services/runtime/paths.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>
#include <cerrno>
#include <sys/stat.h>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

QString baseDir(const char *variable, const QString &fallback)
{
    const QString value = qEnvironmentVariable(variable);
    const QString base = QDir::isAbsolutePath(value) ? value : QDir::home().filePath(fallback);
    return QDir::cleanPath(base + u"/itsm-console"_s);
}

} // namespace

QString configDir()
{
    return baseDir("XDG_CONFIG_HOME", u".config"_s);
}

QString stateDir()
{
    return baseDir("XDG_STATE_HOME", u".local/state"_s);
}

QString dataDir()
{
    return baseDir("XDG_DATA_HOME", u".local/share"_s);
}

QString runtimeDir()
{
    const QString value = qEnvironmentVariable("XDG_RUNTIME_DIR");
    return QDir::cleanPath(QDir::isAbsolutePath(value) ? value + u"/itsm-console"_s : stateDir() + u"/run"_s);
}

QString documentsDir()
{
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    return QFileInfo(documents).isDir() ? documents : QDir::homePath();
}

Result<> makePrivateDir(const QString &path)
{
    const QString clean = QDir::cleanPath(QDir::current().absoluteFilePath(path));
    if (QFileInfo(clean).isDir())
        return {};
    const QString parent = QFileInfo(clean).path();
    if (parent != clean)
        ITSM_TRY(makePrivateDir(parent));
    // QDir::mkdir() cannot set the mode, and a later chmod would leave a moment in which others can enter.
    if (::mkdir(QFile::encodeName(clean).constData(), S_IRWXU) == 0 || (errno == EEXIST && QFileInfo(clean).isDir()))
        return {};
    const QString reason = qt_error_string(errno);
    return fail(Error::Code::Unavailable,
                QCoreApplication::translate("Paths", "The folder \"%1\" cannot be created: %2.")
                    .arg(QDir::toNativeSeparators(clean), reason));
}

} // namespace itsm
