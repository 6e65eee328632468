#include "services/storage/migrations.h"
#include "services/storage/store.h"
#include "tests/support/result_check.h"
#include "tests/support/temp_database.h"
#include "tests/support/test_program.h"

#include <QDir>
#include <QFile>
#include <QRandomGenerator>
#include <QTest>
#include <sys/stat.h>
#include <unistd.h>

using namespace itsm;
using namespace Qt::Literals::StringLiterals;

/// Whatever stands where the database should be: a clear refusal, never a crash, never a change of the file.
class SqliteFileTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    QString write(const QString &name, const QByteArray &content) const
    {
        const QString path = m_folder.filePath(name);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("cannot write the test's file");
        return path;
    }

    static QByteArray read(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    static Result<std::shared_ptr<Store>> open(const QString &path, Store::Upgrade upgrade = Store::Upgrade::Migrate)
    {
        ITSM_TRY_ASSIGN(const StoreUrl url, StoreUrl::parse(u"sqlite:"_s + path));
        return Store::open(url, upgrade);
    }

    /// A sound database with some rows, closed.
    QByteArray sound()
    {
        static QByteArray content;
        if (content.isEmpty()) {
            const QString path = m_folder.filePath(u"sound.sqlite"_s);
            const auto store = open(path);
            const auto c = (*store)->connect(Connection::Access::Write);
            if (!makeWorld(**c))
                qFatal("no world");
            for (int i = 0; i < 300; ++i)
                (void)(*c)->execute(u"INSERT INTO incidents (tenant_id, incident_number, title) VALUES (1, ?, ?)"_s,
                                    {u"INC-%1"_s.arg(i), u"磁盘空间不足 %1"_s.arg(i)});
            (*c)->rollback();
        }
        if (content.isEmpty())
            content = read(m_folder.filePath(u"sound.sqlite"_s));
        return content;
    }

private Q_SLOTS:
    void notOurs_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<int>("code");
        QTest::newRow("empty") << QByteArray() << int(Error::Code::Corrupt);
        QTest::newRow("text") << QByteArray("dear database, ").repeated(100) << int(Error::Code::Corrupt);
        QTest::newRow("png") << QByteArray("\x89PNG\r\n\x1a\n") + QByteArray(5000, '\0') << int(Error::Code::Corrupt);
        QTest::newRow("only the magic") << QByteArray("SQLite format 3\0", 16) << int(Error::Code::Corrupt);
        QByteArray other = sound();
        other[68] = '\0';
        QTest::newRow("another program's") << other << int(Error::Code::Invalid);
        QTest::newRow("cut in the header") << sound().left(60) << int(Error::Code::Corrupt);
        QTest::newRow("cut in a page") << sound().left(5000) << int(Error::Code::Corrupt);
        QTest::newRow("half") << sound().left(sound().size() / 2) << int(Error::Code::Corrupt);
        QTest::newRow("one byte short") << sound().chopped(1) << int(Error::Code::Corrupt);
        QTest::newRow("zeros within") << sound().replace(4096, 40'960, QByteArray(40'960, '\0'))
                                      << int(Error::Code::Corrupt);
    }
    void notOurs()
    {
        QFETCH(QByteArray, content);
        QFETCH(int, code);
        const QString path = write(u"odd.sqlite"_s, content);
        for (const auto upgrade : {Store::Upgrade::Migrate, Store::Upgrade::Refuse}) {
            const auto store = open(path, upgrade);
            ITSM_VERIFY_ERROR(store, Error::Code(code));
            QVERIFY(!store.error().message.isEmpty());
            QCOMPARE(read(path), content);
        }
    }

    void folder() { ITSM_VERIFY_ERROR(open(m_folder.path()), Error::Code::Invalid); }

    void missing()
    {
        const QString path = m_folder.filePath(u"none/desk.sqlite"_s);
        ITSM_VERIFY_ERROR(open(path, Store::Upgrade::Refuse), Error::Code::Unavailable);
        QVERIFY(!QFile::exists(path));
        ITSM_VERIFY(open(path)); // makes the folder as well
        QCOMPARE(QFileInfo(path).dir().entryList(QDir::Files), QStringList{u"desk.sqlite"_s});
    }

    void isForItsOwnerAlone()
    {
        const mode_t before = ::umask(0022);
        const QString path = m_folder.filePath(u"private.sqlite"_s);
        const auto opened = open(path);
        ::umask(before);
        ITSM_VERIFY(opened);
        constexpr QFile::Permissions others =
            QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        QVERIFY((QFile::permissions(path) & others) == QFile::Permissions());
    }

    void readOnly()
    {
        // The folder of this test belongs to the user whom the test becomes, but not for writing.
        const QString path = write(u"fixed.sqlite"_s, sound());
        QTemporaryDir folder;
        const QString place = folder.filePath(u"fixed.sqlite"_s);
        QVERIFY(QFile::rename(path, place));
        QFile::setPermissions(place, QFile::ReadOwner | QFile::ReadOther);
        QFile::setPermissions(folder.path(), QFile::ReadOwner | QFile::ExeOwner | QFile::ReadOther | QFile::ExeOther);
        const bool root = ::geteuid() == 0;
        if (root)
            QCOMPARE(::seteuid(65'534), 0);
        const auto store = open(place);
        const auto fresh = open(folder.filePath(u"fresh.sqlite"_s));
        if (root)
            QCOMPARE(::seteuid(0), 0);
        QFile::setPermissions(folder.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        ITSM_VERIFY_ERROR(store, Error::Code::Unavailable);
        ITSM_VERIFY_ERROR(fresh, Error::Code::Unavailable);
        QCOMPARE(read(place), sound());
    }

    void flippedBits()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        QRandomGenerator random(seed);
        int refused = 0;
        for (int round = 0; round < 250; ++round) {
            QByteArray content = sound();
            // Every second flip hits the header or the schema, where the most depends on it.
            const int limit = round % 2 == 0 ? 4'096 : int(content.size());
            for (int flips = random.bounded(1, 4); flips > 0; --flips) {
                const int at = random.bounded(limit);
                content[at] = char(content[at] ^ (1 << random.bounded(8)));
            }
            const QString path = write(u"flipped.sqlite"_s, content);
            const auto store = open(path, Store::Upgrade::Migrate);
            if (!store) {
                ++refused;
                QVERIFY2(!store.error().message.isEmpty(), qPrintable(u"seed %1 round %2"_s.arg(seed).arg(round)));
                QVERIFY2(read(path) == content, qPrintable(u"changed: seed %1 round %2: %3"_s.arg(seed).arg(round).arg(
                                                    store.error().message)));
            } else if (const auto c = (*store)->connect(Connection::Access::Read)) {
                // What passed the check may still hold wrong values, but reading it never crashes.
                (void)(*c)->query(u"SELECT * FROM incidents"_s, {}, [](const Row &) { return true; });
                (void)(*c)->query(u"SELECT * FROM users"_s, {}, [](const Row &) { return true; });
            }
            for (const QString &rest : {u"-wal"_s, u"-shm"_s})
                QFile::remove(path + rest);
        }
        qInfo() << refused << "of 250 damaged files refused, seed" << seed;
        QVERIFY(refused > 5); // the rest hit free space, or values that only their owner can judge
    }

    void logWithoutFile()
    {
        const QString path = m_folder.filePath(u"lonely.sqlite"_s);
        write(u"lonely.sqlite-wal"_s, QByteArray(10'000, 'x'));
        ITSM_VERIFY(open(path)); // the log belongs to nothing
        ITSM_VERIFY(open(path, Store::Upgrade::Refuse));
    }
};

ITSM_TEST(SqliteFileTest)
#include "tst_sqlite_file.moc"
