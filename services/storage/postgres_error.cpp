#include "services/storage/postgres_error.h"

#include "services/storage/storage_text.h"

#include <QByteArrayView>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

QString firstLine(const char *message)
{
    return QString::fromUtf8(message).section(u'\n', 0, 0).trimmed();
}

Error constraintError(const PGresult *result, const QString &message, QJsonObject details, bool duplicate)
{
    const QString constraint = QString::fromUtf8(PQresultErrorField(result, PG_DIAG_CONSTRAINT_NAME));
    const QString column = QString::fromUtf8(PQresultErrorField(result, PG_DIAG_COLUMN_NAME));
    details.insert(u"constraint"_s, constraint);
    if (duplicate)
        return {
            Error::Code::Conflict, StorageText::tr("There is such an entry already: %1.").arg(constraint), {}, details};
    return {Error::Code::Invalid, StorageText::tr("The database refuses the values: %1.").arg(message), column,
            details};
}

} // namespace

Error postgresError(const PGconn *connection, const PGresult *result, bool interrupted)
{
    const char *stateText = result ? PQresultErrorField(result, PG_DIAG_SQLSTATE) : nullptr;
    const QByteArrayView state = stateText ? QByteArrayView(stateText) : QByteArrayView();
    const char *primary = result ? PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY) : nullptr;
    const QString message = firstLine(primary ? primary : PQerrorMessage(connection));
    QJsonObject details;
    if (!state.isEmpty())
        details.insert(u"sqlstate"_s, QString::fromLatin1(state));

    const auto in = [&](QByteArrayView prefix) { return state.startsWith(prefix); };
    if (state.isEmpty() || in("08") || in("57P") || in("53") || in("58") || in("25P03") || in("25P04") || in("25006"))
        return {
            Error::Code::Unavailable, StorageText::tr("The database cannot be reached: %1").arg(message), {}, details};
    if (in("40")) {
        details.insert(u"transient"_s, true);
        return {Error::Code::Conflict,
                StorageText::tr("Somebody else changed the same entries at the same moment; try again."),
                {},
                details};
    }
    if (in("57014"))
        return interrupted
                   ? Error{Error::Code::Cancelled, StorageText::tr("The query was cancelled."), {}, details}
                   : Error{Error::Code::Timeout, StorageText::tr("The database took too long to answer."), {}, details};
    if (in("55P03"))
        return {Error::Code::Timeout, StorageText::tr("Somebody else holds the entries; try again."), {}, details};
    if (in("23"))
        return constraintError(result, message, details, in("23505") || in("23P01"));
    if (in("22"))
        return {
            Error::Code::Invalid, StorageText::tr("The database refuses the values: %1.").arg(message), {}, details};
    if (in("42501"))
        return {Error::Code::Forbidden,
                StorageText::tr("The database login may not do this: %1.").arg(message),
                {},
                details};
    if (in("XX001") || in("XX002"))
        return {Error::Code::Corrupt, StorageText::tr("The database is damaged: %1.").arg(message), {}, details};
    return {Error::Code::Internal, StorageText::tr("The database reports an error: %1.").arg(message), {}, details};
}

} // namespace itsm
