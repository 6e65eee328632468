#include "services/auth/random_text.h"
#include "services/desk/audit.h"
#include "services/desk/desk.h"
#include "services/desk/transaction.h"
#include "services/desk/validation.h"
#include "services/storage/signal_table.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QUrl>
#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

// A secret names its tenant and source, so that the row can be found under row security: itsmsrc.TENANT.SOURCE.RANDOM
constexpr char secretPrefix[] = "itsmsrc";
constexpr qsizetype secretBytes = 32;
constexpr qsizetype longestSecret = 200;
constexpr std::chrono::seconds shortestHeartbeat{10};

Secret newSecret(TenantId tenant, SourceId source)
{
    return Secret(u"%1.%2.%3.%4"_s.arg(QLatin1StringView(secretPrefix), QString::number(tenant.value),
                                       QString::number(source.value), QString::fromLatin1(randomText(secretBytes))));
}

Error noSuchSource()
{
    return {Error::Code::NotFound, QCoreApplication::translate("Desk", "There is no such source of alerts."), {}, {}};
}

AuditObject objectOf(const AlertSource &source)
{
    return {.type = "source", .id = source.id.value, .name = source.name};
}

/// What an operator has set of it; never the secret.
QJsonObject factsOf(const AlertSource &source)
{
    return {{u"kind"_s, source.kind.text()},
            {u"mapping"_s, source.mapping},
            {u"pull_url"_s, source.pullUrl},
            {u"heartbeat"_s, source.heartbeat ? formatDuration(*source.heartbeat) : QString()}};
}

Result<> checkPullUrl(const NewSource &input)
{
    if (input.pullUrl.isEmpty())
        return {};
    if (input.kind != SourceKind::Alertmanager)
        return fail(Error::Code::Invalid,
                    QCoreApplication::translate("Desk", "Only an Alertmanager can be asked for its alerts."),
                    u"pull_url"_s);
    const QUrl url(input.pullUrl, QUrl::StrictMode);
    const bool isPlain = url.isValid() && !url.host().isEmpty() && url.userInfo().isEmpty() && !url.hasQuery() &&
                         !url.hasFragment() && (url.scheme() == "http"_L1 || url.scheme() == "https"_L1);
    if (!isPlain)
        return fail(Error::Code::Invalid,
                    QCoreApplication::translate("Desk", "An address such as http://alertmanager:9093 is expected."),
                    u"pull_url"_s);
    return {};
}

Result<NewSource> validated(NewSource input)
{
    ITSM_TRY_ASSIGN(input.name, checkedLine(input.name, u"name"_s, maxNameLength, Presence::Required));
    ITSM_TRY(checkJson(input.mapping, u"mapping"_s));
    ITSM_TRY(SourceMapping::fromJson(input.mapping));
    ITSM_TRY(checkPullUrl(input));
    if (input.heartbeat && *input.heartbeat < shortestHeartbeat)
        return fail(Error::Code::Invalid,
                    QCoreApplication::translate("Desk", "A source cannot be expected to speak more often than every "
                                                        "ten seconds."),
                    u"heartbeat"_s);
    return input;
}

} // namespace

Error unknownSourceSecret()
{
    return {Error::Code::Unauthenticated,
            QCoreApplication::translate("Desk", "The secret of a source of alerts is expected."),
            {},
            {}};
}

Result<SourceWithSecret> ServiceDesk::addSource(Connection &c, const Actor &actor, const NewSource &input) const
{
    ITSM_TRY(authorize(actor, Permission::WriteSettings));
    ITSM_TRY_ASSIGN(const NewSource checked, validated(input));
    return inTransaction(c, actor, Connection::Access::Write, [&]() -> Result<SourceWithSecret> {
        const Instant now = m_clock.now();
        ITSM_TRY(lockDirectory(c, actor.tenant));
        ITSM_TRY_ASSIGN(const std::vector<AlertSource> known, selectSources(c, actor.tenant));
        if (std::ranges::any_of(known, [&](const AlertSource &s) { return s.name == checked.name; }))
            return fail(
                Error::Code::Invalid,
                QCoreApplication::translate("Desk", "There is a source of the name “%1” already.").arg(checked.name),
                u"name"_s);
        SourceWithSecret made;
        AlertSource &source = made.source;
        source.tenantId = actor.tenant;
        source.name = checked.name;
        source.kind = checked.kind;
        source.mapping = checked.mapping;
        source.pullUrl = checked.pullUrl;
        source.heartbeat = checked.heartbeat;
        source.createdAt = now;
        // The secret holds the key that the row gets.
        ITSM_TRY_ASSIGN(source.id, insertSource(c, source, {}, now));
        made.secret = newSecret(actor.tenant, source.id);
        ITSM_TRY(updateSecretHash(c, actor.tenant, source.id, hashOfSecret(made.secret.reveal().toLatin1()), now));
        ++source.version;
        ITSM_TRY(audit(c, actor, now, auditaction::sourceAdded, objectOf(source), factsOf(source)));
        return made;
    });
}

Result<AlertSource> ServiceDesk::changeSource(Connection &c, const Actor &actor, SourceId id,
                                              const NewSource &input) const
{
    ITSM_TRY(authorize(actor, Permission::WriteSettings));
    ITSM_TRY_ASSIGN(const NewSource checked, validated(input));
    return inTransaction(c, actor, Connection::Access::Write, [&]() -> Result<AlertSource> {
        ITSM_TRY_ASSIGN(std::optional<AlertSource> source, lockSource(c, actor.tenant, id));
        if (!source)
            return fail(noSuchSource());
        const QJsonObject before = factsOf(*source);
        source->mapping = checked.mapping;
        source->pullUrl = checked.pullUrl;
        source->heartbeat = checked.heartbeat;
        ITSM_TRY(updateSource(c, *source, m_clock.now()));
        ++source->version;
        ITSM_TRY(audit(c, actor, m_clock.now(), auditaction::sourceChanged, objectOf(*source),
                       changesBetween(before, factsOf(*source))));
        return std::move(*source);
    });
}

Result<SourceWithSecret> ServiceDesk::rotateSource(Connection &c, const Actor &actor, SourceId id) const
{
    ITSM_TRY(authorize(actor, Permission::WriteSettings));
    return inTransaction(c, actor, Connection::Access::Write, [&]() -> Result<SourceWithSecret> {
        ITSM_TRY_ASSIGN(std::optional<AlertSource> source, lockSource(c, actor.tenant, id));
        if (!source)
            return fail(noSuchSource());
        SourceWithSecret rotated{.source = std::move(*source), .secret = newSecret(actor.tenant, id)};
        ITSM_TRY(
            updateSecretHash(c, actor.tenant, id, hashOfSecret(rotated.secret.reveal().toLatin1()), m_clock.now()));
        ++rotated.source.version;
        ITSM_TRY(audit(c, actor, m_clock.now(), auditaction::sourceSecretRotated, objectOf(rotated.source)));
        return rotated;
    });
}

Result<> ServiceDesk::removeSource(Connection &c, const Actor &actor, SourceId id) const
{
    ITSM_TRY(authorize(actor, Permission::WriteSettings));
    return inTransaction(c, actor, Connection::Access::Write, [&]() -> Result<> {
        ITSM_TRY_ASSIGN(const std::optional<AlertSource> source, lockSource(c, actor.tenant, id));
        if (!source)
            return fail(noSuchSource());
        ITSM_TRY(deleteSource(c, actor.tenant, id));
        return audit(c, actor, m_clock.now(), auditaction::sourceRemoved, objectOf(*source), factsOf(*source));
    });
}

Result<std::vector<AlertSource>> ServiceDesk::sources(Connection &c, const Actor &actor) const
{
    ITSM_TRY(authorize(actor, Permission::WriteSettings));
    return inTransaction(c, actor, Connection::Access::Read, [&] { return selectSources(c, actor.tenant); });
}

/// A plain hash is enough: nobody guesses 256 random bits.
QString ServiceDesk::hashOfSecret(const QByteArray &secret)
{
    return QString::fromLatin1(QCryptographicHash::hash(secret, QCryptographicHash::Sha256).toHex());
}

Result<QStringList> ServiceDesk::sourceSecrets(Connection &c, TenantId tenant) const
{
    ITSM_TRY_ASSIGN(Transaction transaction, Transaction::begin(c, Connection::Access::Read));
    ITSM_TRY(bindTenant(c, tenant));
    ITSM_TRY_ASSIGN(const QStringList hashes, selectSecretHashes(c, tenant));
    ITSM_TRY(transaction.commit());
    return hashes;
}

Result<AlertSource> ServiceDesk::sourceOf(Connection &c, const QByteArray &secret) const
{
    const QList<QByteArray> parts = secret.split('.');
    if (secret.size() > longestSecret || parts.size() != 4 || parts[0] != secretPrefix)
        return fail(unknownSourceSecret());
    const TenantId tenant(parts[1].toLongLong());
    const SourceId id(parts[2].toLongLong());
    if (!tenant.isValid() || !id.isValid())
        return fail(unknownSourceSecret());
    ITSM_TRY_ASSIGN(Transaction transaction, Transaction::begin(c, Connection::Access::Read));
    ITSM_TRY(bindTenant(c, tenant));
    ITSM_TRY_ASSIGN(const std::optional<QString> hash, selectSecretHash(c, tenant, id));
    if (!hash || !isEqualInConstantTime(hash->toLatin1(), hashOfSecret(secret).toLatin1()))
        return fail(unknownSourceSecret());
    ITSM_TRY_ASSIGN(const std::vector<AlertSource> known, selectSources(c, tenant));
    const auto source = std::ranges::find(known, id, &AlertSource::id);
    if (source == known.end())
        return fail(unknownSourceSecret());
    ITSM_TRY(transaction.commit());
    return *source;
}

} // namespace itsm
