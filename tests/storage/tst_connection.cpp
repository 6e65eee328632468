#include "services/storage/connection.h"
#include "services/storage/store.h"
#include "tests/support/result_check.h"
#include "tests/support/temp_database.h"
#include "tests/support/test_program.h"

#include <QElapsedTimer>
#include <QTest>
#include <limits>
#include <thread>

using namespace itsm;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

/// The two drivers behave alike: every test runs on both.
class ConnectionTest : public QObject
{
    Q_OBJECT

    static Result<std::unique_ptr<Connection>> open(TempDatabase &database)
    {
        ITSM_TRY_ASSIGN(auto connection, database.connect());
        ITSM_TRY(connection->executeScript(
            connection->dialect() == Dialect::Sqlite
                ? u"CREATE TABLE sample (id INTEGER PRIMARY KEY, flag INTEGER, number INTEGER, value REAL,"
                  " label TEXT UNIQUE, data TEXT, at INTEGER)"_s
                : u"CREATE TABLE sample (id bigint PRIMARY KEY, flag boolean, number bigint,"
                  " value double precision, label text UNIQUE, data jsonb, at timestamptz)"_s));
        return connection;
    }

    static Result<qint64> count(Connection &connection)
    {
        ITSM_TRY_ASSIGN(const auto found, queryOne<qint64>(connection, u"SELECT count(*) FROM sample"_s, {},
                                                           [](const Row &row) { return row.integer(0); }));
        return found.value_or(-1);
    }

    const QString m_insert =
        u"INSERT INTO sample (id, flag, number, value, label, data, at) VALUES (?, ?, ?, ?, ?, ?, ?)"_s;

private Q_SLOTS:
    void valuesSurvive_data() { addDialectRows(); }
    void valuesSurvive()
    {
        QFETCH(Dialect, dialect);
        ITSM_UNWRAP(const auto database, TempDatabase::create(dialect, TempDatabase::Schema::Empty));
        ITSM_UNWRAP(const auto c, open(*database));
        const Instant early = instantFromMicros(-62'135'596'800'000'000 + 1); // a microsecond into year 1
        const Instant late = instantFromMicros(4'102'444'800'123'456);        // 2100
        const QString text = u"中文 “quotes” \\ back\tslash\nline 𝄞 '); DROP TABLE sample; --"_s;
        const std::vector<Params> rows{
            {qint64(1), true, std::numeric_limits<qint64>::max(), 0.1, text,
             QByteArray(R"({"a": [1, 2.5, null, "ü"]})"), early},
            {qint64(2), false, std::numeric_limits<qint64>::min(), -1e300, QString(), QByteArray("null"), late},
            {qint64(3), {}, {}, {}, {}, {}, {}},
            {qint64(4), true, qint64(0), 5e-324, u"?"_s, QByteArray("[]"), instantFromMicros(-1)},
        };
        for (const Params &row : rows)
            ITSM_VERIFY(c->execute(m_insert, row));
        int at = 0;
        ITSM_VERIFY(c->query(
            u"SELECT id, flag, number, value, label, data, at FROM sample ORDER BY id"_s, {}, [&](const Row &row) {
                const Params &expected = rows[size_t(at++)];
                const auto check = [&](int column, bool same) {
                    const bool isNull = std::holds_alternative<std::monostate>(expected[size_t(column)]);
                    if (row.isNull(column) != isNull || (!isNull && !same))
                        QTest::qFail(qPrintable(u"row %1 column %2: %3"_s.arg(at).arg(column).arg(row.text(column))),
                                     __FILE__, __LINE__);
                };
                check(0, row.integer(0) == at);
                check(1, Value(row.boolean(1)) == expected[1]);
                check(2, Value(row.integer(2)) == expected[2]);
                check(3, Value(row.real(3)) == expected[3]);
                check(4, Value(row.text(4)) == expected[4]);
                check(5, !row.bytes(5).isEmpty());
                check(6, Value(row.instant(6).value_or(Instant())) == expected[6]);
                if (row.isNull(6)) {
                    QTest::qVerify(!row.instant(6) && row.text(4).isEmpty() && row.integer(2) == 0, "null", "",
                                   __FILE__, __LINE__);
                }
                return true;
            }));
        QCOMPARE(at, 4);
    }

    void badValuesAreRefused_data() { addDialectRows(); }
    void badValuesAreRefused()
    {
        QFETCH(Dialect, dialect);
        ITSM_UNWRAP(const auto database, TempDatabase::create(dialect, TempDatabase::Schema::Empty));
        ITSM_UNWRAP(const auto c, open(*database));
        const QString sql = u"INSERT INTO sample (id, value, label) VALUES (?, ?, ?)"_s;
        const auto code = Error::Code::Invalid;
        ITSM_VERIFY_ERROR(c->execute(sql, {qint64(1), std::numeric_limits<double>::quiet_NaN(), u"a"_s}), code);
        ITSM_VERIFY_ERROR(c->execute(sql, {qint64(1), std::numeric_limits<double>::infinity(), u"a"_s}), code);
        ITSM_VERIFY_ERROR(c->execute(sql, {qint64(1), 1.0, QString(u"a\0b"_s)}), code);
        ITSM_UNWRAP(const qint64 rows, count(*c));
        QCOMPARE(rows, 0);
    }

    void constraintsAreNamed_data() { addDialectRows(); }
    void constraintsAreNamed()
    {
        QFETCH(Dialect, dialect);
        ITSM_UNWRAP(const auto database, TempDatabase::create(dialect));
        ITSM_UNWRAP(const auto c, database->connect());
        const QString tenant = u"INSERT INTO tenants (code, name) VALUES (?, ?)"_s;
        ITSM_VERIFY(c->execute(tenant, {u"a"_s, u"A"_s}));
        const auto twice = c->execute(tenant, {u"a"_s, u"B"_s});
        ITSM_VERIFY_ERROR(twice, Error::Code::Conflict);
        QVERIFY2(twice.error().details[u"constraint"_s].toString().contains(u"code"_s),
                 describe(twice.error()).constData());
        ITSM_VERIFY_ERROR(
            c->execute(u"INSERT INTO users (tenant_id, login, name) VALUES (?, ?, ?)"_s, {qint64(99), u"x"_s, u"X"_s}),
            Error::Code::Invalid);
        ITSM_VERIFY_ERROR(c->execute(tenant, {u"b"_s, Value()}), Error::Code::Invalid);
    }

    void transactionRollsBack_data() { addDialectRows(); }
    void transactionRollsBack()
    {
        QFETCH(Dialect, dialect);
        ITSM_UNWRAP(const auto database, TempDatabase::create(dialect, TempDatabase::Schema::Empty));
        ITSM_UNWRAP(const auto c, open(*database));
        {
            ITSM_UNWRAP(const auto transaction, Transaction::begin(*c));
            QVERIFY(c->inTransaction());
            ITSM_VERIFY(c->execute(u"INSERT INTO sample (id) VALUES (?)"_s, {qint64(1)}));
        }
        QVERIFY(!c->inTransaction());
        ITSM_UNWRAP(const qint64 none, count(*c));
        QCOMPARE(none, 0);
        {
            ITSM_UNWRAP(auto transaction, Transaction::begin(*c));
            ITSM_VERIFY(c->execute(u"INSERT INTO sample (id) VALUES (?)"_s, {qint64(1)}));
            ITSM_VERIFY(transaction.commit());
        }
        ITSM_UNWRAP(const qint64 one, count(*c));
        QCOMPARE(one, 1);
        // A failed statement does not leave the connection in a broken transaction once that is over.
        {
            ITSM_UNWRAP(const auto transaction, Transaction::begin(*c));
            ITSM_VERIFY_ERROR(c->execute(u"INSERT INTO sample (id) VALUES (?)"_s, {qint64(1)}), Error::Code::Conflict);
        }
        ITSM_VERIFY(c->execute(u"INSERT INTO sample (id) VALUES (?)"_s, {qint64(2)}));
    }

    void onlyOneCommitMayBeLate()
    {
        ITSM_UNWRAP(const auto database, TempDatabase::create(Dialect::PostgreSql, TempDatabase::Schema::Empty));
        ITSM_UNWRAP(const auto c, open(*database));
        const auto setting = [&c] {
            return queryOne<QString>(*c, u"SHOW synchronous_commit"_s, {}, [](const Row &row) { return row.text(0); })
                .value_or(u"?"_s);
        };
        {
            ITSM_UNWRAP(Transaction transaction, Transaction::begin(*c));
            ITSM_VERIFY(allowLateCommit(*c));
            QCOMPARE(setting(), u"off"_s);
            ITSM_VERIFY(c->execute(m_insert, {qint64(1), {}, {}, {}, {}, {}, {}}));
            ITSM_VERIFY(transaction.commit());
        }
        ITSM_UNWRAP(const auto other, database->connect());
        QCOMPARE(count(*other).value_or(-1), 1);
        QCOMPARE(setting(), u"on"_s);
    }

    void readersDoNotWrite_data() { addDialectRows(); }
    void readersDoNotWrite()
    {
        QFETCH(Dialect, dialect);
        ITSM_UNWRAP(const auto database, TempDatabase::create(dialect));
        ITSM_UNWRAP(const auto store, database->store());
        ITSM_UNWRAP(const auto reader, store->connect(Connection::Access::Read));
        ITSM_VERIFY_ERROR(reader->execute(u"INSERT INTO tenants (code, name) VALUES (?, ?)"_s, {u"a"_s, u"A"_s}),
                          Error::Code::Unavailable);
    }

    void streamsAndStops_data() { addDialectRows(); }
    void streamsAndStops()
    {
        QFETCH(Dialect, dialect);
        ITSM_UNWRAP(const auto database, TempDatabase::create(dialect, TempDatabase::Schema::Empty));
        ITSM_UNWRAP(const auto c, open(*database));
        ITSM_UNWRAP(auto transaction, Transaction::begin(*c));
        qint64 next = 0;
        ITSM_UNWRAP(const qint64 loaded,
                    c->bulkInsert(u"sample"_sql, {u"id"_sql, u"label"_sql, u"data"_sql}, [&](Params &row) {
                        row = {next, u"label\t%1\\"_s.arg(next), QByteArray("{\"n\": \"a\\n\\\"b\"}")};
                        return next++ < 5'000;
                    }));
        QCOMPARE(loaded, 5'000);
        ITSM_VERIFY(transaction.commit());

        const QString sql = u"SELECT id, label, data FROM sample ORDER BY id"_s;
        qint64 seen = 0;
        ITSM_VERIFY(c->query(
            sql, {},
            [&](const Row &row) {
                if (row.integer(0) != seen || row.text(1) != u"label\t%1\\"_s.arg(seen))
                    return false;
                ++seen;
                return true;
            },
            Connection::Fetch::Streamed));
        QCOMPARE(seen, 5'000);
        for (const bool inTransaction : {false, true}) {
            if (inTransaction)
                ITSM_VERIFY(c->begin(Connection::Access::Read));
            seen = 0;
            ITSM_VERIFY(c->query(
                sql, {}, [&](const Row &) { return ++seen < 10; }, Connection::Fetch::Streamed));
            QCOMPARE(seen, 10);
            ITSM_UNWRAP(const qint64 rows, count(*c)); // the connection is ready for the next statement
            QCOMPARE(rows, 5'000);
            c->rollback();
        }
    }

    void anUnwantedStreamEndsAtOnce_data()
    {
        QTest::addColumn<Connection::Access>("access");
        QTest::newRow("reading") << Connection::Access::Read;
        QTest::newRow("writing") << Connection::Access::Write;
    }
    void anUnwantedStreamEndsAtOnce()
    {
        QFETCH(const Connection::Access, access);
        ITSM_UNWRAP(const auto database, TempDatabase::create(Dialect::PostgreSql, TempDatabase::Schema::Empty));
        ITSM_UNWRAP(const auto c, open(*database));
        ITSM_VERIFY(c->begin(access));
        // Rows that fill the buffers at once, and behind them a minute of rows that take their time.
        const QString sql = u"SELECT repeat('x', 10000), CASE WHEN i > 100 THEN pg_sleep(0.1) END"
                            " FROM generate_series(1, 700) AS i"_s;
        QElapsedTimer timer;
        timer.start();
        ITSM_VERIFY(c->query(
            sql, {}, [](const Row &) { return false; }, Connection::Fetch::Streamed));
        QVERIFY2(timer.elapsed() < 10'000, qPrintable(QString::number(timer.elapsed())));
        // The transaction goes on, with the limits of its session.
        ITSM_UNWRAP(const auto limit,
                    queryOne<QString>(*c, u"SHOW statement_timeout"_s, {}, [](const Row &row) { return row.text(0); }));
        QCOMPARE(limit, u"1min"_s);
        ITSM_VERIFY(c->commit());
        ITSM_UNWRAP(const qint64 rows, count(*c));
        QCOMPARE(rows, 0);
    }

    void batchIsAllOrNothing_data() { addDialectRows(); }
    void batchIsAllOrNothing()
    {
        QFETCH(Dialect, dialect);
        ITSM_UNWRAP(const auto database, TempDatabase::create(dialect, TempDatabase::Schema::Empty));
        ITSM_UNWRAP(const auto c, open(*database));
        std::vector<Params> rows;
        for (qint64 id = 0; id < 1'000; ++id)
            rows.push_back({id, u"%1 "_s.arg(id).repeated(200)});
        const QString sql = u"INSERT INTO sample (id, label) VALUES (?, ?)"_s;
        {
            ITSM_UNWRAP(auto transaction, Transaction::begin(*c));
            ITSM_VERIFY(c->executeBatch(sql, rows));
            ITSM_VERIFY(transaction.commit());
        }
        ITSM_UNWRAP(const qint64 all, count(*c));
        QCOMPARE(all, 1'000);
        rows = {{qint64(2'000), u"x"_s}, {qint64(1), u"y"_s}, {qint64(2'001), u"z"_s}};
        {
            ITSM_UNWRAP(auto transaction, Transaction::begin(*c));
            auto done = c->executeBatch(sql, rows);
            if (done)
                done = transaction.commit();
            ITSM_VERIFY_ERROR(done, Error::Code::Conflict);
        }
        ITSM_UNWRAP(const qint64 same, count(*c));
        QCOMPARE(same, 1'000);
    }

    /// PostgreSQL goes on with a batch while its transaction does: what fails is nevertheless told, and once.
    void batchThatFailsIsTold_data()
    {
        QTest::addColumn<Dialect>("dialect");
        QTest::addColumn<QString>("next");
        for (const char *next : {"query", "batch", "new statement", "commit", "rollback"}) {
            for (const Dialect dialect : {Dialect::Sqlite, Dialect::PostgreSql})
                QTest::addRow("%s, %s", next, dialect == Dialect::Sqlite ? "sqlite" : "postgresql")
                    << dialect << QString::fromLatin1(next);
        }
    }
    void batchThatFailsIsTold()
    {
        QFETCH(Dialect, dialect);
        QFETCH(QString, next);
        ITSM_UNWRAP(const auto database, TempDatabase::create(dialect, TempDatabase::Schema::Empty));
        ITSM_UNWRAP(const auto c, open(*database));
        const QString sql = u"INSERT INTO sample (id, label) VALUES (?, ?)"_s;
        ITSM_UNWRAP(const qint64 none, count(*c));
        QCOMPARE(none, 0);
        {
            ITSM_UNWRAP(auto transaction, Transaction::begin(*c));
            Result<> done = c->executeBatch(sql, {{qint64(1), u"a"_s}, {qint64(1), u"b"_s}, {qint64(2), u"c"_s}});
            QVERIFY(done || dialect == Dialect::Sqlite);
            QVERIFY(c->inTransaction());
            if (done && next == "query"_L1)
                done = count(*c).map([](qint64) {});
            else if (done && next == "batch"_L1)
                done = c->executeBatch(sql, {{qint64(3), u"d"_s}}).and_then([&] { return transaction.commit(); });
            else if (done && next == "new statement"_L1)
                done = c->execute(u"UPDATE sample SET label = 'x'"_s).map([](qint64) {});
            else if (done && next == "commit"_L1)
                done = transaction.commit();
            if (next != "rollback"_L1)
                ITSM_VERIFY_ERROR(done, Error::Code::Conflict);
        }
        QVERIFY(!c->inTransaction());
        QVERIFY(c->isAlive());
        ITSM_UNWRAP(const qint64 still, count(*c));
        QCOMPARE(still, 0);
        {
            ITSM_UNWRAP(auto transaction, Transaction::begin(*c));
            ITSM_VERIFY(c->executeBatch(sql, {{qint64(1), u"a"_s}}));
            ITSM_UNWRAP(const qint64 seen, count(*c));
            QCOMPARE(seen, 1);
            ITSM_VERIFY(c->executeBatch(sql, {{qint64(2), u"b"_s}}));
            ITSM_VERIFY(transaction.commit());
        }
        QVERIFY(!c->inTransaction());
        ITSM_UNWRAP(const qint64 kept, count(*c));
        QCOMPARE(kept, 2);
    }

    void sameStatementRunsInsideItself_data() { addDialectRows(); }
    void sameStatementRunsInsideItself()
    {
        QFETCH(Dialect, dialect);
        ITSM_UNWRAP(const auto database, TempDatabase::create(dialect, TempDatabase::Schema::Empty));
        ITSM_UNWRAP(const auto c, open(*database));
        for (qint64 id = 0; id < 3; ++id)
            ITSM_VERIFY(c->execute(u"INSERT INTO sample (id) VALUES (?)"_s, {id}));
        int pairs = 0;
        const QString sql = u"SELECT id FROM sample WHERE id >= ? ORDER BY id"_s;
        ITSM_VERIFY(c->query(sql, {qint64(0)}, [&](const Row &outer) {
            return c->query(sql, {outer.integer(0)}, [&](const Row &) { return ++pairs > 0; }).has_value();
        }));
        QCOMPARE(pairs, 6);
    }

    void interruptEndsAStatement_data() { addDialectRows(); }
    void interruptEndsAStatement()
    {
        QFETCH(Dialect, dialect);
        ITSM_UNWRAP(const auto database, TempDatabase::create(dialect, TempDatabase::Schema::Empty));
        ITSM_UNWRAP(const auto c, open(*database));
        const QString endless =
            u"WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"_s;
        std::atomic<bool> done = false;
        std::thread canceller([&] {
            while (!done) {
                std::this_thread::sleep_for(20ms);
                c->interrupt();
            }
        });
        const auto result = c->query(endless, {}, [](const Row &) { return true; });
        done = true;
        canceller.join();
        ITSM_VERIFY_ERROR(result, Error::Code::Cancelled);
        QVERIFY(c->isAlive());
        QTRY_VERIFY(count(*c).has_value()); // a late cancellation may hit one more
    }

    /// Whoever waits for another writer gets the database when that is done, and can be called away meanwhile.
    void waitingForWritersCanBeInterrupted()
    {
        ITSM_UNWRAP(const auto database, TempDatabase::create(Dialect::Sqlite, TempDatabase::Schema::Empty));
        ITSM_UNWRAP(const auto first, open(*database));
        ITSM_UNWRAP(const auto second, database->connect());
        ITSM_VERIFY(first->begin(Connection::Access::Write));
        std::thread canceller([&] {
            std::this_thread::sleep_for(200ms);
            second->interrupt();
        });
        QElapsedTimer timer;
        timer.start();
        const auto interrupted = second->begin(Connection::Access::Write);
        canceller.join();
        ITSM_VERIFY_ERROR(interrupted, Error::Code::Cancelled);
        QVERIFY(timer.elapsed() >= 200 && timer.elapsed() < 2'000);

        std::thread writer([&] {
            std::this_thread::sleep_for(300ms);
            first->rollback();
        });
        const auto waited = second->begin(Connection::Access::Write);
        writer.join();
        ITSM_VERIFY(waited);
        second->rollback();
    }

    void idListsAndReturning_data() { addDialectRows(); }
    void idListsAndReturning()
    {
        QFETCH(Dialect, dialect);
        ITSM_UNWRAP(const auto database, TempDatabase::create(dialect, TempDatabase::Schema::Empty));
        ITSM_UNWRAP(const auto c, open(*database));
        for (qint64 id = 1; id <= 5; ++id) {
            ITSM_UNWRAP(const auto got,
                        queryOne<qint64>(*c, u"INSERT INTO sample (id, number) VALUES (?, ?) RETURNING id"_s,
                                         {id, id * 10}, [](const Row &row) { return row.integer(0); }));
            QCOMPARE(got.value_or(0), id);
        }
        const QString sql =
            dialect == Dialect::Sqlite
                ? u"SELECT number FROM sample WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id"_s
                : u"SELECT number FROM sample WHERE id = ANY(?) ORDER BY id"_s;
        ITSM_UNWRAP(const auto numbers,
                    queryAll<qint64>(*c, sql, {IdList{5, 2}}, [](const Row &row) { return row.integer(0); }));
        QCOMPARE(numbers, (std::vector<qint64>{20, 50}));
        ITSM_UNWRAP(const qint64 changed, c->execute(u"UPDATE sample SET number = 0 WHERE id > ?"_s, {qint64(2)}));
        QCOMPARE(changed, 3);
    }

    void serializationFailureIsTransient()
    {
        ITSM_UNWRAP(const auto database, TempDatabase::create(Dialect::PostgreSql, TempDatabase::Schema::Empty));
        ITSM_UNWRAP(const auto a, open(*database));
        ITSM_UNWRAP(const auto b, database->connect());
        ITSM_VERIFY(a->execute(u"INSERT INTO sample (id, number) VALUES (1, 0), (2, 0)"_s));
        // A deadlock: each holds one row and wants the other's.
        ITSM_VERIFY(a->begin(Connection::Access::Write));
        ITSM_VERIFY(b->begin(Connection::Access::Write));
        ITSM_VERIFY(a->execute(u"UPDATE sample SET number = 1 WHERE id = 1"_s));
        ITSM_VERIFY(b->execute(u"UPDATE sample SET number = 1 WHERE id = 2"_s));
        std::optional<Error> first;
        std::thread other([&] {
            if (const auto result = a->execute(u"UPDATE sample SET number = 2 WHERE id = 2"_s); !result)
                first = result.error();
            a->rollback();
        });
        const auto second = b->execute(u"UPDATE sample SET number = 2 WHERE id = 1"_s);
        b->rollback();
        other.join();
        QVERIFY(first.has_value() != !second.has_value());
        const Error error = first ? *first : second.error();
        QCOMPARE(error.code, Error::Code::Conflict);
        QCOMPARE(error.details[u"transient"_s].toBool(), true);
        QCOMPARE(error.details[u"sqlstate"_s].toString(), u"40P01"_s);
    }

    void busySqliteIsTimeout()
    {
        ITSM_UNWRAP(const auto database, TempDatabase::create(Dialect::Sqlite));
        ITSM_UNWRAP(const auto a, database->connect());
        ITSM_UNWRAP(const auto b, database->connect());
        ITSM_VERIFY(b->executeScript(u"PRAGMA busy_timeout = 50"_s));
        ITSM_VERIFY(a->begin(Connection::Access::Write));
        const auto result = b->begin(Connection::Access::Write);
        ITSM_VERIFY_ERROR(result, Error::Code::Timeout);
        QVERIFY(result.error().isRetryable());
    }

    void fullDiskIsUnavailableForNow()
    {
        ITSM_UNWRAP(const auto database, TempDatabase::create(Dialect::Sqlite, TempDatabase::Schema::Empty));
        ITSM_UNWRAP(const auto c, open(*database));
        ITSM_VERIFY(c->executeScript(u"PRAGMA max_page_count = 20"_s));
        const QString sql = u"INSERT INTO sample (id, data) VALUES (?, ?)"_s;
        Result<qint64> result = 1;
        qint64 id = 0;
        ITSM_VERIFY(c->begin(Connection::Access::Write));
        while (result && id < 100)
            result = c->execute(sql, {++id, QByteArray(10'000, '1')});
        ITSM_VERIFY_ERROR(result, Error::Code::Unavailable);
        ITSM_VERIFY_ERROR(c->commit(), Error::Code::Unavailable); // SQLite has rolled back by itself
        QVERIFY(!c->inTransaction());
        QVERIFY(c->isAlive());
        ITSM_VERIFY(c->executeScript(u"PRAGMA max_page_count = 100000"_s));
        ITSM_UNWRAP(const qint64 none, count(*c));
        QCOMPARE(none, 0);
        ITSM_VERIFY(c->execute(sql, {id, QByteArray(10'000, '1')}));
    }

    void sqliteIsSafe()
    {
        ITSM_UNWRAP(const auto database, TempDatabase::create(Dialect::Sqlite));
        ITSM_UNWRAP(const auto store, database->store());
        ITSM_UNWRAP(const auto c, store->connect(Connection::Access::Write));
        const QList<std::pair<QString, QString>> expected{{u"journal_mode"_s, u"wal"_s},
                                                          {u"synchronous"_s, u"2"_s},
                                                          {u"foreign_keys"_s, u"1"_s},
                                                          {u"trusted_schema"_s, u"0"_s}};
        for (const auto &[name, value] : expected) {
            ITSM_UNWRAP(const auto found,
                        queryOne<QString>(*c, u"PRAGMA "_s + name, {}, [](const Row &row) { return row.text(0); }));
            QCOMPARE(found.value_or(QString()), value);
        }
        // Defensive: the schema table cannot be written.
        QVERIFY(!c->executeScript(u"PRAGMA writable_schema = ON; DELETE FROM sqlite_master"_s));
    }

    void urlsAreRead()
    {
        ITSM_UNWRAP(const auto file, StoreUrl::parse(u"sqlite:/var/lib/desk.sqlite"_s));
        QCOMPARE(file.dialect(), Dialect::Sqlite);
        QCOMPARE(file.path(), u"/var/lib/desk.sqlite"_s);
        ITSM_UNWRAP(const auto server,
                    StoreUrl::parse(u"postgresql://li:geheim@db.example:5433/itsm?sslmode=require"_s));
        QCOMPARE(server.dialect(), Dialect::PostgreSql);
        QCOMPARE(server.display(), u"postgresql://li@db.example:5433/itsm"_s);
        const auto displayed = [](const QString &text) {
            return StoreUrl::parse(text).map([](const StoreUrl &url) { return url.display(); }).value_or(text);
        };
        const QString query = u"?sslmode=require"_s;
        for (const QString &hosts : {u"db1"_s, u"db1,db2"_s, u"db1:5433,db2:5434"_s, u"db1,db2:5434"_s})
            QCOMPARE(displayed(u"postgresql://li@"_s + hosts + u"/itsm"_s + query),
                     QString(u"postgresql://li@"_s + hosts + u"/itsm"_s));
        QCOMPARE(displayed(u"postgresql://li@db1,db2/itsm?port=5433&sslmode=require"_s),
                 u"postgresql://li@db1:5433,db2:5433/itsm"_s);
        ITSM_VERIFY_ERROR(StoreUrl::parse(u"mysql://x"_s), Error::Code::Invalid);
        ITSM_VERIFY_ERROR(StoreUrl::parse(u"sqlite:"_s), Error::Code::Invalid);
        ITSM_VERIFY_ERROR(StoreUrl::parse(u"postgresql://h/?nonsense=1"_s), Error::Code::Invalid);
    }
};

ITSM_TEST(ConnectionTest)
#include "tst_connection.moc"
