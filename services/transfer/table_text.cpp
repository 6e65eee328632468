#include "services/transfer/table_text.h"

#include "services/transfer/csv_writer.h"

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

/// Without what Markdown, or the HTML in it, would take for markup within a cell of a table: there the marks of lists,
/// headings and quotations say nothing, and "INC-2026-1" stays readable.
QString withoutMarkup(const QString &text)
{
    QString safe;
    safe.reserve(text.size());
    for (const QChar c : oneLine(text)) {
        if (c == u'<')
            safe += u"&lt;"_s;
        else if (c == u'&')
            safe += u"&amp;"_s;
        else if (u"\\`*_[]#|~>"_s.contains(c))
            safe += QString(u'\\') + c;
        else
            safe += c;
    }
    return safe;
}

} // namespace

void appendTableHeader(QByteArray &out, TableFormat format, const QStringList &header)
{
    if (format == TableFormat::Text)
        return;
    appendTableRow(out, format, header);
    if (format == TableFormat::Markdown) {
        for (qsizetype i = 0; i < header.size(); ++i)
            out += "| --- ";
        out += "|\n";
    }
}

void appendTableRow(QByteArray &out, TableFormat format, const QStringList &cells)
{
    switch (format) {
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

} // namespace itsm
