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

/// A statement with its parameters.
struct SetInsert
{
    SqlFragment sql;
    Params params;
};

/// INSERT … SELECT … FROM jsonb_to_recordset(?). What all rows agree in is said once, as a parameter of its own: most
/// columns of rows that are made together are such, and reading JSON is a large part of what an insert costs.
SetInsert insertFromJson(SqlConstant table, const BatchColumns &columns, const std::vector<Params> &rows)
{
    SetInsert insert;
    SqlFragment values;
    BatchColumns differing;
    std::vector<size_t> places;
    for (size_t i = 0; i < columns.size(); ++i) {
        if (i > 0)
            values += u", "_sql;
        const Value &first = rows.front()[i];
        if (std::ranges::all_of(rows, [&](const Params &row) { return row[i] == first; })) {
            for (const SqlConstant part : {u"CAST(? AS "_sql, columns[i].type, u")"_sql})
                values += part;
            insert.params.push_back(first);
        } else {
            for (const SqlConstant part : {u"n."_sql, columns[i].name})
                values += part;
            differing.push_back(columns[i]);
            places.push_back(i);
        }
    }
    if (differing.empty()) { // as many rows as there are have to come from somewhere
        differing.push_back(columns.front());
        places.push_back(0);
    }
    insert.params.push_back(jsonRows(namesOf(differing), rows, places));
    insert.sql = u"INSERT INTO "_sql;
    for (const SqlFragment &part :
         {SqlFragment(table), SqlFragment(u" ("_sql), SqlFragment::list(namesOf(columns)),
          SqlFragment(u") SELECT "_sql), values, SqlFragment(u" FROM jsonb_to_recordset(?) AS n("_sql),
          recordShape(differing), SqlFragment(u")"_sql)})
        insert.sql += part;
    return insert;
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

QByteArray jsonRows(const SqlConstants &names, const std::vector<Params> &rows, const std::vector<size_t> &places)
{
    std::vector<QByteArray> keys;
    keys.reserve(names.size());
    for (const SqlConstant name : names)
        keys.push_back('"' + name.view().toLatin1() + "\":");
    QByteArray json = "[";
    for (const Params &row : rows) {
        json += json.size() > 1 ? ",{" : "{";
        bool isFirst = true;
        for (size_t i = 0; i < names.size(); ++i) {
            const Value &value = row[places.empty() ? i : places[i]];
            if (std::holds_alternative<std::monostate>(value))
                continue;
            if (!std::exchange(isFirst, false))
                json += ',';
            json += keys[i];
            append(json, value);
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
    if (!takesSet(c, rows)) {
        SqlFragment sql = insertValues(table, columns);
        sql += conflict;
        return c.executeBatch(sql.text(), rows);
    }
    SetInsert insert = insertFromJson(table, columns, rows);
    insert.sql += conflict;
    return c.executeBatch(insert.sql.text(), {insert.params});
}

Result<IdList> insertRowsForIds(Connection &c, SqlConstant table, const BatchColumns &columns,
                                const std::vector<Params> &rows)
{
    IdList ids;
    if (rows.empty())
        return ids;
    const SqlFragment returning = u" RETURNING id"_sql;
    if (takesSet(c, rows)) {
        SetInsert insert = insertFromJson(table, columns, rows);
        insert.sql += returning;
        // The rows are read in their order, and keys rise.
        ITSM_TRY_ASSIGN(
            ids, queryAll<qint64>(c, insert.sql.text(), insert.params, [](const Row &row) { return row.integer(0); }));
        std::ranges::sort(ids);
        return ids;
    }
    SqlFragment sql = insertValues(table, columns);
    sql += returning;
    ids.reserve(rows.size());
    for (const Params &row : rows) {
        ITSM_TRY_ASSIGN(const qint64 id, insertReturningId(c, sql.text(), row));
        ids.push_back(id);
    }
    return ids;
}

} // namespace itsm
