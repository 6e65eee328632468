#include "translations/thread_language.h"

#include "translations/translations.h"

#include <QCoreApplication>
#include <algorithm>
#include <utility>

namespace itsm {
using namespace Qt::Literals::StringLiterals;

namespace {

thread_local QString languageOfThread;

/// By the first part of the tag: whoever reads zh-TW reads zh_CN rather than English. Empty: none of ours.
QString languageOfTag(const QByteArray &tag)
{
    const QString wanted = QString::fromLatin1(tag.split('-').constFirst()).toLower();
    const auto fits = [&](const QString &code) { return code.section(u'_', 0, 0) == wanted; };
    const auto found = std::ranges::find_if(languageCodes(), fits);
    return found == languageCodes().end() ? QString() : *found;
}

} // namespace

ThreadLanguage::ThreadLanguage(QString code)
    : m_before(std::exchange(languageOfThread, std::move(code)))
{
}

ThreadLanguage::~ThreadLanguage()
{
    languageOfThread = std::move(m_before);
}

const QString &ThreadLanguage::current()
{
    return languageOfThread;
}

ThreadTranslator::ThreadTranslator(QObject *parent)
    : QTranslator(parent)
{
    for (const QString &code : languageCodes()) {
        if (auto texts = loadTranslator(code))
            m_languages.push_back({code, std::move(texts)});
    }
}

ThreadTranslator::~ThreadTranslator()
{
    QCoreApplication::removeTranslator(this); // while it still has what others may be reading
}

bool ThreadTranslator::isEmpty() const
{
    return m_languages.empty();
}

QString ThreadTranslator::translate(const char *context, const char *source, const char *disambiguation, int n) const
{
    const auto found = std::ranges::find(m_languages, languageOfThread, &Language::code);
    if (found == m_languages.end())
        return {};
    const QString text = found->texts->translate(context, source, disambiguation, n);
    // The next one asked would be that of the program, in another language; the sources are English.
    return text.isNull() ? QString::fromUtf8(source) : text;
}

QString acceptedLanguage(const QByteArray &field)
{
    QString best;
    double bestWeight = 0;
    for (const QByteArray &range : field.split(',')) {
        const QList<QByteArray> parts = range.split(';');
        const QByteArray tag = parts.first().trimmed();
        double weight = 1;
        for (const QByteArray &parameter : parts.sliced(1)) {
            if (const QByteArray text = parameter.trimmed(); text.startsWith("q=") || text.startsWith("Q="))
                weight = text.sliced(2).toDouble(); // 0 where it is no number
        }
        const QString language = languageOfTag(tag);
        if (weight > bestWeight && (tag == "*" || !language.isEmpty())) {
            best = language;
            bestWeight = weight;
        }
    }
    return best;
}

} // namespace itsm
