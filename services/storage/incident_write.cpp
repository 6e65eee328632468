#include "services/storage/incident_table.h"

#include "services/domain/search_tokens.h"
#include "services/storage/incident_row.h"
#include "services/storage/search_index.h"
#include "services/storage/storage_text.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

Result<> writeTokens(Connection &c, IncidentId id, const Incident &incident)
{
    return writeSearchTokens(c, {{incident.tenantId, id,
                                  documentTokens(searchText(incident.number, incident.title, incident.description))}});
}

/// What an update needs to know of the row that it changes.
struct StoredRow
{
    bool isTextChanged = false;                        ///< number, title or description differ from the new ones
    Incident json;                                     ///< its JSON columns, as this program reads them
    std::array<Value, jsonIncidentColumns.size()> raw; ///< and as they are stored
};

/// Nothing if the row is not there in that version.
Result<std::optional<StoredRow>> selectStored(Connection &c, const Incident &incident, qint64 version)
{
    static const QString select =
        sqlText(u"SELECT NOT (incident_number = ? AND title = ? AND coalesce(description, '') = ?), %1 FROM incidents"
                " WHERE id = ? AND tenant_id = ? AND version = ?"_sql,
                {SqlFragment::list(SqlConstants(jsonIncidentColumns.begin(), jsonIncidentColumns.end()))});
    return queryOne<StoredRow>(
        c, select,
        {incident.number, incident.title, incident.description, incident.id.value, incident.tenantId.value, version},
        [](const Row &row) {
            StoredRow stored{.isTextChanged = row.boolean(0), .json = {}, .raw = {}};
            readJson(row, 1, stored.json);
            for (size_t i = 0; i < jsonIncidentColumns.size(); ++i) {
                if (const int column = static_cast<int>(i) + 1; !row.isNull(column))
                    stored.raw[i] = row.bytes(column);
            }
            return stored;
        });
}

/// Of numbers that follow each other and are of one length.
Result<bool> isAnyNumberTaken(Connection &c, TenantId tenant, const QStringList &numbers)
{
    const bool isOne = numbers.size() == 1; // whose plan is kept
    ITSM_TRY_ASSIGN(
        const auto taken,
        queryOne<bool>(c,
                       isOne ? u"SELECT true FROM incidents WHERE tenant_id = ? AND incident_number = ?"_s
                             : u"SELECT true FROM incidents WHERE tenant_id = ? AND incident_number >= ?"
                               " AND incident_number <= ? AND length(incident_number) = ? LIMIT 1"_s,
                       isOne ? Params{tenant.value, numbers.front()}
                             : Params{tenant.value, numbers.front(), numbers.back(), qint64{numbers.front().size()}},
                       [](const Row &row) { return row.boolean(0); }));
    return taken.has_value();
}

} // namespace

Result<IncidentId> insertIncident(Connection &c, const Incident &incident)
{
    static const SqlFragment columns = SqlFragment::list(writtenIncidentColumns());
    static const SqlFragment values = SqlFragment::list(SqlConstants(writtenIncidentColumns().size(), u"?"_sql));
    static const QString insert =
        sqlText(u"INSERT INTO incidents (%1) VALUES (%2) RETURNING id"_sql, {columns, values});
    static const QString insertWithId =
        sqlText(u"INSERT INTO incidents (id, %1) VALUES (?, %2) RETURNING id"_sql, {columns, values});

    Params params = incidentValues(incident);
    if (incident.id.isValid())
        params.insert(params.begin(), incident.id.value);
    ITSM_TRY_ASSIGN(const auto id, queryOne<IncidentId>(c, incident.id.isValid() ? insertWithId : insert, params,
                                                        [](const Row &row) { return IncidentId{row.integer(0)}; }));
    if (!id)
        return fail(Error::Code::Internal, StorageText::tr("The database gave the new incident no key."));
    ITSM_TRY(writeTokens(c, *id, incident));
    return *id;
}

Result<bool> updateIncident(Connection &c, const Incident &incident, qint64 expectedVersion)
{
    static const QString update = []() -> QString {
        SqlFragment assignments;
        for (const SqlConstant column : writtenIncidentColumns()) {
            // The last one: it tells that the tokens are known to be those of the text.
            if (column.view() == "search_revision"_L1) {
                assignments += u"search_revision = search_revision + ?"_sql;
                break;
            }
            assignments += column;
            assignments += u" = ?, "_sql;
        }
        return sqlText(u"UPDATE incidents SET %1 WHERE id = ? AND tenant_id = ? AND version = ?"_sql, {assignments});
    }();

    ITSM_TRY_ASSIGN(const auto stored, selectStored(c, incident, expectedVersion));
    if (!stored)
        return false;
    Incident written = incident;
    written.version = expectedVersion + 1;
    Params params = incidentValues(written);
    params.back() = qint64{stored->isTextChanged ? 1 : 0};
    // JSON that was not changed is written back as it is stored: this program may not read all of it, as numbers of
    // more digits or shapes that it does not expect.
    const Params storedJson = jsonValues(stored->json);
    const Params writtenJson = jsonValues(written);
    for (size_t i = 0; i < params.size(); ++i) {
        const auto *json =
            std::ranges::find(jsonIncidentColumns, writtenIncidentColumns()[i].view(), &SqlConstant::view);
        const auto at = static_cast<size_t>(json - jsonIncidentColumns.begin());
        if (at < jsonIncidentColumns.size() && writtenJson[at] == storedJson[at])
            params[i] = stored->raw[at];
    }
    params.insert(params.end(), {incident.id.value, incident.tenantId.value, expectedVersion});
    ITSM_TRY_ASSIGN(const qint64 changed, c.execute(update, params));
    if (changed == 0)
        return false;
    if (stored->isTextChanged)
        ITSM_TRY(writeTokens(c, incident.id, incident));
    return true;
}

Result<QString> nextIncidentNumber(Connection &c, TenantId tenant, Instant now)
{
    ITSM_TRY_ASSIGN(const QStringList numbers, nextIncidentNumbers(c, tenant, now, 1));
    return numbers.front();
}

Result<QStringList> nextIncidentNumbers(Connection &c, TenantId tenant, Instant now, qint64 count)
{
    const std::chrono::year_month_day date(std::chrono::floor<std::chrono::days>(now));
    const auto period = qint64{int(date.year())} * 100 + unsigned(date.month());
    const QString prefix = u"INC-%1-"_s.arg(period, 6, 10, QChar(u'0'));
    // Numbers that came from elsewhere, by import or by hand, are stepped over; usually all of them at once.
    bool isBehind = false;
    for (;;) {
        qint64 floor = 0;
        if (isBehind) {
            ITSM_TRY_ASSIGN(
                const auto last,
                queryOne<QString>(
                    c,
                    u"SELECT max(incident_number) FROM incidents WHERE tenant_id = ? AND incident_number >= ?"
                    " AND incident_number < ? AND length(incident_number) = ?"_s,
                    {tenant.value, prefix, QString(prefix + u":"), qint64{prefix.size() + 6}},
                    [](const Row &row) { return row.text(0); }));
            floor = last.value_or(QString()).mid(prefix.size()).toLongLong();
        }
        // The row stays locked until the transaction ends, so that two of them cannot take the same number.
        ITSM_TRY_ASSIGN(const auto next,
                        queryOne<qint64>(c,
                                         u"INSERT INTO number_counters (tenant_id, period, last) VALUES (?, ?, ?)"
                                         " ON CONFLICT (tenant_id, period) DO UPDATE SET last = CASE"
                                         " WHEN excluded.last - ? > number_counters.last THEN excluded.last"
                                         " ELSE number_counters.last + ? END RETURNING last"_s,
                                         {tenant.value, period, floor + count, count, count},
                                         [](const Row &row) { return row.integer(0); }));
        QStringList numbers;
        numbers.reserve(count);
        for (qint64 number = next.value_or(0) - count + 1; number <= next.value_or(0); ++number)
            numbers += prefix + QString::number(number).rightJustified(6, u'0');
        if (numbers.front().size() != numbers.back().size())
            continue; // the one block of the month in which the numbers grow longer
        ITSM_TRY_ASSIGN(const bool isTaken, isAnyNumberTaken(c, tenant, numbers));
        if (!isTaken)
            return numbers;
        isBehind = !isBehind;
    }
}

} // namespace itsm
