#include "services/api/body_file.h"
#include "services/api/handler_support.h"
#include "services/api/http_exchange.h"
#include "services/api/shown_error.h"
#include "services/domain/json_text.h"
#include "services/storage/tables.h"
#include "services/wire/envelope.h"
#include "services/wire/import_wire.h"

#include <QCoreApplication>
#include <chrono>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace itsm {

namespace {

constexpr qint64 largestFile = qint64{256} << 20;
constexpr auto longestImport = 1h;
constexpr auto progressEvery = 250ms;

/// Progress as lines of the answer, as often as a person looks. A client that does not read them misses some.
auto progressLines(HttpExchange &exchange)
{
    return [&exchange, last = std::chrono::steady_clock::time_point()](TransferHooks::Phase phase, qint64 done,
                                                                       qint64 total) mutable {
        const auto now = std::chrono::steady_clock::now();
        if (now - last < progressEvery)
            return;
        last = now;
        (void)exchange.offer(toJsonText(importProgress(phase, done, total)) + '\n');
    };
}

TextParameters parametersOf(const ApiQuery &query)
{
    TextParameters parameters;
    for (const QString &name : importParameters())
        parameters.insert(name, query.text(name));
    return parameters;
}

/// Whoever closes the connection cancels; what was written until then stays.
Result<ApiAnswer> import(const ApiContext &, const ApiRequest &request, Connection &c, const Actor &actor)
{
    ITSM_TRY_ASSIGN(ImportWishes wishes, importWishes(parametersOf(request.query)));
    if (!request.http.file)
        return fail(Error::Code::Invalid, QCoreApplication::translate("Api", "The request has no file."), u"file"_s);
    ITSM_TRY_ASSIGN(const ImportPreview preview, previewFile(request.http.file->path(), wishes.format));
    wishes.options.table.format = preview.format;
    ITSM_TRY(nameColumns(wishes, preview.headings));
    if (!wishes.isKindGiven && preview.isEventLog)
        wishes.options.kind = ImportFileOptions::Kind::EventLog;
    if (wishes.options.kind == ImportFileOptions::Kind::Table)
        ITSM_TRY(fieldsFor(preview.headings, wishes.options.table.columns));
    ITSM_TRY(selectTenants(c)); // a connection that has gone stale must be found before the answer begins
    ApiAnswer answer;
    answer.contentType = linesType;
    answer.writeParts = [file = request.http.file, dialect = request.dialect, wishes,
                         actor](Connection &connection, HttpExchange &exchange) -> Result<> {
        const TransferHooks hooks{.progress = progressLines(exchange), .problem = {}, .cancel = &exchange.goneFlag()};
        const Result<ImportReport> report = wishes.isDryRun
                                                ? checkFile(file->path(), wishes.options, hooks)
                                                : importFile(connection, actor, file->path(), wishes.options, hooks);
        const QJsonObject last =
            report ? successEnvelope(toJson(*report), dialect) : errorEnvelope(shownError(report.error()), dialect);
        exchange.write(toJsonText(last) + '\n');
        return {};
    };
    return answer;
}

} // namespace

std::vector<Route> importRoutes()
{
    return {{.method = "POST",
             .path = "/api/v1/import",
             .access = Permission::WriteIncidents,
             .handler = import,
             .query = importParameters(),
             .lane = WorkLane::Lasting,
             .bodyBytes = largestFile,
             .bodyType = "text/csv",
             .isBodyFile = true,
             .time = longestImport,
             .endsWithClient = true}};
}

} // namespace itsm
