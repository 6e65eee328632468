#pragma once

#include <QJsonValue>
#include <QString>

namespace itsm {

/// How the API writes. Inside the program everything is written as V1; what goes out is converted at the last moment.
enum class WireDialect : quint8 {
    V1, ///< keys in snake_case, priority "urgent": the specification
    V2, ///< keys in camelCase, priority "critical": the later original
};

/// Which keys a value has in its dialect.
enum class WireKeys : quint8 {
    OfDialect,
    Snake, ///< answers whose keys are the same in both dialects: impact figures, alert statistics
};

/// "assigneeId" for "assignee_id".
[[nodiscard]] QString camelCase(const QString &key);
/// "assignee_id" for "assigneeId"; text that does not begin with a small letter stays as it is.
[[nodiscard]] QString snakeCase(const QString &key);

/// A value of V1 in a dialect. Conditions, actions, metadata, tags, event data, view settings and the analyses of an
/// incident are other people's JSON: what is below them stays as it is.
[[nodiscard]] QJsonValue inDialect(const QJsonValue &v1, WireDialect dialect, WireKeys keys = WireKeys::OfDialect);

/// The same of one member by its key, and of one whose value is a text.
[[nodiscard]] QJsonValue memberInDialect(const QString &key, const QJsonValue &v1, WireDialect dialect);
[[nodiscard]] inline QString textInDialect(QAnyStringView key, const QString &v1, WireDialect dialect)
{
    const bool isUrgent =
        dialect == WireDialect::V2 && key == QLatin1StringView("priority") && v1 == QLatin1StringView("urgent");
    return isUrgent ? QStringLiteral("critical") : v1;
}

/// The dotted path of a field, as Error::field has it, in a dialect.
[[nodiscard]] QString fieldInDialect(const QString &path, WireDialect dialect);
/// The reverse.
[[nodiscard]] QString fieldInFirst(const QString &path);

} // namespace itsm
