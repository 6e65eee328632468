#include "services/domain/search_tokens.h"
#include "tests/support/test_program.h"

#include <QRandomGenerator>
#include <QTest>
#include <algorithm>

using namespace itsm;
using namespace Qt::Literals::StringLiterals;

class SearchTokensTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hashesNeverChange();
    void finds_data();
    void finds();
    void sortedWithoutDuplicates();
    void nothingToSearchFor();
    void documentLimit();
    void everyPartIsFound_data();
    void everyPartIsFound();
    void randomTextIsFoundByItself();
};

namespace {

bool isFound(const QString &document, const QString &query)
{
    return containsTokens(documentTokens(document), queryTokens(query));
}

} // namespace

void SearchTokensTest::hashesNeverChange()
{
    // These values stand in databases.
    const auto only = [](const QString &text) {
        const std::vector<quint32> tokens = queryTokens(text);
        return tokens.size() == 1 ? tokens.front() : 0U;
    };
    QCOMPARE(only(u"a"_s), 0x02472eeaU);
    QCOMPARE(only(u"db"_s), 0xf40b468dU);
    QCOMPARE(only(u"cpu"_s), 0xa74d7333U);
    QCOMPARE(only(u"网"_s), 0x0eef15efU);
    QCOMPARE(only(u"网络"_s), 0x7930f4a2U);
    QCOMPARE(only(u"ÉTÉ"_s), 0x1576506eU);
    QCOMPARE(only(u"𠮷野"_s), 0x82097092U);
}

void SearchTokensTest::finds_data()
{
    QTest::addColumn<QString>("document");
    QTest::addColumn<QString>("query");
    QTest::addColumn<bool>("expected");
    const QString chinese = u"生产环境网络故障，数据库连接超时"_s;
    QTest::newRow("two Chinese characters") << chinese << u"网络"_s << true;
    QTest::newRow("two others across words") << chinese << u"境网"_s << true;
    QTest::newRow("one Chinese character") << chinese << u"库"_s << true;
    QTest::newRow("two characters that are not neighbours") << chinese << u"网障"_s << false;
    QTest::newRow("not across punctuation") << chinese << u"障数"_s << false;
    QTest::newRow("absent Chinese word") << chinese << u"打印"_s << false;
    const QString english = u"Database connection pool exhausted on web-01"_s;
    QTest::newRow("English word") << english << u"connection"_s << true;
    QTest::newRow("case") << english << u"DATABASE"_s << true;
    QTest::newRow("part of a word") << english << u"base"_s << true;
    QTest::newRow("beginning of two letters") << english << u"po"_s << true;
    QTest::newRow("two letters inside are not found") << english << u"oo"_s << false;
    QTest::newRow("two words") << english << u"pool database"_s << true;
    QTest::newRow("one word absent") << english << u"pool printer"_s << false;
    QTest::newRow("short word") << english << u"on"_s << true;
    QTest::newRow("incident number") << u"INC-202601-000123"_s << u"INC-202601-000123"_s << true;
    QTest::newRow("end of an incident number") << u"INC-202601-000123"_s << u"0123"_s << true;
    QTest::newRow("another incident number") << u"INC-202601-000123"_s << u"000124"_s << false;
    QTest::newRow("number of one digit") << u"disk 7 failed"_s << u"7"_s << true;
    QTest::newRow("mixed") << u"服务器CPU使用率90%"_s << u"cpu使用"_s << true;
    QTest::newRow("mixed, cut inside a run") << u"服务器CPU使用率90%"_s << u"器CPU"_s << true;
    QTest::newRow("emoji separate") << u"db🔥down"_s << u"down"_s << true;
    QTest::newRow("emoji are not searched") << u"db🔥down"_s << u"🔥 db"_s << true;
    QTest::newRow("composed finds decomposed") << u"cafe\u0301 router"_s << u"café"_s << true;
    QTest::newRow("decomposed finds composed") << u"café router"_s << u"cafe\u0301"_s << true;
    QTest::newRow("accents count") << u"café"_s << u"cafe"_s << false;
    QTest::newRow("marks that do not compose are dropped") << u"x\u0302yz\u20dd"_s << u"xyz"_s << true;
    QTest::newRow("full width") << u"ＣＰＵ　ｌｏａｄ"_s << u"cpu load"_s << true;
    QTest::newRow("full width query") << u"cpu load"_s << u"ＬＯＡＤ"_s << true;
    QTest::newRow("half-width kana") << u"ｻｰﾊﾞｰ停止"_s << u"サーバー"_s << true;
    QTest::newRow("long sound mark alone in a pair") << u"サーバー"_s << u"バー"_s << true;
    QTest::newRow("Korean") << u"서버 장애"_s << u"장애"_s << true;
    QTest::newRow("sharp s") << u"Straße"_s << u"STRASSE"_s << true;
    QTest::newRow("Turkish dotted I") << u"İstanbul"_s << u"i\u0307stanbul"_s << true;
    QTest::newRow("soft hyphen inside") << u"data\u00adbase"_s << u"database"_s << true;
    QTest::newRow("beyond the basic plane") << u"𠮷野家 outage"_s << u"𠮷野"_s << true;
    QTest::newRow("ligature") << u"ﬁle server"_s << u"file"_s << true;
    QTest::newRow("Cyrillic") << u"Сервер недоступен"_s << u"доступ"_s << true;
    QTest::newRow("lone surrogate separates") << QString(u"abc"_s + QChar(0xd800) + u"def"_s) << u"def"_s << true;
}

void SearchTokensTest::finds()
{
    QFETCH(QString, document);
    QFETCH(QString, query);
    QTEST(isFound(document, query), "expected");
}

void SearchTokensTest::sortedWithoutDuplicates()
{
    const std::vector<quint32> tokens = documentTokens(u"abcabcabc 网络网络 abc");
    QVERIFY(std::is_sorted(tokens.begin(), tokens.end()));
    QVERIFY(std::adjacent_find(tokens.begin(), tokens.end()) == tokens.end());
    // ab, abc, bca, cab; 网, 络, 网络, 络网
    QCOMPARE(tokens.size(), size_t{8});
    QCOMPARE(queryTokens(u"abcd").size(), size_t{2});
    QCOMPARE(queryTokens(u"网络故").size(), size_t{2});
}

void SearchTokensTest::nothingToSearchFor()
{
    for (const QString &text : {u""_s, u"   "_s, u"-- ! 🔥"_s, u"\u0301"_s}) {
        QVERIFY(queryTokens(text).empty());
        QVERIFY(documentTokens(text).empty());
    }
    QVERIFY(containsTokens({}, {}));
    QVERIFY(containsTokens({1, 2, 3}, {}));
    QVERIFY(containsTokens({1, 2, 3}, {1, 3}));
    QVERIFY(!containsTokens({1, 2, 3}, {1, 4}));
    QVERIFY(!containsTokens({}, {1}));
}

void SearchTokensTest::documentLimit()
{
    QString text = u"alpha "_s;
    for (int i = 0; i < 5'000; ++i)
        text += QString::number(1'000'000 + i * 37) + u' ';
    text += u"omega"_s;
    QCOMPARE(documentTokens(text).size(), size_t{maxSearchTokens});
    QVERIFY(isFound(text, u"alpha"_s));
    QVERIFY(!isFound(text, u"omega"_s));
    // Repetitions do not use up the limit.
    QVERIFY(isFound(QString(u"again and again "_s.repeated(5'000) + u"omega"_s), u"omega"_s));
    QVERIFY(queryTokens(text).size() <= size_t{maxQueryTokens});
    QVERIFY(isFound(text, text));
}

void SearchTokensTest::everyPartIsFound_data()
{
    QTest::addColumn<QString>("alphabet");
    QTest::addColumn<int>("shortest");
    QTest::newRow("Latin and digits") << u"abcdefghijklmnopqrstuvwxyzABCXYZ0123456789"_s << 3;
    QTest::newRow("Latin with accents") << u"aàáâäçèéñöøßüžŁIiİı"_s << 3;
    QTest::newRow("Greek and Cyrillic") << u"αβγΔΣσςΩДЖйщЪ"_s << 3;
    QTest::newRow("Han") << u"网络故障数据库服务器连接超时断电生产环境"_s << 1;
    QTest::newRow("kana and Hangul") << u"サーバーエラひらがな서버장애"_s << 1;
    QTest::newRow("full width") << u"ＡｂＣ０１２ｚ"_s << 3;
}

void SearchTokensTest::everyPartIsFound()
{
    QFETCH(QString, alphabet);
    QFETCH(int, shortest);
    QRandomGenerator random(3);
    const auto word = [&](int length) {
        QString text;
        for (int i = 0; i < length; ++i)
            text += alphabet[random.bounded(int(alphabet.size()))];
        return text;
    };
    for (int round = 0; round < 100; ++round) {
        const QString run = word(random.bounded(shortest, 40));
        const QString document = word(5) + u" — "_s + run + u"! "_s + word(4);
        const std::vector<quint32> tokens = documentTokens(document);
        for (int length = shortest; length <= run.size(); ++length) {
            for (int begin = 0; begin + length <= run.size(); ++begin) {
                const QString part = run.mid(begin, length);
                QVERIFY2(containsTokens(tokens, queryTokens(part)), qPrintable(part));
            }
        }
    }
}

void SearchTokensTest::randomTextIsFoundByItself()
{
    QRandomGenerator random(4);
    for (int round = 0; round < 2'000; ++round) {
        QString text;
        const int length = random.bounded(1, 30);
        for (int i = 0; i < length; ++i)
            text += QChar(static_cast<char16_t>(random.bounded(1, 0xffff)));
        QVERIFY2(isFound(text, text), qPrintable(text));
    }
}

ITSM_TEST(SearchTokensTest)
#include "tst_search_tokens.moc"
