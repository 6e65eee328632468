#pragma once

#include "services/domain/json_text.h"
#include "services/domain/result.h"
#include "services/wire/dialect.h"

#include <optional>

namespace itsm {

/// {"code":0,"message":"success","data":…}. `data` is written as V1 has it and converted here; there is none where it
/// is null or undefined.
[[nodiscard]] QJsonObject successEnvelope(const QJsonValue &data, WireDialect dialect,
                                          WireKeys keys = WireKeys::OfDialect,
                                          const QString &message = QStringLiteral("success"));

/// The text of the same with data that is a text already, in its dialect.
[[nodiscard]] QByteArray successText(const QByteArray &data);

/// {"code","message","problem"}, and the versions of a conflict as `data`. `problem` holds the members of RFC 9457
/// (type, title, status, detail) and of ours `field` and `details`; its type "urn:itsm:problem:timeout" names the
/// Error::Code, several of which share a wire code.
[[nodiscard]] QJsonObject errorEnvelope(const Error &error, WireDialect dialect);

/// The wire code (API contract 5.1) and the HTTP status of an error. An Invalid that names a field is a validation
/// error: 1002 with 422; without one the request as a whole is not understood: 1001 with 400.
struct WireError
{
    int code = 5001;
    int httpStatus = 500;
    friend bool operator==(const WireError &, const WireError &) = default;
};
[[nodiscard]] WireError wireError(const Error &error);

/// What a client takes from an answer: the data (null where there is none) or the error. It decides on `code`, never on
/// the HTTP status alone, and takes what servers of either dialect are known to send: errors with status 200, code 429,
/// "not found" as another code, bodies without an envelope, and empty or foreign bodies, which are Unavailable. Fields
/// and details of our own servers come back as they were, in V1.
[[nodiscard]] Result<QJsonValue> readEnvelope(int httpStatus, const QByteArray &body);

/// The error that an envelope, or an item of a bulk answer, holds; nothing if it holds none.
[[nodiscard]] std::optional<Error> errorFromJson(const QJsonValue &envelope);

/// What an answer may cost a client.
inline constexpr JsonLimits answerLimits{.maxBytes = qsizetype{256} << 20, .maxDepth = 128};

} // namespace itsm
