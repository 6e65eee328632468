#include "services/auth/password.h"
#include "tests/support/result_check.h"
#include "tests/support/test_program.h"

#include <QSet>
#include <QTest>
#include <atomic>
#include <thread>

using namespace itsm;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr PasswordCost cheap{.passes = 1, .memory = 8'192};

Secret secret(const QString &text)
{
    return Secret(text);
}

} // namespace

class PasswordTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hashes()
    {
        PasswordHasher hasher(cheap, {});
        ITSM_UNWRAP(const QString hash, hasher.hash(secret(u"correct horse"_s)));
        QVERIFY2(hash.startsWith(u"$argon2id$v=19$m=8,t=1,p=1$"_s), qPrintable(hash));
        ITSM_UNWRAP(const QString again, hasher.hash(secret(u"correct horse"_s)));
        QVERIFY(again != hash); // salted
        ITSM_UNWRAP(const bool right, hasher.verify(secret(u"correct horse"_s), hash));
        QVERIFY(right);
        for (const QString &wrong : {u"correct horsf"_s, u"Correct horse"_s, u"correct horse "_s, u""_s,
                                     QString(u"correct horse"_s + QChar(u'\0')), QString(1'000, u'x')}) {
            ITSM_UNWRAP(const bool isRight, hasher.verify(secret(wrong), hash));
            QVERIFY2(!isRight, qPrintable(wrong));
        }
    }

    void madeByAnotherProgram()
    {
        // argon2 1.0 of Debian: echo -n 密码-password | argon2 somesalt1234 -id -t 2 -k 64 -p 1 -e
        PasswordHasher hasher(cheap, {});
        ITSM_UNWRAP(const bool right,
                    hasher.verify(
                        secret(u"密码-password"_s),
                        u"$argon2id$v=19$m=64,t=2,p=1$c29tZXNhbHQxMjM0$JxzfxIsWoJv+r+nCzfj5JUrSX0FqfOQYbHAD/QAgy4Y"_s));
        QVERIFY(right);
    }

    void composedAndDecomposedAreOne()
    {
        PasswordHasher hasher(cheap, {});
        ITSM_UNWRAP(const QString hash, hasher.hash(secret(u"Zürich-2026"_s)));
        ITSM_UNWRAP(const bool right, hasher.verify(secret(u"Zu\u0308rich-2026"_s), hash));
        QVERIFY(right);
    }

    void brokenHashesAreNobodys()
    {
        PasswordHasher hasher(cheap, {});
        for (const QString &broken :
             {u""_s, u"x"_s, u"plain text"_s, u"$argon2id$"_s, u"$2b$12$abcdefghijklmnopqrstuv"_s,
              u"$argon2id$v=19$m=4294967295,t=4294967295,p=1$AAAA$AAAA"_s}) {
            for (const QString &password : {u""_s, u"x"_s, u"plain text"_s, broken}) {
                ITSM_UNWRAP(const bool right, hasher.verify(secret(password), broken));
                QVERIFY2(!right, qPrintable(broken));
            }
        }
    }

    void costIsSeen()
    {
        PasswordHasher hasher(cheap, {});
        PasswordHasher dearer({.passes = 2, .memory = 16'384}, {});
        ITSM_UNWRAP(const QString hash, hasher.hash(secret(u"correct horse"_s)));
        QVERIFY(!hasher.isOutdated(hash));
        QVERIFY(dearer.isOutdated(hash));
        QVERIFY(hasher.isOutdated(u"nonsense"_s));
    }

    void fewAtOnce()
    {
        // Long enough to meet: 16 threads, two may run, two may wait.
        PasswordHasher hasher({.passes = 3, .memory = size_t{8} << 20}, {.running = 2, .waiting = 2, .patience = 60s});
        std::atomic<int> done = 0;
        std::atomic<int> refused = 0;
        std::atomic<bool> isWrong = false;
        std::atomic<bool> go = false;
        std::vector<std::thread> threads;
        for (int i = 0; i < 16; ++i)
            threads.emplace_back([&] {
                while (!go)
                    std::this_thread::yield();
                const auto hash = hasher.hash(Secret(u"correct horse"_s));
                if (hash)
                    ++done;
                else if (hash.error().code == Error::Code::Unavailable &&
                         hash.error().details.value(u"retry_after"_s).toInt() > 0)
                    ++refused;
                else
                    isWrong = true;
            });
        go = true;
        for (std::thread &thread : threads)
            thread.join();
        QVERIFY(!isWrong);
        QCOMPARE(done + refused, 16);
        QVERIFY2(done >= 4, qPrintable(QString::number(done)));
        QVERIFY2(refused > 0, qPrintable(QString::number(refused)));
        ITSM_VERIFY(hasher.hash(secret(u"afterwards"_s)));
    }

    void impatienceEndsTheWait()
    {
        PasswordHasher hasher({.passes = 3, .memory = size_t{64} << 20}, {.running = 1, .waiting = 1, .patience = 1ms});
        std::atomic<bool> runs = false;
        std::thread other([&] {
            runs = true;
            (void)hasher.hash(Secret(u"slow one"_s));
        });
        while (!runs)
            std::this_thread::yield();
        std::this_thread::sleep_for(20ms);
        const auto refused = hasher.hash(secret(u"impatient"_s));
        other.join();
        ITSM_VERIFY_ERROR(refused, Error::Code::Unavailable);
        ITSM_VERIFY(hasher.hash(secret(u"afterwards"_s)));
    }

    void newOnesAreChecked_data()
    {
        QTest::addColumn<QString>("password");
        QTest::addColumn<bool>("isGood");
        QTest::newRow("words") << u"correct horse battery"_s << true;
        QTest::newRow("eight Chinese characters") << u"今天天气真的很好"_s << true;
        QTest::newRow("eight pairs") << u"😀😁😂🤣😃😄😅😆"_s << true;
        QTest::newRow("longest") << QString(u"ab"_s + QString(1'022, u'x')) << true;
        QTest::newRow("empty") << QString() << false;
        QTest::newRow("seven") << u"abcdefg"_s << false;
        QTest::newRow("four pairs") << u"😀😁😂🤣"_s << false;
        QTest::newRow("too long") << QString(u"ab"_s + QString(1'023, u'x')) << false;
        QTest::newRow("the login") << u"Operator01"_s << false;
        QTest::newRow("the name") << u"韩梅梅 of the NOC"_s << false;
        QTest::newRow("one character") << u"zzzzzzzzzzzz"_s << false;
        QTest::newRow("of the specification") << u"123456!@#$%^"_s << false;
        QTest::newRow("in capitals") << u"PASSWORD1"_s << false;
    }
    void newOnesAreChecked()
    {
        QFETCH(QString, password);
        QFETCH(bool, isGood);
        const Result<> checked = checkNewPassword(secret(password), u"operator01"_s, u"韩梅梅 of the NOC"_s);
        QCOMPARE(checked.has_value(), isGood);
        if (!isGood)
            QCOMPARE(checked.error().field, u"password"_s);
    }

    void oneTimePasswords()
    {
        QSet<QString> seen;
        for (int i = 0; i < 100; ++i) {
            const Secret made = makeOneTimePassword();
            QCOMPARE(made.reveal().size(), 19);
            ITSM_VERIFY(checkNewPassword(made, u"admin"_s, u"Administrator"_s));
            seen.insert(made.reveal());
        }
        QCOMPARE(seen.size(), 100);
    }
};

ITSM_TEST(PasswordTest)
#include "tst_passwords.moc"
