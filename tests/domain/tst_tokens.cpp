#include "services/domain/enums.h"
#include "tests/support/test_program.h"

#include <QTest>

using namespace itsm;
using namespace Qt::Literals::StringLiterals;

class TokensTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyNameReadsBack();
    void unknownTextSurvives();
    void criticalPriorityIsUrgent();
    void namesAreExact();
    void ranksFollowWeight();
    void openAndTerminal();

private:
    template <typename E, size_t N>
    static void checkNames(const std::array<E, N> &values)
    {
        QCOMPARE(values.size(), static_cast<size_t>(E::Unknown));
        for (const E value : values) {
            const QString text = QString::fromLatin1(tokenName(value));
            QCOMPARE(Token<E>(value).text(), text);
            QCOMPARE(Token<E>::fromText(text), Token<E>(value));
            QVERIFY(Token<E>::fromText(text).isKnown());
        }
    }
};

void TokensTest::everyNameReadsBack()
{
    checkNames(allStatuses);
    checkNames(allPriorities);
    checkNames(allSeverities);
    checkNames(allLevels);
    checkNames(allAlertStatuses);
    checkNames(allRoles);
}

void TokensTest::unknownTextSurvives()
{
    const auto triaged = Token<Status>::fromText(u"triaged");
    QVERIFY(!triaged.isKnown());
    QCOMPARE(triaged.text(), u"triaged"_s);
    QVERIFY(triaged != Token<Status>::fromText(u"escalated"));
    QCOMPARE(triaged, Token<Status>::fromText(u"triaged"));
    QCOMPARE(Token<Status>::fromText(u"").text(), QString());
    QCOMPARE(Token<Status>::fromText(u"unknown").text(), u"unknown"_s);
}

void TokensTest::criticalPriorityIsUrgent()
{
    QCOMPARE(Token<Priority>::fromText(u"critical").value(), Priority::Urgent);
    QCOMPARE(Token<Priority>::fromText(u"critical").text(), u"urgent"_s);
    QCOMPARE(Token<Severity>::fromText(u"critical").value(), Severity::Critical);
}

void TokensTest::namesAreExact()
{
    QCOMPARE(Token<Status>::fromText(u"New").value(), Status::Unknown);
    QCOMPARE(Token<Status>::fromText(u" new").value(), Status::Unknown);
    QCOMPARE(Token<Status>::fromText(u"ne").value(), Status::Unknown);
}

void TokensTest::ranksFollowWeight()
{
    QVERIFY(Token(Severity::Info).rank() < Token(Severity::Critical).rank());
    QVERIFY(Token(Priority::Low).rank() < Token(Priority::Urgent).rank());
    QVERIFY(Token(Priority::Urgent).rank() < Token<Priority>::fromText(u"blocker").rank());
}

void TokensTest::openAndTerminal()
{
    for (const Status status : allStatuses) {
        const bool finished = status == Status::Resolved || status == Status::Closed || status == Status::Cancelled;
        QCOMPARE(isOpen(status), !finished);
        QCOMPARE(isTerminal(status), status == Status::Closed || status == Status::Cancelled);
    }
    QVERIFY(isOpen(Status::Unknown));
}

ITSM_TEST(TokensTest)
#include "tst_tokens.moc"
