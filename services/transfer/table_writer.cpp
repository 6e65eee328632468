#include "services/transfer/record_writer.h"

namespace itsm {

namespace {

class TableWriter final : public RecordWriter
{
public:
    TableWriter(TableFormat format, TextTable table)
        : m_format(format)
        , m_table(std::move(table))
    {
    }

    void begin(QByteArray &out) override { appendTableHeader(out, m_format, m_table.header); }
    void add(QByteArray &out, const Incident &incident) override
    {
        appendTableRow(out, m_format, m_table.cells(incident));
    }
    void end(QByteArray &) override {}

private:
    TableFormat m_format;
    TextTable m_table;
};

} // namespace

std::unique_ptr<RecordWriter> makeTableWriter(TableFormat format, TextTable table)
{
    return std::make_unique<TableWriter>(format, std::move(table));
}

} // namespace itsm
