#include "services/storage/filter_range.h"

#include "services/storage/list_plan.h"
#include "tests/storage/list_samples.h"
#include "tests/support/result_check.h"
#include "tests/support/test_program.h"

using namespace Qt::Literals::StringLiterals;
using namespace itsm;

class TestFilterSql : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void conditionsAgreeWithMatches_data() { addDialectRows(); }
    void conditionsAgreeWithMatches();
    void everySourceHoldsAllMatches_data() { addDialectRows(); }
    void everySourceHoldsAllMatches();
    void countersCountWhatMatches_data() { addDialectRows(); }
    void countersCountWhatMatches();
    void rangesHoldAllMatches();
    void textIsNeverPartOfTheStatement();
    void theLargestFilterRuns_data() { addDialectRows(); }
    void theLargestFilterRuns();
};

namespace {

Result<QSet<qint64>> idsOf(Connection &c, const SqlText &sql)
{
    QSet<qint64> ids;
    ITSM_TRY(c.query(sql.sql, sql.params, [&](const Row &row) {
        ids.insert(row.integer(0));
        return true;
    }));
    return ids;
}

QSet<qint64> idsOf(const std::vector<IncidentSummary> &rows)
{
    QSet<qint64> ids;
    for (const IncidentSummary &row : rows)
        ids.insert(row.id.value);
    return ids;
}

} // namespace

void TestFilterSql::conditionsAgreeWithMatches()
{
    QFETCH(Dialect, dialect);
    ListSamples samples(1);
    ITSM_UNWRAP(const SampleDatabase d, SampleDatabase::create(dialect, samples, 300));
    ITSM_UNWRAP(Transaction transaction, Transaction::begin(*d.connection, Connection::Access::Read));
    ITSM_VERIFY(bindTenant(*d.connection, samples.tenant));
    int matched = 0;
    for (int i = 0; i < 2'000; ++i) {
        const IncidentQuery query{.filter = samples.filter(), .sort = {}};
        const FilterContext context = samples.context();
        SqlText sql;
        sql << u"SELECT i.id FROM incidents i WHERE i.tenant_id = ";
        sql.bind(samples.tenant.value) << filterSql(dialect, query.filter, context);
        ITSM_UNWRAP(const auto found, idsOf(*d.connection, sql));
        QVERIFY2(found == idsOf(samples.expected(query, context)), qUtf8Printable(describe(query) + u"\n" + sql.sql));
        matched += !found.isEmpty();
    }
    QVERIFY2(matched > 700, "the samples are too poor to prove anything");
}

void TestFilterSql::everySourceHoldsAllMatches()
{
    QFETCH(Dialect, dialect);
    ListSamples samples(2);
    ITSM_UNWRAP(const SampleDatabase d, SampleDatabase::create(dialect, samples, 300));
    ITSM_UNWRAP(Transaction transaction, Transaction::begin(*d.connection, Connection::Access::Read));
    ITSM_VERIFY(bindTenant(*d.connection, samples.tenant));
    QMap<RowSource::Kind, int> uses;
    for (int i = 0; i < 1'600; ++i) {
        IncidentQuery query{.filter = samples.filter(), .sort = {}};
        const FilterContext context = samples.context();
        ITSM_UNWRAP(const RowSource cheapest, cheapestSource(*d.connection, samples.tenant, query.filter, context,
                                                             static_cast<IncidentField>(i % 16)));
        std::vector<RowSource> sources{cheapest};
        if (!query.filter.asksForDeleted())
            sources.emplace_back().kind = RowSource::Kind::Kinds;
        if (!requiredTokens(query.filter).empty())
            sources.emplace_back().kind = RowSource::Kind::Search;
        const QSet<qint64> expected = idsOf(samples.expected(query, context));
        for (const RowSource &source : sources) {
            SqlText sql;
            sql << u"SELECT i.id" << fromSource(dialect, source, samples.tenant, query.filter, context);
            ITSM_UNWRAP(const auto found, idsOf(*d.connection, sql));
            QVERIFY2(found == expected, qUtf8Printable(describe(query) + u"\n" + sql.sql));
            QVERIFY(source.kind != cheapest.kind || cheapest.rows < 0 || cheapest.rows >= found.size());
            ++uses[source.kind];
        }
    }
    const QString counts = u"index %1, kinds %2, search %3"_s.arg(uses[RowSource::Kind::Index])
                               .arg(uses[RowSource::Kind::Kinds])
                               .arg(uses[RowSource::Kind::Search]);
    QVERIFY2(uses[RowSource::Kind::Index] > 100 && uses[RowSource::Kind::Kinds] > 100 &&
                 uses[RowSource::Kind::Search] > 50,
             qUtf8Printable(counts));
}

void TestFilterSql::countersCountWhatMatches()
{
    QFETCH(Dialect, dialect);
    ListSamples samples(3);
    ITSM_UNWRAP(const SampleDatabase d, SampleDatabase::create(dialect, samples, 300));
    ITSM_UNWRAP(Transaction transaction, Transaction::begin(*d.connection, Connection::Access::Read));
    ITSM_VERIFY(bindTenant(*d.connection, samples.tenant));
    int counted = 0;
    for (int i = 0; i < 1'000; ++i) {
        const IncidentQuery query{.filter = samples.filter(), .sort = {}};
        const FilterContext context = samples.context();
        ITSM_UNWRAP(const RowCount count, countIncidents(*d.connection, samples.tenant, query.filter, context));
        QVERIFY2(count.count == qint64(samples.expected(query, context).size()) && !count.atLeast,
                 qUtf8Printable(describe(query)));
        counted += isCountable(query.filter) && !query.filter.isEmpty();
    }
    QVERIFY(counted > 50);
}

void TestFilterSql::rangesHoldAllMatches()
{
    ListSamples samples(4);
    ITSM_UNWRAP(const SampleDatabase d, SampleDatabase::create(Dialect::Sqlite, samples, 200));
    int bounded = 0;
    for (int i = 0; i < 5'000; ++i) {
        const IncidentFilter filter = samples.filter();
        const FilterContext context = samples.context();
        for (const FilterTerm &term : filter.terms) {
            const KeyRange range = keyRange(term, context);
            bounded += range.isBounded();
            for (const IncidentSummary &row : samples.expected({.filter = {.terms = {term}}, .sort = {}}, context)) {
                const SortKey key = sortKey(row, rangeField(term.field));
                QVERIFY2((!range.from || *range.from <= key) && (!range.to || key <= *range.to),
                         qUtf8Printable(formatFilter({.terms = {term}})));
            }
        }
    }
    QVERIFY(bounded > 1'000);
}

void TestFilterSql::textIsNeverPartOfTheStatement()
{
    const QString evil = u"x'; DROP TABLE incidents; --?%_"_s;
    for (int field = 0; field <= static_cast<int>(IncidentField::Is); ++field) {
        for (const Dialect dialect : {Dialect::Sqlite, Dialect::PostgreSql}) {
            const FilterTerm term{
                .field = static_cast<IncidentField>(field), .op = {}, .negated = false, .values = {evil, evil + u'*'}};
            const SqlText sql = termSql(dialect, term, {.now = ListSamples::now(), .me = UserId{1}});
            QVERIFY2(!sql.sql.contains(u"DROP"), qUtf8Printable(sql.sql));
            QCOMPARE(sql.sql.count(u'?'), qsizetype(sql.params.size()));
        }
    }
}

void TestFilterSql::theLargestFilterRuns()
{
    QFETCH(Dialect, dialect);
    ListSamples samples(5);
    ITSM_UNWRAP(const SampleDatabase d, SampleDatabase::create(dialect, samples, 50));
    ITSM_UNWRAP(Transaction transaction, Transaction::begin(*d.connection, Connection::Access::Read));
    ITSM_VERIFY(bindTenant(*d.connection, samples.tenant));
    const auto found = [&](const QString &text) -> Result<QSet<qint64>> {
        const auto filter = parseFilter(text);
        if (!filter)
            return fail(Error::Code::Invalid, filter.error().message);
        SqlText sql;
        sql << u"SELECT i.id FROM incidents i WHERE i.tenant_id = ";
        sql.bind(samples.tenant.value) << filterSql(dialect, *filter, samples.context());
        return idsOf(*d.connection, sql);
    };
    QString conditions;
    for (int i = 0; i < 199; ++i)
        conditions += u"-category:none-of-%1* "_s.arg(i);
    QStringList values{u"none"_s};
    for (int i = 0; i < 499; ++i)
        values.append(u"q%1*"_s.arg(i));
    const QString largest = conditions + u"-group:"_s + values.join(u',') + u" -is:deleted"_s;
    ITSM_VERIFY_ERROR(found(largest), Error::Code::Invalid); // one more than there can be
    ITSM_VERIFY(found(largest.chopped(12)));
    ITSM_VERIFY_ERROR(found(largest.chopped(12) + u",q"_s), Error::Code::Invalid);
    ITSM_VERIFY_ERROR(found(u"word "_s.repeated(1'200)), Error::Code::Invalid);
}

ITSM_TEST(TestFilterSql)
#include "tst_filter_sql.moc"
