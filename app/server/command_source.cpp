#include "app/server/commands.h"
#include "app/server/server_text.h"
#include "app/server/usage.h"

#include "services/desk/desk.h"
#include "services/domain/json_text.h"

#include <QFile>
#include <QJsonDocument>
#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

struct SourceOptions
{
    std::string name;
    std::string kind = "alertmanager";
    std::string mappingFile;
    std::string pullUrl;
    std::string heartbeat = "never";
    bool setsMapping = false;
    bool setsPullUrl = false;
    bool setsHeartbeat = false;
};

constexpr char never[] = "never";

std::vector<std::string> kindNames()
{
    std::vector<std::string> names;
    names.reserve(std::size(allSourceKinds));
    for (const SourceKind kind : allSourceKinds)
        names.emplace_back(tokenName(kind));
    return names;
}

// Apart from those that say them: lupdate loses the context in functions that speak of std::string.
QString noHeartbeat(const QString &given)
{
    return ServerText::tr("“%1” is no duration such as 5m, and not “never”").arg(given);
}

QString nameHelp()
{
    return ServerText::tr("The name of the source");
}

std::string checkHeartbeat(const std::string &heartbeat)
{
    const QString given = QString::fromStdString(heartbeat);
    return heartbeat == never || parseDuration(given) ? std::string() : utf8(noHeartbeat(given));
}

Result<Workplace> openForSources(Environment &environment)
{
    return openWorkplace(environment.options, Store::Upgrade::Refuse, MissingTenant::Refuse, u"system"_s);
}

Result<QJsonObject> readMapping(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(fileError(ServerText::tr("The file %1 cannot be read: %2").arg(path, file.errorString())));
    ITSM_TRY_ASSIGN(const QJsonValue value, parseJson(file.readAll()));
    if (!value.isObject())
        return fail(Error::Code::Invalid, ServerText::tr("The file %1 holds no JSON object.").arg(path));
    return value.toObject();
}

/// Puts what the command line says over what there is. A complaint about the mapping names the place in it.
Result<> apply(const SourceOptions &options, NewSource &input)
{
    if (options.setsMapping) {
        ITSM_TRY_ASSIGN(input.mapping, readMapping(QString::fromStdString(options.mappingFile)));
    }
    if (options.setsPullUrl)
        input.pullUrl = QString::fromStdString(options.pullUrl);
    if (options.setsHeartbeat)
        input.heartbeat = parseDuration(QString::fromStdString(options.heartbeat));
    if (const auto mapping = SourceMapping::fromJson(input.mapping); !mapping)
        return fail(Error::Code::Invalid,
                    ServerText::tr("In the mapping, “%1”: %2").arg(mapping.error().field, mapping.error().message));
    return {};
}

Result<AlertSource> findSource(const Workplace &workplace, const QString &name)
{
    const ServiceDesk desk(SystemClock::instance());
    ITSM_TRY_ASSIGN(const std::vector<AlertSource> all, desk.sources(*workplace.connection, workplace.actor));
    const auto found = std::ranges::find(all, name, &AlertSource::name);
    if (found == all.end())
        return fail(Error::Code::NotFound, ServerText::tr("There is no source of alerts “%1”.").arg(name));
    return *found;
}

void showSecret(Terminal &terminal, const SourceWithSecret &made)
{
    terminal.tell(ServerText::tr("The secret of “%1”, which it sends as a bearer token. It is shown only now:")
                      .arg(made.source.name));
    terminal.print(made.secret.reveal());
}

Result<ExitCode> runAdd(Environment &environment, const SourceOptions &options)
{
    NewSource input;
    input.name = QString::fromStdString(options.name);
    input.kind = Token<SourceKind>::fromText(QString::fromStdString(options.kind)).value();
    ITSM_TRY(apply(options, input));
    ITSM_TRY_ASSIGN(const Workplace workplace, openForSources(environment));
    const ServiceDesk desk(SystemClock::instance());
    ITSM_TRY_ASSIGN(const SourceWithSecret made, desk.addSource(*workplace.connection, workplace.actor, input));
    showSecret(environment.terminal, made);
    return ExitCode::Done;
}

Result<ExitCode> runChange(Environment &environment, const SourceOptions &options)
{
    ITSM_TRY_ASSIGN(const Workplace workplace, openForSources(environment));
    ITSM_TRY_ASSIGN(const AlertSource source, findSource(workplace, QString::fromStdString(options.name)));
    NewSource input{.name = source.name,
                    .kind = source.kind.value(),
                    .mapping = source.mapping,
                    .pullUrl = source.pullUrl,
                    .heartbeat = source.heartbeat};
    ITSM_TRY(apply(options, input));
    const ServiceDesk desk(SystemClock::instance());
    ITSM_TRY(desk.changeSource(*workplace.connection, workplace.actor, source.id, input));
    environment.terminal.tell(ServerText::tr("“%1” is changed; its secret stays.").arg(source.name));
    return ExitCode::Done;
}

Result<ExitCode> runRotate(Environment &environment, const SourceOptions &options)
{
    ITSM_TRY_ASSIGN(const Workplace workplace, openForSources(environment));
    ITSM_TRY_ASSIGN(const AlertSource source, findSource(workplace, QString::fromStdString(options.name)));
    const ServiceDesk desk(SystemClock::instance());
    ITSM_TRY_ASSIGN(const SourceWithSecret made, desk.rotateSource(*workplace.connection, workplace.actor, source.id));
    showSecret(environment.terminal, made);
    return ExitCode::Done;
}

Result<ExitCode> runRemove(Environment &environment, const SourceOptions &options)
{
    ITSM_TRY_ASSIGN(const Workplace workplace, openForSources(environment));
    ITSM_TRY_ASSIGN(const AlertSource source, findSource(workplace, QString::fromStdString(options.name)));
    const ServiceDesk desk(SystemClock::instance());
    ITSM_TRY(desk.removeSource(*workplace.connection, workplace.actor, source.id));
    environment.terminal.tell(ServerText::tr("“%1” is removed; its incidents stay.").arg(source.name));
    return ExitCode::Done;
}

QJsonObject toJson(const AlertSource &source)
{
    QJsonObject json{{u"id"_s, source.id.value},
                     {u"name"_s, source.name},
                     {u"kind"_s, source.kind.text()},
                     {u"mapping"_s, source.mapping},
                     {u"is_silent"_s, source.silentIncident.isValid()},
                     {u"created_at"_s, toRfc3339(source.createdAt)}};
    if (!source.pullUrl.isEmpty())
        json.insert(u"pull_url"_s, source.pullUrl);
    if (source.heartbeat)
        json.insert(u"heartbeat"_s, formatDuration(*source.heartbeat));
    if (source.lastSeenAt)
        json.insert(u"last_seen_at"_s, toRfc3339(*source.lastSeenAt));
    return json;
}

Result<ExitCode> listSources(Environment &environment, bool isJson)
{
    ITSM_TRY_ASSIGN(const Workplace workplace, openForSources(environment));
    const ServiceDesk desk(SystemClock::instance());
    ITSM_TRY_ASSIGN(const std::vector<AlertSource> all, desk.sources(*workplace.connection, workplace.actor));
    if (isJson) {
        QJsonArray array;
        for (const AlertSource &source : all)
            array.append(toJson(source));
        environment.terminal.print(QString::fromUtf8(QJsonDocument(array).toJson()).trimmed());
        return ExitCode::Done;
    }
    qsizetype width = 0;
    for (const AlertSource &source : all)
        width = std::max(width, widthOf(source.name));
    for (const AlertSource &source : all)
        environment.terminal.print(
            u"%1  %2  %3  %4"_s.arg(padded(source.name, width), padded(source.kind.text(), 12),
                                    source.silentIncident.isValid() ? u"silent"_s : u"alive "_s,
                                    source.lastSeenAt ? toRfc3339(*source.lastSeenAt) : u"never seen"_s));
    return ExitCode::Done;
}

/// A command that is about one source.
CLI::App *addForName(CLI::App &sources, const std::string &name, const QString &description,
                     const std::shared_ptr<SourceOptions> &options)
{
    CLI::App *command = sources.add_subcommand(name, utf8(description));
    command->add_option("name", options->name, utf8(nameHelp()))->required()->type_name("NAME");
    return command;
}

/// What can be set when a source is made, and later.
void addSettings(CLI::App &command, const std::shared_ptr<SourceOptions> &options)
{
    command
        .add_option("--mapping", options->mappingFile,
                    utf8(ServerText::tr("A JSON file that says how its alerts become incidents")))
        ->type_name("FILE");
    command
        .add_option("--pull", options->pullUrl,
                    utf8(ServerText::tr("Ask this Alertmanager every minute for what it holds; empty: do not")))
        ->type_name("URL");
    command
        .add_option("--heartbeat", options->heartbeat,
                    utf8(ServerText::tr("An incident opens if nothing comes for so long, such as 5m; default: never")))
        ->type_name("DURATION")
        ->check(CLI::Validator(checkHeartbeat, "", "duration"));
}

template <typename Run>
void onChosen(CLI::App *command, CommandFunction &chosen, const std::shared_ptr<SourceOptions> &options, Run run)
{
    command->callback([command, &chosen, options, run] {
        const auto isSet = [command](const char *name) {
            const CLI::Option *option = command->get_option_no_throw(name);
            return option && option->count() > 0;
        };
        options->setsMapping = isSet("--mapping");
        options->setsPullUrl = isSet("--pull");
        options->setsHeartbeat = isSet("--heartbeat");
        chosen = [options, run](Environment &environment) { return run(environment, *options); };
    });
}

} // namespace

void addSourceCommand(CLI::App &program, CommandFunction &chosen)
{
    CLI::App *sources =
        program.add_subcommand("source", utf8(ServerText::tr("Look after the monitoring systems that report alerts")));
    sources->require_subcommand(1);

    auto options = std::make_shared<SourceOptions>();
    CLI::App *add = addForName(*sources, "add", ServerText::tr("Make a source and print its secret once"), options);
    add->add_option("--kind", options->kind, utf8(ServerText::tr("What it speaks; default: alertmanager")))
        ->type_name("KIND")
        ->check(oneOf(kindNames()));
    addSettings(*add, options);
    onChosen(add, chosen, options, runAdd);

    options = std::make_shared<SourceOptions>();
    CLI::App *change = addForName(*sources, "change", ServerText::tr("Change what is given"), options);
    addSettings(*change, options);
    onChosen(change, chosen, options, runChange);

    options = std::make_shared<SourceOptions>();
    onChosen(addForName(*sources, "rotate", ServerText::tr("Replace its secret, which ends at once"), options), chosen,
             options, runRotate);

    options = std::make_shared<SourceOptions>();
    onChosen(addForName(*sources, "remove", ServerText::tr("Remove it; its incidents stay"), options), chosen, options,
             runRemove);

    CLI::App *list = sources->add_subcommand("list", utf8(ServerText::tr("Print which sources there are")));
    const auto isJson = std::make_shared<bool>(false);
    list->add_flag("--json", *isJson, utf8(ServerText::tr("Print a JSON array")));
    list->callback([&chosen, isJson] {
        chosen = [isJson](Environment &environment) { return listSources(environment, *isJson); };
    });
}

} // namespace itsm
