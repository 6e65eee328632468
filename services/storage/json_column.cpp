#include "services/storage/json_column.h"

#include <QJsonDocument>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

Value jsonValue(const QJsonObject &object)
{
    return object.isEmpty() ? Value() : Value(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

Value jsonValue(const QJsonArray &array)
{
    return array.isEmpty() ? Value() : Value(QJsonDocument(array).toJson(QJsonDocument::Compact));
}

Value jsonValue(const QStringList &list)
{
    return jsonValue(QJsonArray::fromStringList(list));
}

QJsonObject jsonObject(const Row &row, int column)
{
    return row.isNull(column) ? QJsonObject() : QJsonDocument::fromJson(row.bytes(column)).object();
}

QJsonArray jsonArray(const Row &row, int column)
{
    return row.isNull(column) ? QJsonArray() : QJsonDocument::fromJson(row.bytes(column)).array();
}

QStringList jsonTexts(const Row &row, int column)
{
    QStringList texts;
    for (const QJsonValue value : jsonArray(row, column))
        texts += value.toString();
    return texts;
}

QString isAnyTextOf(Dialect dialect)
{
    // As an array the list is looked up in an index; a join with it may be tried row by row, because the planner knows
    // neither its length nor, of a table that has just been filled, how many rows there are.
    return dialect == Dialect::PostgreSql ? u" = ANY(ARRAY(SELECT jsonb_array_elements_text(?)))"_s
                                          : u" IN (SELECT value FROM json_each(?))"_s;
}

Value nullable(const QString &text)
{
    return text.isEmpty() ? Value() : Value(text);
}

Value nullable(OptionalInstant time)
{
    return time ? Value(*time) : Value();
}

Result<qint64> insertReturningId(Connection &c, const QString &sql, const Params &params)
{
    ITSM_TRY_ASSIGN(const auto id, queryOne<qint64>(c, sql, params, [](const Row &row) { return row.integer(0); }));
    return id.value_or(0);
}

} // namespace itsm
