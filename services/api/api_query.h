#pragma once

#include "services/domain/instant.h"
#include "services/domain/result.h"

#include <QHash>
#include <QStringList>

namespace itsm {

/// The parameters behind the '?' of a request.
class ApiQuery
{
public:
    /// Strict: a parameter that the route does not know, one that stands twice, and text that is not UTF-8 are Invalid
    /// with its name. A '+' is a space.
    static Result<ApiQuery> parse(const QByteArray &query, const QStringList &known);

    [[nodiscard]] bool has(const QString &name) const { return !text(name).isEmpty(); }
    /// Empty if it is not there.
    [[nodiscard]] QString text(const QString &name) const { return m_values.value(name); }
    /// The first of these names that is there.
    [[nodiscard]] QString textOf(const QStringList &names) const;
    /// `otherwise` if it is not there; Invalid if it is no whole number from `least` to `most`.
    [[nodiscard]] Result<qint64> integer(const QString &name, qint64 otherwise, qint64 least, qint64 most) const;
    /// RFC 3339.
    [[nodiscard]] Result<OptionalInstant> instant(const QString &name) const;

private:
    QHash<QString, QString> m_values;
};

/// Percent-encoded UTF-8. Nothing if it is malformed, or holds a control character.
[[nodiscard]] std::optional<QString> percentDecoded(QByteArrayView text);

} // namespace itsm
