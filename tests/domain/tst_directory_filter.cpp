#include "services/domain/directory_filter.h"
#include "tests/support/test_program.h"

#include <QTest>

using namespace itsm;
using namespace Qt::Literals::StringLiterals;

class DirectoryFilterTest : public QObject
{
    Q_OBJECT

private:
    static DirectoryFilter parsed(const QString &text, const FilterVocabulary &vocabulary)
    {
        const auto terms = parseTerms(text, vocabulary);
        if (!terms)
            QTest::qFail(qPrintable(terms.error().message), __FILE__, __LINE__);
        return terms.value_or(DirectoryFilter());
    }

private Q_SLOTS:
    void items_data()
    {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<bool>("matches");
        QTest::newRow("none") << QString() << true;
        QTest::newRow("name") << u"name:pay-db"_s << true;
        QTest::newRow("another name") << u"name:pay"_s << false;
        QTest::newRow("as incidents name it") << u"ci:pay*"_s << true;
        QTest::newRow("type") << u"type:database,server"_s << true;
        QTest::newRow("environment") << u"env:staging"_s << false;
        QTest::newRow("criticality") << u"crit:high"_s << true;
        QTest::newRow("not") << u"-criticality:high"_s << false;
        QTest::newRow("open") << u"open:>=2"_s << true;
        QTest::newRow("more open") << u"open:>2"_s << false;
        QTest::newRow("affected") << u"is:affected"_s << true;
        QTest::newRow("word") << u"支付"_s << true;
        QTest::newRow("part of a word") << u"duct"_s << true;
        QTest::newRow("another word") << u"web"_s << false;
        QTest::newRow("all must hold") << u"type:database env:staging"_s << false;
    }
    void items()
    {
        QFETCH(QString, filter);
        QFETCH(bool, matches);
        ConfigurationItem item;
        item.name = u"pay-db"_s;
        item.type = u"database"_s;
        item.environment = u"production 支付"_s;
        item.criticality = Level::High;
        QCOMPARE(itsm::matches(parsed(filter, itemVocabulary()), ItemLoad{item, 2}), matches);
    }

    void users_data()
    {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<bool>("matches");
        QTest::newRow("name") << u"name:李雷"_s << true;
        QTest::newRow("login") << u"username:lilei"_s << true;
        QTest::newRow("e-mail") << u"email:none"_s << false;
        QTest::newRow("role") << u"role:admin,manager"_s << true;
        QTest::newRow("another role") << u"role:agent"_s << false;
        QTest::newRow("active") << u"is:active"_s << false;
        QTest::newRow("inactive") << u"is:inactive"_s << true;
        QTest::newRow("open") << u"open:0"_s << true;
        QTest::newRow("word") << u"example"_s << true;
    }
    void users()
    {
        QFETCH(QString, filter);
        QFETCH(bool, matches);
        User user;
        user.name = u"李雷"_s;
        user.login = u"lilei"_s;
        user.email = u"lilei@example.com"_s;
        user.role = Role::Manager;
        user.isActive = false;
        QCOMPARE(itsm::matches(parsed(filter, userVocabulary()), UserLoad{user, 0}), matches);
    }

    void rules_data()
    {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<bool>("matches");
        QTest::newRow("name") << u"rule:Escalate*"_s << true;
        QTest::newRow("type") << u"type:alert"_s << false;
        QTest::newRow("priority") << u"prio:urgent"_s << true;
        QTest::newRow("enabled") << u"is:enabled"_s << true;
        QTest::newRow("disabled") << u"is:disabled"_s << false;
        QTest::newRow("runs") << u"runs:>10"_s << true;
        QTest::newRow("never") << u"executed:>2026-01-01"_s << false;
        QTest::newRow("changed") << u"changed:>=1970-01-01"_s << true;
        QTest::newRow("word of the description") << u"夜间"_s << true;
    }
    void rules()
    {
        QFETCH(QString, filter);
        QFETCH(bool, matches);
        Rule rule;
        rule.name = u"Escalate urgent ones"_s;
        rule.description = u"夜间值班"_s;
        rule.type = u"escalation"_s;
        rule.priority = Priority::Urgent;
        rule.executionCount = 12;
        QCOMPARE(itsm::matches(parsed(filter, ruleVocabulary()), rule), matches);
    }

    void mistakes()
    {
        QVERIFY(!parseTerms(u"role:king"_s, userVocabulary()));
        QVERIFY(!parseTerms(u"criticality:huge"_s, itemVocabulary()));
        QVERIFY(!parseTerms(u"is:broken"_s, ruleVocabulary()));
        QVERIFY(!parseTerms(u"open:many"_s, itemVocabulary()));
    }
};

ITSM_TEST_ALONE(DirectoryFilterTest)
#include "tst_directory_filter.moc"
