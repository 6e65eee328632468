#include "services/transfer/text_decoder.h"

#include <array>
#include <cerrno>
#include <iconv.h>

namespace itsm {

// Qt decodes UTF-16 only leniently, and reports neither a character cut off at the end nor where an error is.

namespace {

const char *nameOf(TextEncoding encoding)
{
    switch (encoding) {
    case TextEncoding::Utf16Le:
        return "UTF-16LE";
    case TextEncoding::Utf16Be:
        return "UTF-16BE";
    case TextEncoding::Gb18030:
        return "GB18030";
    case TextEncoding::Windows1252:
        return "CP1252";
    case TextEncoding::Utf8:
        break;
    }
    return "UTF-8";
}

} // namespace

TextDecoder::TextDecoder(TextEncoding encoding)
    : m_iconv(iconv_open("UTF-8", nameOf(encoding)))
    , m_unit(encoding == TextEncoding::Utf16Le || encoding == TextEncoding::Utf16Be ? 2 : 1)
{
}

TextDecoder::~TextDecoder()
{
    // NOLINTNEXTLINE(performance-no-int-to-ptr): how iconv_open() says that the system lacks the encoding
    if (m_iconv != iconv_t(-1))
        iconv_close(m_iconv);
}

void TextDecoder::decode(QByteArrayView bytes, QByteArray &out)
{
    m_remainder.append(bytes);
    char *from = m_remainder.data();
    auto left = static_cast<size_t>(m_remainder.size());
    std::array<char, 16 * 1024> piece{};
    while (left > 0) {
        char *to = piece.data();
        size_t room = piece.size();
        const size_t result = iconv(m_iconv, &from, &left, &to, &room);
        const int error = errno;
        out.append(piece.data(), to - piece.data());
        if (result != size_t(-1))
            break;
        if (error == EINVAL)
            break; // the beginning of a character
        if (error == E2BIG)
            continue;
        out.append(noCharacter);
        const size_t skipped = error == EILSEQ ? std::min(static_cast<size_t>(m_unit), left) : left;
        from += skipped;
        left -= skipped;
    }
    m_remainder = m_remainder.last(static_cast<qsizetype>(left));
}

void TextDecoder::finish(QByteArray &out)
{
    if (!m_remainder.isEmpty())
        out.append(noCharacter);
    m_remainder.clear();
}

} // namespace itsm
