#pragma once

#include "services/desk/commands.h"
#include "services/domain/result.h"

namespace itsm {

// Limits of what a person or program may write; lengths are in characters (code points), sizes in bytes.
inline constexpr int maxTitleLength = 255;
inline constexpr int maxTextLength = 5'000; ///< descriptions, comments, notes, reasons
inline constexpr int maxNameLength = 100;   ///< categories, groups, types
inline constexpr int maxSourceLength = 50;
inline constexpr int maxRecipientLength = 320;
inline constexpr int maxRecipients = 100;
inline constexpr int maxJsonSize = 64 * 1024;
inline constexpr int maxJsonDepth = 32;

enum class Presence : quint8 { Optional, Required };

/// One line, trimmed: no control characters, no line separators, valid UTF-16, at most `maxLength` characters.
Result<QString> checkedLine(const QString &value, const QString &field, int maxLength,
                            Presence presence = Presence::Optional);
/// Several lines with LF ends, trimmed at the end: no control characters but tab and LF, valid UTF-16.
Result<QString> checkedText(const QString &value, const QString &field, Presence presence = Presence::Optional,
                            int maxLength = maxTextLength);
/// JSON that both databases can hold: limited size and depth, no U+0000, valid UTF-16.
Result<> checkJson(const QJsonValue &value, const QString &field);
/// A moment that both databases and RFC 3339 can hold: years 1970 to 9999.
Result<> checkInstant(const OptionalInstant &value, const QString &field);

// Each returns its argument with the texts in normal form, or Invalid with the field.
Result<NewIncident> validated(NewIncident input);
Result<IncidentPatch> validated(IncidentPatch patch);
Result<IncidentCommand> validated(const IncidentCommand &command);
Result<NewAlert> validated(NewAlert input);
Result<NewMetric> validated(NewMetric input);
Result<NewRule> validated(NewRule input);
Result<NewItem> validated(NewItem input);
Result<NewUser> validated(NewUser input);

} // namespace itsm
