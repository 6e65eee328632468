#pragma once

#include "services/storage/store.h"

#include <map>

namespace itsm::bench {

struct Statement
{
    QString sql;
    Params params;
};

/// Passes everything on to a connection and notes the statements, to be run again by the raw driver.
class RecordingConnection final : public Connection
{
public:
    explicit RecordingConnection(std::unique_ptr<Connection> target)
        : m_target(std::move(target))
    {
    }
    /// The statements since the last call.
    [[nodiscard]] std::vector<Statement> take() { return std::exchange(m_statements, {}); }

    [[nodiscard]] Dialect dialect() const override { return m_target->dialect(); }
    Result<qint64> execute(const QString &sql, const Params &params) override
    {
        m_statements.push_back({sql, params});
        return m_target->execute(sql, params);
    }
    Result<> query(const QString &sql, const Params &params, const RowFunction &each, Fetch fetch) override
    {
        m_statements.push_back({sql, params});
        return m_target->query(sql, params, each, fetch);
    }
    Result<> executeBatch(const QString &sql, const std::vector<Params> &rows) override
    {
        return m_target->executeBatch(sql, rows);
    }
    Result<qint64> bulkInsert(SqlConstant table, const SqlConstants &columns,
                              const std::function<bool(Params &)> &next) override
    {
        return m_target->bulkInsert(table, columns, next);
    }
    Result<> executeScript(const QString &script) override { return m_target->executeScript(script); }
    Result<> begin(Access access) override { return m_target->begin(access); }
    Result<> commit() override { return m_target->commit(); }
    void rollback() override { m_target->rollback(); }
    [[nodiscard]] bool inTransaction() const override { return m_target->inTransaction(); }
    [[nodiscard]] bool isAlive() const override { return m_target->isAlive(); }
    void interrupt() override { m_target->interrupt(); }

private:
    std::unique_ptr<Connection> m_target;
    std::vector<Statement> m_statements;
};

/// libpq or SQLite's C API with nothing above it: the limit that our own figures are printed beside. Rows are fetched,
/// their values are not decoded.
class RawDriver
{
public:
    static Result<std::unique_ptr<RawDriver>> open(const StoreUrl &url, TenantId tenant);
    virtual ~RawDriver() = default;

    /// Runs a statement, prepared once, and gives the number of rows.
    virtual Result<qint64> run(const Statement &statement) = 0;
    /// Reads rows by the fastest way there is: COPY, or stepping through a statement. Gives the number of rows.
    virtual Result<qint64> readAll(const QString &columns) = 0;
    Result<> runAll(const std::vector<Statement> &statements);
};

} // namespace itsm::bench
