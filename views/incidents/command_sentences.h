#pragma once

#include "services/desk/desk.h"

namespace itsm {

// Sentences about commands, whole so that they can be translated.

/// "Acknowledge 12 incidents?"; `assignee` is the name of the person whom an assignment names.
[[nodiscard]] QString questionSentence(const IncidentCommand &command, int count, const QString &assignee);
/// "Acknowledging 12 incidents…"
[[nodiscard]] QString progressSentence(const IncidentCommand &command, int count);
/// "12 incidents acknowledged."
[[nodiscard]] QString doneSentence(const IncidentCommand &command, int count);
/// "INC-000123 acknowledged."
[[nodiscard]] QString doneSentence(const IncidentCommand &command, const QString &number);
/// "9 incidents acknowledged. 3 incidents needed no change.": of those that did not fail.
[[nodiscard]] QString doneSentence(const IncidentCommand &command, const BulkResult &result);
/// "Acknowledge" – the verb as a title.
[[nodiscard]] QString commandTitle(const IncidentCommand &command);

} // namespace itsm
