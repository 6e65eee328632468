#include "services/storage/audit_table.h"

#include "services/domain/json_text.h"
#include "services/storage/json_column.h"

#include <QCryptographicHash>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

const QString auditColumns =
    u"id, occurred_at, user_id, user_name, source, action, object_type, object_id, object_name, data, hash"_s;

/// A row as it stands; `data` is the text of the JSON.
struct StoredRecord
{
    AuditRecord record;
    QString data;
    QString hash;
};

StoredRecord readRecord(const Row &row, TenantId tenant)
{
    const QString data = row.text(9);
    const auto parsed = parseJson(data.toUtf8());
    return {.record = {.id = AuditId(row.integer(0)),
                       .tenantId = tenant,
                       .occurredAt = row.instant(1).value_or(Instant{}),
                       .userId = UserId(row.integer(2)),
                       .userName = row.text(3),
                       .source = row.text(4),
                       .action = row.text(5),
                       .objectType = row.text(6),
                       .objectId = row.integer(7),
                       .objectName = row.text(8),
                       .data = parsed ? parsed->toObject() : QJsonObject()},
            .data = data,
            .hash = row.text(10)};
}

/// Of all that the row says. As a JSON list no two rows have the same text.
QString hashOf(const AuditRecord &record, const QString &data, const QString &before)
{
    const QJsonArray facts{
        before,        record.tenantId.value, toMicros(record.occurredAt), record.userId.value, record.userName,
        record.source, record.action,         record.objectType,           record.objectId,     record.objectName,
        data};
    return QString::fromLatin1(QCryptographicHash::hash(toJsonText(facts), QCryptographicHash::Sha256).toHex());
}

Result<> lockChain(Connection &c, TenantId tenant)
{
    if (c.dialect() == Dialect::Sqlite)
        return {}; // a writing transaction is alone
    return c.query(u"SELECT pg_advisory_xact_lock(hashtext('itsm.audit'), ?::int)"_s, {tenant.value},
                   [](const Row &) { return true; });
}

} // namespace

Result<> appendAudit(Connection &c, const AuditRecord &record)
{
    ITSM_TRY(lockChain(c, record.tenantId));
    ITSM_TRY_ASSIGN(const auto before,
                    queryOne<QString>(c,
                                      u"SELECT hash FROM audit_records WHERE tenant_id = ? ORDER BY id DESC LIMIT 1"_s,
                                      {record.tenantId.value}, [](const Row &row) { return row.text(0); }));
    const QString data = record.data.isEmpty() ? QString() : QString::fromUtf8(toJsonText(record.data));
    ITSM_TRY(
        c.execute(u"INSERT INTO audit_records (tenant_id, occurred_at, user_id, user_name, source, action, object_type,"
                  " object_id, object_name, data, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
                  {record.tenantId.value, record.occurredAt, nullable(record.userId), record.userName, record.source,
                   record.action, record.objectType, record.objectId == 0 ? Value() : Value(record.objectId),
                   record.objectName, data, hashOf(record, data, before.value_or(QString()))}));
    return {};
}

Result<std::vector<AuditRecord>> selectAudit(Connection &c, TenantId tenant, AuditId before, int limit)
{
    return queryAll<AuditRecord>(
        c,
        u"SELECT "_s + auditColumns + u" FROM audit_records WHERE tenant_id = ? AND id < ? ORDER BY id DESC LIMIT ?"_s,
        {tenant.value, before.isValid() ? before.value : std::numeric_limits<qint64>::max(), qint64(limit)},
        [tenant](const Row &row) { return readRecord(row, tenant).record; });
}

Result<AuditProof> verifyAudit(Connection &c, TenantId tenant)
{
    AuditProof proof;
    ITSM_TRY(c.query(
        u"SELECT "_s + auditColumns + u" FROM audit_records WHERE tenant_id = ? ORDER BY id"_s, {tenant.value},
        [&](const Row &row) {
            const StoredRecord stored = readRecord(row, tenant);
            if (stored.hash != hashOf(stored.record, stored.data, proof.lastHash)) {
                proof.firstBroken = stored.record.id;
                return false;
            }
            ++proof.records;
            proof.lastHash = stored.hash;
            return true;
        },
        Connection::Fetch::Streamed));
    return proof;
}

} // namespace itsm
