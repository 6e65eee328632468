#include "services/domain/filter.h"
#include "tests/support/test_program.h"
#include "tests/views/window_fixture.h"
#include "views/widgets/actions.h"

#include <QAction>
#include <QApplication>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace itsm;
using namespace itsm::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// A row of a table whose first cell is code: a key or a filter, and what it is.
struct GuideRow
{
    QStringList code;
    QString text;
};

QString guide(const QString &language)
{
    QFile file(qEnvironmentVariable("ITSM_SOURCE_DIR") + u"/docs/guide/%1.md"_s.arg(language));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QStringList captures(const QString &text, const QString &pattern)
{
    const QRegularExpression expression(pattern, QRegularExpression::MultilineOption);
    QStringList found;
    for (auto i = expression.globalMatch(text); i.hasNext();)
        found.append(i.next().captured(1));
    return found;
}

QStringList pictures(const QString &language)
{
    return captures(guide(language), u"\\]\\(pictures/([^)]+)\\)"_s);
}

/// As it is printed on the key.
QString keyName(const QKeySequence &key)
{
    return key.toString(QKeySequence::PortableText).replace("Return"_L1, "Enter"_L1);
}

/// The rows of all tables whose first heading is this word.
std::vector<GuideRow> rows(const QString &language, const QString &heading)
{
    std::vector<GuideRow> found;
    bool isInside = false;
    const QStringList lines = guide(language).split(u'\n');
    for (const QString &line : lines) {
        if (!line.startsWith(u'|')) {
            isInside = false;
            continue;
        }
        const QStringList cells = line.split(u'|');
        if (cells.value(1).trimmed() == heading)
            isInside = true;
        else if (isInside && !line.startsWith(u"|---"_s))
            found.push_back({captures(cells.value(1), u"`([^`]+)`"_s), cells.value(2).trimmed()});
    }
    return found;
}

const QHash<QString, QString> keyHeadings{{u"en"_s, u"Key"_s}, {u"zh_CN"_s, u"按键"_s}};
const QHash<QString, QString> filterHeadings{{u"en"_s, u"Filter"_s}, {u"zh_CN"_s, u"筛选"_s}};

} // namespace

/// The user's guide speaks of the program as it is.
class TestGuide : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY2(!guide(u"en"_s).isEmpty(), "set ITSM_SOURCE_DIR"); }

    void bothLanguagesHaveTheSameParts()
    {
        QCOMPARE(captures(guide(u"zh_CN"_s), u"^(#+) "_s), captures(guide(u"en"_s), u"^(#+) "_s));
        QCOMPARE(pictures(u"zh_CN"_s).join(u' ').replace(u"-zh_CN-"_s, u"-en-"_s), pictures(u"en"_s).join(u' '));
        for (const QHash<QString, QString> &headings : {keyHeadings, filterHeadings}) {
            QStringList code[2];
            for (int i = 0; i < 2; ++i) {
                const QString language = i == 0 ? u"en"_s : u"zh_CN"_s;
                for (const GuideRow &row : rows(language, headings.value(language)))
                    code[i] += row.code;
            }
            QVERIFY(code[0].size() > 5);
            QCOMPARE(code[1], code[0]);
        }
    }

    void picturesAreThoseOfTheFolder()
    {
        QStringList named = pictures(u"en"_s) + pictures(u"zh_CN"_s);
        named.sort();
        const QDir folder(qEnvironmentVariable("ITSM_SOURCE_DIR") + u"/docs/guide/pictures"_s);
        QStringList files = folder.entryList(QDir::Files);
        files.sort();
        QCOMPARE(files, named);
        qint64 bytes = 0;
        for (const QString &file : std::as_const(files)) {
            QVERIFY2(!QImage(folder.filePath(file)).isNull(), qPrintable(file));
            bytes += QFileInfo(folder.filePath(file)).size();
        }
        QVERIFY2(bytes < 6'000'000, "the pictures are too large together");
    }

    void keysAreThoseOfTheCommands_data()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("en") << u"en"_s;
        QTest::newRow("zh_CN") << u"zh_CN"_s;
    }
    void keysAreThoseOfTheCommands()
    {
        QFETCH(const QString, language);
        WindowFixture f;
        f.openWorkspace();
        f.languages.setLanguage(language);
        QCoreApplication::sendPostedEvents(); // the texts follow
        QMultiHash<QString, const QAction *> commands;
        const QList<QAction *> actions = f.window->actions().actions();
        for (const QAction *action : actions)
            commands.insert(withoutMnemonic(action->text()).remove(u'…'), action);
        const std::vector<GuideRow> keys = rows(language, keyHeadings.value(language));
        QVERIFY(keys.size() > 60);
        for (const GuideRow &row : keys) {
            QVERIFY2(commands.contains(row.text), qPrintable(u"There is no command “%1”"_s.arg(row.text)));
            const QList<const QAction *> named = commands.values(row.text);
            const bool isRight = std::any_of(named.begin(), named.end(), [&](const QAction *action) {
                QStringList own;
                const QList<QKeySequence> shortcuts = action->shortcuts();
                for (const QKeySequence &key : shortcuts)
                    own.append(keyName(key));
                return keyName(action->shortcut()) == row.code.value(0) &&
                       std::all_of(row.code.begin(), row.code.end(),
                                   [&](const QString &key) { return own.contains(key); });
            });
            QVERIFY2(isRight, qPrintable(u"“%1” has another key than %2"_s.arg(row.text, row.code.join(u' '))));
        }
    }

    void filtersCanBeRead()
    {
        for (const GuideRow &row : rows(u"en"_s, filterHeadings.value(u"en"_s)))
            QVERIFY2(parseFilter(row.code.value(0)), qPrintable(row.code.value(0)));
    }
};

ITSM_TEST_IN(QApplication, TestGuide)
#include "tst_guide.moc"
