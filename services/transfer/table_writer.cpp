#include "services/transfer/csv_writer.h"
#include "services/transfer/record_writer.h"

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

QString oneLine(QString text)
{
    for (QChar &c : text) {
        if (c == u'\t' || c == u'\n' || c == u'\r' || c == QChar::LineSeparator || c == QChar::ParagraphSeparator)
            c = u' ';
    }
    return text;
}

/// Everything that Markdown, or the HTML in it, would take for markup.
QString withoutMarkup(const QString &text)
{
    QString safe;
    safe.reserve(text.size());
    for (const QChar c : oneLine(text)) {
        if (c == u'<')
            safe += u"&lt;"_s;
        else if (c == u'&')
            safe += u"&amp;"_s;
        else if (u"\\`*_{}[]()#+-.!|~>"_s.contains(c))
            safe += QString(u'\\') + c;
        else
            safe += c;
    }
    return safe;
}

class TableWriter final : public RecordWriter
{
public:
    TableWriter(TableFormat format, TextTable table)
        : m_format(format)
        , m_table(std::move(table))
    {
    }

    void begin(QByteArray &out) override
    {
        if (m_format == TableFormat::Text)
            return;
        row(out, m_table.header);
        if (m_format == TableFormat::Markdown) {
            for (qsizetype i = 0; i < m_table.header.size(); ++i)
                out += "| --- ";
            out += "|\n";
        }
    }
    void add(QByteArray &out, const Incident &incident) override { row(out, m_table.cells(incident)); }
    void end(QByteArray &) override {}

private:
    void row(QByteArray &out, const QStringList &cells) const
    {
        switch (m_format) {
        case TableFormat::Csv: {
            CsvWriter csv(out);
            for (const QString &cell : cells)
                csv.text(cell);
            csv.endRow();
            break;
        }
        case TableFormat::Tsv: {
            QStringList safe;
            for (const QString &cell : cells)
                safe.append(oneLine(startsLikeFormula(cell) ? u'\'' + cell : cell));
            out += safe.join(u'\t').toUtf8() + '\n';
            break;
        }
        case TableFormat::Markdown:
            for (const QString &cell : cells)
                out += "| " + withoutMarkup(cell).toUtf8() + ' ';
            out += "|\n";
            break;
        case TableFormat::Text: {
            QStringList filled;
            for (const QString &cell : cells) {
                if (!cell.isEmpty())
                    filled.append(oneLine(cell));
            }
            out += filled.join(u" · "_s).toUtf8() + '\n';
            break;
        }
        }
    }

    TableFormat m_format;
    TextTable m_table;
};

} // namespace

std::unique_ptr<RecordWriter> makeTableWriter(TableFormat format, TextTable table)
{
    return std::make_unique<TableWriter>(format, std::move(table));
}

} // namespace itsm
