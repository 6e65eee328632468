#pragma once

#include "services/api/http_message.h"

namespace itsm {

/// The token of "Authorization: Bearer …"; empty if there is none.
[[nodiscard]] QByteArray bearerToken(const HttpRequestHead &request);
/// The password of "Authorization: Basic …", for senders that know nothing better; empty if there is none.
[[nodiscard]] QByteArray basicPassword(const HttpRequestHead &request);
/// The secret of a source of alerts: the token, or the password where the sender only knows passwords.
[[nodiscard]] QByteArray sourceSecret(const HttpRequestHead &request);

} // namespace itsm
