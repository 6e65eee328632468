#include "services/storage/row_batch.h"

#include "services/storage/json_column.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

SqlConstants namesOf(const BatchColumns &columns)
{
    SqlConstants names;
    names.reserve(columns.size());
    for (const BatchColumn &column : columns)
        names.push_back(column.name);
    return names;
}

void appendText(QByteArray &json, const QString &text)
{
    constexpr char digits[] = "0123456789abcdef";
    json += '"';
    for (const char c : text.toUtf8()) {
        const auto byte = static_cast<uchar>(c);
        if (c == '"' || c == '\\') {
            json += '\\';
            json += c;
        } else if (byte < 0x20) {
            json += "\\u00";
            json += digits[byte >> 4U];
            json += digits[byte & 0xfU];
        } else {
            json += c;
        }
    }
    json += '"';
}

/// What a bound value is in JSON. A document of QJson would sort the keys of every row and copy it twice.
void append(QByteArray &json, const Value &value)
{
    if (const auto *text = std::get_if<QString>(&value))
        appendText(json, *text);
    else if (const auto *number = std::get_if<qint64>(&value))
        json += QByteArray::number(*number);
    else if (const auto *isTrue = std::get_if<bool>(&value))
        json += *isTrue ? "true" : "false";
    else if (const auto *time = std::get_if<Instant>(&value))
        json += '"' + toRfc3339(*time).toLatin1() + '"';
    else if (const auto *bytes = std::get_if<QByteArray>(&value))
        json += *bytes;
    else if (const auto *real = std::get_if<double>(&value))
        json += QByteArray::number(*real, 'g', 17);
    else
        json += "null";
}

bool takesSet(const Connection &c, const std::vector<Params> &rows)
{
    return c.dialect() == Dialect::PostgreSql && rows.size() > 1;
}

/// INSERT … SELECT … FROM jsonb_to_recordset(?): with one parameter, the rows.
SqlFragment insertFromJson(SqlConstant table, const BatchColumns &columns)
{
    const SqlFragment list = SqlFragment::list(namesOf(columns));
    SqlFragment sql = u"INSERT INTO "_sql;
    for (const SqlFragment &part :
         {SqlFragment(table), SqlFragment(u" ("_sql), list, SqlFragment(u") SELECT "_sql), list,
          SqlFragment(u" FROM jsonb_to_recordset(?) AS n("_sql), recordShape(columns), SqlFragment(u")"_sql)})
        sql += part;
    return sql;
}

SqlFragment insertValues(SqlConstant table, const BatchColumns &columns)
{
    SqlFragment sql = u"INSERT INTO "_sql;
    for (const SqlFragment &part : {SqlFragment(table), SqlFragment(u" ("_sql), SqlFragment::list(namesOf(columns)),
                                    SqlFragment(u") VALUES ("_sql),
                                    SqlFragment::list(SqlConstants(columns.size(), u"?"_sql)), SqlFragment(u")"_sql)})
        sql += part;
    return sql;
}

} // namespace

QByteArray jsonRows(const SqlConstants &names, const std::vector<Params> &rows)
{
    std::vector<QByteArray> keys;
    keys.reserve(names.size());
    for (const SqlConstant name : names)
        keys.push_back('"' + name.view().toLatin1() + "\":");
    QByteArray json = "[";
    for (const Params &row : rows) {
        json += json.size() > 1 ? ",{" : "{";
        bool isFirst = true;
        for (size_t i = 0; i < row.size(); ++i) {
            if (std::holds_alternative<std::monostate>(row[i]))
                continue;
            if (!std::exchange(isFirst, false))
                json += ',';
            json += keys[i];
            append(json, row[i]);
        }
        json += '}';
    }
    return json + ']';
}

SqlFragment recordShape(const BatchColumns &columns)
{
    SqlFragment shape;
    for (size_t i = 0; i < columns.size(); ++i) {
        if (i > 0)
            shape += u", "_sql;
        for (const SqlConstant part : {columns[i].name, u" "_sql, columns[i].type})
            shape += part;
    }
    return shape;
}

Result<> insertRows(Connection &c, SqlConstant table, const BatchColumns &columns, const std::vector<Params> &rows,
                    SqlConstant conflict)
{
    if (rows.empty())
        return {};
    const bool isSet = takesSet(c, rows);
    SqlFragment sql = isSet ? insertFromJson(table, columns) : insertValues(table, columns);
    sql += conflict;
    if (!isSet)
        return c.executeBatch(sql.text(), rows);
    ITSM_TRY(c.execute(sql.text(), {jsonRows(namesOf(columns), rows)}));
    return {};
}

Result<IdList> insertRowsForIds(Connection &c, SqlConstant table, const BatchColumns &columns,
                                const std::vector<Params> &rows)
{
    IdList ids;
    if (rows.empty())
        return ids;
    const bool isSet = takesSet(c, rows);
    SqlFragment sql = isSet ? insertFromJson(table, columns) : insertValues(table, columns);
    sql += u" RETURNING id"_sql;
    if (isSet) {
        // The rows are read in their order, and keys rise.
        ITSM_TRY_ASSIGN(ids, queryAll<qint64>(c, sql.text(), {jsonRows(namesOf(columns), rows)},
                                              [](const Row &row) { return row.integer(0); }));
        std::ranges::sort(ids);
        return ids;
    }
    ids.reserve(rows.size());
    for (const Params &row : rows) {
        ITSM_TRY_ASSIGN(const qint64 id, insertReturningId(c, sql.text(), row));
        ids.push_back(id);
    }
    return ids;
}

} // namespace itsm
