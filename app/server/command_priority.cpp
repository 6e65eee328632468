#include "app/server/commands.h"
#include "app/server/server_text.h"
#include "app/server/usage.h"

#include "services/desk/desk.h"

#include <QJsonDocument>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

struct Cell
{
    std::string impact;
    std::string urgency;
    std::string priority;
};

template <typename Enum, size_t Count>
std::vector<std::string> namesOf(const std::array<Enum, Count> &values)
{
    std::vector<std::string> names;
    names.reserve(Count);
    for (const Enum value : values)
        names.emplace_back(tokenName(value));
    return names;
}

template <typename Enum>
Enum valueOf(const std::string &name)
{
    return tokenValue(QString::fromStdString(name), static_cast<Enum *>(nullptr));
}

Result<Workplace> openForSettings(Environment &environment)
{
    return openWorkplace(environment.options, Store::Upgrade::Refuse, MissingTenant::Refuse, u"system"_s);
}

Result<ExitCode> runShow(Environment &environment, bool isJson)
{
    ITSM_TRY_ASSIGN(const Workplace workplace, openForSettings(environment));
    const ServiceDesk desk(SystemClock::instance());
    ITSM_TRY_ASSIGN(const PriorityMatrix matrix, desk.priorityMatrix(*workplace.connection, workplace.actor));
    if (isJson) {
        environment.terminal.print(QString::fromUtf8(QJsonDocument(matrix.toJson()).toJson()).trimmed());
        return ExitCode::Done;
    }
    constexpr int width = 12;
    QString line = padded(ServerText::tr("impact \\ urgency"), 2 * width);
    for (const Level urgency : allLevels)
        line += padded(QString::fromLatin1(tokenName(urgency)), width);
    environment.terminal.print(line.trimmed());
    for (const Level impact : allLevels) {
        line = padded(QString::fromLatin1(tokenName(impact)), 2 * width);
        for (const Level urgency : allLevels)
            line += padded(QString::fromLatin1(tokenName(matrix.priority(impact, urgency))), width);
        environment.terminal.print(line.trimmed());
    }
    return ExitCode::Done;
}

Result<ExitCode> store(Environment &environment, const std::function<void(PriorityMatrix &)> &change)
{
    ITSM_TRY_ASSIGN(const Workplace workplace, openForSettings(environment));
    const ServiceDesk desk(SystemClock::instance());
    ITSM_TRY_ASSIGN(PriorityMatrix matrix, desk.priorityMatrix(*workplace.connection, workplace.actor));
    change(matrix);
    ITSM_TRY(desk.setPriorityMatrix(*workplace.connection, workplace.actor, matrix));
    environment.terminal.tell(
        ServerText::tr("It holds for incidents from now on; those that are there keep their priority."));
    return ExitCode::Done;
}

} // namespace

void addPriorityCommand(CLI::App &program, CommandFunction &chosen)
{
    CLI::App *priority = program.add_subcommand(
        "priority", utf8(ServerText::tr("Show or change which priority follows from impact and urgency")));
    priority->require_subcommand(1);

    CLI::App *show = priority->add_subcommand("show", utf8(ServerText::tr("Print the matrix of the tenant")));
    const auto isJson = std::make_shared<bool>(false);
    show->add_flag("--json", *isJson, utf8(ServerText::tr("Print JSON")));
    show->callback(
        [&chosen, isJson] { chosen = [isJson](Environment &environment) { return runShow(environment, *isJson); }; });

    CLI::App *set = priority->add_subcommand("set", utf8(ServerText::tr("Change one cell of the matrix")));
    const auto cell = std::make_shared<Cell>();
    set->add_option("impact", cell->impact, utf8(ServerText::tr("Impact")))
        ->required()
        ->check(oneOf(namesOf(allLevels)));
    set->add_option("urgency", cell->urgency, utf8(ServerText::tr("Urgency")))
        ->required()
        ->check(oneOf(namesOf(allLevels)));
    set->add_option("priority", cell->priority, utf8(ServerText::tr("The priority that follows")))
        ->required()
        ->check(oneOf(namesOf(allPriorities)));
    set->callback([&chosen, cell] {
        chosen = [cell](Environment &environment) {
            return store(environment, [&](PriorityMatrix &matrix) {
                matrix.set(valueOf<Level>(cell->impact), valueOf<Level>(cell->urgency),
                           valueOf<Priority>(cell->priority));
            });
        };
    });

    CLI::App *reset =
        priority->add_subcommand("reset", utf8(ServerText::tr("Go back to the matrix that the program comes with")));
    reset->callback([&chosen] {
        chosen = [](Environment &environment) {
            return store(environment, [](PriorityMatrix &matrix) { matrix = PriorityMatrix(); });
        };
    });
}

} // namespace itsm
