#include "services/api/incident_export.h"

#include "services/api/http_exchange.h"
#include "services/api/list_request.h"
#include "services/domain/json.h"
#include "services/transfer/export.h"
#include "services/wire/body_reader.h"

#include <QCoreApplication>
#include <QIODevice>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

constexpr size_t mostExportedIds = 100'000;
constexpr qsizetype partSize = 64 * 1024;

/// Sends what is written to it. It waits while the client does not keep up, and fails when it has left.
class ExchangeDevice final : public QIODevice
{
public:
    explicit ExchangeDevice(HttpExchange &exchange)
        : m_exchange(exchange)
    {
        open(QIODevice::WriteOnly | QIODevice::Unbuffered);
    }
    [[nodiscard]] bool isSequential() const override { return true; }

protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *data, qint64 size) override
    {
        for (qint64 sent = 0; sent < size; sent += partSize) {
            if (!m_exchange.write(QByteArray(data + sent, qsizetype(qMin<qint64>(partSize, size - sent)))))
                return -1;
        }
        return size;
    }

private:
    HttpExchange &m_exchange;
};

class LineWriter final : public RecordWriter
{
public:
    explicit LineWriter(WireDialect dialect)
        : m_dialect(dialect)
    {
    }
    void begin(QByteArray &) override {}
    void add(QByteArray &out, const Incident &incident) override
    {
        out += toJsonText(inDialect(toJson(incident), m_dialect)) + '\n';
    }
    void end(QByteArray &) override {}

private:
    WireDialect m_dialect;
};

struct Format
{
    QByteArray contentType;
    WriterFactory writer;
};

Result<Format> formatOf(const QString &name, WireDialect dialect)
{
    if (name == "csv"_L1)
        return Format{"text/csv; charset=utf-8", [] { return makeFieldWriter(ExportFormat::Csv); }};
    if (name.isEmpty() || name == "json"_L1)
        return Format{jsonType, [] { return makeFieldWriter(ExportFormat::Json); }};
    if (name == "ndjson"_L1)
        return Format{linesType, [dialect] { return std::make_unique<LineWriter>(dialect); }};
    return fail(Error::Code::Invalid, QCoreApplication::translate("Api", "The formats are csv, json and ndjson."),
                u"format"_s);
}

ApiAnswer exportAnswer(const ApiContext &context, const Actor &actor, const Format &format, ExportSource source)
{
    ApiAnswer answer;
    answer.contentType = format.contentType;
    answer.writeParts = [&context, actor, writer = format.writer,
                         source = std::move(source)](Connection &c, HttpExchange &exchange) -> Result<> {
        ExchangeDevice device(exchange);
        ITSM_TRY(exportIncidents(context.desk, c, actor, source, *writer(), device));
        return {};
    };
    return answer;
}

} // namespace

Result<ApiAnswer> exportByQuery(const ApiContext &context, const ApiRequest &request, Connection &, const Actor &actor)
{
    ITSM_TRY_ASSIGN(const Format format, formatOf(request.query.text(u"format"_s), request.dialect));
    ExportSource source;
    const IncidentSort usual = source.query.sort;
    ITSM_TRY_ASSIGN(source.query, readListQuery(request.query));
    if (!request.query.has(u"sort"_s))
        source.query.sort = usual;
    return exportAnswer(context, actor, format, std::move(source));
}

Result<ApiAnswer> exportByIds(const ApiContext &context, const ApiRequest &request, Connection &, const Actor &actor)
{
    BodyReader body(request.body);
    ExportSource source;
    QString name;
    body.require(u"ids"_s);
    body.ids(u"ids"_s, source.ids);
    body.text(u"format"_s, name);
    ITSM_TRY(body.finish());
    ITSM_TRY(checkCount(source.ids.size(), mostExportedIds, u"ids"_s));
    if (source.ids.empty())
        return fail(Error::Code::Invalid, QCoreApplication::translate("Api", "No incident is named."), u"ids"_s);
    ITSM_TRY_ASSIGN(const Format format, formatOf(name, request.dialect));
    return exportAnswer(context, actor, format, std::move(source));
}

} // namespace itsm
