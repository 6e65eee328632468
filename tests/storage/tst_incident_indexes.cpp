#include "services/storage/incident_indexes.h"

#include "services/storage/schema.h"
#include "tests/storage/list_samples.h"
#include "tests/support/result_check.h"
#include "tests/support/test_program.h"

#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;
using namespace itsm;

class TestIncidentIndexes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatAnIndexAnswersItHolds_data() { addDialectRows(); }
    void whatAnIndexAnswersItHolds();
    void openIndexesHoldWhatIsFound_data() { addDialectRows(); }
    void openIndexesHoldWhatIsFound();
};

namespace {

/// The columns of an index as its definition lists them, with those of its predicate.
Result<QSet<QString>> columnsOf(Connection &c, const QString &index)
{
    const QString sql =
        c.dialect() == Dialect::Sqlite
            ? u"SELECT sql FROM sqlite_master WHERE name = ?"_s
            : u"SELECT indexdef FROM pg_indexes WHERE schemaname = current_schema() AND indexname = ?"_s;
    ITSM_TRY_ASSIGN(const auto text, queryOne<QString>(c, sql, {index}, [](const Row &row) { return row.text(0); }));
    QSet<QString> columns;
    static const QRegularExpression word(u"[a-z_]+"_s);
    const QString definition = text.value_or(QString());
    auto words = word.globalMatch(definition.mid(definition.indexOf(u'(')));
    while (words.hasNext())
        columns.insert(words.next().captured());
    return columns;
}

/// SQLite computes these from plain columns, without the row.
QString plainColumn(Dialect dialect, const QString &column)
{
    static const QHash<QString, QString> computed{
        {u"status_rank"_s, u"status"_s},          {u"priority_rank"_s, u"priority"_s},
        {u"severity_rank"_s, u"severity"_s},      {u"category_key"_s, u"category"_s},
        {u"subcategory_key"_s, u"subcategory"_s}, {u"source_key"_s, u"source"_s},
        {u"level_key"_s, u"escalation_level"_s},  {u"resolved_key"_s, u"resolved_at"_s},
    };
    return dialect == Dialect::Sqlite ? computed.value(column, column) : column;
}

} // namespace

void TestIncidentIndexes::whatAnIndexAnswersItHolds()
{
    QFETCH(Dialect, dialect);
    ListSamples samples(11);
    ITSM_UNWRAP(const SampleDatabase d, SampleDatabase::create(dialect, samples, 5));
    static const QRegularExpression column(u"\\bi\\.([a-z_]+)"_s);
    int claims = 0;
    for (const QString &index :
         {u"incidents_open"_s, u"incidents_by_assignee"_s, u"incidents_by_resolved"_s, u"incidents_by_group"_s,
          u"incidents_by_ci"_s, u"incidents_by_level"_s, u"incidents_facets"_s}) {
        ITSM_UNWRAP(const QSet<QString> held, columnsOf(*d.connection, index));
        QVERIFY2(held.contains(u"tenant_id"_s), qUtf8Printable(index));
        for (int i = 0; i < 2'000; ++i) {
            const IncidentFilter filter = samples.filter();
            const FilterContext context = samples.context();
            const auto sort = static_cast<IncidentField>(i % 16);
            if (!indexAnswers(dialect, index, filter, sort))
                continue;
            ++claims;
            SqlText sql = termsSql(dialect, filter, context);
            sql << " ORDER BY i."_L1 << sortColumn(sort);
            auto columns = column.globalMatch(sql.sql);
            while (columns.hasNext()) {
                const QString used = columns.next().captured(1);
                QVERIFY2(held.contains(used) || held.contains(plainColumn(dialect, used)),
                         qUtf8Printable(index + u": "_s + used + u" of "_s + formatFilter(filter)));
            }
        }
    }
    QVERIFY2(claims > 100, qPrintable(QString::number(claims)));
}

/// Every incident that the filter finds is in the index, and where the index is said to be exact no other.
void TestIncidentIndexes::openIndexesHoldWhatIsFound()
{
    QFETCH(Dialect, dialect);
    ListSamples samples(12);
    ITSM_UNWRAP(const SampleDatabase d, SampleDatabase::create(dialect, samples, 300));
    Connection &c = *d.connection;
    ITSM_UNWRAP(auto transaction, Transaction::begin(c, Connection::Access::Read));
    ITSM_VERIFY(bindTenant(c, samples.tenant));
    const FilterContext context = samples.context();
    const auto count = [&](const SqlText &with, const SqlText &without) {
        SqlText sql;
        sql << "SELECT count(*) FROM incidents i WHERE i.tenant_id = "_L1;
        sql.bind(samples.tenant.value) << " AND i.deleted_at IS NULL"_L1 << with << " AND NOT (TRUE"_L1 << without
                                       << ")"_L1;
        return queryOne<qint64>(c, sql.sql, sql.params, [](const Row &row) { return row.integer(0); });
    };
    const auto term = [](IncidentField field, const QString &value) {
        return FilterTerm{.field = field, .op = {}, .negated = false, .values = {value}};
    };
    QSet<QLatin1StringView> used;
    int exact = 0;
    for (int i = 0; i < 600; ++i) {
        IncidentFilter filter = i % 20 == 0 ? IncidentFilter() : samples.filter();
        if (i % 3 > 0)
            filter.terms.push_back(i % 3 == 1 ? term(IncidentField::Is, u"open"_s)
                                              : term(IncidentField::Status, u"on_hold"_s));
        if (i % 2 == 0)
            filter.terms.push_back(term(IncidentField::Severity, u"high"_s));
        for (const IncidentField sort : {IncidentField::Created, IncidentField::Updated, IncidentField::Severity}) {
            const auto index = openIndex(dialect, sort, filter, context);
            if (!index || filter.asksForDeleted())
                continue;
            used.insert(index->name);
            ITSM_UNWRAP(const QSet<QString> held, columnsOf(c, index->name));
            QVERIFY2(held.contains(sortColumn(sort)), index->name.data());
            const SqlText found = termsSql(dialect, filter, context);
            ITSM_UNWRAP(const auto missed, count(found, index->condition));
            QVERIFY2(missed == qint64{0}, qUtf8Printable(formatFilter(filter)));
            if (!index->isExact)
                continue;
            ++exact;
            ITSM_UNWRAP(const auto more, count(index->condition, found));
            QVERIFY2(more == qint64{0}, qUtf8Printable(formatFilter(filter)));
        }
    }
    QCOMPARE(used.size(), 3);
    QVERIFY2(exact > 10, qPrintable(QString::number(exact)));
}

ITSM_TEST(TestIncidentIndexes)
#include "tst_incident_indexes.moc"
