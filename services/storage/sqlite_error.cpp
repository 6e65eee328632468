#include "services/storage/sqlite_error.h"

#include "services/storage/storage_text.h"

#include <sqlite3.h>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

Error constraintError(int code, const QString &message)
{
    // "UNIQUE constraint failed: incidents.tenant_id, incidents.incident_number"
    const QString what = message.section(u": "_s, 1);
    QJsonObject details{{u"sqlite"_s, code}, {u"constraint"_s, what}};
    if (code == SQLITE_CONSTRAINT_UNIQUE || code == SQLITE_CONSTRAINT_PRIMARYKEY || code == SQLITE_CONSTRAINT_ROWID)
        return {Error::Code::Conflict, StorageText::tr("There is such an entry already: %1.").arg(what), {}, details};
    if (code == SQLITE_CONSTRAINT_FOREIGNKEY)
        return {
            Error::Code::Invalid, StorageText::tr("The entry refers to another one that does not exist."), {}, details};
    return {Error::Code::Invalid, StorageText::tr("The database refuses the values: %1.").arg(message), {}, details};
}

} // namespace

Error sqliteError(int code, const QString &message)
{
    const QJsonObject details{{u"sqlite"_s, code}};
    switch (code & 0xff) {
    case SQLITE_CONSTRAINT:
        return constraintError(code, message);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return {Error::Code::Timeout,
                StorageText::tr("Another program keeps the database busy; try again."),
                {},
                QJsonObject{{u"sqlite"_s, code}, {u"transient"_s, true}}};
    case SQLITE_INTERRUPT:
        return {Error::Code::Cancelled, StorageText::tr("The query was cancelled."), {}, details};
    case SQLITE_FULL:
        return {Error::Code::Unavailable, StorageText::tr("The disk is full; nothing was changed."), {}, details};
    case SQLITE_READONLY:
        return {
            Error::Code::Unavailable, StorageText::tr("The database file or its folder is read-only."), {}, details};
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_IOERR:
        return {Error::Code::Unavailable,
                StorageText::tr("The database file cannot be read or written: %1.").arg(message),
                {},
                details};
    case SQLITE_CORRUPT:
        return {Error::Code::Corrupt,
                StorageText::tr("The database file is damaged: %1. Restore a backup.").arg(message),
                {},
                details};
    case SQLITE_NOTADB:
        return {Error::Code::Corrupt, StorageText::tr("The file is not a database."), {}, details};
    case SQLITE_TOOBIG:
    case SQLITE_MISMATCH:
    case SQLITE_RANGE:
        return {
            Error::Code::Invalid, StorageText::tr("The database refuses the values: %1.").arg(message), {}, details};
    default:
        return {Error::Code::Internal, StorageText::tr("The database reports an error: %1.").arg(message), {}, details};
    }
}

} // namespace itsm
