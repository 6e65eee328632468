#include "services/auth/jwt.h"
#include "services/auth/random_text.h"
#include "tests/support/test_program.h"

#include <QFile>
#include <QJsonObject>
#include <QMessageAuthenticationCode>
#include <QTest>

using namespace itsm;
using namespace Qt::Literals::StringLiterals;

namespace {

QByteArray hmacSha256(const QByteArray &text, const QByteArray &key)
{
    return QMessageAuthenticationCode::hash(text, key, QCryptographicHash::Sha256);
}

/// The columns of the lines that begin with a word.
QList<QByteArrayList> vectors(const QByteArray &kind)
{
    QFile file(qEnvironmentVariable("ITSM_SOURCE_DIR") + u"/tests/auth/data/wycheproof.tsv"_s);
    QList<QByteArrayList> found;
    if (!file.open(QIODevice::ReadOnly))
        return found;
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.startsWith(QByteArray(kind + '\t')))
            found.append(line.split('\t'));
    }
    return found;
}

} // namespace

/// Goal S2 with vectors that others have published: what our tokens are sealed with is right, and no token of anybody
/// else's making gets through, whatever its header says of algorithms and keys.
class PublishedVectorsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void seals()
    {
        const auto cases = vectors("hmac");
        QCOMPARE(cases.size(), 87);
        int good = 0;
        for (const QByteArrayList &one : cases) {
            const auto bytes = [&](int column) { return QByteArray::fromHex(one.at(column)); };
            const bool isSame = isEqualInConstantTime(hmacSha256(bytes(4), bytes(3)), bytes(5));
            QVERIFY2(isSame == (one.at(2) == "valid"), one.at(1).constData());
            good += isSame ? 1 : 0;
        }
        QCOMPARE(good, 33);
    }

    /// Right seals of other programs, computed as ours are.
    void sealsOfTokens()
    {
        int good = 0;
        for (const QByteArrayList &one : vectors("jws")) {
            const QByteArray &token = one.at(6);
            if (one.at(2) != "valid" || one.at(3) != "HS256" || token.count('.') != 2)
                continue;
            const qsizetype end = token.lastIndexOf('.');
            good +=
                hmacSha256(token.first(end), fromBase64Url(one.at(5))) == fromBase64Url(token.sliced(end + 1)) ? 1 : 0;
        }
        QVERIFY2(good >= 8, QByteArray::number(good).constData());
    }

    void noForeignTokenIsOurs()
    {
        const auto cases = vectors("jws");
        QCOMPARE(cases.size(), 208);
        for (const QByteArrayList &one : cases) {
            const QByteArray &token = one.at(6);
            // The key that the token is about, under the id that it names: for RSA and elliptic curves the public key
            // is what an attacker would have us take for a secret.
            const std::vector<SigningKey> keys{
                {.id = QString::fromLatin1(one.at(4)), .secret = fromBase64Url(one.at(5))},
                {.id = QString::fromLatin1(one.at(4)), .secret = one.at(5)}};
            QVERIFY2(!verifyJwt(token, keys), one.at(1).constData());
            for (const QByteArray &changed : {QByteArray(' ' + token), QByteArray(token + '='), token.toUpper()})
                QVERIFY2(!verifyJwt(changed, keys), one.at(1).constData());
        }
    }

    /// The parts of foreign tokens in place of ours.
    void noForeignPartIsOurs()
    {
        const SigningKey key{.id = u"k"_s, .secret = QByteArray(32, 'k')};
        const QByteArray own = signJwt({{u"a"_s, 1}}, key);
        QVERIFY(verifyJwt(own, {key}));
        const QByteArrayList ours = own.split('.');
        for (const QByteArrayList &one : vectors("jws")) {
            const QByteArrayList theirs = one.at(6).split('.');
            for (int part = 0; part < 3 && part < theirs.size(); ++part) {
                QByteArrayList mixed = ours;
                mixed[part] = theirs.at(part);
                QVERIFY2(!verifyJwt(mixed.join('.'), {key}), one.at(1).constData());
            }
        }
    }
};

ITSM_TEST(PublishedVectorsTest)
#include "tst_published_vectors.moc"
