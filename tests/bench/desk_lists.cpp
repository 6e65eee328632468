#include "services/storage/incident_row.h"
#include "services/storage/incident_table.h"
#include "tests/bench/desk.h"
#include "tests/bench/list_cases.h"

using namespace Qt::Literals::StringLiterals;

namespace itsm::bench {

namespace {

constexpr int pageSize = listPageSize;

Result<> expectRows(const Result<IncidentPage> &page)
{
    if (!page)
        return fail(page.error());
    return page->rows.empty() ? Result<>(fail(Error::Code::Internal, u"an empty page"_s)) : Result<>();
}

/// The first rows of one filter in every sort, the slowest of them, and how many rows match.
void reportFilter(Desk &desk, const IncidentFilter &filter)
{
    Samples samples;
    double slowest = 0;
    QString slowestSort;
    for (int i = 0; i < 2 * sortableFields; ++i) {
        const IncidentSort sort{.field = static_cast<IncidentField>(i / 2),
                                .order = i % 2 ? Qt::DescendingOrder : Qt::AscendingOrder};
        const auto one = sample(1, [&](int) -> Result<> {
            ITSM_TRY(selectIncidents(desk.connection, BenchDatabase::tenant(), {.filter = filter, .sort = sort},
                                     PageStart::at(0), pageSize, desk.context()));
            return {};
        });
        const double ms = one ? one->quantile(1) : 0;
        samples.add(ms);
        if (ms > slowest) {
            slowest = ms;
            slowestSort = fieldName(sort.field) + (i % 2 ? u" descending"_s : u" ascending"_s);
        }
    }
    QElapsedTimer timer;
    timer.start();
    const auto count = countIncidents(desk.connection, BenchDatabase::tenant(), filter, desk.context());
    Measurement m = timed(desk.database.name(), u"  "_s + formatFilter(filter), samples, 0);
    m.note = u"slowest %1, %2; %3%4 rows counted in %5 ms"_s.arg(
        QString::number(slowest, 'f', 1), slowestSort, count && count->atLeast ? u"> "_s : u""_s,
        QString::number(count ? count->count : -1), QString::number(timer.elapsed()));
    desk.report.add(m);
}

} // namespace

void Desk::measure(const QString &what, double bar, const std::function<Result<>(int)> &operation)
{
    std::vector<std::vector<Statement>> issued(static_cast<size_t>(operations));
    // Both are measured with what they read in the caches.
    for (int i = 0; i < operations; ++i)
        (void)operation(i);
    const auto samples = sample(operations, [&](int i) -> Result<> {
        (void)connection.take();
        ITSM_TRY(operation(i));
        issued[static_cast<size_t>(i)] = connection.take();
        return Result<>();
    });
    if (!samples) {
        report.fail(database.name(), what, samples.error());
        return;
    }
    const auto limit = sample(operations, [&](int i) { return raw.runAll(issued[static_cast<size_t>(i)]); });
    if (!limit) {
        report.fail(database.name(), what + u" (raw driver)"_s, limit.error());
        return;
    }
    report.add(timed(database.name(), what, *samples, bar, *limit));
}

void benchPages(Desk &desk)
{
    if (!desk.wants("pages"_L1))
        return;
    Dice dice(1);
    struct Start
    {
        IncidentQuery query;
        PageStart place;
    };
    std::vector<IncidentId> ids;
    for (int i = 0; i < 4 * desk.operations; ++i)
        ids.push_back(IncidentId{1 + dice.below(desk.database.options().incidents)});
    const auto rows = selectIncidentsById(desk.connection, BenchDatabase::tenant(), ids, {}, desk.context());
    if (!rows) {
        desk.report.fail(desk.database.name(), u"pages"_s, rows.error());
        return;
    }
    std::vector<Start> starts;
    for (int i = 0; i < desk.operations; ++i) {
        const IncidentSummary &row = dice.of(*rows).incident;
        const IncidentSort sort = dice.sort();
        starts.push_back({.query = {.filter = {}, .sort = sort},
                          .place = {.kind = i % 4 == 0 ? PageStart::Kind::Before : PageStart::Kind::After,
                                    .offset = 0,
                                    .key = sortKey(row, sort.field),
                                    .id = row.id}});
    }
    desk.measure(u"next page of 200, any sort, any depth"_s, 5, [&](int i) -> Result<> {
        const Start &s = starts[static_cast<size_t>(i)];
        ITSM_TRY(selectIncidents(desk.connection, BenchDatabase::tenant(), s.query, s.place, pageSize, desk.context()));
        return {};
    });
    const std::vector<IncidentFilter> rare = rareFilters(desk.database);
    for (Start &start : starts)
        start.query.filter = dice.of(rare);
    desk.measure(u"next page of a filter that matches 0.2 %"_s, 0, [&](int i) -> Result<> {
        const Start &s = starts[static_cast<size_t>(i)];
        ITSM_TRY(selectIncidents(desk.connection, BenchDatabase::tenant(), s.query, s.place, pageSize, desk.context()));
        return {};
    });
}

void benchJumps(Desk &desk)
{
    if (!desk.wants("jumps"_L1))
        return;
    Dice dice(2);
    const auto total = countIncidents(desk.connection, BenchDatabase::tenant(), {}, desk.context());
    const qint64 rows = total ? total->count : 0;
    std::vector<IncidentQuery> queries;
    for (int field = 0; field < sortableFields; ++field)
        queries.push_back({.filter = {},
                           .sort = {.field = static_cast<IncidentField>(field),
                                    .order = field % 2 ? Qt::DescendingOrder : Qt::AscendingOrder}});
    const auto jump = [&](AnchorCache *anchors) {
        return [&desk, &queries, anchors, rows](int i) {
            Dice place(static_cast<quint32>(i) + 1'000);
            return expectRows(selectIncidents(desk.connection, BenchDatabase::tenant(), place.of(queries),
                                              PageStart::at(place.below(rows - pageSize)), pageSize, desk.context(),
                                              anchors));
        };
    };
    desk.measure(u"jump to any depth, before anchors are there"_s, 0, jump(nullptr));
    AnchorCache anchors;
    const auto built = sample(static_cast<int>(queries.size()), [&](int i) {
        return buildAnchors(desk.connection, BenchDatabase::tenant(), queries[static_cast<size_t>(i)], desk.context(),
                            anchors);
    });
    if (!built) {
        desk.report.fail(desk.database.name(), u"anchors"_s, built.error());
        return;
    }
    desk.report.add(timed(desk.database.name(), u"anchors of a whole list, in the background"_s, *built, 0));
    desk.measure(u"jump to any depth"_s, 30, jump(&anchors));
}

void benchFilters(Desk &desk)
{
    if (!desk.wants("filters"_L1))
        return;
    const std::vector<IncidentFilter> common = commonFilters();
    const std::vector<IncidentFilter> rare = rareFilters(desk.database);
    const auto firstRows = [&desk](const std::vector<IncidentFilter> &filters) {
        return [&desk, &filters](int i) {
            Dice dice(static_cast<quint32>(i) + 2'000);
            const IncidentQuery query{.filter = filters[static_cast<size_t>(i) % filters.size()], .sort = dice.sort()};
            return expectRows(selectIncidents(desk.connection, BenchDatabase::tenant(), query, PageStart::at(0),
                                              pageSize, desk.context()));
        };
    };
    desk.measure(u"change of sort or filter: first rows"_s, 60, firstRows(common));
    desk.measure(u"filter that matches 0.2 %, any sort: first rows"_s, 60, firstRows(rare));
    if (!desk.only.isEmpty()) { // asked for by name: each filter by itself
        for (const IncidentFilter &filter : common)
            reportFilter(desk, filter);
        for (const IncidentFilter &filter : rare)
            reportFilter(desk, filter);
    }
}

void benchCounts(Desk &desk)
{
    if (!desk.wants("counts"_L1))
        return;
    const Instant now = desk.context().now;
    desk.measure(u"statistic cards"_s, 20, [&](int) -> Result<> {
        ITSM_TRY(selectCounters(desk.connection, BenchDatabase::tenant(), now));
        return {};
    });
    const auto count = [&desk](const std::vector<IncidentFilter> &filters) {
        return [&desk, &filters](int i) -> Result<> {
            ITSM_TRY(countIncidents(desk.connection, BenchDatabase::tenant(),
                                    filters[static_cast<size_t>(i) % filters.size()], desk.context()));
            return {};
        };
    };
    const std::vector<IncidentFilter> counted = countedFilters();
    desk.measure(u"total of a list, by counters"_s, 20, count(counted));
    const std::vector<IncidentFilter> rare = rareFilters(desk.database);
    desk.measure(u"total of any filter that matches 0.2 %"_s, 0, count(rare));
    const std::vector<IncidentFilter> common = commonFilters();
    desk.measure(u"total of any common filter, up to 10,000"_s, 0, count(common));
}

void benchSearch(Desk &desk)
{
    if (!desk.wants("search"_L1))
        return;
    for (const SearchCase &c : searchCases()) {
        desk.measure(u"text search, "_s + c.what, 50, [&](int i) -> Result<> {
            Dice dice(static_cast<quint32>(i) + 3'000);
            const IncidentQuery query{.filter = textFilter(c.texts[static_cast<size_t>(i) % c.texts.size()]),
                                      .sort = dice.sort()};
            ITSM_TRY(selectIncidents(desk.connection, BenchDatabase::tenant(), query, PageStart::at(0), pageSize,
                                     desk.context()));
            return {};
        });
        for (const QString &text : c.texts) {
            if (!desk.only.isEmpty())
                reportFilter(desk, textFilter(text));
        }
    }
}

void benchExport(Desk &desk)
{
    if (!desk.wants("export"_L1))
        return;
    const auto rate = [](qint64 rows, qint64 ms) {
        return static_cast<double>(rows) * 1'000 / static_cast<double>(std::max<qint64>(1, ms));
    };
    QElapsedTimer timer;
    for (const IncidentField field : {IncidentField::Created, IncidentField::Number}) {
        timer.start();
        const auto raw = desk.raw.readAll(incidentColumns());
        const double limit = raw ? rate(*raw, timer.elapsed()) : 0;
        qint64 rows = 0;
        timer.start();
        const auto done = streamIncidents(desk.connection, BenchDatabase::tenant(),
                                          {.filter = {}, .sort = {.field = field, .order = Qt::AscendingOrder}},
                                          desk.context(), [&](const Incident &) { return ++rows > 0; });
        const QString what = u"export of all rows by "_s + fieldName(field);
        if (!done || !raw) {
            desk.report.fail(desk.database.name(), what, done ? raw.error() : done.error());
            continue;
        }
        Measurement m;
        m.subject = desk.database.name();
        m.what = what;
        m.unit = u"rows/s"_s;
        m.p50 = m.p95 = rate(rows, timer.elapsed());
        m.limit = limit;
        m.bar = field == IncidentField::Created ? limit / 2 : 0;
        m.isRate = true;
        m.note = desk.database.dialect() == Dialect::PostgreSql ? u"limit: COPY of the same rows"_s
                                                                : u"limit: stepping through the same rows"_s;
        desk.report.add(m);
    }
}

} // namespace itsm::bench
