#include "services/transfer/csv_writer.h"
#include "services/transfer/record_writer.h"

namespace itsm {

namespace {

class TextWriter final : public RowWriter<QStringList>
{
public:
    TextWriter(TableFormat format, QStringList header, bool byteOrderMark)
        : m_format(format)
        , m_header(std::move(header))
        , m_byteOrderMark(byteOrderMark)
    {
    }

    void begin(QByteArray &out) override
    {
        if (m_byteOrderMark)
            CsvWriter(out).byteOrderMark();
        appendTableHeader(out, m_format, m_header);
    }
    void add(QByteArray &out, const QStringList &row) override { appendTableRow(out, m_format, row); }
    void end(QByteArray &) override {}

private:
    TableFormat m_format;
    QStringList m_header;
    bool m_byteOrderMark;
};

class TableWriter final : public RecordWriter
{
public:
    TableWriter(std::unique_ptr<RowWriter<QStringList>> writer,
                std::function<QStringList(const Incident &incident)> cells)
        : m_writer(std::move(writer))
        , m_cells(std::move(cells))
    {
    }

    void begin(QByteArray &out) override { m_writer->begin(out); }
    void add(QByteArray &out, const Incident &incident) override { m_writer->add(out, m_cells(incident)); }
    void end(QByteArray &out) override { m_writer->end(out); }

private:
    std::unique_ptr<RowWriter<QStringList>> m_writer;
    std::function<QStringList(const Incident &incident)> m_cells;
};

} // namespace

std::unique_ptr<RowWriter<QStringList>> makeTextWriter(TableFormat format, QStringList header, bool byteOrderMark)
{
    return std::make_unique<TextWriter>(format, std::move(header), byteOrderMark);
}

std::unique_ptr<RecordWriter> makeTableWriter(std::unique_ptr<RowWriter<QStringList>> writer,
                                              std::function<QStringList(const Incident &incident)> cells)
{
    return std::make_unique<TableWriter>(std::move(writer), std::move(cells));
}

} // namespace itsm
