#pragma once

#include "services/auth/permissions.h"
#include "services/storage/audit_table.h"

namespace itsm {

/// What is done to people, tokens, rules, items, views, sources and settings, in the words of audit_records.action.
namespace auditaction {
inline constexpr char userCreated[] = "user_created";
inline constexpr char userUpdated[] = "user_updated";
inline constexpr char ruleCreated[] = "rule_created";
inline constexpr char ruleUpdated[] = "rule_updated";
inline constexpr char ruleDeleted[] = "rule_deleted";
inline constexpr char itemCreated[] = "item_created";
inline constexpr char itemUpdated[] = "item_updated";
inline constexpr char itemDeleted[] = "item_deleted";
inline constexpr char relationAdded[] = "relation_added";
inline constexpr char relationRemoved[] = "relation_removed";
inline constexpr char viewSaved[] = "view_saved";
inline constexpr char viewDeleted[] = "view_deleted";
inline constexpr char settingChanged[] = "setting_changed";
inline constexpr char sourceAdded[] = "source_added";
inline constexpr char sourceChanged[] = "source_changed";
inline constexpr char sourceSecretRotated[] = "source_secret_rotated";
inline constexpr char sourceRemoved[] = "source_removed";
inline constexpr char inventoryCreated[] = "inventory_created";
inline constexpr char signedIn[] = "signed_in";
inline constexpr char signedOut[] = "signed_out";
inline constexpr char refreshTokenReused[] = "refresh_token_reused";
inline constexpr char passwordChanged[] = "password_changed";
inline constexpr char passwordSet[] = "password_set";
inline constexpr char tokenCreated[] = "token_created";
inline constexpr char tokenRevoked[] = "token_revoked";
inline constexpr char signingKeyRotated[] = "signing_key_rotated";
} // namespace auditaction

/// What an audit record is about.
struct AuditObject
{
    const char *type = ""; ///< "user", "rule", "item", "view", "setting", "source", "token", "tenant"
    qint64 id = 0;
    QString name;
};

/// Adds an audit record of the actor, as the last thing of the transaction that does what it tells.
Result<> audit(Connection &c, const Actor &actor, Instant now, const char *action, const AuditObject &object,
               const QJsonObject &data = {});

/// {"field":{"from":…,"to":…}} for each key of two objects that differs; versions and the time of the change do not
/// count.
[[nodiscard]] QJsonObject changesBetween(const QJsonObject &before, const QJsonObject &after);

} // namespace itsm
