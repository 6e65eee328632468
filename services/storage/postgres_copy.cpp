#include "services/storage/postgres_connection.h"
#include "services/storage/postgres_text.h"
#include "services/storage/postgres_values.h"

// Of PostgresConnection: many rows at once, by COPY.

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

constexpr qsizetype copyBufferSize = 256 * 1024;

} // namespace

Result<qint64> PostgresConnection::bulkInsert(SqlConstant table, const SqlConstants &columns,
                                              const std::function<bool(Params &)> &next)
{
    Q_ASSERT(inTransaction());
    bool secured = false;
    ITSM_TRY(query(
        u"SELECT row_security_active(?::text)"_s, {table.view().toString()},
        [&](const Row &row) {
            secured = row.boolean(0);
            return false;
        },
        Fetch::Buffered));
    if (!secured)
        return copyInto(table, columns, next);
    // COPY does not go with row security: the rows take a way round, through a table of this transaction.
    const SqlFragment names = SqlFragment::list(columns);
    ITSM_TRY(executeScript(
        sqlText(u"CREATE TEMP TABLE itsm_load ON COMMIT DROP AS SELECT %1 FROM %2 WITH NO DATA"_sql, {names, table})));
    ITSM_TRY_ASSIGN(const qint64 count, copyInto(u"itsm_load"_sql, columns, next));
    ITSM_TRY(executeScript(
        sqlText(u"INSERT INTO %1 (%2) SELECT %2 FROM itsm_load; DROP TABLE itsm_load"_sql, {table, names})));
    return count;
}

Result<qint64> PostgresConnection::copyInto(SqlConstant target, const SqlConstants &columns,
                                            const std::function<bool(Params &)> &next)
{
    m_interrupted = false;
    const QString sql = sqlText(u"COPY %1 (%2) FROM STDIN"_sql, {target, SqlFragment::list(columns)});
    const ResultPtr start(PQexec(m_connection, sql.toUtf8().constData()));
    if (PQresultStatus(start.get()) != PGRES_COPY_IN)
        return fail(lastError(start.get()));
    std::optional<Error> error;
    QByteArray buffer;
    buffer.reserve(copyBufferSize + 4096);
    Params params;
    while (!error && next(params)) {
        Q_ASSERT(params.size() == columns.size());
        for (size_t i = 0; i < params.size() && !error; ++i) {
            if (i > 0)
                buffer += '\t';
            if (auto field = appendCopyField(buffer, params[i]); !field)
                error = field.error();
        }
        buffer += '\n';
        if (buffer.size() >= copyBufferSize && !error) {
            if (PQputCopyData(m_connection, buffer.constData(), int(buffer.size())) != 1)
                error = lastError(nullptr);
            buffer.resize(0);
        }
    }
    if (!error && !buffer.isEmpty() && PQputCopyData(m_connection, buffer.constData(), int(buffer.size())) != 1)
        error = lastError(nullptr);
    PQputCopyEnd(m_connection, error ? "the program gave up" : nullptr);
    qint64 count = 0;
    while (const ResultPtr result{PQgetResult(m_connection)}) {
        if (!isSuccess(result.get()) && !error)
            error = lastError(result.get());
        count = rowCount(result.get());
    }
    if (error)
        return fail(std::move(*error));
    m_written += count;
    return count;
}

} // namespace itsm
