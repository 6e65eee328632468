#pragma once

#include <QHash>
#include <QJsonValue>
#include <QKeySequence>

namespace itsm {

/// The setting that holds the keys a person chose: {"incident.acknowledge":["K"],…}. An empty list: no key.
inline constexpr char shortcutsSetting[] = "shortcuts";

/// Reads the setting; what is no key is left out.
[[nodiscard]] QHash<QString, QList<QKeySequence>> ownShortcutsFromJson(const QJsonValue &value);
[[nodiscard]] QJsonValue ownShortcutsToJson(const QHash<QString, QList<QKeySequence>> &keys);

} // namespace itsm
