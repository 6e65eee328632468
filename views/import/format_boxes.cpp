#include "views/import/format_boxes.h"

#include <QComboBox>
#include <QSignalBlocker>

namespace itsm {

using namespace Qt::Literals::StringLiterals;

namespace {

void show(QComboBox *box, int value)
{
    const QSignalBlocker blocker(box);
    box->setCurrentIndex(box->findData(value));
}

} // namespace

FormatBoxes::FormatBoxes(QWidget *parent)
    : QObject(parent)
    , m_encoding(new QComboBox(parent))
    , m_delimiter(new QComboBox(parent))
{
    m_encoding->setObjectName(u"importEncoding"_s);
    m_delimiter->setObjectName(u"importDelimiter"_s);
    for (const TextEncoding encoding : {TextEncoding::Utf8, TextEncoding::Gb18030, TextEncoding::Windows1252,
                                        TextEncoding::Utf16Le, TextEncoding::Utf16Be})
        m_encoding->addItem(QString(), static_cast<int>(encoding));
    for (const char delimiter : delimiters)
        m_delimiter->addItem(QString(), static_cast<int>(delimiter));
    for (const QComboBox *box : {m_encoding, m_delimiter})
        connect(box, &QComboBox::currentIndexChanged, this, [this] { Q_EMIT chosen(format()); });
}

CsvFormat FormatBoxes::format() const
{
    return {.encoding = static_cast<TextEncoding>(m_encoding->currentData().toInt()),
            .delimiter = static_cast<char>(m_delimiter->currentData().toInt())};
}

void FormatBoxes::setFormat(const CsvFormat &format)
{
    show(m_encoding, static_cast<int>(format.encoding));
    show(m_delimiter, static_cast<int>(format.delimiter));
}

void FormatBoxes::setEnabled(bool enabled)
{
    m_encoding->setEnabled(enabled);
    m_delimiter->setEnabled(enabled);
}

void FormatBoxes::retranslate()
{
    const std::array encodings{tr("UTF-8"), tr("GB 18030 (GBK, GB 2312)"), tr("Windows-1252 (Western)"),
                               tr("UTF-16, little-endian"), tr("UTF-16, big-endian")};
    for (size_t i = 0; i < encodings.size(); ++i)
        m_encoding->setItemText(static_cast<int>(i), encodings[i]);
    const std::array names{tr("Comma ,"), tr("Semicolon ;"), tr("Tab")};
    for (size_t i = 0; i < names.size(); ++i)
        m_delimiter->setItemText(static_cast<int>(i), names[i]);
}

} // namespace itsm
