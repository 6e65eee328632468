#pragma once

#include "services/storage/store.h"

#include <QFile>
#include <QHash>
#include <QProcess>
#include <QTemporaryDir>

namespace itsm {

/// What a run of the program left behind.
struct Run
{
    int code = -1;
    QByteArray out;
    QByteArray err;
};

/// A folder in which `itsmd` runs as an operator starts it: an empty home, English messages, no database named.
class ItsmdFolder
{
protected:
    [[nodiscard]] static QString program() { return qEnvironmentVariable("ITSM_BIN_DIR") + QStringLiteral("/itsmd"); }
    [[nodiscard]] QProcessEnvironment environment() const
    {
        QProcessEnvironment variables = QProcessEnvironment::systemEnvironment();
        variables.remove(QStringLiteral("ITSM_DATABASE"));
        variables.insert(QStringLiteral("HOME"), m_folder.path());
        variables.insert(QStringLiteral("XDG_CONFIG_HOME"), m_folder.path() + QStringLiteral("/config"));
        for (const char *name : {"LANGUAGE", "LC_MESSAGES", "LANG"})
            variables.remove(QString::fromLatin1(name));
        variables.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
        return variables;
    }
    Run run(const QStringList &arguments, const QByteArray &input = {}, const QHash<QString, QString> &variables = {})
    {
        QProcess process;
        QProcessEnvironment all = environment();
        for (auto it = variables.begin(); it != variables.end(); ++it)
            all.insert(it.key(), it.value());
        process.setProcessEnvironment(all);
        process.setWorkingDirectory(m_folder.path());
        process.start(program(), arguments);
        process.write(input);
        process.closeWriteChannel();
        if (!process.waitForFinished(300'000) || process.exitStatus() != QProcess::NormalExit)
            return {};
        return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
    }
    [[nodiscard]] static QString urlText(const StoreUrl &url)
    {
        return url.dialect() == Dialect::Sqlite ? QString(QStringLiteral("sqlite:") + url.path()) : url.path();
    }
    Run runOn(const StoreUrl &url, const QStringList &arguments, const QByteArray &input = {})
    {
        return run(QStringList{QStringLiteral("--database"), urlText(url)} + arguments, input);
    }
    QString write(const QString &name, const QByteArray &content)
    {
        const QString path = m_folder.filePath(name);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            return {};
        file.close();
        return path;
    }

    QTemporaryDir m_folder;
};

} // namespace itsm
