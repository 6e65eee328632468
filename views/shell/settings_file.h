#pragma once

#include "services/domain/result.h"

#include <QFuture>

namespace itsm {

class SettingsStore;

/// All settings as a file for another computer: looks, language, notifications, profiles, shortcuts. Never passwords.
[[nodiscard]] QByteArray exportSettings(const SettingsStore &settings);

/// The settings in such a file. Whatever is not known or not possible is an error that names it in `field`; then
/// nothing of the file counts.
[[nodiscard]] Result<QJsonObject> parseSettings(const QByteArray &text);

/// Puts them into force; those that the file does not have stay as they are.
void importSettings(SettingsStore &settings, const QJsonObject &values);

// In a thread.
QFuture<Result<QJsonObject>> readSettingsFile(const QString &path);
/// Answers with the path.
QFuture<Result<QString>> writeSettingsFile(const QString &path, const QByteArray &text);

} // namespace itsm
