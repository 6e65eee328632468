#include "services/storage/sqlite_file.h"

#include "services/storage/storage_text.h"

#include <QFile>
#include <QFileInfo>
#include <QtEndian>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

// Offsets in the header, https://sqlite.org/fileformat2.html#the_database_header
constexpr int headerSize = 100;
constexpr int pageSizeAt = 16;
constexpr int changeCounterAt = 24;
constexpr int pageCountAt = 28;
constexpr int applicationIdAt = 68;
constexpr int countValidForAt = 92;
constexpr char magic[] = "SQLite format 3";

quint32 bigEndian32(const QByteArray &header, int at)
{
    return qFromBigEndian<quint32>(header.constData() + at);
}

} // namespace

Result<> inspectSqliteFile(const QString &path)
{
    const QFileInfo info(path);
    if (info.isDir())
        return fail(Error::Code::Invalid, StorageText::tr("%1 is a folder, not a database file.").arg(path));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(Error::Code::Unavailable,
                    StorageText::tr("The database file %1 cannot be opened: %2").arg(path, file.errorString()));
    if (file.size() == 0)
        return fail(
            Error::Code::Corrupt,
            StorageText::tr("The database file %1 is empty. Restore a backup, or remove the file to start afresh.")
                .arg(path));
    const QByteArray header = file.read(headerSize);
    if (!header.startsWith(QByteArrayView(magic, sizeof magic)))
        return fail(Error::Code::Corrupt, StorageText::tr("The file %1 is not a database of this program.").arg(path));
    if (header.size() < headerSize)
        return fail(Error::Code::Corrupt,
                    StorageText::tr("The database file %1 is cut off. Restore a backup.").arg(path));
    if (bigEndian32(header, applicationIdAt) != sqliteApplicationId)
        return fail(Error::Code::Invalid,
                    StorageText::tr("The database file %1 belongs to another program.").arg(path));
    const QFileInfo log(path + u"-wal"_s);
    if (log.exists() && log.size() > 0)
        return {}; // the header may be older than the log; SQLite will read both
    const quint16 size16 = qFromBigEndian<quint16>(header.constData() + pageSizeAt);
    const qint64 pageSize = size16 == 1 ? 65'536 : size16;
    const bool countIsValid = bigEndian32(header, changeCounterAt) == bigEndian32(header, countValidForAt);
    if (countIsValid && file.size() < pageSize * qint64(bigEndian32(header, pageCountAt)))
        return fail(Error::Code::Corrupt,
                    StorageText::tr("The database file %1 is cut off. Restore a backup.").arg(path));
    return {};
}

Result<> createPrivateFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFile::ReadOwner | QFile::WriteOwner))
        return fail(Error::Code::Unavailable,
                    StorageText::tr("The file %1 cannot be created: %2").arg(path, file.errorString()));
    return {};
}

} // namespace itsm
