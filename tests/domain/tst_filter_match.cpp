#include "services/domain/filter.h"
#include "services/domain/search_tokens.h"
#include "tests/support/test_program.h"

#include <QRandomGenerator>
#include <QTest>
#include <algorithm>

using namespace itsm;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono;
using namespace std::chrono_literals;

class FilterMatchTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void holds_data();
    void holds();
    void negationIsTheComplement();
    void meNeedsAUser();
    void tokensOfTheWholeIncident();
    void deletedIncidentsHide();
    void unknownTokens();
    void valuesThatCannotBeRead();
    void overdue();
    void sortsStrictly_data();
    void sortsStrictly();
    void absentValuesSortFirst();
    void sortableFields();
};

namespace {

constexpr Instant matchNow{sys_days{year{2026} / 1 / 31} + 12h};

IncidentSummary sampleIncident()
{
    IncidentSummary i;
    i.id = IncidentId(7);
    i.tenantId = TenantId(1);
    i.number = u"INC-202601-000123"_s;
    i.title = u"数据库 connection timeout"_s;
    i.status = Status::InProgress;
    i.priority = Priority::High;
    i.severity = Severity::Critical;
    i.category = u"database"_s;
    i.source = u"monitoring"_s;
    i.assigneeId = UserId(3);
    i.assigneeName = u"Li Wei"_s;
    i.ciName = u"db-01"_s;
    i.assignmentGroup = u"Service Desk"_s;
    i.escalationLevel = 2;
    i.createdAt = sys_days{year{2026} / 1 / 30} + 10h;
    i.detectedAt = i.createdAt - 5min;
    i.updatedAt = matchNow - 1min;
    return i;
}

bool holdsFor(const QString &text, const IncidentSummary &incident, UserId me = UserId(3),
              const std::vector<quint32> *tokens = nullptr)
{
    const auto filter = parseFilter(text);
    if (!filter)
        qFatal("%s", qPrintable(filter.error().message));
    return matches(*filter, incident, {.now = matchNow, .me = me}, tokens);
}

} // namespace

void FilterMatchTest::holds_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("expected");
    const auto row = [](const QString &text, bool expected) { QTest::newRow(qPrintable(text)) << text << expected; };
    QTest::newRow("empty filter") << QString() << true;
    row(u"status:in_progress"_s, true);
    row(u"status:new,in_progress"_s, true);
    row(u"status:new"_s, false);
    row(u"-status:new"_s, true);
    row(u"prio:high sev:critical"_s, true);
    row(u"prio:high sev:low"_s, false);
    row(u"number:INC-202601-000123"_s, true);
    row(u"number:INC-202601*"_s, true);
    row(u"number:inc-202601*"_s, false);
    row(u"number:000123"_s, false);
    row(u"category:database"_s, true);
    row(u"category:Database"_s, false);
    row(u"category:none"_s, false);
    row(u"subcategory:none"_s, true);
    row(u"-subcategory:none"_s, false);
    row(u"-subcategory:x"_s, true);
    row(u"subcategory:*"_s, true);
    row(u"title:\"数据库 connection timeout\""_s, true);
    row(u"title:数据库*"_s, true);
    row(u"assignee:me"_s, true);
    row(u"assignee:\"Li Wei\""_s, true);
    row(u"assignee:Li*,nobody"_s, true);
    row(u"assignee:none"_s, false);
    row(u"ci:db-01"_s, true);
    row(u"group:\"Service Desk\""_s, true);
    row(u"source:manual"_s, false);
    row(u"level:2"_s, true);
    row(u"level:1,2"_s, true);
    row(u"level:>1"_s, true);
    row(u"level:>2"_s, false);
    row(u"level:<=2"_s, true);
    row(u"level:1..2"_s, true);
    row(u"level:3.."_s, false);
    row(u"created:2026-01-30"_s, true);
    row(u"created:2026-01-31"_s, false);
    row(u"created:>=2026-01-30"_s, true);
    row(u"created:>2026-01-30"_s, false);
    row(u"created:<2026-01-30"_s, false);
    row(u"created:<=2026-01-30"_s, true);
    row(u"created:2026-01-01..2026-01-30"_s, true);
    row(u"created:2026-01-30T10:00:00Z"_s, true);
    row(u"created:2026-01-30T18:00:00+08:00"_s, true);
    row(u"created:>2026-01-30T10:00:00Z"_s, false);
    row(u"created:<2026-01-30T10:00:00.000001Z"_s, true);
    row(u"detected:<2026-01-30T10:00:00Z"_s, true);
    row(u"updated:2026-01-31"_s, true);
    row(u"resolved:>2020-01-01"_s, false);
    row(u"resolved:<2030-01-01"_s, false);
    row(u"-resolved:<2030-01-01"_s, true);
    row(u"age:>24h"_s, true);
    row(u"age:>1d"_s, true);
    row(u"age:26h"_s, true);
    row(u"age:>26h"_s, false);
    row(u"age:>=26h"_s, true);
    row(u"age:<2d"_s, true);
    row(u"数据"_s, true);
    row(u"库连"_s, false);
    row(u"timeout 000123"_s, true);
    row(u"\"timeout connection\""_s, true);
    row(u"printer"_s, false);
    row(u"-printer"_s, true);
    row(u"text:printer,timeout"_s, true);
    row(u"is:open"_s, true);
    row(u"is:unassigned"_s, false);
    row(u"is:overdue"_s, true);
    row(u"is:escalated"_s, true);
    row(u"is:automated"_s, false);
    row(u"is:automated,open"_s, true);
    row(u"-is:automated"_s, true);
    row(u"is:deleted"_s, false);
    row(u"-is:deleted"_s, true);
}

void FilterMatchTest::holds()
{
    QFETCH(QString, text);
    QTEST(holdsFor(text, sampleIncident()), "expected");
}

void FilterMatchTest::negationIsTheComplement()
{
    IncidentSummary resolved = sampleIncident();
    resolved.resolvedAt = matchNow;
    for (const QString &text : {u"status:new"_s, u"category:none"_s, u"level:>1"_s, u"resolved:2026-01-31"_s,
                                u"age:<2h"_s, u"timeout"_s, u"is:open"_s, u"assignee:me"_s}) {
        for (const IncidentSummary &incident : {sampleIncident(), resolved, IncidentSummary()})
            QVERIFY2(holdsFor(text, incident) != holdsFor(QString(u'-' + text), incident), qPrintable(text));
    }
}

void FilterMatchTest::meNeedsAUser()
{
    QVERIFY(!holdsFor(u"assignee:me"_s, sampleIncident(), UserId(4)));
    IncidentSummary unassigned = sampleIncident();
    unassigned.assigneeId = {};
    unassigned.assigneeName.clear();
    QVERIFY(!holdsFor(u"assignee:me"_s, unassigned, UserId()));
    QVERIFY(holdsFor(u"assignee:none"_s, unassigned));
    QVERIFY(holdsFor(u"is:unassigned"_s, unassigned));
}

void FilterMatchTest::tokensOfTheWholeIncident()
{
    const std::vector<quint32> tokens = documentTokens(u"printer on floor 3");
    QVERIFY(holdsFor(u"printer"_s, sampleIncident(), UserId(3), &tokens));
    QVERIFY(!holdsFor(u"timeout"_s, sampleIncident(), UserId(3), &tokens));
}

void FilterMatchTest::deletedIncidentsHide()
{
    IncidentSummary deleted = sampleIncident();
    deleted.deletedAt = matchNow;
    QVERIFY(!holdsFor(QString(), deleted));
    QVERIFY(!holdsFor(u"status:in_progress"_s, deleted));
    QVERIFY(!holdsFor(u"-is:deleted"_s, deleted));
    QVERIFY(holdsFor(u"is:deleted"_s, deleted));
    QVERIFY(holdsFor(u"is:open,deleted"_s, deleted));
    QVERIFY(!holdsFor(u"is:deleted status:new"_s, deleted));
}

void FilterMatchTest::unknownTokens()
{
    IncidentSummary foreign = sampleIncident();
    foreign.status = Token<Status>::fromText(u"triaged");
    for (const Status status : allStatuses)
        QVERIFY(!holdsFor(QString(u"status:"_s + QString::fromLatin1(tokenName(status))), foreign));
    QVERIFY(holdsFor(u"-status:new"_s, foreign));
    QVERIFY(holdsFor(u"is:open"_s, foreign));
    const IncidentFilter triaged{
        {{.field = IncidentField::Status, .op = FilterTerm::Op::Equal, .negated = false, .values = {u"triaged"_s}}}};
    QVERIFY(matches(triaged, foreign, {.now = matchNow, .me = {}}));
    QVERIFY(!matches(triaged, sampleIncident(), {.now = matchNow, .me = {}}));
}

void FilterMatchTest::valuesThatCannotBeRead()
{
    using TermOp = FilterTerm::Op;
    const std::vector<FilterTerm> terms{
        {.field = IncidentField::Level, .op = TermOp::Less, .negated = false, .values = {u"many"_s}},
        {.field = IncidentField::Created, .op = TermOp::Less, .negated = false, .values = {u"soon"_s}},
        {.field = IncidentField::Age, .op = TermOp::Greater, .negated = false, .values = {u"long"_s}},
        {.field = IncidentField::Is, .op = TermOp::Equal, .negated = false, .values = {u"fine"_s}},
        {.field = IncidentField::Title, .op = TermOp::Less, .negated = false, .values = {u"z"_s}},
        {.field = IncidentField::Title, .op = TermOp::Equal, .negated = false, .values = {}},
    };
    for (FilterTerm term : terms) {
        QVERIFY(!matches({{term}}, sampleIncident(), {.now = matchNow, .me = {}}));
        term.negated = true;
        QVERIFY(matches({{term}}, sampleIncident(), {.now = matchNow, .me = {}}));
    }
}

void FilterMatchTest::overdue()
{
    IncidentSummary i = sampleIncident();
    const auto at = [&](Severity severity, microseconds age) {
        i.severity = severity;
        return isOverdue(i, i.createdAt + age);
    };
    QVERIFY(!at(Severity::Critical, 4h));
    QVERIFY(at(Severity::Critical, 4h + 1us));
    QVERIFY(!at(Severity::High, 8h));
    QVERIFY(at(Severity::High, 9h));
    QVERIFY(!at(Severity::Medium, 24h));
    QVERIFY(at(Severity::Medium, 25h));
    QVERIFY(!at(Severity::Low, 9'999h));
    QVERIFY(!at(Severity::Info, 9'999h));
    i.status = Status::Resolved;
    QVERIFY(!at(Severity::Critical, 9'999h));
    i.status = Token<Status>::fromText(u"triaged");
    QVERIFY(at(Severity::Critical, 5h));
}

void FilterMatchTest::sortsStrictly_data()
{
    QTest::addColumn<int>("field");
    QTest::addColumn<int>("order");
    for (int field = 0; field <= static_cast<int>(IncidentField::Is); ++field) {
        if (!isSortable(static_cast<IncidentField>(field)))
            continue;
        const QString name = fieldName(static_cast<IncidentField>(field)).toString();
        QTest::newRow(qPrintable(QString(name + u" up"_s))) << field << int(Qt::AscendingOrder);
        QTest::newRow(qPrintable(QString(name + u" down"_s))) << field << int(Qt::DescendingOrder);
    }
}

void FilterMatchTest::sortsStrictly()
{
    QFETCH(int, field);
    QFETCH(int, order);
    const IncidentSort sort{static_cast<IncidentField>(field), static_cast<Qt::SortOrder>(order)};
    QRandomGenerator random(7);
    const QStringList texts{QString(), u"a"_s, u"A"_s, u"ä"_s, u"网"_s, u"🔥"_s, u"ab"_s};
    const auto text = [&] { return texts[random.bounded(int(texts.size()))]; };
    std::vector<IncidentSummary> rows(60);
    for (size_t i = 0; i < rows.size(); ++i) {
        IncidentSummary &row = rows[i];
        row.id = IncidentId(qint64(i) + 1);
        row.number = text();
        row.title = text();
        row.category = text();
        row.subcategory = text();
        row.source = text();
        row.assigneeName = text();
        row.ciName = text();
        row.assignmentGroup = text();
        row.status = random.bounded(5) == 0 ? Token<Status>::fromText(u"x") : Token(allStatuses[random.bounded(8U)]);
        row.priority = allPriorities[random.bounded(4U)];
        row.severity = allSeverities[random.bounded(5U)];
        row.escalationLevel = random.bounded(6);
        row.createdAt = matchNow + random.bounded(4) * 1h;
        row.detectedAt = row.createdAt;
        row.updatedAt = row.createdAt;
        if (random.bounded(2) == 0)
            row.resolvedAt = row.createdAt;
    }
    for (const IncidentSummary &a : rows) {
        QVERIFY(!lessThan(a, a, sort));
        for (const IncidentSummary &b : rows) {
            if (a.id == b.id)
                continue;
            QVERIFY(lessThan(a, b, sort) != lessThan(b, a, sort));
            const SortKey keyA = sortKey(a, sort.field);
            const SortKey keyB = sortKey(b, sort.field);
            const bool smaller = keyA != keyB ? keyA < keyB : a.id < b.id;
            QCOMPARE(lessThan(a, b, sort), smaller == (sort.order == Qt::AscendingOrder));
        }
    }
}

void FilterMatchTest::absentValuesSortFirst()
{
    IncidentSummary resolved = sampleIncident();
    resolved.resolvedAt = matchNow;
    QVERIFY(lessThan(sampleIncident(), resolved, {IncidentField::Resolved, Qt::AscendingOrder}));
    QVERIFY(lessThan(resolved, sampleIncident(), {IncidentField::Resolved, Qt::DescendingOrder}));
    QCOMPARE(sortKey(sampleIncident(), IncidentField::Resolved), SortKey(qint64{0}));
    QCOMPARE(sortKey(sampleIncident(), IncidentField::Subcategory), SortKey(QByteArray()));
    // Code points beyond the basic plane sort after all others, as UTF-8 has it and UTF-16 does not.
    IncidentSummary fire = sampleIncident();
    fire.title = u"🔥"_s;
    IncidentSummary privateUse = sampleIncident();
    privateUse.title = u"\uf8ff"_s;
    QVERIFY(lessThan(privateUse, fire, {IncidentField::Title, Qt::AscendingOrder}));
}

void FilterMatchTest::sortableFields()
{
    QVERIFY(isSortable(IncidentField::Created));
    QVERIFY(!isSortable(IncidentField::Age));
    QVERIFY(!isSortable(IncidentField::Text));
    QVERIFY(!isSortable(IncidentField::Is));
}

ITSM_TEST(FilterMatchTest)
#include "tst_filter_match.moc"
