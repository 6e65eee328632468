#include "services/access/key_ring.h"

#include "services/auth/access_token.h"
#include "services/auth/random_text.h"
#include "services/storage/access_tables.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono;

namespace itsm {

namespace {

constexpr qsizetype keySize = 32;
constexpr QLatin1StringView forAccess{"access"};
constexpr QLatin1StringView forApi{"api"};

Result<> makeKey(Connection &c, QLatin1StringView purpose, Instant now)
{
    return insertSigningKey(c, {.id = QString::fromLatin1(randomText(9)),
                                .purpose = purpose,
                                .secret = QString::fromLatin1(randomText(keySize)),
                                .createdAt = now});
}

std::vector<StoredKey> accessKeys(const std::vector<StoredKey> &all)
{
    std::vector<StoredKey> found;
    std::ranges::copy_if(all, std::back_inserter(found), [](const StoredKey &key) { return key.purpose == forAccess; });
    return found;
}

bool isComplete(const std::vector<StoredKey> &all)
{
    return std::ranges::count(all, forAccess, &StoredKey::purpose) > 0 &&
           std::ranges::count(all, forApi, &StoredKey::purpose) > 0;
}

Result<> makeMissing(Connection &c, Instant now)
{
    ITSM_TRY_ASSIGN(Transaction transaction, Transaction::begin(c));
    ITSM_TRY(lockSigningKeys(c));
    ITSM_TRY_ASSIGN(const std::vector<StoredKey> all, selectSigningKeys(c)); // another server may have been faster
    for (const QLatin1StringView purpose : {forAccess, forApi}) {
        if (std::ranges::count(all, purpose, &StoredKey::purpose) == 0)
            ITSM_TRY(makeKey(c, purpose, now));
    }
    return transaction.commit();
}

SigningKey signingKey(const StoredKey &key)
{
    return {.id = key.id, .secret = fromBase64Url(key.secret.toLatin1())};
}

/// The newest that all servers have read by now, otherwise the oldest. `all` is ordered by age.
Keys arranged(const std::vector<StoredKey> &all, Instant now, seconds memory)
{
    Keys keys;
    for (const StoredKey &key : all) {
        const SigningKey ready = signingKey(key);
        if (key.purpose == forApi) {
            keys.api = ready.secret;
        } else if (key.purpose == forAccess && ready.secret.size() == keySize) {
            keys.accepted.push_back(ready);
            if (keys.current.id.isEmpty() || now - key.createdAt >= 2 * memory)
                keys.current = ready;
        }
    }
    return keys;
}

} // namespace

Result<std::shared_ptr<const Keys>> KeyRing::keys(Connection &c)
{
    const Instant now = m_clock.now();
    {
        const std::lock_guard lock(m_mutex);
        // A clock that was set back must not keep old keys for ever.
        if (m_keys && now - m_readAt < m_policy.memory && now >= m_readAt)
            return m_keys;
    }
    const quint64 generation = m_generation;
    ITSM_TRY_ASSIGN(std::vector<StoredKey> all, selectSigningKeys(c));
    if (!isComplete(all)) {
        ITSM_TRY(makeMissing(c, now));
        ITSM_TRY_ASSIGN(all, selectSigningKeys(c));
    }
    const auto read = std::make_shared<const Keys>(arranged(all, now, m_policy.memory));
    const std::lock_guard lock(m_mutex);
    if (generation == m_generation) { // otherwise they were forgotten while they were read
        m_keys = read;
        m_readAt = now;
    }
    return read;
}

std::shared_ptr<const Keys> KeyRing::remembered()
{
    const std::lock_guard lock(m_mutex);
    return m_keys;
}

Result<> KeyRing::rotate(Connection &c, OldKeys old, const std::function<Result<>()> &record)
{
    ITSM_TRY_ASSIGN(Transaction transaction, Transaction::begin(c));
    ITSM_TRY(lockSigningKeys(c));
    if (old == OldKeys::Forget) {
        ITSM_TRY_ASSIGN(const std::vector<StoredKey> all, selectSigningKeys(c));
        for (const StoredKey &key : accessKeys(all))
            ITSM_TRY(deleteSigningKey(c, key.id));
    }
    ITSM_TRY(makeKey(c, forAccess, m_clock.now()));
    ITSM_TRY(record());
    ITSM_TRY(transaction.commit());
    forget();
    return {};
}

void KeyRing::forget()
{
    const std::lock_guard lock(m_mutex);
    m_keys.reset();
    ++m_generation;
}

Result<> KeyRing::maintain(Connection &c)
{
    const Instant now = m_clock.now();
    ITSM_TRY_ASSIGN(Transaction transaction, Transaction::begin(c));
    ITSM_TRY(lockSigningKeys(c));
    ITSM_TRY_ASSIGN(const std::vector<StoredKey> all, selectSigningKeys(c));
    const std::vector<StoredKey> keys = accessKeys(all);
    if (keys.empty() || now - keys.back().createdAt > m_policy.keyLife)
        ITSM_TRY(makeKey(c, forAccess, now));
    // A key signs for a while after its successor was made, and what it signed lives on.
    const auto needed = m_policy.refreshLife + clockLeeway + 4 * m_policy.memory;
    for (size_t i = 0; i + 1 < keys.size(); ++i) {
        if (now - keys[i + 1].createdAt > needed)
            ITSM_TRY(deleteSigningKey(c, keys[i].id));
    }
    return transaction.commit();
}

} // namespace itsm
