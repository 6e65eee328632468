#include "services/transfer/csv_import.h"

#include "services/desk/activity.h"
#include "services/desk/desk.h"

#include <QCoreApplication>
#include <QSet>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

/// Every transaction counts the incidents of the tenant anew, which is dear where there are many.
constexpr size_t batchRows = 1'000;

/// The people and items that an actor may name, and what to do about the others.
class KnownNames
{
public:
    static Result<KnownNames> load(Connection &c, const Actor &actor)
    {
        KnownNames names;
        names.m_mayMakeUsers = hasPermission(actor.role, Permission::WriteUsers);
        names.m_mayMakeItems = hasPermission(actor.role, Permission::WriteItems);
        if (names.m_mayMakeUsers && names.m_mayMakeItems)
            return names;
        const ServiceDesk desk(SystemClock::instance());
        ITSM_TRY_ASSIGN(const Directory directory, desk.directory(c, actor));
        for (const User &user : directory.users)
            names.m_users.insert(user.name);
        for (const ConfigurationItem &item : directory.items)
            names.m_items.insert(item.name);
        return names;
    }

    /// Moves names that cannot be had from the incident to its metadata, and reports each.
    void settle(CsvRow &row, const TransferHooks &hooks) const
    {
        const auto drop = [&](QString &name, QLatin1StringView key, const QString &message) {
            row.incident.metadata.insert(key, name);
            if (hooks.problem)
                hooks.problem({TransferProblem::Kind::Warning, row.line, 1, message.arg(name)});
            name.clear();
        };
        const auto person = [&](QString &name, QLatin1StringView key) {
            if (!name.isEmpty() && !m_mayMakeUsers && !m_users.contains(name))
                drop(name, key,
                     QCoreApplication::translate("CsvImport", "There is nobody called “%1”, and your role does not "
                                                              "permit you to add people: the name is kept in the "
                                                              "metadata."));
        };
        person(row.incident.assigneeName, "assignee"_L1);
        person(row.incident.reporterName, "reporter"_L1);
        if (!row.incident.ciName.isEmpty() && !m_mayMakeItems && !m_items.contains(row.incident.ciName))
            drop(row.incident.ciName, "configuration_item"_L1,
                 QCoreApplication::translate("CsvImport", "There is no configuration item “%1”, and your role does not "
                                                          "permit you to add one: the name is kept in the metadata."));
    }

private:
    bool m_mayMakeUsers = false;
    bool m_mayMakeItems = false;
    QSet<QString> m_users;
    QSet<QString> m_items;
};

IncidentEvent eventOf(const CsvRow &row, const Actor &actor)
{
    const Incident &incident = row.incident;
    IncidentEvent event;
    event.type = QLatin1StringView(eventtype::creation);
    event.name = eventName(eventtype::creation);
    event.status = u"active"_s;
    event.severity = Severity::Info;
    event.data = {{u"incident_number"_s, incident.number},
                  {u"status"_s, incident.status.text()},
                  {u"priority"_s, incident.priority.text()},
                  {u"severity"_s, incident.severity.text()}};
    event.occurredAt = incident.createdAt;
    event.userName = actor.name;
    event.source = u"import"_s;
    event.metadata = {{importKey, row.key}, {u"origin"_s, u"csv"_s}};
    return event;
}

ImportedIncident importedFrom(CsvRow &&row, const Actor &actor)
{
    ImportedIncident imported;
    imported.number = row.incident.number;
    imported.records.push_back(eventOf(row, actor));
    imported.after = [incident = std::move(row.incident)](size_t) {
        ImportedState state{incident, {}};
        if (!incident.assigneeName.isEmpty())
            state.people.push_back({incident.assigneeName, Role::Agent});
        if (!incident.reporterName.isEmpty())
            state.people.push_back({incident.reporterName, Role::Viewer});
        return state;
    };
    return imported;
}

/// Incidents that are written together, and the lines where they stand.
struct Batch
{
    std::vector<ImportedIncident> incidents;
    QHash<QString, qint64> lines;
};

Result<> write(Connection &c, const Actor &actor, Batch &batch, ImportSummary &summary, const TransferHooks &hooks)
{
    ITSM_TRY_ASSIGN(const ImportCounts counts, importIncidents(c, actor, batch.incidents));
    if (hooks.problem) {
        for (const QString &number : counts.foreign)
            hooks.problem({TransferProblem::Kind::Warning, batch.lines.value(number), 1,
                           QCoreApplication::translate("CsvImport",
                                                       "%1 is here already and says something else; it is left alone.")
                               .arg(number)});
    }
    summary.counts += counts;
    batch = {};
    return {};
}

} // namespace

Result<ImportSummary> importCsv(Connection &c, const Actor &actor, QIODevice &device, const CsvImportOptions &options,
                                const TransferHooks &hooks)
{
    ITSM_TRY(authorize(actor, Permission::WriteIncidents));
    ITSM_TRY_ASSIGN(const KnownNames names, KnownNames::load(c, actor));
    CsvImportOptions ofTenant = options;
    ITSM_TRY_ASSIGN(ofTenant.matrix, ServiceDesk(SystemClock::instance()).priorityMatrix(c, actor));
    CsvRows rows(device, ofTenant, hooks, SystemClock::instance().now());
    ITSM_TRY(rows.begin());
    ImportSummary summary;
    Batch batch;
    for (bool isMore = true; isMore;) {
        CsvRow row;
        auto read = rows.next(row);
        if (!read && read.error().code == Error::Code::Cancelled)
            return fail(Error::Code::Cancelled,
                        QCoreApplication::translate(
                            "CsvImport",
                            "The import was cancelled. %n incident(s) are already there; run "
                            "it again to go on.",
                            nullptr, static_cast<int>(summary.counts.created + summary.counts.unchanged)));
        ITSM_TRY_ASSIGN(isMore, std::move(read));
        if (isMore) {
            names.settle(row, hooks);
            batch.lines.insert(row.incident.number, row.line);
            batch.incidents.push_back(importedFrom(std::move(row), actor));
        }
        if (batch.incidents.size() == batchRows || (!isMore && !batch.incidents.empty())) {
            if (auto written = write(c, actor, batch, summary, hooks); !written)
                return fail(brokenOff(std::move(written.error()), summary.counts.created + summary.counts.unchanged));
            rows.reportProgress();
        }
    }
    summary.rows = rows.taken();
    summary.brokenRows = rows.broken();
    return summary;
}

Result<ImportSummary> checkCsv(QIODevice &device, const CsvImportOptions &options, const TransferHooks &hooks)
{
    CsvRows rows(device, options, hooks, SystemClock::instance().now());
    ITSM_TRY(rows.begin());
    CsvRow row;
    for (bool isMore = true; isMore;) {
        ITSM_TRY_ASSIGN(isMore, rows.next(row));
    }
    ImportSummary summary;
    summary.rows = rows.taken();
    summary.brokenRows = rows.broken();
    return summary;
}

} // namespace itsm
