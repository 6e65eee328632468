#include "app/server/exit_code.h"

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

constexpr QLatin1StringView causeKey{"cause"};

} // namespace

Error fileError(const QString &message)
{
    return {Error::Code::Unavailable, message, {}, {{causeKey, u"file"_s}}};
}

Error configurationError(const QString &message)
{
    return {Error::Code::Invalid, message, {}, {{causeKey, u"configuration"_s}}};
}

ExitCode exitCodeFor(const Error &error)
{
    const QString cause = error.details.value(causeKey).toString();
    if (cause == "file"_L1 || error.field == "output"_L1 || error.field == "input"_L1)
        return ExitCode::InputOutput;
    if (cause == "configuration"_L1)
        return ExitCode::Configuration;
    switch (error.code) {
    case Error::Code::Unavailable:
    case Error::Code::Timeout:
        return ExitCode::Unavailable;
    case Error::Code::NewerSchema:
        return ExitCode::NewerSchema;
    case Error::Code::Internal:
        return ExitCode::Internal;
    case Error::Code::Cancelled:
        return ExitCode::Interrupted;
    case Error::Code::Invalid:
    case Error::Code::NotFound:
    case Error::Code::Conflict:
    case Error::Code::Unauthenticated:
    case Error::Code::Forbidden:
    case Error::Code::Corrupt:
        break;
    }
    return ExitCode::Failed;
}

} // namespace itsm
