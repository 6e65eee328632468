#include "services/transfer/csv_reader.h"

#include <QCoreApplication>
#include <QIODevice>
#include <cstring>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

constexpr qsizetype readAtOnce = 64 * 1024;
constexpr qsizetype longestNamingLine = 6; ///< "sep=;" and the beginning of its end

QString message(const char *text)
{
    return QCoreApplication::translate("CsvReader", text);
}

/// Length of the well-formed UTF-8 sequence at `p`, 0 if there is none (Unicode table 3-7: no overlong forms, no
/// surrogates).
int sequenceLength(const uchar *p, const uchar *end)
{
    const auto tail = [&](int index, uchar low = 0x80, uchar high = 0xBF) {
        return p + index < end && p[index] >= low && p[index] <= high;
    };
    const uchar lead = p[0];
    if (lead < 0x80)
        return lead == 0 ? 0 : 1;
    if (lead >= 0xC2 && lead <= 0xDF)
        return tail(1) ? 2 : 0;
    if (lead >= 0xE0 && lead <= 0xEF) {
        const uchar low = lead == 0xE0 ? 0xA0 : 0x80;
        const uchar high = lead == 0xED ? 0x9F : 0xBF;
        return tail(1, low, high) && tail(2) ? 3 : 0;
    }
    if (lead >= 0xF0 && lead <= 0xF4) {
        const uchar low = lead == 0xF0 ? 0x90 : 0x80;
        const uchar high = lead == 0xF4 ? 0x8F : 0xBF;
        return tail(1, low, high) && tail(2) && tail(3) ? 4 : 0;
    }
    return 0;
}

} // namespace

qsizetype findInvalidUtf8(QByteArrayView text)
{
    const auto *begin = reinterpret_cast<const uchar *>(text.data());
    const uchar *end = begin + text.size();
    const uchar *p = begin;
    while (p < end) {
        // Eight bytes of plain ASCII at a time: no high bit and no zero byte.
        while (end - p >= 8) {
            quint64 word = 0;
            std::memcpy(&word, p, 8);
            constexpr quint64 high = 0x8080808080808080ULL;
            constexpr quint64 ones = 0x0101010101010101ULL;
            if (((word | (word - ones)) & high) != 0)
                break;
            p += 8;
        }
        if (p == end)
            break;
        const int length = sequenceLength(p, end);
        if (length == 0)
            return p - begin;
        p += length;
    }
    return -1;
}

CsvReader::CsvReader(QIODevice &device, const CsvFormat &format, const Limits &limits)
    : m_device(device)
    , m_delimiter(format.delimiter)
    , m_limits(limits)
{
    if (format.encoding != TextEncoding::Utf8)
        m_decoder = std::make_unique<TextDecoder>(format.encoding);
}

/// Puts the next bytes, in UTF-8, behind those of the buffer; returns how many, 0 at the end, −1 if the device failed.
qint64 CsvReader::readPiece()
{
    if (!m_decoder) {
        if (m_buffer.size() < m_end + readAtOnce)
            m_buffer.resize(std::max(m_end + readAtOnce, m_buffer.size() * 2));
        return m_device.read(m_buffer.data() + m_end, m_buffer.size() - m_end);
    }
    QByteArray decoded;
    while (decoded.isEmpty()) {
        QByteArray piece(readAtOnce, Qt::Uninitialized);
        const qint64 got = m_device.read(piece.data(), piece.size());
        if (got < 0)
            return -1;
        if (got == 0) {
            m_decoder->finish(decoded);
            break;
        }
        m_decoded += got;
        m_decoder->decode({piece.constData(), got}, decoded);
    }
    m_buffer.resize(m_end);
    m_buffer += decoded;
    return decoded.size();
}

/// Drops what is consumed and reads one more chunk; false at the end of the device. Offsets relative to m_start stay
/// valid.
bool CsvReader::fill()
{
    if (m_deviceEnded)
        return false;
    if (m_start > 0) {
        std::memmove(m_buffer.data(), m_buffer.constData() + m_start, static_cast<size_t>(m_end - m_start));
        m_end -= m_start;
        m_start = 0;
    }
    const qint64 got = readPiece();
    if (got <= 0) {
        m_deviceEnded = true;
        m_deviceFailed = got < 0;
        return false;
    }
    m_end += got;
    return true;
}

/// There is a byte at `at`, counted from the start of the record.
bool CsvReader::available(qsizetype at)
{
    while (m_start + at >= m_end) {
        if (!fill())
            return false;
    }
    return true;
}

void CsvReader::advance(qsizetype bytes)
{
    m_start += bytes;
    m_consumed += bytes;
}

bool CsvReader::startFile()
{
    m_started = true;
    (void)available(2);
    const QByteArrayView head(m_buffer.constData(), m_end);
    if (head.startsWith("\xEF\xBB\xBF"))
        advance(3);
    else if (!m_decoder && (head.startsWith("\xFF\xFE") || head.startsWith("\xFE\xFF"))) {
        m_error = {1, 1, message(QT_TRANSLATE_NOOP("CsvReader", "The file is UTF-16. Save it as UTF-8."))};
        return false;
    }
    (void)available(longestNamingLine - 1);
    if (namedDelimiter({m_buffer.constData() + m_start, m_end - m_start}))
        advance(longestNamingLine - 1); // its end is passed, and counted, with the empty lines
    return true;
}

/// Moves to the first byte of the next record; false at the end.
bool CsvReader::skipEmptyLines()
{
    while (available(0)) {
        const char c = m_buffer.at(m_start);
        if (m_skipToLineEnd) {
            // The rest of a line that was too long to keep.
            const char *from = m_buffer.constData() + m_start;
            const auto size = static_cast<size_t>(m_end - m_start);
            const auto *lf = static_cast<const char *>(std::memchr(from, '\n', size));
            const auto *cr =
                static_cast<const char *>(std::memchr(from, '\r', lf ? static_cast<size_t>(lf - from) : size));
            const char *stop = cr ? cr : lf;
            advance(stop ? stop - from : m_end - m_start);
            m_skipToLineEnd = stop == nullptr;
            continue;
        }
        if (c == '\n') {
            advance(1);
        } else if (c == '\r') {
            const bool crlf = available(1) && m_buffer.at(m_start + 1) == '\n';
            advance(crlf ? 2 : 1);
        } else {
            return true;
        }
        ++m_line;
    }
    return false;
}

CsvError CsvReader::position(qsizetype offset, const QString &text) const
{
    qint64 line = m_recordLine;
    qint64 column = 1;
    const char *record = m_buffer.constData() + m_start;
    for (qsizetype i = 0; i < offset; ++i) {
        const char c = record[i];
        if (c == '\n' || (c == '\r' && (i + 1 >= m_end - m_start || record[i + 1] != '\n'))) {
            ++line;
            column = 1;
        } else if (c != '\r' && (static_cast<uchar>(c) & 0xC0) != 0x80) {
            ++column;
        }
    }
    return {line, column, text};
}

CsvError CsvReader::positionOf(int index) const
{
    return position(m_fields[static_cast<size_t>(index)].rawBegin, {});
}

/// Leaves the broken record: the next one starts below the line where this one began.
void CsvReader::resumeBelow()
{
    const char *record = m_buffer.constData() + m_start;
    const qsizetype size = m_end - m_start;
    qsizetype at = 0;
    while (at < size && record[at] != '\n' && record[at] != '\r')
        ++at;
    m_skipToLineEnd = at == size && !m_deviceEnded;
    advance(at); // the line end itself is passed, and counted, with the empty lines
    m_recordBytes = 0;
    m_recordBreaks = 0;
    m_fields.clear();
}

void CsvReader::breakAt(qsizetype offset, const QString &text)
{
    m_error = position(std::min(offset, m_end - m_start), text);
    resumeBelow();
}

CsvReader::Step CsvReader::next()
{
    if (m_deviceFailed || (!m_started && !startFile())) {
        m_deviceFailed = true;
        return Step::Failed;
    }
    advance(m_recordBytes);
    m_line += m_recordBreaks;
    m_recordBytes = 0;
    m_recordBreaks = 0;
    m_fields.clear();
    m_unescaped.resize(0);

    const auto deviceError = [this] {
        m_error = {m_line, 1, m_device.errorString()};
        return Step::Failed;
    };
    if (!skipEmptyLines())
        return m_deviceFailed ? deviceError() : Step::End;
    m_recordLine = m_line;
    switch (scanRecord()) {
    case Scan::Broken:
        return Step::Broken;
    case Scan::Failed:
        return deviceError();
    case Scan::Done:
        break;
    }
    const qsizetype invalid = findInvalidUtf8({m_buffer.constData() + m_start, m_recordBytes});
    if (invalid >= 0) {
        const bool zero = m_buffer.at(m_start + invalid) == '\0';
        m_error = position(
            invalid, zero        ? message(QT_TRANSLATE_NOOP("CsvReader", "A zero byte is not text."))
                     : m_decoder ? message(QT_TRANSLATE_NOOP("CsvReader", "These bytes are no text in this encoding."))
                                 : message(QT_TRANSLATE_NOOP("CsvReader", "The text is not valid UTF-8.")));
        m_fields.clear();
        return Step::Broken; // where this record ends is certain
    }
    return Step::Record;
}

/// Reads a quoted field whose opening quote is at `at`; leaves `at` behind the closing one. False: m_error is set, or
/// the device failed.
bool CsvReader::scanQuoted(qsizetype &at, qsizetype &breaks)
{
    const qsizetype opening = at;
    qsizetype from = ++at; // of the piece not yet copied
    const qsizetype unescapedBegin = m_unescaped.size();
    bool escaped = false;
    for (;;) {
        if (at > m_limits.recordBytes || !available(at)) {
            if (m_deviceFailed)
                return false;
            breakAt(opening,
                    at > m_limits.recordBytes
                        ? message(QT_TRANSLATE_NOOP(
                              "CsvReader", "The record is too long, or a quote that opens here is never closed."))
                        : message(QT_TRANSLATE_NOOP("CsvReader", "The quote that opens here is never closed.")));
            return false;
        }
        const char *p = m_buffer.constData() + m_start + at;
        const char *end = m_buffer.constData() + m_end;
        while (p < end && *p != '"') {
            breaks += *p == '\n' || *p == '\r';
            breaks -= *p == '\n' && p[-1] == '\r'; // the opening quote stands before the first
            ++p;
        }
        at = p - (m_buffer.constData() + m_start);
        if (p == end || at > m_limits.recordBytes)
            continue;
        const bool doubled = available(at + 1) && m_buffer.at(m_start + at + 1) == '"';
        if (m_deviceFailed)
            return false;
        if (!doubled)
            break;
        m_unescaped.append(m_buffer.constData() + m_start + from, at + 1 - from);
        escaped = true;
        at += 2;
        from = at;
    }
    if (escaped) {
        m_unescaped.append(m_buffer.constData() + m_start + from, at - from);
        m_fields.push_back({unescapedBegin, m_unescaped.size() - unescapedBegin, opening, true});
    } else {
        m_fields.push_back({opening + 1, at - opening - 1, opening, false});
    }
    ++at;
    return true;
}

CsvReader::Scan CsvReader::scanRecord()
{
    qsizetype at = 0;
    qsizetype breaks = 0;
    for (;;) {
        if (fieldCount() >= m_limits.fields) {
            breakAt(at, message(QT_TRANSLATE_NOOP("CsvReader", "The record has too many fields.")));
            return Scan::Broken;
        }
        if (available(at) && m_buffer.at(m_start + at) == '"') {
            if (!scanQuoted(at, breaks))
                return m_deviceFailed ? Scan::Failed : Scan::Broken;
        } else {
            const qsizetype begin = at;
            for (;;) {
                const char *p = m_buffer.constData() + m_start + at;
                const char *end = m_buffer.constData() + m_end;
                while (p < end && *p != m_delimiter && *p != '\n' && *p != '\r')
                    ++p;
                at = p - (m_buffer.constData() + m_start);
                if (at > m_limits.recordBytes) {
                    breakAt(begin, message(QT_TRANSLATE_NOOP("CsvReader", "The record is too long.")));
                    return Scan::Broken;
                }
                if (p < end || !available(at))
                    break;
            }
            m_fields.push_back({begin, at - begin, begin, false});
        }
        if (!available(at)) {
            m_recordBytes = at;
            m_recordBreaks = breaks;
            return m_deviceFailed ? Scan::Failed : Scan::Done;
        }
        const char c = m_buffer.at(m_start + at);
        if (c == m_delimiter) {
            ++at;
            continue;
        }
        if (c == '\n' || c == '\r') {
            const bool crlf = c == '\r' && available(at + 1) && m_buffer.at(m_start + at + 1) == '\n';
            m_recordBytes = at + (crlf ? 2 : 1);
            m_recordBreaks = breaks + 1;
            return Scan::Done;
        }
        breakAt(at,
                message(QT_TRANSLATE_NOOP("CsvReader", "Only a separator or a line end may follow a closing quote.")));
        return Scan::Broken;
    }
}

} // namespace itsm
