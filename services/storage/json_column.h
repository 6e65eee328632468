#pragma once

#include "services/storage/connection.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

namespace itsm {

// JSON columns. An empty object or list is written as null; null is read as empty.

[[nodiscard]] Value jsonValue(const QJsonObject &object);
[[nodiscard]] Value jsonValue(const QJsonArray &array);
[[nodiscard]] Value jsonValue(const QStringList &list);
[[nodiscard]] QJsonObject jsonObject(const Row &row, int column);
[[nodiscard]] QJsonArray jsonArray(const Row &row, int column);
[[nodiscard]] QStringList jsonTexts(const Row &row, int column);

/// Behind a column of texts: it is one of a list that is bound by jsonValue().
[[nodiscard]] QString isAnyTextOf(Dialect dialect);

/// A column that may be null: null where there is nothing.
[[nodiscard]] Value nullable(const QString &text);
[[nodiscard]] Value nullable(OptionalInstant time);
template <typename Key>
[[nodiscard]] Value nullable(Key id)
{
    return id.isValid() ? Value(id.value) : Value();
}

/// Runs an INSERT … RETURNING id.
Result<qint64> insertReturningId(Connection &c, const QString &sql, const Params &params);

} // namespace itsm
