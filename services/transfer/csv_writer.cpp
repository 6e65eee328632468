#include "services/transfer/csv_writer.h"

#include "services/transfer/text_output.h"

namespace itsm {

namespace {

bool startsFormula(char16_t c)
{
    switch (c) {
    case u'=':
    case u'+':
    case u'-':
    case u'@':
    case u'\t':
    case u'\r':
    case u'\n':
    case u'＝':
    case u'＋':
    case u'－':
    case u'＠':
        return true;
    default:
        return false;
    }
}

} // namespace

bool startsLikeFormula(QStringView text)
{
    qsizetype i = 0;
    while (i < text.size() && text[i] == u'\'')
        ++i;
    return i < text.size() && startsFormula(text[i].unicode());
}

void CsvWriter::separate()
{
    if (m_rowBegun)
        m_out += ',';
    m_rowBegun = true;
}

void CsvWriter::text(QStringView value)
{
    separate();
    m_out += '"';
    if (startsLikeFormula(value))
        m_out += '\'';
    for (qsizetype quote = value.indexOf(u'"'); quote >= 0; quote = value.indexOf(u'"')) {
        appendUtf8(m_out, value.first(quote + 1));
        m_out += '"';
        value = value.sliced(quote + 1);
    }
    appendUtf8(m_out, value);
    m_out += '"';
}

void CsvWriter::integer(qint64 value)
{
    separate();
    appendInteger(m_out, value);
}

void CsvWriter::number(QByteArrayView digits)
{
    separate();
    m_out += digits;
}

void CsvWriter::boolean(bool value)
{
    separate();
    m_out += value ? "true" : "false";
}

void CsvWriter::time(const OptionalInstant &value)
{
    separate();
    if (value)
        appendRfc3339(m_out, *value);
}

void CsvWriter::null()
{
    separate();
}

void CsvWriter::endRow()
{
    m_out += "\r\n";
    m_rowBegun = false;
}

QByteArray unguardCell(QByteArrayView cell)
{
    const bool guarded = cell.startsWith('\'') && startsLikeFormula(QString::fromUtf8(cell));
    return (guarded ? cell.sliced(1) : cell).toByteArray();
}

} // namespace itsm
