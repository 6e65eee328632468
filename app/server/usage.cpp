#include "app/server/usage.h"

#include "app/server/server_text.h"
#include "app/server/terminal.h"

#include <QStringList>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

constexpr qsizetype descriptionColumn = 30;

/// As CLI11's, but by the width on a terminal: a Chinese character is three bytes and two columns.
class HelpFormatter : public CLI::Formatter
{
public:
    HelpFormatter()
    {
        m_options = utf8(ServerText::tr("Options", "heading of the help"));
        label("Usage", utf8(ServerText::tr("Usage", "heading of the help")));
        label("OPTIONS", utf8(ServerText::tr("OPTIONS", "in the usage line")));
        label("SUBCOMMAND", utf8(ServerText::tr("COMMAND", "in the usage line")));
        label("Positionals", utf8(ServerText::tr("Arguments", "heading of the help")));
        label("REQUIRED", utf8(ServerText::tr("(required)", "behind an argument")));
        label("Excludes", utf8(ServerText::tr("excludes", "this option excludes: others")));
    }
    std::string make_group(std::string heading, bool isPositional,
                           std::vector<const CLI::Option *> options) const override
    {
        // CLI11's own name, which the help option of each command has before anybody can set another.
        if (heading == "Options")
            heading = m_options;
        return Formatter::make_group(heading, isPositional, options);
    }
    std::string make_option(const CLI::Option *option, bool isPositional) const override
    {
        return line(make_option_name(option, isPositional) + make_option_opts(option), make_option_desc(option));
    }
    std::string make_subcommand(const CLI::App *command) const override
    {
        return line(command->get_display_name(true), command->get_description());
    }

private:
    std::string m_options;

    static std::string line(const std::string &name, const std::string &description)
    {
        const QString left = u"  "_s + QString::fromStdString(name);
        const QString gap = widthOf(left) < descriptionColumn ? QString() : u'\n' + QString(descriptionColumn, u' ');
        return utf8(padded(left, descriptionColumn) + gap + QString::fromStdString(description) + u'\n');
    }
};

// Apart from the check: lupdate loses the context in functions that speak of std::string.
QString noneOf(const QString &given, const QStringList &names)
{
    return ServerText::tr("“%1” is none of %2").arg(given, names.join(u", "_s));
}

/// What CLI11 says in English only. Its messages carry the names in known places.
QString complaint(const CLI::App &program, const CLI::Error &error)
{
    const QString said = QString::fromUtf8(error.what());
    if (dynamic_cast<const CLI::RequiredError *>(&error)) {
        // CLI11 misses a command before it looks at what stands in its place.
        const std::vector<std::string> unknown = program.remaining(true);
        if (said.startsWith("A subcommand"_L1))
            return unknown.empty()
                       ? ServerText::tr("A command is missing.")
                       : ServerText::tr("There is no command “%1”.").arg(QString::fromStdString(unknown.front()));
        return ServerText::tr("%1 is missing.", "name of an argument").arg(said.section(u' ', 0, 0));
    }
    if (dynamic_cast<const CLI::ExtrasError *>(&error))
        return ServerText::tr("Not expected: %1", "words of a command line").arg(said.section(u": "_s, 1));
    if (dynamic_cast<const CLI::ExcludesError *>(&error)) {
        const QString between = u" excludes "_s;
        return ServerText::tr("%1 and %2 exclude each other.", "names of options")
            .arg(said.section(between, 0, 0), said.section(between, 1));
    }
    if (dynamic_cast<const CLI::ArgumentMismatch *>(&error))
        return ServerText::tr("%1 needs a value.", "name of an option").arg(said.section(u':', 0, 0));
    return said; // what is wrong with a value is said in the language already
}

} // namespace

void translateUsage(CLI::App &program)
{
    program.formatter(std::make_shared<HelpFormatter>());
    program.group(utf8(ServerText::tr("Commands", "heading of the help")));
    program.failure_message([](const CLI::App *app, const CLI::Error &error) {
        return utf8(complaint(*app, error) + u'\n' + ServerText::tr("Run with --help for more information.") + u'\n');
    });
}

CLI::Validator oneOf(const std::vector<std::string> &values)
{
    QStringList names;
    for (const std::string &value : values)
        names.append(QString::fromStdString(value));
    const auto check = [names](const std::string &value) {
        const QString given = QString::fromStdString(value);
        return names.contains(given) ? std::string() : utf8(noneOf(given, names));
    };
    return {check, utf8(u'{' + names.join(u',') + u'}')};
}

} // namespace itsm
