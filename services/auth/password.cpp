#include "services/auth/password.h"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>
#include <sodium.h>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

struct PasswordText
{
    Q_DECLARE_TR_FUNCTIONS(Password)
};

/// The same bytes for the same characters, however the keyboard composes them. Wiped by its owner.
QByteArray bytesOf(const Secret &password)
{
    return password.reveal().normalized(QString::NormalizationForm_C).toUtf8();
}

class WipedBytes
{
public:
    explicit WipedBytes(QByteArray bytes)
        : m_bytes(std::move(bytes))
    {
    }
    Q_DISABLE_COPY_MOVE(WipedBytes)
    ~WipedBytes() { sodium_memzero(m_bytes.data(), static_cast<size_t>(m_bytes.size())); }
    [[nodiscard]] const char *data() const { return m_bytes.constData(); }
    [[nodiscard]] auto size() const { return static_cast<unsigned long long>(m_bytes.size()); }

private:
    QByteArray m_bytes;
};

/// A hash that no password has, at this cost.
QByteArray nobodysHash(const PasswordCost &cost)
{
    return "$argon2id$v=19$m=" + QByteArray::number(static_cast<qulonglong>(cost.memory >> 10)) +
           ",t=" + QByteArray::number(static_cast<qulonglong>(cost.passes)) +
           ",p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
}

qsizetype characters(QStringView text)
{
    return text.size() - std::ranges::count_if(text, [](QChar c) { return c.isLowSurrogate(); });
}

} // namespace

PasswordHasher::PasswordHasher(PasswordCost cost, Limits limits)
    : m_cost(cost)
    , m_limits(limits)
{
    if (sodium_init() < 0)
        qFatal("libsodium cannot be used");
}

Result<> PasswordHasher::enter()
{
    const auto full = [] {
        return fail(Error::Code::Unavailable,
                    PasswordText::tr("Too many people sign in right now. Try again in a moment."), {},
                    {{u"retry_after"_s, 1}});
    };
    std::unique_lock lock(m_mutex);
    if (m_running >= m_limits.running) {
        if (m_waiting >= m_limits.waiting)
            return full();
        ++m_waiting;
        const bool hasRoom =
            m_hasRoom.wait_for(lock, m_limits.patience, [this] { return m_running < m_limits.running; });
        --m_waiting;
        if (!hasRoom)
            return full();
    }
    ++m_running;
    return {};
}

void PasswordHasher::leave()
{
    {
        const std::lock_guard lock(m_mutex);
        --m_running;
    }
    m_hasRoom.notify_one();
}

Result<QString> PasswordHasher::hash(const Secret &password)
{
    const WipedBytes bytes(bytesOf(password));
    std::array<char, crypto_pwhash_STRBYTES> text{};
    ITSM_TRY(enter());
    const int failed = crypto_pwhash_str_alg(text.data(), bytes.data(), bytes.size(), m_cost.passes, m_cost.memory,
                                             crypto_pwhash_ALG_ARGON2ID13);
    leave();
    if (failed != 0)
        return fail(Error::Code::Unavailable, PasswordText::tr("There is not enough memory to hash the password."));
    return QString::fromLatin1(text.data());
}

Result<bool> PasswordHasher::verify(const Secret &password, const QString &hash)
{
    const WipedBytes bytes(bytesOf(password));
    const QByteArray stored = hash.isEmpty() ? nobodysHash(m_cost) : hash.toLatin1();
    ITSM_TRY(enter());
    const int failed = crypto_pwhash_str_verify(stored.constData(), bytes.data(), bytes.size());
    leave();
    return failed == 0 && !hash.isEmpty();
}

bool PasswordHasher::isOutdated(const QString &hash) const
{
    return crypto_pwhash_str_needs_rehash(hash.toLatin1().constData(), m_cost.passes, m_cost.memory) != 0;
}

Result<> checkNewPassword(const Secret &password, const QString &login, const QString &name)
{
    // Those of the specification's sample configuration, and the first of every list of lost passwords.
    static const QStringList known{u"123456!@#$%^"_s, u"your_api_key"_s, u"password"_s,  u"passw0rd"_s,
                                   u"password1"_s,    u"12345678"_s,     u"123456789"_s, u"1234567890"_s,
                                   u"qwertyuiop"_s,   u"1q2w3e4r"_s,     u"changeme"_s,  u"administrator"_s};
    const QString &text = password.reveal();
    const QString field = u"password"_s;
    if (characters(text) < minPasswordLength)
        return fail(Error::Code::Invalid,
                    PasswordText::tr("The password needs at least %n characters.", nullptr, minPasswordLength), field);
    if (text.toUtf8().size() > maxPasswordSize)
        return fail(Error::Code::Invalid, PasswordText::tr("The password is too long."), field);
    const auto equals = [&](const QString &other) { return text.compare(other, Qt::CaseInsensitive) == 0; };
    const bool isOneCharacter = text == QString(text.size(), text.front());
    if (equals(login) || equals(name) || isOneCharacter || std::ranges::any_of(known, equals))
        return fail(Error::Code::Invalid,
                    PasswordText::tr("This password would be guessed at once. Choose another one."), field);
    return {};
}

Secret makeOneTimePassword()
{
    // No letters that look like digits, or like each other. Four groups of four are 79 bits.
    static constexpr std::string_view letters = "abcdefghjkmnpqrstuvwxyz23456789";
    QString text;
    for (int i = 0; i < 16; ++i) {
        if (i > 0 && i % 4 == 0)
            text += u'-';
        text += QLatin1Char(letters[randombytes_uniform(static_cast<uint32_t>(letters.size()))]);
    }
    return Secret(text);
}

} // namespace itsm
