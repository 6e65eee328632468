#include "services/api/shown_error.h"

#include "services/wire/envelope.h"

#include <QCoreApplication>
#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

/// What storage adds to the errors that it makes of what the database says.
constexpr std::array storageDetails{"sql"_L1, "sqlstate"_L1, "sqlite"_L1, "constraint"_L1};

Error withoutStorage(Error error)
{
    switch (error.code) {
    case Error::Code::Invalid:
        error.message = QCoreApplication::translate("Api", "The database refuses the values.");
        error.field.clear(); // a column
        break;
    case Error::Code::Conflict:
        if (error.details.contains("constraint"_L1)) // and not somebody who was faster
            error.message = QCoreApplication::translate("Api", "There is such an entry already.");
        break;
    case Error::Code::Forbidden:
        error.message = QCoreApplication::translate("Api", "The server may not do this in its database.");
        break;
    default:
        break;
    }
    for (const auto name : storageDetails)
        error.details.remove(name);
    return error;
}

} // namespace

Error shownError(const Error &error)
{
    if (wireError(error).httpStatus == 500)
        return {error.code,
                QCoreApplication::translate("Api", "The request was not answered: a defect of the server."),
                {},
                {}};
    const bool isFromStorage =
        std::ranges::any_of(storageDetails, [&](QLatin1StringView name) { return error.details.contains(name); });
    return isFromStorage ? withoutStorage(error) : error;
}

} // namespace itsm
