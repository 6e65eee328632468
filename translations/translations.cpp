#include "translations/translations.h"

#include <QLocale>

namespace itsm {
using namespace Qt::Literals::StringLiterals;

const QStringList &languageCodes()
{
    static const QStringList codes{u"en"_s, u"zh_CN"_s};
    return codes;
}

QString languageCode(const QString &written)
{
    const auto language = [](QString code) { return code.replace(u'-', u'_').section(u'_', 0, 0); };
    const QString wanted = language(written.section(u'.', 0, 0));
    for (const QString &code : languageCodes()) {
        if (language(code).compare(wanted, Qt::CaseInsensitive) == 0)
            return code;
    }
    return {};
}

std::unique_ptr<QTranslator> loadTranslator(const QString &code)
{
    auto translator = std::make_unique<QTranslator>();
    if (!translator->load(u"itsm_"_s + code, u":/i18n"_s))
        return nullptr;
    return translator;
}

QString systemLanguage()
{
    const QStringList wanted = QLocale::system().uiLanguages();
    return !wanted.isEmpty() && wanted.constFirst().startsWith("zh"_L1) ? u"zh_CN"_s : u"en"_s;
}

QString commandLineLanguage(const QStringList &arguments)
{
    const QString option = u"--language"_s;
    QString wanted;
    for (qsizetype i = 0; i < arguments.size() && arguments[i] != "--"_L1; ++i) {
        if (arguments[i] == option)
            wanted = arguments.value(i + 1);
        else if (arguments[i].startsWith(option + u'='))
            wanted = arguments[i].mid(option.size() + 1);
    }
    // A wrong one is refused when the command line is read.
    const QString code = languageCode(wanted);
    return code.isEmpty() ? systemLanguage() : code;
}

} // namespace itsm
