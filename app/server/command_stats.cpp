#include "app/server/commands.h"
#include "app/server/server_text.h"
#include "app/server/usage.h"

#include "services/desk/desk.h"

#include <QJsonDocument>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

double meanHours(const IncidentCounters &counters)
{
    return counters.resolutionCount > 0 ? counters.resolutionHoursSum / static_cast<double>(counters.resolutionCount)
                                        : 0;
}

QJsonObject toJson(const std::vector<std::pair<QString, qint64>> &counts)
{
    QJsonObject object;
    for (const auto &[name, count] : counts)
        object.insert(name, count);
    return object;
}

QJsonObject toJson(const IncidentCounters &counters, const Tenant &tenant)
{
    return {{u"tenant"_s, tenant.code},
            {u"total"_s, counters.total},
            {u"open"_s, counters.open},
            {u"open_critical"_s, counters.openCritical},
            {u"open_urgent"_s, counters.openUrgent},
            {u"open_unassigned"_s, counters.openUnassigned},
            {u"overdue"_s, counters.overdue},
            {u"resolved"_s, counters.resolved},
            {u"closed"_s, counters.closed},
            {u"resolution_hours_mean"_s,
             counters.resolutionCount > 0 ? QJsonValue(meanHours(counters)) : QJsonValue(QJsonValue::Null)},
            {u"by_status"_s, toJson(counters.byStatus)},
            {u"open_by_category"_s, toJson(counters.byCategory)}};
}

void printTable(Terminal &terminal, const IncidentCounters &counters)
{
    const auto line = [&](const QString &name, const QString &value) {
        terminal.print(padded(name, 28) + value.rightJustified(12));
    };
    const auto count = [&](const QString &name, qint64 value) { line(name, QString::number(value)); };
    count(ServerText::tr("Incidents"), counters.total);
    count(ServerText::tr("Open"), counters.open);
    count(ServerText::tr("Open and critical"), counters.openCritical);
    count(ServerText::tr("Open and urgent"), counters.openUrgent);
    count(ServerText::tr("Open, nobody assigned"), counters.openUnassigned);
    count(ServerText::tr("Overdue"), counters.overdue);
    if (counters.resolutionCount > 0)
        line(ServerText::tr("Mean time to resolve"), ServerText::tr("%1 h").arg(meanHours(counters), 0, 'f', 1));
    if (!counters.byStatus.empty()) {
        terminal.print({});
        for (const auto &[name, value] : counters.byStatus)
            count(name, value);
    }
    if (!counters.byCategory.empty()) {
        terminal.print({});
        terminal.print(ServerText::tr("Open by category"));
        for (const auto &[name, value] : counters.byCategory)
            count(u"  "_s + (name.isEmpty() ? ServerText::tr("(none)") : name), value);
    }
}

Result<ExitCode> runStats(Environment &environment, bool isJson)
{
    ITSM_TRY_ASSIGN(const Workplace workplace,
                    openWorkplace(environment.options, Store::Upgrade::Refuse, MissingTenant::Refuse, u"system"_s));
    const ServiceDesk desk(SystemClock::instance());
    ITSM_TRY_ASSIGN(const IncidentCounters counters, desk.counters(*workplace.connection, workplace.actor));
    if (isJson)
        environment.terminal.print(
            QString::fromUtf8(QJsonDocument(toJson(counters, workplace.tenant)).toJson()).trimmed());
    else
        printTable(environment.terminal, counters);
    return ExitCode::Done;
}

} // namespace

void addStatsCommand(CLI::App &program, CommandFunction &chosen)
{
    CLI::App *command = program.add_subcommand("stats", utf8(ServerText::tr("Print how many incidents stand where")));
    const auto isJson = std::make_shared<bool>(false);
    command->add_flag("--json", *isJson, utf8(ServerText::tr("Print a JSON object")));
    command->callback(
        [&chosen, isJson] { chosen = [isJson](Environment &environment) { return runStats(environment, *isJson); }; });
}

} // namespace itsm
