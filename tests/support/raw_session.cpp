#include "tests/support/raw_session.h"

#include <QString>
#include <libpq-fe.h>

namespace itsm {

namespace {

void takeNotice(void *heard, const PGresult *notice)
{
    *static_cast<QByteArray *>(heard) += PQresultErrorMessage(notice);
}

} // namespace

RawSession::RawSession(const QString &url)
    : m_connection(PQconnectdb(url.toUtf8().constData()))
{
    PQsetErrorVerbosity(m_connection, PQERRORS_VERBOSE);
    PQsetNoticeReceiver(m_connection, takeNotice, &m_heard);
}

RawSession::~RawSession()
{
    PQfinish(m_connection);
}

QByteArray RawSession::run(const QByteArray &sql)
{
    m_heard.clear();
    m_state = "00000";
    if (PQsendQuery(m_connection, sql.constData()) == 0) {
        m_state = "08000";
        m_heard = PQerrorMessage(m_connection);
    }
    while (PGresult *result = PQgetResult(m_connection)) {
        take(result);
        PQclear(result);
    }
    PQconsumeInput(m_connection);
    while (PGnotify *note = PQnotifies(m_connection)) {
        m_heard += QByteArray(note->relname) + '=' + note->extra + '\n';
        PQfreemem(note);
    }
    return m_heard;
}

void RawSession::take(PGresult *result)
{
    switch (PQresultStatus(result)) {
    case PGRES_COPY_OUT:
        for (char *line = nullptr; PQgetCopyData(m_connection, &line, 0) > 0; PQfreemem(line))
            m_heard += line;
        break;
    case PGRES_COPY_IN:
        PQputCopyEnd(m_connection, nullptr);
        break;
    case PGRES_FATAL_ERROR:
        m_heard += PQresultErrorMessage(result);
        if (m_state == "00000")
            m_state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
        break;
    default:
        for (int row = 0; row < PQntuples(result); ++row)
            for (int column = 0; column < PQnfields(result); ++column)
                m_heard += QByteArray(PQgetvalue(result, row, column)) + '\n';
    }
}

} // namespace itsm
