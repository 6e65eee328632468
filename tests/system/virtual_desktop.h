#pragma once

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

/// A desktop of its own for a test of real programs: an X server without a screen, a window manager and a session bus,
/// which end with it.
class VirtualDesktop
{
public:
    /// True when all of it runs.
    [[nodiscard]] bool start(const QSize &size)
    {
        const QString screen = QStringLiteral("%1x%2x24").arg(size.width()).arg(size.height());
        m_server.start(QStringLiteral("Xvfb"),
                       {QStringLiteral("-displayfd"), QStringLiteral("1"), QStringLiteral("-screen"),
                        QStringLiteral("0"), screen, QStringLiteral("-nolisten"), QStringLiteral("tcp")});
        const QString display = firstLine(m_server);
        m_bus.start(QStringLiteral("dbus-daemon"),
                    {QStringLiteral("--session"), QStringLiteral("--nofork"), QStringLiteral("--print-address=1")});
        const QString address = firstLine(m_bus);
        if (display.isEmpty() || address.isEmpty())
            return false;
        m_environment = QProcessEnvironment::systemEnvironment();
        for (const char *name : {"QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "LANGUAGE", "LANG"})
            m_environment.remove(QString::fromLatin1(name));
        m_environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
        m_environment.insert(QStringLiteral("DISPLAY"), QStringLiteral(":") + display);
        m_environment.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), address);
        m_environment.insert(QStringLiteral("HOME"), m_home.path());
        for (const char *name : {"XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR"}) {
            const QString folder = m_home.filePath(QString::fromLatin1(name));
            m_environment.insert(QString::fromLatin1(name), folder);
            QDir().mkpath(folder);
            QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        }
        m_manager.setProcessEnvironment(m_environment);
        // A window that is mapped while the manager begins to manage is lost: it takes the request and forgets it.
        m_manager.start(QStringLiteral("openbox"), {QStringLiteral("--startup"), QStringLiteral("echo managing")});
        return waitForOutput(m_manager, "managing\n").has_value();
    }
    ~VirtualDesktop()
    {
        for (QProcess *process : {&m_manager, &m_bus, &m_server}) {
            process->terminate();
            if (!process->waitForFinished(5'000))
                process->kill();
            process->waitForFinished();
        }
    }

    /// What programs on this desktop are started with.
    [[nodiscard]] QProcessEnvironment &environment() { return m_environment; }
    [[nodiscard]] QString home() const { return m_home.path(); }
    /// What a program prints; nothing if it fails.
    [[nodiscard]] QString run(const QString &program, const QStringList &arguments) const
    {
        QProcess process;
        process.setProcessEnvironment(m_environment);
        process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process.start(program, arguments);
        if (!process.waitForFinished(60'000) || process.exitCode() != 0)
            return {};
        return QString::fromUtf8(process.readAllStandardOutput());
    }
    /// As a person presses keys: "ctrl+shift+2", "Down".
    void press(const QString &keys) const { (void)run(QStringLiteral("xdotool"), {QStringLiteral("key"), keys}); }

private:
    /// What a program has printed as soon as this is in it.
    [[nodiscard]] static std::optional<QByteArray> waitForOutput(QProcess &process, QByteArrayView wanted)
    {
        constexpr int longest = 30'000; // for a busy machine
        QByteArray out;
        while (!out.contains(wanted) && process.waitForReadyRead(longest))
            out += process.readAllStandardOutput();
        return out.contains(wanted) ? std::optional(out) : std::nullopt;
    }
    [[nodiscard]] static QString firstLine(QProcess &process)
    {
        return QString::fromUtf8(waitForOutput(process, "\n").value_or(QByteArray())).trimmed();
    }

    QTemporaryDir m_home;
    QProcess m_server;
    QProcess m_bus;
    QProcess m_manager;
    QProcessEnvironment m_environment;
};
