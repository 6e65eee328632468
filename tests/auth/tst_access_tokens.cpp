#include "services/auth/access_token.h"

#include "services/auth/api_token.h"
#include "services/auth/random_text.h"
#include "services/domain/json_text.h"
#include "tests/support/test_program.h"

#include <QJsonObject>
#include <QMessageAuthenticationCode>
#include <QTest>

using namespace itsm;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

const Instant present{std::chrono::sys_days{std::chrono::year{2026} / 11 / 26}};

QByteArray counted(int from)
{
    QByteArray bytes;
    for (int i = 0; i < 32; ++i)
        bytes += char(from + i);
    return bytes;
}

const SigningKey &key()
{
    static const SigningKey one{.id = u"k1"_s, .secret = counted(0)};
    return one;
}

const SigningKey &otherKey()
{
    static const SigningKey one{.id = u"k2"_s, .secret = counted(100)};
    return one;
}

QByteArray hmac(const QByteArray &text, const QByteArray &secret,
                QCryptographicHash::Algorithm algorithm = QCryptographicHash::Sha256)
{
    return toBase64Url(QMessageAuthenticationCode::hash(text, secret, algorithm));
}

/// A token of any header and payload, rightly signed.
QByteArray forged(const QByteArray &header, const QByteArray &payload, const QByteArray &secret = key().secret)
{
    const QByteArray text = toBase64Url(header) + '.' + toBase64Url(payload);
    return text + '.' + hmac(text, secret);
}

const QByteArray &goodHeader()
{
    static const QByteArray text = R"({"alg":"HS256","kid":"k1","typ":"JWT"})";
    return text;
}

TokenClaims claims()
{
    return {.use = TokenClaims::Use::Access,
            .tenant = TenantId(3),
            .user = UserId(7),
            .login = u"李雷"_s,
            .role = Role::Manager,
            .session = u"session"_s,
            .generation = 2,
            .issuedAt = present,
            .expiresAt = present + 15min};
}

QJsonObject claimsOf(const QByteArray &token)
{
    return parseJson(fromBase64Url(token.split('.').at(1)))->toObject();
}

/// A rightly signed token with one claim changed; undefined takes it away.
QByteArray with(const QString &name, const QJsonValue &value)
{
    QJsonObject object = claimsOf(writeToken(claims(), key()));
    if (value.isUndefined())
        object.remove(name);
    else
        object.insert(name, value);
    return forged(goodHeader(), toJsonText(object));
}

bool isAccepted(const QByteArray &token, Instant now = present)
{
    return readToken(token, {otherKey(), key()}, TokenClaims::Use::Access, now).has_value();
}

} // namespace

/// Goal S2: of all texts that look like tokens, exactly those of ours are good.
class AccessTokenTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void signatureOfAnotherProgram()
    {
        // Made with Python's hmac and json.
        const QByteArray expected = "eyJhbGciOiJIUzI1NiIsImtpZCI6ImsxIiwidHlwIjoiSldUIn0."
                                    "eyJhIjoxLCJiIjoi5LqL5Lu2In0."
                                    "ECOndmQ1hRv1AYGlbOkFqg5i4yoq4zj33tJb0Mov7e0";
        const QJsonObject object{{u"a"_s, 1}, {u"b"_s, u"事件"_s}};
        QCOMPARE(signJwt(object, key()), expected);
        QCOMPARE(verifyJwt(expected, {key()}), object);
    }

    void roundTrip()
    {
        const QByteArray token = writeToken(claims(), key());
        const auto read = readToken(token, {otherKey(), key()}, TokenClaims::Use::Access, present);
        QVERIFY(read.has_value());
        QCOMPARE(read->tenant, TenantId(3));
        QCOMPARE(read->user, UserId(7));
        QCOMPARE(read->login, u"李雷"_s);
        QVERIFY(read->role == Role::Manager);
        QCOMPARE(read->session, u"session"_s);
        QCOMPARE(read->generation, 2);
        QCOMPARE(read->issuedAt, present);
        QCOMPARE(read->expiresAt, present + 15min);
        // What clients of the specification's API read in it.
        const QJsonObject object = claimsOf(token);
        QCOMPARE(object.value(u"tenant_id"_s).toInteger(), 3);
        QCOMPARE(object.value(u"user_id"_s).toInteger(), 7);
        QCOMPARE(object.value(u"username"_s), u"李雷"_s);
        QCOMPARE(object.value(u"token_type"_s), u"access"_s);
        QCOMPARE(object.value(u"role"_s), u"manager"_s);
        QVERIFY(writeToken(claims(), key()) != token); // each has a jti of its own
    }

    void time_data()
    {
        QTest::addColumn<qint64>("second");
        QTest::addColumn<bool>("accepted");
        QTest::newRow("at its start") << qint64(0) << true;
        QTest::newRow("a server whose clock is late") << qint64(-30) << true;
        QTest::newRow("from the future") << qint64(-31) << false;
        QTest::newRow("at its end") << qint64(900) << true;
        QTest::newRow("within the leeway") << qint64(929) << true;
        QTest::newRow("expired") << qint64(930) << false;
        QTest::newRow("long expired") << qint64(1'000'000) << false;
        QTest::newRow("before all time") << qint64(-100'000'000) << false;
    }
    void time()
    {
        QFETCH(qint64, second);
        QFETCH(bool, accepted);
        QCOMPARE(isAccepted(writeToken(claims(), key()), present + std::chrono::seconds(second)), accepted);
    }

    void useIsKept()
    {
        TokenClaims refresh = claims();
        refresh.use = TokenClaims::Use::Refresh;
        const QByteArray token = writeToken(refresh, key());
        QVERIFY(!isAccepted(token));
        QVERIFY(readToken(token, {key()}, TokenClaims::Use::Refresh, present).has_value());
        QVERIFY(!readToken(writeToken(claims(), key()), {key()}, TokenClaims::Use::Refresh, present));
    }

    void hostile_data();
    void hostile()
    {
        QFETCH(QByteArray, token);
        QVERIFY(!isAccepted(token));
    }

    void everyBitCounts()
    {
        const QByteArray token = writeToken(claims(), key());
        QVERIFY(isAccepted(token));
        for (qsizetype i = 0; i < token.size(); ++i) {
            for (int bit = 0; bit < 8; ++bit) {
                QByteArray changed = token;
                changed[i] = char(changed[i] ^ (1 << bit));
                if (isAccepted(changed))
                    QFAIL(qPrintable(u"bit %1 of byte %2"_s.arg(bit).arg(i)));
            }
        }
        for (qsizetype size = 0; size < token.size(); ++size)
            QVERIFY(!isAccepted(token.first(size)));
    }

    void apiTokens()
    {
        const QByteArray token = makeApiToken(TenantId(5), key().secret);
        QVERIFY(token.startsWith("itsm_"));
        const auto read = readApiToken(token, key().secret);
        QVERIFY(read.has_value());
        QCOMPARE(read->tenant, TenantId(5));
        QCOMPARE(read->hash.size(), 64);
        QVERIFY(!QByteArray(read->hash.toLatin1()).contains(token.mid(20, 20)));
        QVERIFY(makeApiToken(TenantId(5), key().secret) != token);

        QVERIFY(!readApiToken(token, otherKey().secret));
        QVERIFY(!readApiToken("itsm_", key().secret));
        QVERIFY(!readApiToken({}, key().secret));
        QVERIFY(!readApiToken(token + 'A', key().secret));
        QVERIFY(!readApiToken(token + '=', key().secret));
        QVERIFY(!readApiToken(QByteArray(token).replace("itsm_", "ITSM_"), key().secret));
        QVERIFY(!readApiToken("itsm_" + QByteArray(1 << 20, 'A'), key().secret));
        for (qsizetype i = 0; i < token.size(); ++i) {
            QByteArray changed = token;
            changed[i] = changed[i] == 'A' ? 'B' : 'A';
            QVERIFY(!readApiToken(changed, key().secret));
        }
    }

    void strictBase64()
    {
        QCOMPARE(fromBase64Url("_-8"), QByteArray("\xff\xef"));
        for (const char *text : {"_-9", "_-8=", "/+8", "_-8\n", " _-8", "_",
                                 "_-\xc3\xa9"
                                 "8"})
            QVERIFY2(fromBase64Url(text).isNull(), text);
    }
};

void AccessTokenTest::hostile_data()
{
    QTest::addColumn<QByteArray>("token");
    const QByteArray good = writeToken(claims(), key());
    const QByteArray payload = fromBase64Url(good.split('.').at(1));
    const QList<QByteArray> parts = good.split('.');
    const auto unsignedBy = [&](const QByteArray &header, const QByteArray &signature) {
        return QByteArray(toBase64Url(header) + '.' + parts.at(1) + '.' + signature);
    };

    // Algorithms. What is signed is rightly signed by whoever wrote the test.
    for (const char *name : {"none", "None", "NONE", "nOnE", "", "HS384", "HS512", "RS256", "ES256", "EdDSA", "hs256",
                             "HS256 ", "HS256\\u0000", "dir", "A128KW"}) {
        const QByteArray header = QByteArray(R"({"alg":")") + name + R"(","kid":"k1","typ":"JWT"})";
        QTest::addRow("alg %s, no signature", name) << unsignedBy(header, {});
        QTest::addRow("alg %s, old signature", name) << unsignedBy(header, parts.at(2));
        QTest::addRow("alg %s, signed", name) << forged(header, payload);
    }
    const QByteArray text512 = toBase64Url(R"({"alg":"HS512","kid":"k1","typ":"JWT"})") + '.' + parts.at(1);
    QTest::newRow("HS512 by HS512") << QByteArray(text512 + '.' +
                                                  hmac(text512, key().secret, QCryptographicHash::Sha512));

    // Headers that choose.
    for (const char *header : {R"({"alg":"HS256","typ":"JWT"})",
                               R"({"kid":"k1","typ":"JWT"})",
                               R"({"alg":"HS256","kid":"k1"})",
                               R"({"alg":"HS256","kid":"k2","typ":"JWT"})",
                               R"({"alg":"HS256","kid":"","typ":"JWT"})",
                               R"({"alg":"HS256","kid":"../../../../dev/null","typ":"JWT"})",
                               R"({"alg":"HS256","kid":"x' UNION SELECT 'AAAA","typ":"JWT"})",
                               R"({"alg":"HS256","kid":["k1"],"typ":"JWT"})",
                               R"({"alg":"HS256","kid":"k1|whoami","typ":"JWT"})",
                               R"({"alg":["HS256"],"kid":"k1","typ":"JWT"})",
                               R"({"alg":"HS256","kid":"k1","typ":"JOSE"})",
                               R"({"alg":"HS256","crit":["exp"],"kid":"k1","typ":"JWT"})",
                               R"({"alg":"HS256","b64":false,"crit":["b64"],"kid":"k1","typ":"JWT"})",
                               R"({"alg":"HS256","jwk":{"kty":"oct","k":"AAAA"},"kid":"k1","typ":"JWT"})",
                               R"({"alg":"HS256","jku":"http://169.254.169.254/k","kid":"k1","typ":"JWT"})",
                               R"({"alg":"HS256","kid":"k1","typ":"JWT","x5u":"file:///etc/passwd"})",
                               R"({"alg":"HS256","kid":"k1","typ":"JWT","x5c":["MIIB"]})",
                               R"({"alg":"HS256","kid":"k1","typ":"JWT","zip":"DEF"})",
                               R"({"alg":"none","alg":"HS256","kid":"k1","typ":"JWT"})",
                               R"({"alg":"HS256","alg":"none","kid":"k1","typ":"JWT"})",
                               R"({ "alg":"HS256","kid":"k1","typ":"JWT"})",
                               R"({"kid":"k1","alg":"HS256","typ":"JWT"})",
                               "{}",
                               "[]",
                               "null",
                               "",
                               "\"HS256\""})
        QTest::addRow("header %s", header) << forged(header, payload);
    QTest::newRow("key of no bytes") << forged(goodHeader(), payload, "");
    QTest::newRow("key of another id") << forged(goodHeader(), payload, otherKey().secret);
    QTest::newRow("key is the id") << forged(goodHeader(), payload, "k1");
    QTest::newRow("key is the public header") << forged(goodHeader(), payload, goodHeader());

    // Shapes.
    QTest::newRow("nothing") << QByteArray();
    for (const char *shape : {".", "..", "...", "a.b.c", "Bearer", " ", "null", "undefined", "\n"})
        QTest::addRow("shape '%s'", shape) << QByteArray(shape);
    QTest::newRow("with its scheme") << QByteArray("Bearer " + good);
    QTest::newRow("space before") << QByteArray(" " + good);
    QTest::newRow("line behind") << QByteArray(good + '\n');
    QTest::newRow("padding") << QByteArray(good + '=');
    QTest::newRow("NUL behind") << QByteArray(good + '\0');
    QTest::newRow("four parts") << QByteArray(good + ".e30");
    QTest::newRow("five parts, as if encrypted") << QByteArray(good + ".e30.e30");
    QTest::newRow("no signature") << QByteArray(parts.at(0) + '.' + parts.at(1) + '.');
    QTest::newRow("two parts") << QByteArray(parts.at(0) + '.' + parts.at(1));
    QTest::newRow("no payload") << QByteArray(parts.at(0) + ".." + parts.at(2));
    QTest::newRow("payload of another") << QByteArray(parts.at(0) + '.' + toBase64Url("{}") + '.' + parts.at(2));
    QTest::newRow("JSON serialisation") << QByteArray(R"({"payload":")" + parts.at(1) + R"(","protected":")" +
                                                      parts.at(0) + R"(","signature":")" + parts.at(2) + R"("})");
    QTest::newRow("1 MiB") << QByteArray(1 << 20, 'A');
    QTest::newRow("1 MiB of dots") << QByteArray(1 << 20, '.');
    QTest::newRow("a long one, signed") << forged(goodHeader(),
                                                  toJsonText(QJsonObject{{u"x"_s, QString(5'000, u'x')}}));

    // Claims, all signed by the right key.
    for (const char *content :
         {"", "null", "[]", "1", "\"\"", "{}", "{", R"({"exp":1e99})", "\xff\xfe", "{\"a\":\"\xff\"}"})
        QTest::addRow("payload %s", content) << forged(goodHeader(), content);
    QTest::newRow("duplicate claim") << forged(goodHeader(), QByteArray(payload).replace("{", R"({"user_id":1,)"));
    QTest::newRow("deep") << forged(goodHeader(), QByteArray(payload).replace("{", R"({"x":[[[[[[1]]]]]],)"));
    for (const QString &name : claimsOf(good).keys()) {
        QTest::addRow("without %s", qPrintable(name)) << with(name, QJsonValue(QJsonValue::Undefined));
        QTest::addRow("%s is null", qPrintable(name)) << with(name, QJsonValue::Null);
        QTest::addRow("%s is an object", qPrintable(name)) << with(name, QJsonObject());
        QTest::addRow("%s is a truth", qPrintable(name)) << with(name, true);
        QTest::addRow("%s is an empty text", qPrintable(name)) << with(name, u""_s);
        if (name != "username"_L1 && name != "role"_L1 && name != "sid"_L1 && name != "jti"_L1)
            QTest::addRow("%s is another text", qPrintable(name)) << with(name, u"99999999999"_s);
    }
    for (const QString &name : {u"exp"_s, u"nbf"_s, u"iat"_s, u"user_id"_s, u"tenant_id"_s, u"gen"_s}) {
        QTest::addRow("%s negative", qPrintable(name)) << with(name, -1);
        QTest::addRow("%s 1e99", qPrintable(name)) << with(name, 1e99);
        QTest::addRow("%s 2^63-1", qPrintable(name)) << with(name, std::numeric_limits<qint64>::max());
        QTest::addRow("%s -2^63", qPrintable(name)) << with(name, std::numeric_limits<qint64>::min());
    }
    QTest::newRow("exp with a fraction") << with(u"exp"_s, 1795651200.5);
    QTest::newRow("no tenant") << with(u"tenant_id"_s, -1);
    QTest::newRow("user 0") << with(u"user_id"_s, 0);
    QTest::newRow("another user than its subject") << with(u"user_id"_s, 8);
    QTest::newRow("another subject than its user") << with(u"sub"_s, u"8"_s);
    QTest::newRow("subject as a number") << with(u"sub"_s, 7);
    QTest::newRow("audience as a list") << with(u"aud"_s, QJsonArray{u"itsm-api"_s});
    QTest::newRow("case of the issuer") << with(u"iss"_s, u"ITSMD"_s);
    QTest::newRow("case of the use") << with(u"token_type"_s, u"Access"_s);
}

ITSM_TEST(AccessTokenTest)
#include "tst_access_tokens.moc"
