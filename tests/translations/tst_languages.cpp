#include "translations/translations.h"

#include <QFile>
#include <QHash>
#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

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

    void termsAreThoseOfTheGlossary()
    {
        const QString root = qEnvironmentVariable("ITSM_SOURCE_DIR");
        QFile glossary(root + u"/docs/GLOSSARY.md"_s);
        QVERIFY2(glossary.open(QIODevice::ReadOnly), "set ITSM_SOURCE_DIR");
        QHash<QString, QStringList> terms;
        const QStringList lines = QString::fromUtf8(glossary.readAll()).split(u'\n');
        for (const QString &line : lines) {
            const QStringList cells = line.split(u'|');
            if (cells.size() >= 5 && !line.startsWith(u"|---"_s) && !line.startsWith(u"| English"_s))
                terms.insert(cells[1].trimmed(), cells[2].trimmed().split(u'、'));
        }
        QVERIFY(terms.size() > 30);

        QFile translations(root + u"/translations/itsm_zh_CN.ts"_s);
        QVERIFY(translations.open(QIODevice::ReadOnly));
        QXmlStreamReader xml(&translations);
        QString source;
        int checked = 0;
        while (!xml.atEnd()) {
            if (xml.readNext() != QXmlStreamReader::StartElement)
                continue;
            if (xml.name() == "source"_L1)
                source = xml.readElementText().remove(u'&');
            else if (xml.name() == "translation"_L1 && terms.contains(source)) {
                static const QRegularExpression mnemonic(u"\\(&.\\)"_s);
                const QString text = xml.readElementText(QXmlStreamReader::IncludeChildElements).remove(mnemonic);
                QVERIFY2(terms.value(source).contains(text), qPrintable(u"%1 is translated as %2"_s.arg(source, text)));
                ++checked;
            }
        }
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        QVERIFY(checked > 30);
    }
};

QTEST_GUILESS_MAIN(TestLanguages)
#include "tst_languages.moc"
