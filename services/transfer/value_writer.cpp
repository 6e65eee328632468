#include "services/domain/json_text.h"
#include "services/transfer/csv_writer.h"
#include "services/transfer/record_writer.h"
#include "services/transfer/text_output.h"

namespace itsm {

namespace {

class CsvValues final : public RowWriter<CellValues>
{
public:
    CsvValues(QStringList keys, bool byteOrderMark)
        : m_keys(std::move(keys))
        , m_byteOrderMark(byteOrderMark)
    {
    }
    void begin(QByteArray &out) override
    {
        CsvWriter csv(out);
        if (m_byteOrderMark)
            csv.byteOrderMark();
        for (const QString &key : std::as_const(m_keys))
            csv.text(key);
        csv.endRow();
    }
    void add(QByteArray &out, const CellValues &row) override
    {
        CsvWriter csv(out);
        for (const QJsonValue &value : row)
            cell(csv, value);
        csv.endRow();
    }
    void end(QByteArray &) override {}

private:
    static void cell(CsvWriter &csv, const QJsonValue &value)
    {
        switch (value.type()) {
        case QJsonValue::Null:
        case QJsonValue::Undefined:
            csv.null();
            break;
        case QJsonValue::Bool:
            csv.boolean(value.toBool());
            break;
        case QJsonValue::Double:
            csv.number(toJsonText(value));
            break;
        case QJsonValue::String:
            value.toString().isEmpty() ? csv.null() : csv.text(value.toString());
            break;
        case QJsonValue::Array:
        case QJsonValue::Object:
            csv.text(QString::fromUtf8(toJsonText(value)));
            break;
        }
    }

    QStringList m_keys;
    bool m_byteOrderMark;
};

class JsonValues final : public RowWriter<CellValues>
{
public:
    explicit JsonValues(QStringList keys)
        : m_keys(std::move(keys))
    {
    }
    void begin(QByteArray &out) override { out += '['; }
    void add(QByteArray &out, const CellValues &row) override
    {
        out += m_isFirst ? "\n{" : ",\n{";
        m_isFirst = false;
        for (qsizetype i = 0; i < m_keys.size(); ++i) {
            if (i > 0)
                out += ',';
            appendJsonString(out, m_keys[i]);
            out += ':' + toJsonText(row[static_cast<size_t>(i)]);
        }
        out += '}';
    }
    void end(QByteArray &out) override { out += m_isFirst ? "]\n" : "\n]\n"; }

private:
    QStringList m_keys;
    bool m_isFirst = true;
};

} // namespace

std::unique_ptr<RowWriter<CellValues>> makeValueWriter(ExportFormat format, QStringList keys, bool byteOrderMark)
{
    if (format == ExportFormat::Json)
        return std::make_unique<JsonValues>(std::move(keys));
    return std::make_unique<CsvValues>(std::move(keys), byteOrderMark);
}

} // namespace itsm
