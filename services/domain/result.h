#pragma once

#include <QJsonObject>
#include <QString>
#include <tl/expected.hpp>

namespace itsm {

/// Why an operation failed. Carried inside Result; never thrown.
struct Error
{
    enum class Code {
        Invalid,         ///< the input breaks a rule; `field` names where
        NotFound,        ///< no such object in this tenant
        Conflict,        ///< optimistic lock: somebody else changed the object; `details` holds both versions
        Unauthenticated, ///< nobody knows who asks: no, wrong, expired or revoked credentials
        Forbidden,       ///< the actor's role does not permit it
        Unavailable,     ///< the store or server cannot be reached; retrying helps
        Timeout,         ///< a deadline passed; retrying may help
        Cancelled,       ///< the caller cancelled
        Corrupt,         ///< the stored data cannot be read
        NewerSchema,     ///< the database was made by a newer version of the program
        Internal,        ///< a defect of ours
    };

    Code code = Code::Internal;
    QString message;     ///< one sentence for a person, in the user's language; says what to do where that is known
    QString field;       ///< dotted path of the offending field, e.g. "conditions.time.operator"
    QJsonObject details; ///< machine-readable facts, e.g. {"current_version":3,"server_version":5}

    [[nodiscard]] bool isRetryable() const { return code == Code::Unavailable || code == Code::Timeout; }
    friend bool operator==(const Error &, const Error &) = default;
};

/// A value or the reason why there is none.
template <typename T = void>
using Result = tl::expected<T, Error>;

[[nodiscard]] inline tl::unexpected<Error> fail(Error::Code code, QString message, QString field = {},
                                                QJsonObject details = {})
{
    return tl::unexpected<Error>(Error{code, std::move(message), std::move(field), std::move(details)});
}

[[nodiscard]] inline tl::unexpected<Error> fail(Error error)
{
    return tl::unexpected<Error>(std::move(error));
}

} // namespace itsm

/// Returns the error of a Result from the enclosing function, otherwise goes on.
#define ITSM_TRY(expression)                                                                                           \
    do {                                                                                                               \
        if (auto itsmTryResult = (expression); !itsmTryResult)                                                         \
            return tl::unexpected<::itsm::Error>(std::move(itsmTryResult.error()));                                    \
    } while (false)

#define ITSM_TRY_CONCAT_(a, b) a##b
#define ITSM_TRY_CONCAT(a, b) ITSM_TRY_CONCAT_(a, b)

/// Declares `declaration` from the value of a Result, or returns its error from the enclosing function.
#define ITSM_TRY_ASSIGN(declaration, expression)                                                                       \
    auto ITSM_TRY_CONCAT(itsmTry, __LINE__) = (expression);                                                            \
    if (!ITSM_TRY_CONCAT(itsmTry, __LINE__))                                                                           \
        return tl::unexpected<::itsm::Error>(std::move(ITSM_TRY_CONCAT(itsmTry, __LINE__).error()));                   \
    declaration = std::move(*ITSM_TRY_CONCAT(itsmTry, __LINE__)) // NOLINT(bugprone-macro-parentheses): a declaration
