#pragma once

#include "services/domain/ids.h"

#include <QByteArray>
#include <QString>
#include <optional>

namespace itsm {

/// What a token for machines begins with, so that people and scanners for lost secrets know it when they see it.
inline constexpr char apiTokenPrefix[] = "itsm_";

/// A new token: the tenant, 192 random bits, and a seal by `key`, so that whoever has no token of ours is turned away
/// without a question to the database.
[[nodiscard]] QByteArray makeApiToken(TenantId tenant, const QByteArray &key);

/// What a sealed token says.
struct ApiTokenText
{
    TenantId tenant;
    QString hash; ///< what the database keeps of it
};
/// Nothing unless `key` sealed it.
[[nodiscard]] std::optional<ApiTokenText> readApiToken(const QByteArray &token, const QByteArray &key);

} // namespace itsm
