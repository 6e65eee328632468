#include "services/storage/incident_indexes.h"

#include "services/storage/schema.h"
#include "tests/storage/list_samples.h"
#include "tests/support/result_check.h"

#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;
using namespace itsm;

class TestIncidentIndexes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatAnIndexAnswersItHolds_data() { addDialectRows(); }
    void whatAnIndexAnswersItHolds();
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

QTEST_GUILESS_MAIN(TestIncidentIndexes)
#include "tst_incident_indexes.moc"
