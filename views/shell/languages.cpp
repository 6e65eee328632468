#include "views/shell/languages.h"

#include "translations/translations.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

namespace itsm {
using namespace Qt::Literals::StringLiterals;

QString LanguageManager::nativeName(const QString &code)
{
    // Qt would call them "American English" and "简体中文" or "中文", as its version pleases.
    return code == "zh_CN"_L1 ? u"简体中文"_s : code == "en"_L1 ? u"English"_s : QLocale(code).nativeLanguageName();
}

void LanguageManager::setLanguage(const QString &code)
{
    const QString chosen = languageCodes().contains(code) ? code : languageCodes().constFirst();
    if (chosen == m_language)
        return;
    m_language = chosen;
    QLocale::setDefault(QLocale(chosen));

    std::vector<std::unique_ptr<QTranslator>> fresh;
    // A missing file of Qt's leaves Qt's own English texts.
    auto ofQt = std::make_unique<QTranslator>();
    if (ofQt->load(u"qtbase_"_s + chosen, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        fresh.push_back(std::move(ofQt));
    if (auto ours = loadTranslator(chosen))
        fresh.push_back(std::move(ours));
    for (const auto &old : m_translators)
        QCoreApplication::removeTranslator(old.get());
    m_translators = std::move(fresh);
    for (const auto &translator : m_translators)
        QCoreApplication::installTranslator(translator.get());
    Q_EMIT languageChanged(m_language);
}

} // namespace itsm
