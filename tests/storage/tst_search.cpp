#include "services/storage/list_reader.h"
#include "services/storage/migrations.h"
#include "tests/storage/list_samples.h"
#include "tests/support/result_check.h"
#include "tests/support/test_program.h"

using namespace Qt::Literals::StringLiterals;
using namespace itsm;

class TestSearch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsByText_data();
    void findsByText();
    void followsTheText_data() { addDialectRows(); }
    void followsTheText();
    void combinesWithEverySortAndFilter_data() { addDialectRows(); }
    void combinesWithEverySortAndFilter();
    void textsAloneComeInEveryOrder_data() { addDialectRows(); }
    void textsAloneComeInEveryOrder();
    void itsOrderFollowsWhatChanges_data() { addDialectRows(); }
    void itsOrderFollowsWhatChanges();
};

namespace {

IncidentFilter textFilter(const QStringList &words)
{
    IncidentFilter filter;
    for (const QString &word : words)
        filter.terms.push_back({.field = IncidentField::Text, .op = {}, .negated = false, .values = {word}});
    return filter;
}

Result<QStringList> numbersOf(Connection &c, TenantId tenant, const IncidentFilter &filter)
{
    const IncidentQuery query{.filter = filter, .sort = {.field = IncidentField::Number, .order = Qt::AscendingOrder}};
    ITSM_TRY_ASSIGN(const IncidentPage page, selectIncidents(c, tenant, query, PageStart::at(0), 100, {}));
    QStringList numbers;
    for (const IncidentSummary &row : page.rows)
        numbers += row.number;
    return numbers;
}

Incident plain(TenantId tenant, const QString &number, const QString &title, const QString &description)
{
    Incident i;
    i.tenantId = tenant;
    i.number = number;
    i.title = title;
    i.description = description;
    i.createdAt = i.detectedAt = i.updatedAt = ListSamples::now();
    return i;
}

} // namespace

void TestSearch::findsByText_data()
{
    QTest::addColumn<Dialect>("dialect");
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QStringList>("numbers");
    const std::pair<QStringList, QStringList> cases[] = {
        {{u"磁盘"_s}, {u"A-1"_s}},
        {{u"盘空"_s}, {u"A-1"_s}},
        {{u"间不"_s}, {u"A-1"_s}},
        {{u"盘"_s}, {u"A-1"_s}},
        {{u"数据库"_s}, {u"A-1"_s, u"A-2"_s}}, // in a title and in a description
        {{u"数据库"_s, u"磁盘"_s}, {u"A-1"_s}},
        {{u"payment"_s}, {u"A-3"_s}},
        {{u"PAYMENT"_s}, {u"A-3"_s}},
        {{u"ymen"_s}, {u"A-3"_s}},
        {{u"payment"_s, u"支付"_s}, {u"A-3"_s}},
        {{u"INC-202601-000123"_s}, {u"INC-202601-000123"_s}},
        {{u"000123"_s}, {u"INC-202601-000123"_s}},
        {{u"db-07"_s}, {u"A-2"_s}},
        {{u"量子"_s}, {}},
        {{u"absent"_s}, {}},
        {{u"payment"_s, u"磁盘"_s}, {}},
        {{u"...!"_s}, {u"A-1"_s, u"A-2"_s, u"A-3"_s, u"INC-202601-000123"_s}},
    };
    for (const auto &[words, numbers] : cases) {
        for (const Dialect dialect : {Dialect::Sqlite, Dialect::PostgreSql})
            QTest::addRow("%s: %s", dialect == Dialect::Sqlite ? "sqlite" : "postgresql",
                          qUtf8Printable(words.join(u' ')))
                << dialect << words << numbers;
    }
}

void TestSearch::findsByText()
{
    QFETCH(Dialect, dialect);
    QFETCH(QStringList, words);
    QFETCH(QStringList, numbers);
    static std::map<Dialect, std::pair<std::unique_ptr<TempDatabase>, TenantId>> databases;
    auto &[database, tenant] = databases[dialect];
    if (!database) {
        ITSM_UNWRAP(database, TempDatabase::create(dialect));
        ITSM_UNWRAP(const auto c, database->connect());
        ITSM_UNWRAP(const TestWorld world, makeWorld(*c));
        tenant = world.tenant;
        ITSM_UNWRAP(Transaction transaction, Transaction::begin(*c));
        ITSM_VERIFY(bindTenant(*c, tenant));
        ITSM_VERIFY(insertIncident(*c, plain(tenant, u"A-1"_s, u"磁盘空间不足"_s, u"数据库主机"_s)));
        ITSM_VERIFY(insertIncident(*c, plain(tenant, u"A-2"_s, u"数据库连接超时 db-07"_s, {})));
        ITSM_VERIFY(insertIncident(*c, plain(tenant, u"A-3"_s, u"支付接口 payment gateway"_s, u"timeout"_s)));
        ITSM_VERIFY(insertIncident(*c, plain(tenant, u"INC-202601-000123"_s, u"login"_s, {})));
        Incident deleted = plain(tenant, u"A-9"_s, u"磁盘 payment 数据库 000123 db-07"_s, {});
        deleted.deletedAt = ListSamples::now();
        ITSM_VERIFY(insertIncident(*c, deleted));
        ITSM_VERIFY(transaction.commit());
    }
    ITSM_UNWRAP(const auto c, database->connect());
    ITSM_UNWRAP(Transaction transaction, Transaction::begin(*c, Connection::Access::Read));
    ITSM_VERIFY(bindTenant(*c, tenant));
    ITSM_UNWRAP(const QStringList found, numbersOf(*c, tenant, textFilter(words)));
    QCOMPARE(found, numbers);
    ITSM_UNWRAP(const RowCount count, countIncidents(*c, tenant, textFilter(words), {}));
    QCOMPARE(count.count, numbers.size());
}

void TestSearch::followsTheText()
{
    QFETCH(Dialect, dialect);
    ITSM_UNWRAP(const auto database, TempDatabase::create(dialect));
    ITSM_UNWRAP(const auto c, database->connect());
    ITSM_UNWRAP(const TestWorld world, makeWorld(*c));
    ITSM_UNWRAP(Transaction transaction, Transaction::begin(*c));
    ITSM_VERIFY(bindTenant(*c, world.tenant));
    Incident incident = plain(world.tenant, u"A-1"_s, u"磁盘空间不足"_s, {});
    ITSM_UNWRAP(incident.id, insertIncident(*c, incident));
    incident.status = Status::Assigned;
    ITSM_UNWRAP(const bool sameText, updateIncident(*c, incident, 1));
    QVERIFY(sameText);
    ITSM_UNWRAP(const QStringList before, numbersOf(*c, world.tenant, textFilter({u"磁盘"_s})));
    QCOMPARE(before, QStringList{u"A-1"_s});
    incident.description = u"网络延迟"_s;
    incident.title = u"switch"_s;
    ITSM_UNWRAP(const bool otherText, updateIncident(*c, incident, 2));
    QVERIFY(otherText);
    ITSM_UNWRAP(const QStringList old, numbersOf(*c, world.tenant, textFilter({u"磁盘"_s})));
    QCOMPARE(old, QStringList());
    ITSM_UNWRAP(const QStringList now, numbersOf(*c, world.tenant, textFilter({u"延迟"_s, u"witch"_s})));
    QCOMPARE(now, QStringList{u"A-1"_s});
    ITSM_UNWRAP(const auto stale, queryAll<qint64>(*c, u"SELECT id FROM incidents WHERE search_revision = 0"_s, {},
                                                   [](const Row &row) { return row.integer(0); }));
    QVERIFY(stale.empty());
}

void TestSearch::combinesWithEverySortAndFilter()
{
    QFETCH(Dialect, dialect);
    ListSamples samples(31);
    ITSM_UNWRAP(const SampleDatabase d, SampleDatabase::create(dialect, samples, 300));
    ITSM_UNWRAP(Transaction transaction, Transaction::begin(*d.connection, Connection::Access::Read));
    ITSM_VERIFY(bindTenant(*d.connection, samples.tenant));
    const QStringList words{u"磁盘"_s, u"web"_s, u"payment timeout"_s, u"soon"_s, u"量子"_s, u"处理"_s, u"💥"_s};
    for (int i = 0; i < 300; ++i) {
        IncidentQuery query{.filter = samples.filter(), .sort = samples.sort()};
        query.filter.terms.push_back({.field = IncidentField::Text,
                                      .op = {},
                                      .negated = samples.pick(6) == 0,
                                      .values = {words[samples.pick(int(words.size()))]}});
        const FilterContext context = samples.context();
        const std::vector<IncidentSummary> expected = samples.expected(query, context);
        ITSM_UNWRAP(const IncidentPage page,
                    selectIncidents(*d.connection, samples.tenant, query, PageStart::at(0), 50, context));
        QVERIFY2(std::equal(page.rows.begin(), page.rows.end(), expected.begin(),
                            expected.begin() + qint64(std::min<size_t>(50, expected.size()))),
                 qUtf8Printable(describe(query)));
    }
}

namespace {

/// Pages of searches anywhere in the list, in each order, against the whole list sorted.
void comparePages(Connection &c, ListSamples &samples)
{
    ITSM_UNWRAP(Transaction transaction, Transaction::begin(c, Connection::Access::Read));
    ITSM_VERIFY(bindTenant(c, samples.tenant));
    const QStringList words{u"磁盘"_s, u"web"_s, u"space"_s, u"0"_s, u"soon"_s, u"量子"_s};
    for (int field = 0; field <= int(IncidentField::Resolved); ++field) {
        for (int i = 0; i < 8; ++i) {
            const IncidentQuery query{.filter = textFilter({words[samples.pick(int(words.size()))]}),
                                      .sort = {.field = IncidentField(field),
                                               .order = i % 2 == 0 ? Qt::AscendingOrder : Qt::DescendingOrder}};
            const std::vector<IncidentSummary> expected = samples.expected(query, {});
            // At once, and after rows were tried in vain.
            const ReadLimits limits{.firstWalk = 1 + samples.pick(20), .cheapWalk = 0, .textWalk = 0};
            ListReader<IncidentSummary> reader(c, samples.tenant, query, {}, summaryColumns(), readSummary, limits);
            const auto at = size_t(samples.pick(int(expected.size()) + 2));
            const auto slice = [&](size_t first, size_t last) {
                const auto within = [&](size_t place) { return qint64(std::min(place, expected.size())); };
                return std::vector(expected.begin() + within(first), expected.begin() + within(last));
            };
            ITSM_UNWRAP(const auto page, reader.readAt(qint64(at), 20, nullptr));
            QVERIFY2(page == slice(at, at + 20), qUtf8Printable(describe(query)));
            if (at >= expected.size())
                continue;
            const ListCursor cursor{.key = sortKey(expected[at], query.sort.field), .id = expected[at].id};
            ITSM_UNWRAP(const auto after, reader.read({.cursor = cursor, .backwards = false, .skip = 2, .limit = 5}));
            QVERIFY2(after == slice(at + 3, at + 8), qUtf8Printable(describe(query)));
            ITSM_UNWRAP(auto before, reader.read({.cursor = cursor, .backwards = true, .skip = 0, .limit = 5}));
            std::reverse(before.begin(), before.end());
            QVERIFY2(before == slice(at < 5 ? 0 : at - 5, at), qUtf8Printable(describe(query)));
        }
    }
}

} // namespace

void TestSearch::textsAloneComeInEveryOrder()
{
    QFETCH(Dialect, dialect);
    ListSamples samples(32);
    ITSM_UNWRAP(const SampleDatabase d, SampleDatabase::create(dialect, samples, 300));
    comparePages(*d.connection, samples);
}

void TestSearch::itsOrderFollowsWhatChanges()
{
    QFETCH(Dialect, dialect);
    ListSamples samples(33);
    ITSM_UNWRAP(const SampleDatabase d, SampleDatabase::create(dialect, samples, 200));
    Connection &c = *d.connection;
    const auto change = [&](const QString &sql) {
        ITSM_UNWRAP(Transaction transaction, Transaction::begin(c));
        ITSM_VERIFY(bindTenant(c, samples.tenant));
        ITSM_VERIFY(c.execute(sql, {samples.tenant.value, qint64{samples.pick(5)}}));
        ITSM_VERIFY(transaction.commit());
        ITSM_VERIFY(refreshSearchTokens(c, samples.tenant, 1'000));
        ITSM_VERIFY(samples.read(c));
        comparePages(c, samples);
    };
    const QString of = u" WHERE tenant_id = ? AND id % 5 = ?"_s;
    change(u"UPDATE incidents SET category = 'zebra', subcategory = NULL"_s + of);
    change(u"UPDATE incidents SET title = 'a web 磁盘 soon'"_s + of);
    change(u"UPDATE incidents SET assignment_group = 'zebra', source = NULL"_s + of);
    change(u"UPDATE incidents SET configuration_item_id = NULL"_s + of);
    change(u"UPDATE configuration_items SET name = name || ' (old)'"_s + of);
    change(u"UPDATE incidents SET deleted_at = created_at"_s + of);
    change(u"UPDATE incidents SET deleted_at = NULL"_s + of);
    change(u"DELETE FROM incidents"_s + of);
}

ITSM_TEST(TestSearch)
#include "tst_search.moc"
