#pragma once

#include "services/domain/result.h"

#include <QJsonObject>
#include <QStringList>
#include <optional>
#include <vector>

namespace itsm {

/// One method of one path of the description.
struct ApiOperation
{
    QString method; ///< in capitals
    QString path;   ///< with its {names}
    QJsonObject json;
    QJsonArray parameters; ///< of the path and of the method, references followed

    [[nodiscard]] QString name() const { return method + u' ' + path; }
};

/// The description of the API, resources/api/openapi.yaml, as JSON.
class OpenApi
{
public:
    static Result<OpenApi> read(const QString &file);
    /// The one in the source, which ITSM_SOURCE_DIR names.
    static Result<OpenApi> ours();

    [[nodiscard]] const QJsonObject &json() const { return m_json; }
    [[nodiscard]] const std::vector<ApiOperation> &operations() const { return m_operations; }
    /// That of a request; where two fit, the one with more fixed words. The path as sent, without its query.
    [[nodiscard]] const ApiOperation *find(const QByteArray &method, const QByteArray &path) const;
    /// Follows references {"$ref":"#/…"}; undefined if one leads nowhere.
    [[nodiscard]] QJsonValue resolved(const QJsonValue &node) const;

private:
    QJsonObject m_json;
    std::vector<ApiOperation> m_operations;
};

} // namespace itsm
