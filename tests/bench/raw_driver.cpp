#include "tests/bench/raw_driver.h"

#include "services/storage/postgres_text.h"

#include <QHash>
#include <libpq-fe.h>
#include <sqlite3.h>

using namespace Qt::Literals::StringLiterals;

namespace itsm::bench {

namespace {

class RawPostgres final : public RawDriver
{
public:
    explicit RawPostgres(PGconn *connection)
        : m_connection(connection)
    {
    }
    ~RawPostgres() override { PQfinish(m_connection); }

    Result<> setUp(TenantId tenant)
    {
        for (const QString &sql : {u"SET plan_cache_mode = force_custom_plan"_s, u"SET jit = off"_s, u"BEGIN"_s,
                                   u"SELECT set_config('itsm.tenant', '%1', true)"_s.arg(tenant.value)})
            ITSM_TRY(checked(PQexec(m_connection, qUtf8Printable(sql))));
        return {};
    }

    Result<qint64> run(const Statement &s) override
    {
        QByteArray &name = m_names[s.sql];
        if (name.isEmpty()) {
            name = QByteArray::number(m_names.size());
            ITSM_TRY(
                checked(PQprepare(m_connection, name.constData(), numberedParameters(s.sql).constData(), 0, nullptr)));
        }
        std::vector<std::optional<QByteArray>> texts;
        std::vector<const char *> values;
        for (const Value &value : s.params) {
            ITSM_TRY_ASSIGN(auto text, toPostgresText(value));
            texts.push_back(std::move(text));
        }
        for (const auto &text : texts)
            values.push_back(text ? text->constData() : nullptr);
        return checked(PQexecPrepared(m_connection, name.constData(), static_cast<int>(values.size()), values.data(),
                                      nullptr, nullptr, 0));
    }

    Result<qint64> readAll(const QString &columns) override
    {
        const QString sql = u"COPY (SELECT "_s + columns + u" FROM incidents i WHERE i.deleted_at IS NULL) TO STDOUT"_s;
        ITSM_TRY(checked(PQexec(m_connection, qUtf8Printable(sql))));
        qint64 rows = 0;
        char *row = nullptr;
        while (PQgetCopyData(m_connection, &row, 0) > 0) {
            ++rows;
            PQfreemem(row);
        }
        ITSM_TRY(checked(PQgetResult(m_connection)));
        while (PGresult *rest = PQgetResult(m_connection))
            PQclear(rest);
        return rows;
    }

private:
    Result<qint64> checked(PGresult *result)
    {
        const ExecStatusType status = PQresultStatus(result);
        const qint64 rows = PQntuples(result);
        PQclear(result);
        if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_COPY_OUT)
            return rows;
        return fail(Error::Code::Internal, QString::fromUtf8(PQerrorMessage(m_connection)).trimmed());
    }

    PGconn *m_connection;
    QHash<QString, QByteArray> m_names;
};

class RawSqlite final : public RawDriver
{
public:
    explicit RawSqlite(sqlite3 *handle)
        : m_handle(handle)
    {
        sqlite3_exec(handle, "PRAGMA cache_size = -24576; PRAGMA temp_store = MEMORY", nullptr, nullptr, nullptr);
    }
    ~RawSqlite() override
    {
        for (sqlite3_stmt *statement : std::as_const(m_statements))
            sqlite3_finalize(statement);
        sqlite3_close(m_handle);
    }

    Result<qint64> run(const Statement &s) override
    {
        sqlite3_stmt *&statement = m_statements[s.sql];
        const QByteArray text = s.sql.toUtf8();
        if (!statement && sqlite3_prepare_v2(m_handle, text.constData(), -1, &statement, nullptr) != SQLITE_OK)
            return fail(Error::Code::Internal, QString::fromUtf8(sqlite3_errmsg(m_handle)));
        for (size_t i = 0; i < s.params.size(); ++i)
            bind(statement, static_cast<int>(i) + 1, s.params[i]);
        return stepAll(statement);
    }

    Result<qint64> readAll(const QString &columns) override
    {
        const QByteArray sql =
            QString(u"SELECT "_s + columns + u" FROM incidents i WHERE i.tenant_id = 1 AND i.deleted_at IS NULL")
                .toUtf8();
        sqlite3_stmt *statement = nullptr;
        if (sqlite3_prepare_v2(m_handle, sql.constData(), -1, &statement, nullptr) != SQLITE_OK)
            return fail(Error::Code::Internal, QString::fromUtf8(sqlite3_errmsg(m_handle)));
        auto rows = stepAll(statement);
        sqlite3_finalize(statement);
        return rows;
    }

private:
    static void bind(sqlite3_stmt *statement, int index, const Value &value)
    {
        const auto bindText = [&](const QByteArray &text) {
            sqlite3_bind_text(statement, index, text.constData(), static_cast<int>(text.size()), SQLITE_TRANSIENT);
        };
        if (const auto *number = std::get_if<qint64>(&value))
            sqlite3_bind_int64(statement, index, *number);
        else if (const auto *time = std::get_if<Instant>(&value))
            sqlite3_bind_int64(statement, index, toMicros(*time));
        else if (const auto *text = std::get_if<QString>(&value))
            bindText(text->toUtf8());
        else if (const auto *bytes = std::get_if<QByteArray>(&value))
            bindText(*bytes);
        else if (const auto *flag = std::get_if<bool>(&value))
            sqlite3_bind_int(statement, index, *flag);
        else
            sqlite3_bind_null(statement, index);
    }

    Result<qint64> stepAll(sqlite3_stmt *statement)
    {
        qint64 rows = 0;
        int code = SQLITE_ROW;
        const int columns = sqlite3_column_count(statement);
        while ((code = sqlite3_step(statement)) == SQLITE_ROW) {
            ++rows;
            for (int column = 0; column < columns; ++column) {
                if (sqlite3_column_type(statement, column) == SQLITE_TEXT)
                    sqlite3_column_text(statement, column);
                else
                    sqlite3_column_int64(statement, column);
            }
        }
        sqlite3_reset(statement);
        if (code == SQLITE_DONE)
            return rows;
        return fail(Error::Code::Internal, QString::fromUtf8(sqlite3_errmsg(m_handle)));
    }

    sqlite3 *m_handle;
    QHash<QString, sqlite3_stmt *> m_statements;
};

} // namespace

Result<std::unique_ptr<RawDriver>> RawDriver::open(const StoreUrl &url, TenantId tenant)
{
    if (url.dialect() == Dialect::PostgreSql) {
        auto driver = std::make_unique<RawPostgres>(PQconnectdb(url.path().toUtf8().constData()));
        ITSM_TRY(driver->setUp(tenant));
        return driver;
    }
    sqlite3 *handle = nullptr;
    if (sqlite3_open_v2(url.path().toUtf8().constData(), &handle, SQLITE_OPEN_READONLY, nullptr) != SQLITE_OK)
        return fail(Error::Code::Unavailable, url.path());
    return std::make_unique<RawSqlite>(handle);
}

Result<> RawDriver::runAll(const std::vector<Statement> &statements)
{
    for (const Statement &statement : statements)
        ITSM_TRY(run(statement));
    return {};
}

} // namespace itsm::bench
