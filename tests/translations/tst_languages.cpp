#include "tests/support/test_program.h"
#include "translations/thread_language.h"
#include "translations/translations.h"

#include <QCoreApplication>
#include <QFile>
#include <QHash>
#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>
#include <barrier>
#include <thread>

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
        QTest::newRow("without a country") << QStringList{u"--language"_s, u"zh"_s} << u"zh_CN"_s;
        QTest::newRow("as a web page names it") << QStringList{u"--language"_s, u"zh-CN"_s} << u"zh_CN"_s;
        QTest::newRow("as the system names it") << QStringList{u"--language"_s, u"en_US.UTF-8"_s} << u"en"_s;
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

    void acceptsALanguage_data()
    {
        QTest::addColumn<QByteArray>("field");
        QTest::addColumn<QString>("language");
        QTest::newRow("none") << QByteArray() << QString();
        QTest::newRow("one") << QByteArray("zh-CN") << u"zh_CN"_s;
        QTest::newRow("its first part") << QByteArray("zh-Hant-TW") << u"zh_CN"_s;
        QTest::newRow("small letters or not") << QByteArray("ZH") << u"zh_CN"_s;
        QTest::newRow("what a browser says") << QByteArray("zh-CN,zh;q=0.9,en;q=0.8") << u"zh_CN"_s;
        QTest::newRow("by weight") << QByteArray("zh;q=0.3, en-GB ; q=0.7") << u"en"_s;
        QTest::newRow("the first of equal ones") << QByteArray("en,zh") << u"en"_s;
        QTest::newRow("others are left out") << QByteArray("de-DE,fr;q=0.9,zh;q=0.1") << u"zh_CN"_s;
        QTest::newRow("not at all") << QByteArray("zh;q=0") << QString();
        QTest::newRow("any") << QByteArray("*,zh;q=0.5") << QString();
        QTest::newRow("any of the rest") << QByteArray("de,zh;q=0.9,*;q=0.5") << u"zh_CN"_s;
        QTest::newRow("no weight") << QByteArray("zh;q=much,en;q=0.1") << u"en"_s;
        QTest::newRow("nothing that is one") << QByteArray(",;q=1,-,z") << QString();
    }
    void acceptsALanguage()
    {
        QFETCH(const QByteArray, field);
        QTEST(acceptedLanguage(field), "language");
    }

    void eachThreadSpeaksItsLanguage()
    {
        const auto said = [] { return QCoreApplication::translate("Api", "The key was used for another request."); };
        const QString english = u"The key was used for another request."_s;
        const auto own = loadTranslator(u"zh_CN"_s);
        QVERIFY(QCoreApplication::installTranslator(own.get()));
        const QString chinese = said();
        QVERIFY(chinese != english);
        ThreadTranslator translator;
        QVERIFY(QCoreApplication::installTranslator(&translator));
        QCOMPARE(said(), chinese); // a thread that says nothing has the language of the program
        std::barrier both(2);      // both speak at the same time
        QString other;
        std::thread thread([&] {
            const ThreadLanguage language(u"en"_s);
            both.arrive_and_wait();
            other = said();
            both.arrive_and_wait();
        });
        QString outer;
        QString inner;
        {
            const ThreadLanguage language(u"zh_CN"_s);
            both.arrive_and_wait();
            outer = said();
            const ThreadLanguage within(u"en"_s);
            inner = said();
            both.arrive_and_wait();
        }
        thread.join();
        QCOMPARE(outer, chinese);
        QCOMPARE(inner, english);
        QCOMPARE(other, english);
        QCOMPARE(ThreadLanguage::current(), QString());
        QCOMPARE(said(), chinese);
    }
    void numbersHaveTheirForms()
    {
        ThreadTranslator translator;
        QVERIFY(QCoreApplication::installTranslator(&translator));
        const ThreadLanguage language(u"en"_s);
        const auto said = [](int n) {
            return QCoreApplication::translate("Desk", "At most %n people can be notified.", nullptr, n);
        };
        QCOMPARE(said(1), u"At most 1 person can be notified."_s);
        QCOMPARE(said(2), u"At most 2 people can be notified."_s);
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

ITSM_TEST(TestLanguages)
#include "tst_languages.moc"
