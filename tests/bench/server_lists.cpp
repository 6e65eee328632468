#include "tests/bench/list_cases.h"
#include "tests/bench/server.h"

#include "services/runtime/clock.h"
#include "services/storage/incident_table.h"
#include "services/wire/cursor.h"

#include <QDeadlineTimer>
#include <QUrlQuery>

using namespace Qt::Literals::StringLiterals;

namespace itsm::bench {

namespace {

/// What the way through the API may add: to the bars of the desk, and to the same question to the database.
constexpr double extraMs = 20;
/// In this time a server that is jumped in works out where the rows of its lists are. A minute later it forgets.
constexpr std::chrono::seconds positionsTime{20};

QByteArray target(const char *path, const IncidentFilter &filter, const std::optional<IncidentSort> &sort,
                  const QList<std::pair<QString, QString>> &more = {})
{
    QUrlQuery query;
    if (!filter.isEmpty())
        query.addQueryItem(u"filter"_s, QString::fromLatin1(QUrl::toPercentEncoding(formatFilter(filter))));
    if (sort)
        query.addQueryItem(u"sort"_s, formatSort(*sort));
    for (const auto &[name, value] : more)
        query.addQueryItem(name, value);
    return QByteArray("/api/v1/incidents") + path + '?' + query.query(QUrl::FullyEncoded).toLatin1();
}

/// One figure twice: with a connection to the database, and through the API.
class ListBench
{
public:
    static Result<> run(const ServerBench &bench)
    {
        ITSM_TRY_ASSIGN(const auto server, bench.startServer());
        ITSM_TRY_ASSIGN(const auto connection, bench.database.connect(Connection::Access::Read));
        ListBench lists(bench, *server, *connection);
        ITSM_TRY(lists.pages());
        lists.jumps();
        lists.filters();
        lists.counts();
        lists.search();
        return {};
    }

private:
    ListBench(const ServerBench &bench, const ItsmdProcess &server, Connection &connection)
        : m_bench(bench)
        , m_server(server)
        , m_connection(connection)
    {
    }

    /// As the server has it.
    [[nodiscard]] static FilterContext context() { return {.now = SystemClock().now(), .me = {}}; }

    /// The same operation in the two ways; the targets are made beforehand. The server is asked for `warmFor` before it
    /// is measured, at least once for each.
    void measure(const QString &what, double deskBar, const std::function<Result<>(int)> &direct,
                 const std::function<QByteArray(int)> &targetOf, std::chrono::seconds warmFor = {})
    {
        std::vector<QByteArray> requests;
        for (int i = 0; i < m_bench.operations; ++i) {
            requests.push_back(requestBytes("GET", targetOf(i), m_bench.callers.front().token));
        }
        const auto ownTimes = reading([&] {
            for (int i = 0; i < m_bench.operations; ++i)
                (void)direct(i); // fills the caches
            return sample(m_bench.operations, direct);
        });
        if (!ownTimes) {
            m_bench.report.fail(m_bench.subject(), what, ownTimes.error());
            return;
        }
        const auto ask = [&]() -> Result<LoadResult> {
            size_t at = 0;
            const HttpLoad load{.port = m_server.port(), .connections = 1, .next = [&]() -> std::optional<LoadRequest> {
                                    if (at == requests.size())
                                        return {};
                                    return LoadRequest{.bytes = requests[at++]};
                                }};
            ITSM_TRY_ASSIGN(LoadResult result, load.run());
            if (result.failures() > 0)
                return fail(result.failureError());
            return result;
        };
        const QDeadlineTimer warm(warmFor);
        Result<LoadResult> result = ask(); // fills the caches of the server's connections
        while (result && !warm.hasExpired())
            result = ask();
        if (result)
            result = ask();
        if (!result) {
            m_bench.report.fail(m_bench.subject(), what, result.error());
            return;
        }
        Samples samples;
        for (const LoadAnswer &answer : result->answers)
            samples.add(double(answer.latencyUs) / 1e3);
        Measurement m = timed(m_bench.subject(), what, samples, deskBar + extraMs, *ownTimes);
        m.note = u"limit: without the API"_s;
        m_bench.report.add(m);
        m_bench.figure(what + u": added by the API"_s, u"ms"_s, samples.quantile(0.95) - ownTimes->quantile(0.95),
                       extraMs);
    }

    /// In a transaction of its own: PostgreSQL ends one that does nothing while the server is measured.
    template <typename Body>
    auto reading(const Body &body) -> decltype(body())
    {
        ITSM_TRY_ASSIGN(Transaction transaction, Transaction::begin(m_connection, Connection::Access::Read));
        ITSM_TRY(bindTenant(m_connection, BenchDatabase::tenant()));
        return body();
    }

    Result<> rows(const IncidentQuery &query, const PageStart &start, AnchorCache *anchors = nullptr)
    {
        return selectIncidents(m_connection, BenchDatabase::tenant(), query, start, listPageSize, context(), anchors)
            .map([](const auto &) {});
    }

    Result<> pages();
    void jumps();
    void filters();
    void counts();
    void search();

    const ServerBench &m_bench;
    const ItsmdProcess &m_server;
    Connection &m_connection;
};

const QString limitName = u"limit"_s;
const QString limitText = QString::number(listPageSize);

Result<> ListBench::pages()
{
    Dice dice(1);
    std::vector<IncidentId> ids;
    for (int i = 0; i < 4 * m_bench.operations; ++i)
        ids.push_back(IncidentId{1 + dice.below(m_bench.database.options().incidents)});
    ITSM_TRY_ASSIGN(const auto found, reading([&] {
                        return selectIncidentsById(m_connection, BenchDatabase::tenant(), ids, {}, context());
                    }));
    std::vector<std::pair<IncidentQuery, PageStart>> starts;
    for (int i = 0; i < m_bench.operations; ++i) {
        const IncidentSummary &row = dice.of(found).incident;
        const IncidentSort sort = dice.sort();
        starts.push_back({{.filter = {}, .sort = sort},
                          {.kind = i % 4 == 0 ? PageStart::Kind::Before : PageStart::Kind::After,
                           .offset = 0,
                           .key = sortKey(row, sort.field),
                           .id = row.id}});
    }
    measure(
        u"next page of 200, any sort, any depth"_s, 5,
        [&](int i) { return rows(starts[size_t(i)].first, starts[size_t(i)].second); },
        [&](int i) {
            const auto &[query, start] = starts[size_t(i)];
            return target("", {}, query.sort,
                          {{limitName, limitText},
                           {start.kind == PageStart::Kind::Before ? u"before"_s : u"after"_s,
                            encodeCursor({.key = start.key, .id = start.id})}});
        });
    return {};
}

void ListBench::jumps()
{
    std::vector<IncidentQuery> queries;
    for (int field = 0; field < sortableFields; ++field)
        queries.push_back({.filter = {},
                           .sort = {.field = static_cast<IncidentField>(field),
                                    .order = field % 2 ? Qt::DescendingOrder : Qt::AscendingOrder}});
    const auto total = reading([&] { return countIncidents(m_connection, BenchDatabase::tenant(), {}, context()); });
    const qint64 last = std::max<qint64>(1, (total ? total->count : 0) - listPageSize);
    AnchorCache anchors;
    for (const IncidentQuery &query : queries)
        (void)reading([&] { return buildAnchors(m_connection, BenchDatabase::tenant(), query, context(), anchors); });
    const auto place = [&](int i) {
        Dice dice(static_cast<quint32>(i) + 1'000);
        const IncidentQuery &query = dice.of(queries);
        return std::pair(query, dice.below(last));
    };
    measure(
        u"jump to any depth"_s, 30,
        [&](int i) {
            const auto [query, offset] = place(i);
            return rows(query, PageStart::at(offset), &anchors);
        },
        [&](int i) {
            const auto [query, offset] = place(i);
            return target("", {}, query.sort, {{limitName, limitText}, {u"offset"_s, QString::number(offset)}});
        },
        positionsTime);
}

void ListBench::filters()
{
    const auto firstRows = [&](const QString &what, const std::vector<IncidentFilter> &filters) {
        const auto query = [&filters](int i) {
            Dice dice(static_cast<quint32>(i) + 2'000);
            return IncidentQuery{.filter = filters[static_cast<size_t>(i) % filters.size()], .sort = dice.sort()};
        };
        measure(
            what, 60, [&](int i) { return rows(query(i), PageStart::at(0)); },
            [&](int i) {
                return target("", query(i).filter, query(i).sort, {{limitName, limitText}});
            });
    };
    firstRows(u"change of sort or filter: first rows"_s, commonFilters());
    firstRows(u"filter that matches 0.2 %, any sort: first rows"_s, rareFilters(m_bench.database));
}

void ListBench::counts()
{
    measure(
        u"statistic cards"_s, 20,
        [&](int) {
            return selectCounters(m_connection, BenchDatabase::tenant(), context().now).map([](const auto &) {});
        },
        [](int) { return QByteArray("/api/v1/incidents/stats"); });
    const std::vector<IncidentFilter> counted = countedFilters();
    const auto filter = [&counted](int i) { return counted[static_cast<size_t>(i) % counted.size()]; };
    measure(
        u"total of a list, by counters"_s, 20,
        [&](int i) {
            return countIncidents(m_connection, BenchDatabase::tenant(), filter(i), context()).map([](const auto &) {});
        },
        [&](int i) { return target("/count", filter(i), {}); });
}

void ListBench::search()
{
    for (const SearchCase &one : searchCases()) {
        const auto query = [&one](int i) {
            Dice dice(static_cast<quint32>(i) + 3'000);
            return IncidentQuery{.filter = textFilter(one.texts[static_cast<size_t>(i) % one.texts.size()]),
                                 .sort = dice.sort()};
        };
        measure(
            u"text search, "_s + one.what, 50, [&](int i) { return rows(query(i), PageStart::at(0)); },
            [&](int i) {
                return target("", query(i).filter, query(i).sort, {{limitName, limitText}});
            });
    }
}

} // namespace

Result<> benchServerLists(const ServerBench &bench)
{
    return ListBench::run(bench);
}

} // namespace itsm::bench
