#include "translations/translations.h"

#include <QTest>

using namespace itsm;
using namespace Qt::Literals::StringLiterals;

class TestLanguages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void commandLineNamesTheLanguage_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("language");
        QTest::newRow("behind") << QStringList{u"--help"_s, u"--language"_s, u"zh_CN"_s} << u"zh_CN"_s;
        QTest::newRow("before") << QStringList{u"--language"_s, u"zh_CN"_s, u"stats"_s} << u"zh_CN"_s;
        QTest::newRow("one word") << QStringList{u"--language=zh_CN"_s} << u"zh_CN"_s;
        QTest::newRow("the last one counts") << QStringList{u"--language=zh_CN"_s, u"--language"_s, u"en"_s} << u"en"_s;
        QTest::newRow("unknown") << QStringList{u"--language"_s, u"tlh"_s} << systemLanguage();
        QTest::newRow("without a value") << QStringList{u"--language"_s} << systemLanguage();
        QTest::newRow("none") << QStringList{u"stats"_s} << systemLanguage();
        QTest::newRow("no option any more") << QStringList{u"--"_s, u"--language=zh_CN"_s} << systemLanguage();
    }
    void commandLineNamesTheLanguage()
    {
        QFETCH(const QStringList, arguments);
        QTEST(commandLineLanguage(arguments), "language");
    }

    void everyLanguageHasATranslator()
    {
        for (const QString &code : languageCodes())
            QVERIFY2(loadTranslator(code), qPrintable(code));
        QVERIFY(!loadTranslator(u"tlh"_s));
    }
};

QTEST_GUILESS_MAIN(TestLanguages)
#include "tst_languages.moc"
