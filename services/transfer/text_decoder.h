#pragma once

#include "services/transfer/csv_format.h"

#include <QByteArray>

namespace itsm {

/// Turns text of another encoding into UTF-8, piece by piece.
class TextDecoder
{
public:
    /// Stands in the result for each byte that is no character, or part of none; never part of UTF-8.
    static constexpr char noCharacter = '\xFF';

    explicit TextDecoder(TextEncoding encoding);
    ~TextDecoder();
    TextDecoder(const TextDecoder &) = delete;
    TextDecoder &operator=(const TextDecoder &) = delete;

    /// Appends what the bytes mean; a character that is not complete waits for the next ones.
    void decode(QByteArrayView bytes, QByteArray &out);
    /// Nothing follows.
    void finish(QByteArray &out);

private:
    void *m_iconv;
    qsizetype m_unit;       ///< bytes that are left out where there is no character
    QByteArray m_remainder; ///< the beginning of a character
};

} // namespace itsm
