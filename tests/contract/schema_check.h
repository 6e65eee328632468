#pragma once

#include "services/wire/dialect.h"
#include "tests/contract/openapi.h"

namespace itsm {

/// Compares JSON with schemas of the description. Stricter than the standard in one thing: an object with `properties`
/// and without `additionalProperties` has no others, so that nothing is answered or taken that is not described.
///
/// Schemas name keys as the first dialect does. Answers have the keys of their dialect, except below a schema with
/// `x-keys: snake`; requests may spell a key either way, and null and empty times in them are the same as absent.
class SchemaCheck
{
public:
    enum class Side : quint8 { Request, Answer };

    /// The description must outlive it.
    SchemaCheck(const OpenApi &api, Side side, WireDialect dialect)
        : m_api(api)
        , m_side(side)
        , m_dialect(dialect)
    {
    }

    /// What differs, each with its place; empty if it fits.
    [[nodiscard]] QStringList issues(const QJsonValue &schema, const QJsonValue &value);

    /// The schema with its references followed and its `allOf` put together.
    [[nodiscard]] static QJsonObject whole(const OpenApi &api, const QJsonValue &schema);
    /// Keywords that this knows; a schema with others would not be checked by it.
    [[nodiscard]] static QStringList keywords();

private:
    void check(const QJsonObject &schema, const QJsonValue &value, const QString &place);
    void checkType(const QJsonObject &schema, const QJsonValue &value, const QString &place);
    void checkText(const QJsonObject &schema, const QString &text, const QString &place);
    void checkNumber(const QJsonObject &schema, const QJsonValue &value, const QString &place);
    void checkObject(const QJsonObject &schema, const QJsonObject &object, const QString &place);
    void checkList(const QJsonObject &schema, const QJsonArray &list, const QString &place);
    [[nodiscard]] bool fits(const QJsonValue &schema, const QJsonValue &value) const;
    [[nodiscard]] QString propertyOf(const QJsonObject &properties, const QString &key) const;
    void note(const QString &place, const QString &what);

    const OpenApi &m_api;
    Side m_side;
    WireDialect m_dialect;
    QStringList m_issues;
};

} // namespace itsm
