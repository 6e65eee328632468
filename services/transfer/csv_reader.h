#pragma once

#include "services/transfer/text_decoder.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>
#include <memory>
#include <vector>

class QIODevice;

namespace itsm {

/// Where a CSV file is wrong. Lines and columns count from 1; columns are characters, not bytes.
struct CsvError
{
    qint64 line = 0;
    qint64 column = 0;
    QString message; ///< one sentence for a person
};

/// Reads comma-separated values (RFC 4180) record by record from any device, in memory bounded by the longest record.
///
/// Accepted: a byte order mark, LF, CRLF and CR as line ends, delimiters, line ends and doubled quotes inside quotes, a
/// quote in the middle of an unquoted field (it is text). Empty lines are skipped, and a first line "sep=;". The text
/// must be what the format says, without U+0000.
///
/// After a record whose quotes are broken reading goes on at the line below the one where the record began: a stray
/// quote would otherwise swallow any number of good records. The cost stays linear, since a quote that swallowed lines
/// ends at the next quote.
class CsvReader
{
public:
    struct Limits
    {
        qsizetype recordBytes = 4 * 1024 * 1024;
        int fields = 4096;
    };
    enum class Step : quint8 {
        Record, ///< fields() are valid until the next call
        Broken, ///< error() says where and why; the next call goes on behind it
        End,
        Failed, ///< error(): the device failed or the file is not what the format says; nothing more can be read
    };

    /// The device must be open for reading and outlive the reader.
    explicit CsvReader(QIODevice &device, const CsvFormat &format = {})
        : CsvReader(device, format, Limits{})
    {
    }
    CsvReader(QIODevice &device, const CsvFormat &format, const Limits &limits);

    Step next();
    [[nodiscard]] const CsvError &error() const { return m_error; }

    [[nodiscard]] int fieldCount() const { return static_cast<int>(m_fields.size()); }
    /// UTF-8, without the quotes.
    [[nodiscard]] QByteArrayView field(int index) const
    {
        const Field &f = m_fields[static_cast<size_t>(index)];
        return {(f.unescaped ? m_unescaped.constData() : m_buffer.constData() + m_start) + f.begin, f.size};
    }
    /// Line where the current record begins.
    [[nodiscard]] qint64 line() const { return m_recordLine; }
    /// Where a field of the current record begins.
    [[nodiscard]] CsvError positionOf(int index) const;
    /// Bytes of the device consumed so far, for progress.
    [[nodiscard]] qint64 bytesRead() const { return m_decoder ? m_decoded : m_consumed; }

private:
    struct Field
    {
        qsizetype begin; ///< in the record, or in m_unescaped
        qsizetype size;
        qsizetype rawBegin; ///< in the record, at the opening quote if there is one
        bool unescaped;
    };
    enum class Scan : quint8 { Done, Broken, Failed };

    bool fill();
    qint64 readPiece();
    bool startFile();
    bool skipEmptyLines();
    Scan scanRecord();
    bool scanQuoted(qsizetype &at, qsizetype &breaks);
    [[nodiscard]] bool available(qsizetype at);
    void breakAt(qsizetype offset, const QString &message);
    void resumeBelow();
    void advance(qsizetype bytes);
    [[nodiscard]] CsvError position(qsizetype offset, const QString &message) const;

    QIODevice &m_device;
    std::unique_ptr<TextDecoder> m_decoder; ///< null for UTF-8
    char m_delimiter;
    Limits m_limits;
    QByteArray m_buffer;
    QByteArray m_unescaped; ///< fields with doubled quotes, one after the other
    std::vector<Field> m_fields;
    CsvError m_error;
    qsizetype m_start = 0;       ///< of the record in the buffer
    qsizetype m_end = 0;         ///< valid bytes of the buffer
    qsizetype m_recordBytes = 0; ///< with its line end
    qint64 m_line = 1;           ///< of the byte at m_start
    qint64 m_recordLine = 1;
    qint64 m_recordBreaks = 0; ///< line ends within the record and its own
    qint64 m_consumed = 0;
    qint64 m_decoded = 0; ///< bytes of the device that a decoder was given
    bool m_started = false;
    bool m_deviceEnded = false;
    bool m_deviceFailed = false;
    bool m_skipToLineEnd = false;
};

/// Offset of the first byte that is no UTF-8 or is U+0000; -1 if there is none.
[[nodiscard]] qsizetype findInvalidUtf8(QByteArrayView text);

} // namespace itsm
