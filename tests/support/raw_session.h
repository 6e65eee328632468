#pragma once

#include <QByteArray>

struct pg_conn;
struct pg_result;
class QString;

namespace itsm {

/// Somebody at a client of his own, who sends PostgreSQL what he wants and hears all that it says.
class RawSession
{
public:
    /// A libpq URI.
    explicit RawSession(const QString &url);
    ~RawSession();
    Q_DISABLE_COPY_MOVE(RawSession)

    /// What the statements answer, a line for each: values, notices, errors with their details, and notifications. They
    /// are one transaction.
    QByteArray run(const QByteArray &sql);
    /// SQLSTATE of what was refused first in the last run; 00000 if nothing was.
    [[nodiscard]] const QByteArray &state() const { return m_state; }

private:
    void take(pg_result *result);

    pg_conn *m_connection;
    QByteArray m_heard;
    QByteArray m_state = "00000";
};

} // namespace itsm
