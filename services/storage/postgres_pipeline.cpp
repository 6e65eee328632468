#include "services/storage/postgres_connection.h"
#include "services/storage/postgres_values.h"

// Of PostgresConnection: statements that are sent before the answers to those before them are read.

namespace itsm {

namespace {

/// Rows that are sent before their answers are read: few enough that neither side waits for the other with full
/// buffers.
constexpr size_t pipelineDepth = 200;

} // namespace

Result<> PostgresConnection::executeBatch(const QString &sql, const std::vector<Params> &rows)
{
    if (rows.empty())
        return {};
    ITSM_TRY_ASSIGN(const Statement statement, prepared(sql));
    const bool mayWait = inTransaction();
    for (size_t at = 0; at < rows.size(); ++at) {
        ITSM_TRY(send(statement, rows[at]));
        if (m_sent >= pipelineDepth)
            ITSM_TRY(settle());
    }
    return mayWait ? Result<>() : settle();
}

Result<> PostgresConnection::send(const Statement &statement, const Params &params)
{
    ITSM_TRY_ASSIGN(const PostgresArguments arguments, PostgresArguments::make(params));
    ITSM_TRY(enterPipeline());
    return sent(PQsendQueryPrepared(m_connection, statement.name.constData(), arguments.size(), arguments.values(),
                                    nullptr, nullptr, 0));
}

Result<> PostgresConnection::send(const char *sql)
{
    ITSM_TRY(enterPipeline());
    return sent(PQsendQueryParams(m_connection, sql, 0, nullptr, nullptr, nullptr, nullptr, 0));
}

Result<> PostgresConnection::enterPipeline()
{
    if (m_sent == 0) {
        m_interrupted = false;
        if (!PQenterPipelineMode(m_connection))
            return fail(lastError(nullptr));
    }
    ++m_sent;
    return {};
}

Result<> PostgresConnection::sent(int isSent)
{
    if (isSent != 0)
        return {};
    Error error = lastError(nullptr);
    (void)settle();
    return fail(std::move(error));
}

Result<> PostgresConnection::settle(ResultPtr *last)
{
    if (std::exchange(m_sent, 0) == 0)
        return {};
    std::optional<Error> error;
    if (!PQpipelineSync(m_connection))
        error = lastError(nullptr);
    const bool hasMark = std::exchange(m_markIsSent, false);
    // Each statement answers with a result and a null; the last answer is that of the sync.
    for (int nulls = 0, answers = 0; nulls < 2 && PQstatus(m_connection) == CONNECTION_OK;) {
        ResultPtr result(PQgetResult(m_connection));
        if (!result) {
            ++nulls;
            continue;
        }
        nulls = 0;
        const ExecStatusType status = PQresultStatus(result.get());
        if (status == PGRES_PIPELINE_SYNC)
            break;
        if (!error && !isSuccess(result.get()) && status != PGRES_PIPELINE_ABORTED)
            error = lastError(result.get());
        m_written += writtenRows(result.get());
        if (++answers == 2 && hasMark && status == PGRES_TUPLES_OK)
            m_mark = {.id = PQgetvalue(result.get(), 0, 0), .began = PQgetvalue(result.get(), 0, 1)};
        if (last)
            *last = std::move(result);
    }
    if (!error && PQstatus(m_connection) != CONNECTION_OK)
        error = lastError(nullptr);
    if (!PQexitPipelineMode(m_connection) && !error)
        error = lastError(nullptr);
    if (error)
        return fail(std::move(*error));
    return {};
}

} // namespace itsm
