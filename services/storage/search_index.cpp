#include "services/storage/search_index.h"

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

Result<> writeSqlite(Connection &c, const SearchTokens &document)
{
    const IncidentId incident = document.incident;
    const QString words = searchWords(document.tokens);
    ITSM_TRY_ASSIGN(const auto old, queryOne<QString>(c, u"SELECT tokens FROM incident_search WHERE incident_id = ?"_s,
                                                      {incident.value}, [](const Row &row) { return row.text(0); }));
    if (old == words)
        return {};
    if (old) {
        // An external-content index must be told what it held.
        ITSM_TRY(c.execute(u"INSERT INTO incident_fts (incident_fts, rowid, tokens) VALUES ('delete', ?, ?)"_s,
                           {incident.value, *old}));
        ITSM_TRY(c.execute(u"UPDATE incident_search SET tokens = ? WHERE incident_id = ?"_s, {words, incident.value}));
    } else {
        ITSM_TRY(c.execute(u"INSERT INTO incident_search (incident_id, tenant_id, tokens) VALUES (?, ?, ?)"_s,
                           {incident.value, document.tenant.value, words}));
    }
    ITSM_TRY(c.execute(u"INSERT INTO incident_fts (rowid, tokens) VALUES (?, ?)"_s, {incident.value, words}));
    return {};
}

} // namespace

QString searchWord(quint32 token)
{
    return u"%1"_s.arg(token, 8, 16, QLatin1Char('0'));
}

QString searchWords(const std::vector<quint32> &tokens)
{
    constexpr char16_t digits[] = u"0123456789abcdef";
    QString words(qsizetype(tokens.size()) * 9, u' ');
    QChar *out = words.data();
    for (const quint32 token : tokens) {
        for (int shift = 28; shift >= 0; shift -= 4)
            *out++ = digits[(token >> shift) & 0xf];
        ++out;
    }
    words.chop(tokens.empty() ? 0 : 1);
    return words;
}

IntList searchList(const std::vector<quint32> &tokens)
{
    return {tokens.begin(), tokens.end()};
}

QString searchText(const QString &number, const QString &title, const QString &description)
{
    return number + u'\n' + title + u'\n' + description;
}

bool isKeptBesideTokens(IncidentField field)
{
    switch (field) {
    case IncidentField::Title:
    case IncidentField::Category:
    case IncidentField::Subcategory:
    case IncidentField::Source:
    case IncidentField::Group:
    case IncidentField::Ci:
        return true;
    default:
        return false;
    }
}

Result<> writeSearchTokens(Connection &c, const std::vector<SearchTokens> &incidents)
{
    if (c.dialect() == Dialect::Sqlite) {
        for (const SearchTokens &document : incidents)
            ITSM_TRY(writeSqlite(c, document));
        return {};
    }
    std::vector<Params> rows;
    rows.reserve(incidents.size());
    for (const auto &[tenant, incident, tokens] : incidents)
        rows.push_back({searchList(tokens), tenant.value, incident.value});
    // A trigger of incidents keeps the other columns.
    return c.executeBatch(
        u"INSERT INTO incident_search (incident_id, tenant_id, is_deleted, title, category_key, subcategory_key,"
        " source_key, assignment_group, ci_name, tokens)"
        " SELECT id, tenant_id, deleted_at IS NOT NULL, title, category_key, subcategory_key, source_key,"
        " assignment_group, ci_name, CAST(? AS integer[]) FROM incidents WHERE tenant_id = ? AND id = ?"
        " ON CONFLICT (incident_id, tenant_id) DO UPDATE SET tokens = excluded.tokens"
        " WHERE incident_search.tokens IS DISTINCT FROM excluded.tokens"_s,
        rows);
}

} // namespace itsm
