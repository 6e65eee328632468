#pragma once

#include "services/domain/instant.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QStringView>

namespace itsm {

/// Appends comma-separated values (RFC 4180, CRLF, UTF-8) to a buffer of the caller's.
///
/// Text stands in quotes, always. Text that a spreadsheet would take for a formula (it begins with = + - @, a tab, a
/// line end or a full-width form of these) gets an apostrophe in front, as does such text that has apostrophes in front
/// already, so that unguardCell() gives back exactly what was written. Numbers and times are not text: they are written
/// bare.
class CsvWriter
{
public:
    explicit CsvWriter(QByteArray &out)
        : m_out(out)
    {
    }
    /// The byte order mark that some spreadsheets need to recognise UTF-8. Only at the start of a file.
    void byteOrderMark() { m_out += "\xEF\xBB\xBF"; }
    void text(QStringView value);
    void integer(qint64 value);
    /// A number as it is written: "-3", "0.75".
    void number(QByteArrayView digits);
    void boolean(bool value);
    void time(const OptionalInstant &value);
    /// An absent value: an empty field without quotes.
    void null();
    void endRow();

private:
    void separate();

    QByteArray &m_out;
    bool m_rowBegun = false;
};

/// A spreadsheet would take the text for a formula, or for one that was guarded.
[[nodiscard]] bool startsLikeFormula(QStringView text);
/// What a cell held before it was guarded.
[[nodiscard]] QByteArray unguardCell(QByteArrayView cell);

} // namespace itsm
