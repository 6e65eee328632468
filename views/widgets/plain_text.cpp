#include "views/widgets/plain_text.h"

#include <algorithm>

namespace itsm {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype tooltipLimit = 2000;
constexpr qsizetype tooltipLine = 60;

bool isHidden(char32_t c)
{
    return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0xAD || c == 0x61C || c == 0x180E ||
           (c >= 0x200B && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) ||
           c == 0xFEFF || (c >= 0xFFF9 && c <= 0xFFFB) || (c >= 0xE0000 && c <= 0xE007F) ||
           (c >= 0xD800 && c <= 0xDFFF);
}

bool mayNeedEscape(QChar c)
{
    return c.isSurrogate() || isHidden(c.unicode());
}

bool isEmojiPart(QChar c)
{
    return c.isSurrogate() || c == QChar(0xFE0F) || c.category() == QChar::Symbol_Other;
}

} // namespace

QString visibleControls(const QString &text, LineBreaks breaks)
{
    if (std::none_of(text.begin(), text.end(), mayNeedEscape))
        return text;
    QString out;
    out.reserve(text.size() + 16);
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar unit = text[i];
        if (unit.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            const char32_t point = QChar::surrogateToUcs4(unit, text[i + 1]);
            ++i;
            if (isHidden(point))
                out += u"‹U+%1›"_s.arg(QString::number(point, 16).toUpper());
            else
                out += QStringView(text).sliced(i - 1, 2);
            continue;
        }
        if (!isHidden(unit.unicode())) {
            out += unit;
            continue;
        }
        if (unit == u'\r' && i + 1 < text.size() && text[i + 1] == u'\n')
            continue;
        if (unit == u'\n' || unit == u'\r') {
            out += breaks == LineBreaks::Keep ? u'\n' : u'↵';
            continue;
        }
        if (unit == u'\t') {
            out += breaks == LineBreaks::Keep ? u'\t' : u' ';
            continue;
        }
        const bool joinsEmoji = unit == QChar(0x200D) && i > 0 && i + 1 < text.size() && isEmojiPart(text[i - 1]) &&
                                isEmojiPart(text[i + 1]);
        if (joinsEmoji)
            out += unit;
        else
            out += u"‹U+%1›"_s.arg(uint(unit.unicode()), 4, 16, QChar(u'0')).toUpper();
    }
    return out;
}

QString plainTooltip(const QString &text)
{
    if (text.isEmpty())
        return {};
    QString shown = visibleControls(text.left(tooltipLimit), LineBreaks::Keep).toHtmlEscaped();
    if (text.size() > tooltipLimit)
        shown += u'…';
    // Qt breaks rich texts early: lines that are short enough stay whole.
    const QStringList lines = shown.split(u'\n');
    const bool isShort = std::ranges::all_of(lines, [](const QString &line) { return line.size() <= tooltipLine; });
    return u"<div style=\"white-space:%1\">%2</div>"_s.arg(isShort ? u"pre"_s : u"pre-wrap"_s, shown);
}

QString joinSentences(const QStringList &sentences)
{
    QString text;
    for (const QString &sentence : sentences) {
        if (!text.isEmpty() && !text.endsWith(u'。'))
            text += u' ';
        text += sentence;
    }
    return text;
}

QString menuText(QString data)
{
    constexpr qsizetype labelLimit = 60;
    data = visibleControls(data);
    if (data.size() > labelLimit)
        data = data.left(labelLimit - 1) + u'…';
    return data.replace(u'&', "&&"_L1);
}

} // namespace itsm
