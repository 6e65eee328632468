#include "app/server/password_source.h"

#include "app/server/exit_code.h"
#include "app/server/server_text.h"
#include "app/server/usage.h"

#include <QFile>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

constexpr qint64 longestLine = 4'096;

/// The first line without its end, as UTF-8 says it.
Secret firstLine(QByteArray bytes)
{
    const qsizetype end = bytes.indexOf('\n');
    QByteArray line = end < 0 ? bytes : bytes.first(end);
    if (line.endsWith('\r'))
        line.chop(1);
    Secret password(QString::fromUtf8(line));
    explicit_bzero(line.data(), static_cast<size_t>(line.size()));
    explicit_bzero(bytes.data(), static_cast<size_t>(bytes.size()));
    return password;
}

Result<Secret> readFile(const QString &path)
{
    QFile file(path);
    const bool isOpen = path == "-"_L1 ? file.open(STDIN_FILENO, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    if (!isOpen)
        return fail(fileError(ServerText::tr("The file %1 cannot be read.").arg(path)));
    return firstLine(file.readLine(longestLine));
}

/// The terminal of the person, with its echo off as long as the object lives.
class SilentTerminal
{
public:
    SilentTerminal()
        : m_handle(open("/dev/tty", O_RDWR | O_CLOEXEC))
    {
        if (m_handle < 0 || tcgetattr(m_handle, &m_before) != 0)
            return;
        termios silent = m_before;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        m_isSilent = tcsetattr(m_handle, TCSAFLUSH, &silent) == 0;
    }
    Q_DISABLE_COPY_MOVE(SilentTerminal)
    ~SilentTerminal()
    {
        if (m_isSilent)
            tcsetattr(m_handle, TCSAFLUSH, &m_before);
        if (m_handle >= 0)
            close(m_handle);
    }
    [[nodiscard]] bool isSilent() const { return m_isSilent; }
    /// In the terminal's line mode one read gives one line.
    [[nodiscard]] Secret ask(const QString &question) const
    {
        say(question);
        QByteArray line(longestLine, '\0');
        const ssize_t size = read(m_handle, line.data(), static_cast<size_t>(line.size()));
        line.truncate(std::max<qsizetype>(0, size));
        say(u"\n"_s);
        return firstLine(std::move(line));
    }

private:
    void say(const QString &text) const
    {
        const QByteArray bytes = text.toUtf8();
        (void)!write(m_handle, bytes.constData(), static_cast<size_t>(bytes.size()));
    }

    int m_handle;
    bool m_isSilent = false;
    termios m_before{};
};

Result<Secret> askAtTerminal()
{
    const SilentTerminal terminal;
    if (!terminal.isSilent())
        return fail(Error::Code::Invalid, ServerText::tr("There is no terminal to ask for the password at."));
    Secret password = terminal.ask(ServerText::tr("Password: "));
    if (terminal.ask(ServerText::tr("The same once more: ")) != password)
        return fail(Error::Code::Invalid, ServerText::tr("These were two different passwords."));
    return password;
}

} // namespace

std::shared_ptr<PasswordSource> addPasswordOptions(CLI::App &command)
{
    auto source = std::make_shared<PasswordSource>();
    CLI::Option *file =
        command
            .add_option("--password-file", source->file,
                        utf8(ServerText::tr("Take the first line of this file as the password; - is standard input")))
            ->type_name("FILE");
    command.add_flag("--ask", source->isAsked, utf8(ServerText::tr("Ask for the password at the terminal")))
        ->excludes(file);
    return source;
}

Result<Secret> readPassword(const PasswordSource &source)
{
    ITSM_TRY_ASSIGN(Secret password, source.isAsked ? askAtTerminal() : readFile(QString::fromStdString(source.file)));
    return password;
}

} // namespace itsm
