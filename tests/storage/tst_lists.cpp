#include "services/storage/incident_table.h"

#include "services/storage/list_reader.h"
#include "tests/storage/list_samples.h"
#include "tests/support/result_check.h"
#include "tests/support/test_program.h"

using namespace Qt::Literals::StringLiterals;
using namespace itsm;

class TestLists : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pagesAreStretchesOfTheSortedList_data() { addDialectRows(); }
    void pagesAreStretchesOfTheSortedList();
    void everyWayOfReadingGivesTheSameRows_data() { addDialectRows(); }
    void everyWayOfReadingGivesTheSameRows();
    void countedValuesNarrowTheWalk_data() { addDialectRows(); }
    void countedValuesNarrowTheWalk();
    void walkingForwardsAndBackwardsMeetsEveryRowOnce_data() { addDialectRows(); }
    void walkingForwardsAndBackwardsMeetsEveryRowOnce();
    void anchorsStandWhereTheirRowsAre_data() { addDialectRows(); }
    void anchorsStandWhereTheirRowsAre();
    void rowsByIdTellWhetherTheyMatch_data() { addDialectRows(); }
    void rowsByIdTellWhetherTheyMatch();
    void streamingGivesWholeIncidentsInOrder_data() { addDialectRows(); }
    void streamingGivesWholeIncidentsInOrder();
    void aKeyOfAnotherSortIsRefused_data() { addDialectRows(); }
    void aKeyOfAnotherSortIsRefused();
    void writtenIncidentsAreReadBackWhole_data() { addDialectRows(); }
    void writtenIncidentsAreReadBackWhole();
    void anUpdateNeedsTheVersion_data() { addDialectRows(); }
    void anUpdateNeedsTheVersion();
    void numbersCountUpAndSkipThoseTaken_data() { addDialectRows(); }
    void numbersCountUpAndSkipThoseTaken();
    void countersAddUp_data() { addDialectRows(); }
    void countersAddUp();
    void anchorCacheKeepsListsApart();
};

namespace {

std::vector<IncidentSummary> slice(const std::vector<IncidentSummary> &rows, qint64 offset, qint64 limit)
{
    const qint64 size = qint64(rows.size());
    const qint64 first = std::clamp<qint64>(offset, 0, size);
    const qint64 last = std::clamp<qint64>(offset + limit, first, size);
    return {rows.begin() + first, rows.begin() + last};
}

PageStart from(PageStart::Kind kind, const IncidentSummary &row, IncidentField field, qint64 expected)
{
    return {.kind = kind, .offset = expected, .key = sortKey(row, field), .id = row.id};
}

} // namespace

void TestLists::pagesAreStretchesOfTheSortedList()
{
    QFETCH(Dialect, dialect);
    ListSamples samples(11);
    ITSM_UNWRAP(const SampleDatabase d, SampleDatabase::create(dialect, samples, 400));
    ITSM_UNWRAP(Transaction transaction, Transaction::begin(*d.connection, Connection::Access::Read));
    ITSM_VERIFY(bindTenant(*d.connection, samples.tenant));
    AnchorCache anchors;
    for (int i = 0; i < 300; ++i) {
        const IncidentQuery query{.filter = samples.filter(), .sort = samples.sort()};
        const FilterContext context = samples.context();
        const std::vector<IncidentSummary> expected = samples.expected(query, context);
        const int limit = 1 + samples.pick(40);
        AnchorCache *cache = samples.pick(2) == 0 ? &anchors : nullptr;
        anchors.clear(); // "me" is another person each time

        for (int page = 0; page < 4; ++page) {
            const qint64 offset = samples.pick(int(expected.size()) + 10);
            ITSM_UNWRAP(const IncidentPage found, selectIncidents(*d.connection, samples.tenant, query,
                                                                  PageStart::at(offset), limit, context, cache));
            QVERIFY2(found.rows == slice(expected, offset, limit), qUtf8Printable(describe(query)));
            QCOMPARE(found.offset, offset);
        }
        if (expected.empty())
            continue;
        const qint64 at = samples.pick(int(expected.size()));
        const IncidentSummary &row = expected[size_t(at)];
        ITSM_UNWRAP(const IncidentPage after,
                    selectIncidents(*d.connection, samples.tenant, query,
                                    from(PageStart::Kind::After, row, query.sort.field, at + 1), limit, context,
                                    cache));
        QVERIFY2(after.rows == slice(expected, at + 1, limit), qUtf8Printable(describe(query)));
        ITSM_UNWRAP(const IncidentPage before,
                    selectIncidents(*d.connection, samples.tenant, query,
                                    from(PageStart::Kind::Before, row, query.sort.field, at - limit), limit, context,
                                    cache));
        const qint64 first = std::max<qint64>(0, at - limit);
        QVERIFY2(before.rows == slice(expected, first, at - first), qUtf8Printable(describe(query)));
        QCOMPARE(before.offset, first);
        // Nobody can expect a page above the list.
        ITSM_UNWRAP(const IncidentPage atTop,
                    selectIncidents(*d.connection, samples.tenant, query,
                                    from(PageStart::Kind::Before, row, query.sort.field, first), limit, context,
                                    cache));
        QCOMPARE(atTop.offset, first);
    }
}

void TestLists::everyWayOfReadingGivesTheSameRows()
{
    QFETCH(Dialect, dialect);
    ListSamples samples(12);
    ITSM_UNWRAP(const SampleDatabase d, SampleDatabase::create(dialect, samples, 400));
    ITSM_UNWRAP(Transaction transaction, Transaction::begin(*d.connection, Connection::Access::Read));
    ITSM_VERIFY(bindTenant(*d.connection, samples.tenant));
    for (int i = 0; i < 300; ++i) {
        const IncidentQuery query{.filter = samples.filter(), .sort = samples.sort()};
        const FilterContext context = samples.context();
        const std::vector<IncidentSummary> expected = samples.expected(query, context);
        // So small that a list of some hundred rows takes every way.
        const ReadLimits limits{.firstWalk = 1 + samples.pick(30),
                                .cheapWalk = samples.pick(120),
                                .longestStep = 31 + samples.pick(60),
                                .textWalk = samples.pick(60),
                                .setWalk = 1 + samples.pick(600),
                                .mostInSet = samples.pick(30),
                                .mostCollected = samples.pick(60),
                                .deepOffset = samples.pick(60),
                                .farOffset = samples.pick(100)};
        ListReader<IncidentSummary> reader(*d.connection, samples.tenant, query, context, summaryColumns(), readSummary,
                                           limits);
        const qint64 offset = samples.pick(int(expected.size()) + 5);
        const int limit = 1 + samples.pick(50);
        ITSM_UNWRAP(const auto rows, reader.readAt(offset, limit, nullptr));
        QVERIFY2(rows == slice(expected, offset, limit), qUtf8Printable(describe(query)));
    }
}

void TestLists::countedValuesNarrowTheWalk()
{
    QFETCH(Dialect, dialect);
    ListSamples samples(14);
    ITSM_UNWRAP(const SampleDatabase d, SampleDatabase::create(dialect, samples, 300));
    ITSM_UNWRAP(Transaction transaction, Transaction::begin(*d.connection, Connection::Access::Read));
    ITSM_VERIFY(bindTenant(*d.connection, samples.tenant));
    const ReadLimits limits{.firstWalk = 1, .cheapWalk = 0}; // whatever begins further down is asked of the counters
    int narrowed = 0;
    for (const QString &text : {u"severity:critical,high"_s, u"is:open"_s, u"-is:open priority:low,high"_s,
                                u"status:closed,new"_s, u"source:monitoring -severity:info"_s, u"is:unassigned"_s}) {
        for (const IncidentField field : {IncidentField::Status, IncidentField::Priority, IncidentField::Severity}) {
            for (int turn = 0; turn < 12; ++turn) {
                const IncidentQuery query{
                    .filter = parseFilter(text).value(),
                    .sort = {.field = field, .order = turn % 2 ? Qt::AscendingOrder : Qt::DescendingOrder}};
                const FilterContext context = samples.context();
                const std::vector<IncidentSummary> expected = samples.expected(query, context);
                QVERIFY(!expected.empty());
                const qint64 at = samples.pick(int(expected.size()));
                const IncidentSummary &neighbour = expected[size_t(at)];
                const qint64 limit = 1 + samples.pick(40);
                const bool isBackwards = samples.pick(2) == 0;
                const ListWalk::Stretch stretch{
                    .cursor = ListCursor{.key = sortKey(neighbour, field), .id = neighbour.id, .isIncluded = false},
                    .backwards = isBackwards,
                    .skip = 0,
                    .limit = limit};
                ITSM_UNWRAP(const auto filter, narrowedBySort(*d.connection, samples.tenant, query, context, stretch));
                narrowed += filter ? 1 : 0;
                ListReader<IncidentSummary> reader(*d.connection, samples.tenant, query, context, summaryColumns(),
                                                   readSummary, limits);
                ITSM_UNWRAP(auto rows, reader.read(stretch));
                if (isBackwards)
                    std::ranges::reverse(rows);
                const qint64 first = isBackwards ? std::max<qint64>(0, at - limit) : at + 1;
                QVERIFY2(rows == slice(expected, first, isBackwards ? at - first : limit),
                         qUtf8Printable(describe(query)));
            }
        }
    }
    QVERIFY2(narrowed > 20, QByteArray::number(narrowed).constData());
}

void TestLists::walkingForwardsAndBackwardsMeetsEveryRowOnce()
{
    QFETCH(Dialect, dialect);
    ListSamples samples(13);
    ITSM_UNWRAP(const SampleDatabase d, SampleDatabase::create(dialect, samples, 300));
    ITSM_UNWRAP(Transaction transaction, Transaction::begin(*d.connection, Connection::Access::Read));
    ITSM_VERIFY(bindTenant(*d.connection, samples.tenant));
    for (int field = 0; field <= int(IncidentField::Resolved); ++field) {
        for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
            IncidentQuery query{.filter = {}, .sort = {.field = IncidentField(field), .order = order}};
            if (samples.pick(2) == 0)
                query.filter = samples.filter();
            const FilterContext context = samples.context();
            const std::vector<IncidentSummary> expected = samples.expected(query, context);
            std::vector<IncidentSummary> walked;
            while (walked.size() < expected.size()) {
                const PageStart start = walked.empty() ? PageStart::at(0)
                                                       : from(PageStart::Kind::After, walked.back(), query.sort.field,
                                                              qint64(walked.size()));
                ITSM_UNWRAP(const IncidentPage page,
                            selectIncidents(*d.connection, samples.tenant, query, start, 7, context));
                QVERIFY(!page.rows.empty());
                walked.insert(walked.end(), page.rows.begin(), page.rows.end());
            }
            QVERIFY2(walked == expected, qUtf8Printable(describe(query)));
            std::vector<IncidentSummary> back;
            while (back.size() + 1 < expected.size()) {
                const IncidentSummary &next = back.empty() ? expected.back() : back.front();
                ITSM_UNWRAP(const IncidentPage page,
                            selectIncidents(*d.connection, samples.tenant, query,
                                            from(PageStart::Kind::Before, next, query.sort.field, 0), 7, context));
                QVERIFY(!page.rows.empty());
                back.insert(back.begin(), page.rows.begin(), page.rows.end());
            }
            if (!expected.empty())
                QVERIFY2(back == slice(expected, 0, qint64(expected.size()) - 1), qUtf8Printable(describe(query)));
        }
    }
}

void TestLists::anchorsStandWhereTheirRowsAre()
{
    QFETCH(Dialect, dialect);
    ListSamples samples(14);
    ITSM_UNWRAP(const SampleDatabase d, SampleDatabase::create(dialect, samples, 300));
    ITSM_UNWRAP(Transaction transaction, Transaction::begin(*d.connection, Connection::Access::Read));
    ITSM_VERIFY(bindTenant(*d.connection, samples.tenant));
    for (int i = 0; i < 150; ++i) {
        const IncidentQuery query{.filter = i % 3 == 0 ? IncidentFilter() : samples.filter(), .sort = samples.sort()};
        const FilterContext context = samples.context();
        const std::vector<IncidentSummary> expected = samples.expected(query, context);
        AnchorCache anchors;
        const int step = 1 + samples.pick(20);
        QVERIFY(!anchors.isComplete(samples.tenant, query));
        ITSM_VERIFY(buildAnchors(*d.connection, samples.tenant, query, context, anchors, step));
        QVERIFY(anchors.isComplete(samples.tenant, query));
        for (qint64 position = 0; position < qint64(expected.size()); ++position) {
            const auto anchor = anchors.before(samples.tenant, query, position);
            QVERIFY(anchor);
            QCOMPARE(anchor->position, position / step * step);
            QCOMPARE(anchor->id, expected[size_t(anchor->position)].id);
            QVERIFY(anchor->key == sortKey(expected[size_t(anchor->position)], query.sort.field));
        }
        const qint64 offset = samples.pick(int(expected.size()) + 1);
        ITSM_UNWRAP(const auto ids,
                    selectIncidentIds(*d.connection, samples.tenant, query, offset, 100, context, &anchors));
        const auto stretch = slice(expected, offset, 100);
        QVERIFY(std::equal(ids.begin(), ids.end(), stretch.begin(), stretch.end(),
                           [](IncidentId id, const IncidentSummary &row) { return id == row.id; }));
    }
}

void TestLists::rowsByIdTellWhetherTheyMatch()
{
    QFETCH(Dialect, dialect);
    ListSamples samples(15);
    ITSM_UNWRAP(const SampleDatabase d, SampleDatabase::create(dialect, samples, 100));
    ITSM_UNWRAP(Transaction transaction, Transaction::begin(*d.connection, Connection::Access::Read));
    ITSM_VERIFY(bindTenant(*d.connection, samples.tenant));
    for (int i = 0; i < 300; ++i) {
        const IncidentFilter filter = samples.filter();
        const FilterContext context = samples.context();
        std::vector<IncidentId> ids{IncidentId{999'999}};
        for (const ListSamples::Sample &sample : samples.incidents) {
            if (samples.pick(2) == 0)
                ids.push_back(sample.incident.id);
        }
        ITSM_UNWRAP(const auto found, selectIncidentsById(*d.connection, samples.tenant, ids, filter, context));
        QCOMPARE(found.size(), ids.size() - 1);
        for (const MatchedIncident &row : found) {
            const auto sample =
                std::find_if(samples.incidents.begin(), samples.incidents.end(),
                             [&](const ListSamples::Sample &s) { return s.incident.id == row.incident.id; });
            QVERIFY(static_cast<const IncidentSummary &>(sample->incident) == row.incident);
            QVERIFY2(row.matches == matches(filter, sample->incident, context, &sample->tokens),
                     qUtf8Printable(formatFilter(filter)));
        }
    }
}

void TestLists::streamingGivesWholeIncidentsInOrder()
{
    QFETCH(Dialect, dialect);
    ListSamples samples(16);
    ITSM_UNWRAP(const SampleDatabase d, SampleDatabase::create(dialect, samples, 200));
    ITSM_UNWRAP(Transaction transaction, Transaction::begin(*d.connection, Connection::Access::Read));
    ITSM_VERIFY(bindTenant(*d.connection, samples.tenant));
    for (int i = 0; i < 60; ++i) {
        const IncidentQuery query{.filter = i % 2 == 0 ? IncidentFilter() : samples.filter(), .sort = samples.sort()};
        const FilterContext context = samples.context();
        const std::vector<IncidentSummary> expected = samples.expected(query, context);
        std::vector<Incident> streamed;
        ITSM_VERIFY(streamIncidents(*d.connection, samples.tenant, query, context, [&](const Incident &incident) {
            streamed.push_back(incident);
            return true;
        }));
        QCOMPARE(streamed.size(), expected.size());
        for (size_t row = 0; row < streamed.size(); ++row) {
            const auto sample =
                std::find_if(samples.incidents.begin(), samples.incidents.end(),
                             [&](const ListSamples::Sample &s) { return s.incident.id == expected[row].id; });
            QVERIFY2(streamed[row] == sample->incident, qUtf8Printable(describe(query)));
        }
        int seen = 0;
        ITSM_VERIFY(streamIncidents(*d.connection, samples.tenant, query, context,
                                    [&](const Incident &) { return ++seen < 3; }));
        QCOMPARE(seen, std::min<int>(3, int(expected.size())));
    }
}

void TestLists::aKeyOfAnotherSortIsRefused()
{
    QFETCH(Dialect, dialect);
    ListSamples samples(17);
    ITSM_UNWRAP(const SampleDatabase d, SampleDatabase::create(dialect, samples, 3));
    const PageStart start{.kind = PageStart::Kind::After, .offset = 1, .key = QByteArray("text"), .id = IncidentId{1}};
    ITSM_VERIFY_ERROR(selectIncidents(*d.connection, samples.tenant, {}, start, 10, samples.context()),
                      Error::Code::Invalid);
}

void TestLists::writtenIncidentsAreReadBackWhole()
{
    QFETCH(Dialect, dialect);
    ListSamples samples(18);
    ITSM_UNWRAP(const SampleDatabase d, SampleDatabase::create(dialect, samples, 3));
    Connection &c = *d.connection;
    ITSM_UNWRAP(Transaction transaction, Transaction::begin(c));
    ITSM_VERIFY(bindTenant(c, samples.tenant));
    Incident incident = samples.incident();
    incident.assigneeId = {};
    incident.assigneeName.clear();
    incident.impact = Level::Critical;
    incident.urgency = Token<Level>::fromText(u"extreme");
    incident.impactAnalysis = QJsonObject{{u"users"_s, 1200}, {u"说明"_s, u"支付不可用 \"now\""_s}};
    incident.rootCause = u"a plain \"text\"\n"_s;
    incident.resolutionSteps = QJsonArray{u"restart"_s, 2.5, QJsonValue::Null};
    incident.metadata = {{u"host"_s, u"db-07"_s}, {u"nested"_s, QJsonObject{{u"a"_s, true}}}};
    incident.acknowledgedAt = incident.closedAt = incident.escalatedAt = instantFromMicros(1'767'225'600'123'456);
    ITSM_UNWRAP(incident.id, insertIncident(c, incident));
    QVERIFY(incident.id.isValid());
    ITSM_UNWRAP(const auto read, selectIncident(c, samples.tenant, incident.id));
    QVERIFY(read);
    QVERIFY(*read == incident);
    ITSM_UNWRAP(const auto byNumber, findIncidentByNumber(c, samples.tenant, incident.number));
    QCOMPARE(byNumber, std::optional(incident.id));
    ITSM_UNWRAP(const auto none, findIncidentByNumber(c, samples.tenant, u"INC-1"_s));
    QVERIFY(!none);
    ITSM_UNWRAP(const auto foreign, selectIncident(c, TenantId{samples.tenant.value + 100}, incident.id));
    QVERIFY(!foreign);
}

void TestLists::anUpdateNeedsTheVersion()
{
    QFETCH(Dialect, dialect);
    ListSamples samples(19);
    ITSM_UNWRAP(const SampleDatabase d, SampleDatabase::create(dialect, samples, 3));
    Connection &c = *d.connection;
    ITSM_UNWRAP(Transaction transaction, Transaction::begin(c));
    ITSM_VERIFY(bindTenant(c, samples.tenant));
    Incident incident = samples.incidents.front().incident;
    const qint64 version = incident.version;
    incident.title = u"全新标题 brand new"_s;
    incident.status = Status::InProgress;
    incident.updatedAt = ListSamples::now();
    ITSM_UNWRAP(const bool stale, updateIncident(c, incident, version + 1));
    QVERIFY(!stale);
    ITSM_UNWRAP(const bool written, updateIncident(c, incident, version));
    QVERIFY(written);
    ITSM_UNWRAP(const auto read, selectIncident(c, samples.tenant, incident.id));
    incident.version = version + 1;
    QVERIFY(*read == incident);
    ITSM_UNWRAP(const bool again, updateIncident(c, incident, version));
    QVERIFY(!again);
}

void TestLists::numbersCountUpAndSkipThoseTaken()
{
    QFETCH(Dialect, dialect);
    ListSamples samples(20);
    ITSM_UNWRAP(const SampleDatabase d, SampleDatabase::create(dialect, samples, 3));
    Connection &c = *d.connection;
    ITSM_UNWRAP(Transaction transaction, Transaction::begin(c));
    ITSM_VERIFY(bindTenant(c, samples.tenant));
    const Instant march = *parseInstant(u"2026-03-31T23:59:59.999999Z");
    const auto next = [&](Instant when) { return nextIncidentNumber(c, samples.tenant, when).value_or(u"?"_s); };
    QCOMPARE(next(march), u"INC-202603-000001"_s);
    QCOMPARE(next(march), u"INC-202603-000002"_s);
    QCOMPARE(next(march + std::chrono::microseconds(1)), u"INC-202604-000001"_s);
    const auto take = [&](const QString &number) {
        Incident incident = samples.incident();
        incident.number = number;
        return insertIncident(c, incident).has_value();
    };
    QVERIFY(take(u"INC-202603-000003"_s) && take(u"INC-202603-000041"_s) && take(u"INC-202603-xyz"_s));
    QCOMPARE(next(march), u"INC-202603-000042"_s);
    QCOMPARE(next(march), u"INC-202603-000043"_s);
    QVERIFY(take(u"INC-202603-999999"_s) && take(u"INC-202603-000044"_s));
    QCOMPARE(next(march), u"INC-202603-1000000"_s);
}

void TestLists::countersAddUp()
{
    QFETCH(Dialect, dialect);
    ListSamples samples(21);
    ITSM_UNWRAP(const SampleDatabase d, SampleDatabase::create(dialect, samples, 300));
    Connection &c = *d.connection;
    ITSM_UNWRAP(Transaction transaction, Transaction::begin(c));
    ITSM_VERIFY(bindTenant(c, samples.tenant));
    const Instant now = ListSamples::now();
    IncidentCounters expected;
    QMap<QString, qint64> byStatus;
    QMap<QString, qint64> byCategory;
    double hours = 0;
    for (const ListSamples::Sample &sample : samples.incidents) {
        const Incident &i = sample.incident;
        if (i.deletedAt)
            continue;
        const bool open = isOpen(i.status.value());
        ++expected.total;
        expected.open += open;
        expected.openCritical += open && i.severity == Severity::Critical;
        expected.openUrgent += open && i.priority == Priority::Urgent;
        expected.openUnassigned += open && !i.assigneeId.isValid();
        expected.overdue += isOverdue(i, now);
        expected.resolved += i.status == Status::Resolved;
        expected.closed += i.status == Status::Closed;
        ++byStatus[i.status.text()];
        if (open)
            ++byCategory[i.category];
        if (i.resolvedAt && (i.status == Status::Resolved || i.status == Status::Closed)) {
            ++expected.resolutionCount;
            const auto taken = std::max(*i.resolvedAt - i.createdAt, std::chrono::microseconds(0));
            hours += std::chrono::duration<double, std::ratio<3600>>(taken).count();
        }
    }
    ITSM_UNWRAP(const IncidentCounters found, selectCounters(c, samples.tenant, now));
    QCOMPARE(found.total, expected.total);
    QCOMPARE(found.open, expected.open);
    QCOMPARE(found.openCritical, expected.openCritical);
    QCOMPARE(found.openUrgent, expected.openUrgent);
    QCOMPARE(found.openUnassigned, expected.openUnassigned);
    QCOMPARE(found.overdue, expected.overdue);
    QCOMPARE(found.resolved, expected.resolved);
    QCOMPARE(found.closed, expected.closed);
    QCOMPARE(found.resolutionCount, expected.resolutionCount);
    QVERIFY(qAbs(found.resolutionHoursSum - hours) < 0.001);
    for (const auto &[status, count] : found.byStatus)
        QCOMPARE(count, byStatus.take(status));
    QVERIFY(byStatus.isEmpty());
    qint64 last = found.total;
    for (const auto &[category, count] : found.byCategory) {
        QCOMPARE(count, byCategory.take(category));
        QVERIFY(count <= last);
        last = count;
    }
    QVERIFY(byCategory.isEmpty());
}

void TestLists::anchorCacheKeepsListsApart()
{
    AnchorCache cache;
    const TenantId tenant{1};
    const IncidentQuery query;
    IncidentQuery other;
    other.sort.order = Qt::AscendingOrder;
    cache.insert(tenant, query,
                 {{.position = 500, .key = qint64{5}, .id = IncidentId{5}},
                  {.position = 0, .key = qint64{1}, .id = IncidentId{1}}});
    cache.insert(tenant, query, {{.position = 250, .key = qint64{3}, .id = IncidentId{3}}});
    QCOMPARE(cache.before(tenant, query, 249)->position, 0);
    QCOMPARE(cache.before(tenant, query, 250)->id, IncidentId{3});
    QCOMPARE(cache.before(tenant, query, 100'000)->position, 500);
    cache.insert(tenant, query, {{.position = 250, .key = qint64{4}, .id = IncidentId{4}}});
    QCOMPARE(cache.before(tenant, query, 250)->id, IncidentId{4});
    QVERIFY(!cache.before(tenant, other, 100'000));
    QVERIFY(!cache.before(TenantId{2}, query, 100'000));
    cache.setComplete(tenant, query);
    QVERIFY(cache.isComplete(tenant, query) && !cache.isComplete(tenant, other));
    cache.clear();
    QVERIFY(!cache.before(tenant, query, 100'000) && !cache.isComplete(tenant, query));
    for (qint64 position = 0; position < 100'000; position += 2)
        cache.insert(tenant, query, {{.position = position, .key = position, .id = IncidentId{position + 1}}});
    const auto anchor = cache.before(tenant, query, 99'000);
    QVERIFY(anchor && anchor->position > 98'000);
}

ITSM_TEST(TestLists)
#include "tst_lists.moc"
