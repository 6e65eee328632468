#include "tests/bench/list_cases.h"

using namespace Qt::Literals::StringLiterals;

namespace itsm::bench {

namespace {

QString dateRange(Instant end, int daysAgo, double days)
{
    const Instant from = end - std::chrono::days(daysAgo);
    const Instant to = from + std::chrono::seconds(static_cast<qint64>(days * 86'400));
    return toRfc3339(from) + u".."_s + toRfc3339(to);
}

} // namespace

IncidentFilter parsed(const QString &text)
{
    return parseFilter(text).value_or(IncidentFilter());
}

std::vector<IncidentFilter> rareFilters(const BenchDatabase &database)
{
    const Generator generator(database.options());
    std::vector<QString> texts{
        u"category:facility"_s,
        u"source:phone"_s,
        u"severity:low priority:high category:hardware,security"_s,
        u"severity:critical category:storage -source:monitoring"_s,
        u"is:open priority:urgent"_s,
        u"status:on_hold category:network"_s,
        u"status:new,acknowledged severity:high"_s,
        u"is:unassigned level:2"_s,
        u"level:>=4 category:server"_s,
        u"group:\"DBA 3\" category:storage"_s,
        u"group:Net* severity:critical source:system"_s,
        u"ci:db-sh-* severity:high"_s,
        u"subcategory:latency assignee:none"_s,
        u"is:overdue severity:critical"_s,
        u"is:escalated status:in_progress severity:medium"_s,
        u"number:INC-202603-0010*"_s,
        u"title:db-sh-0*"_s,
    };
    for (int user = 60; user < 400; user += 90)
        texts.push_back(u"assignee:\"%1\""_s.arg(generator.users()[static_cast<size_t>(user)].name));
    for (int ago = 30; ago < 700; ago += 170) {
        texts.push_back(u"created:"_s + dateRange(database.options().end, ago, 1.5));
        texts.push_back(u"detected:"_s + dateRange(database.options().end, ago, 10) +
                        u" category:storage severity:medium,high"_s);
        texts.push_back(u"updated:"_s + dateRange(database.options().end, ago, 5) + u" severity:low"_s);
        texts.push_back(u"resolved:"_s + dateRange(database.options().end, ago, 40) +
                        u" priority:urgent -category:network"_s);
    }
    std::vector<IncidentFilter> filters;
    for (const QString &text : texts) {
        filters.push_back(parsed(text));
        if (filters.back().isEmpty())
            qFatal("cannot read the filter %s", qUtf8Printable(text));
    }
    return filters;
}

std::vector<IncidentFilter> commonFilters()
{
    std::vector<IncidentFilter> filters;
    for (const QString &text :
         {u"is:open"_s, u"status:closed"_s, u"severity:critical,high"_s, u"-category:network"_s, u"is:unassigned"_s,
          u"priority:urgent"_s, u"source:monitoring severity:medium"_s, u"level:>=1"_s, u"created:>=2026-01-01"_s,
          u"is:automated"_s, u"group:NOC*"_s, u"is:overdue"_s, u"assignee:none -status:closed"_s})
        filters.push_back(parsed(text));
    filters.push_back({});
    return filters;
}

IncidentFilter textFilter(const QString &text)
{
    IncidentFilter filter;
    filter.terms.push_back({.field = IncidentField::Text, .op = {}, .negated = false, .values = {text}});
    return filter;
}

std::vector<IncidentFilter> countedFilters()
{
    return {{},
            parsed(u"status:new"_s),
            parsed(u"is:open priority:urgent"_s),
            parsed(u"severity:critical,high -category:network"_s),
            parsed(u"is:unassigned source:monitoring"_s)};
}

std::vector<SearchCase> searchCases()
{
    return {
        {u"common"_s, {u"数据库"_s, u"timeout"_s, u"latency"_s, u"告警"_s, u"系统"_s, u"platform"_s}},
        {u"rare"_s, {u"db-sh-0173"_s, u"sw-nyc-4711"_s, u"mq-fra-0042"_s, u"INC-202603-000123"_s, u"k8s-bj-9001"_s}},
        {u"absent"_s, {u"量子纠缠"_s, u"zyxwvut"_s, u"支付宝贝"_s, u"qqqq-0000"_s}},
        {u"two words"_s, {u"支付 超时"_s, u"payment timeout"_s, u"数据库 db-sh"_s, u"disk nas"_s, u"登录 web"_s}},
        {u"two-character Chinese"_s, {u"磁盘"_s, u"漏水"_s, u"登录"_s, u"内存"_s, u"死锁"_s, u"门禁"_s}},
    };
}

} // namespace itsm::bench
