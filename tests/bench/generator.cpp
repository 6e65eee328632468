#include "tests/bench/generator.h"

#include <array>
#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace itsm::bench {

namespace {

using Words = std::initializer_list<QLatin1StringView>;

struct Symptom
{
    const char16_t *chinese;
    const char16_t *english;
};

struct Category
{
    const char *name; ///< empty: none
    int weight;
    std::array<const char *, 4> subcategories;
    std::array<Symptom, 4> symptoms;
};

constexpr Category categories[] = {
    {"network",
     200,
     {"switch", "router", "vpn", "dns"},
     {{{u"网络延迟过高", u"high network latency"},
       {u"交换机端口抖动", u"switch port flapping"},
       {u"专线丢包", u"packet loss on leased line"},
       {u"域名解析失败", u"DNS resolution failing"}}}},
    {"server",
     180,
     {"cpu", "memory", "power", "os"},
     {{{u"服务器CPU使用率过高", u"CPU usage above 90%"},
       {u"内存不足", u"out of memory"},
       {u"主机宕机", u"host down"},
       {u"系统负载异常", u"abnormal system load"}}}},
    {"database",
     150,
     {"mysql", "postgresql", "oracle", "redis"},
     {{{u"数据库连接超时", u"database connection timeout"},
       {u"慢查询堆积", u"slow queries piling up"},
       {u"主从复制中断", u"replication stopped"},
       {u"死锁频繁", u"frequent deadlocks"}}}},
    {"application",
     170,
     {"login", "payment", "report", "api"},
     {{{u"用户无法登录", u"users cannot log in"},
       {u"支付接口报错", u"payment gateway returns errors"},
       {u"报表生成失败", u"report generation failed"},
       {u"接口响应缓慢", u"API responds slowly"}}}},
    {"storage",
     90,
     {"disk", "san", "backup", "nfs"},
     {{{u"磁盘空间不足", u"disk space low"},
       {u"存储阵列降级", u"storage array degraded"},
       {u"备份任务失败", u"backup job failed"},
       {u"文件系统只读", u"file system is read-only"}}}},
    {"security",
     60,
     {"login", "firewall", "certificate", "malware"},
     {{{u"异常登录", u"suspicious login"},
       {u"防火墙规则冲突", u"firewall rule conflict"},
       {u"证书即将过期", u"certificate about to expire"},
       {u"发现恶意软件", u"malware detected"}}}},
    {"performance",
     80,
     {"latency", "throughput", "cpu", "memory"},
     {{{u"响应时间超过阈值", u"response time above threshold"},
       {u"吞吐量下降", u"throughput dropped"},
       {u"队列积压", u"message queue backlog"},
       {u"缓存命中率低", u"low cache hit ratio"}}}},
    {"hardware",
     40,
     {"disk", "fan", "power", "nic"},
     {{{u"硬盘故障", u"disk failure"},
       {u"风扇转速异常", u"abnormal fan speed"},
       {u"电源模块告警", u"power supply alarm"},
       {u"网卡故障", u"NIC failure"}}}},
    {"service",
     25,
     {"request", "access", "onboarding", "email"},
     {{{u"权限申请", u"access request"},
       {u"邮件无法发送", u"mail cannot be sent"},
       {u"打印机无法使用", u"printer not working"},
       {u"账号被锁定", u"account locked"}}}},
    {"facility",
     2,
     {"cooling", "power", "door", "water"},
     {{{u"机房温度过高", u"data centre too hot"},
       {u"市电中断", u"mains power lost"},
       {u"门禁异常", u"door access fault"},
       {u"漏水告警", u"water leak alarm"}}}},
    {"",
     20,
     {"", "", "", ""},
     {{{u"未知告警", u"unknown alert"},
       {u"需要人工确认", u"needs manual confirmation"},
       {u"监控数据缺失", u"monitoring data missing"},
       {u"巡检发现异常", u"fault found during inspection"}}}},
};

constexpr const char16_t *serviceNames[][2] = {
    {u"订单系统", u"order service"},       {u"支付平台", u"payment platform"},
    {u"用户中心", u"user centre"},         {u"库存系统", u"inventory"},
    {u"物流跟踪", u"logistics tracking"},  {u"客服系统", u"help desk"},
    {u"数据仓库", u"data warehouse"},      {u"推荐引擎", u"recommendation"},
    {u"消息总线", u"message bus"},         {u"门户网站", u"web portal"},
    {u"移动应用", u"mobile app"},          {u"财务系统", u"finance"},
    {u"人事系统", u"human resources"},     {u"邮件系统", u"mail system"},
    {u"监控平台", u"monitoring platform"}, {u"身份认证", u"identity provider"},
    {u"视频会议", u"video conferencing"},  {u"生产执行", u"manufacturing execution"},
    {u"搜索服务", u"search service"},      {u"对象存储", u"object storage"},
};
constexpr const char *sites[] = {"sh", "bj", "sz", "fra", "sin", "nyc"};
constexpr const char *roles[] = {"web", "db", "app", "cache", "mq", "k8s", "lb", "fw", "sw", "nas"};
constexpr const char16_t *familyNames = u"王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗";
constexpr const char16_t *givenNames[] = {u"伟",   u"芳",   u"娜",   u"敏",   u"静",   u"强",
                                          u"磊",   u"洋",   u"艳",   u"勇",   u"建国", u"晓明",
                                          u"志强", u"海燕", u"文静", u"子涵", u"雨桐", u"浩然"};
constexpr const char *westernGiven[] = {"Anna",  "Ben",   "Carla", "David", "Elena", "Felix", "Grace", "Hugo",
                                        "Irene", "Jonas", "Katja", "Liam",  "Maria", "Noah",  "Olga",  "Peter"};
constexpr const char *westernFamily[] = {"Adler",  "Brown",  "Costa",  "Dubois", "Evans",  "Fischer",
                                         "Garcia", "Hansen", "Ivanov", "Jensen", "Keller", "Lopez"};
constexpr const char *foreignStates[] = {"awaiting_vendor", "pending_change", "triage"};

constexpr std::chrono::microseconds minutes(double n)
{
    return std::chrono::microseconds{static_cast<qint64>(n * 60'000'000.0)};
}

QString text(const char16_t *s)
{
    return QString::fromUtf16(s);
}
QString text(const char *s)
{
    return QString::fromLatin1(s);
}

} // namespace

/// SplitMix64: a state of eight bytes, so each incident has its own sequence and depends on no other.
class Generator::Random
{
public:
    Random(quint64 seed, quint64 stream)
        : m_state(seed * 0x9E3779B97F4A7C15ULL + stream * 0xD1B54A32D192ED03ULL)
    {
        bits();
    }
    quint64 bits()
    {
        m_state += 0x9E3779B97F4A7C15ULL;
        quint64 z = m_state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
        return z ^ (z >> 31);
    }
    int below(int n) { return static_cast<int>((bits() >> 32) * static_cast<quint64>(n) >> 32); }
    double unit() { return static_cast<double>(bits() >> 11) * 0x1.0p-53; }
    bool chance(double probability) { return unit() < probability; }
    double exponential(double mean) { return -mean * std::log1p(-unit()); }
    template <typename Items>
    const auto &of(const Items &items)
    {
        return *std::next(std::begin(items), below(static_cast<int>(std::size(items))));
    }
    /// The index of a weight.
    template <size_t N>
    int weighted(const int (&weights)[N])
    {
        int sum = 0;
        for (int weight : weights)
            sum += weight;
        int rest = below(sum);
        int i = 0;
        while (rest >= weights[i])
            rest -= weights[i++];
        return i;
    }

private:
    quint64 m_state;
};

Generator::Generator(const GeneratorOptions &options)
    : m_options(options)
    , m_numbers(static_cast<size_t>(options.tenants) + 1)
{
    Random random(options.seed, ~0ULL);
    m_usersOf.push_back({0, 0});
    m_cisOf.push_back({0, 0});
    for (int t = 1; t <= options.tenants; ++t) {
        const TenantId tenant{t};
        m_tenants.push_back({.id = tenant,
                             .code = u"t%1"_s.arg(t, 2, 10, QChar(u'0')),
                             .name = t % 2 ? u"第%1运营中心"_s.arg(t) : u"Operations centre %1"_s.arg(t)});
        m_usersOf.push_back({m_users.size(), t == 1 ? 400U : 20U});
        for (size_t i = 0; i < m_usersOf.back().count; ++i) {
            QString name;
            if (random.chance(0.6))
                name = QChar(familyNames[random.below(20)]) + text(random.of(givenNames));
            else
                name = text(random.of(westernGiven)) + u' ' + text(random.of(westernFamily));
            if (i >= 150) // two people of one name exist, but not twenty
                name += u' ' + QString::number(i);
            const QString login = u"u%1"_s.arg(i + 1, 4, 10, QChar(u'0'));
            m_users.push_back({.id = UserId{static_cast<qint64>(m_users.size()) + 1},
                               .tenantId = tenant,
                               .login = login,
                               .name = name,
                               .email = login + u"@t"_s + QString::number(t) + u".example"_s,
                               .role = i == 0 ? Role::Admin : (i < 4 ? Role::Manager : Role::Agent)});
        }
        m_cisOf.push_back({m_cis.size(), t == 1 ? 2'000U : 60U});
        for (size_t i = 0; i < m_cisOf.back().count; ++i) {
            const QString role = text(roles[i % std::size(roles)]);
            const QString number = QString::number(i / std::size(roles) + 1).rightJustified(4, u'0');
            ConfigurationItem ci;
            ci.id = CiId{static_cast<qint64>(m_cis.size()) + 1};
            ci.tenantId = tenant;
            ci.name = role + u'-' + text(random.of(sites)) + u'-' + number;
            ci.type = role == "db"_L1 ? u"database"_s : (role == "sw"_L1 ? u"network"_s : u"server"_s);
            ci.environment = random.chance(0.7) ? u"production"_s : u"staging"_s;
            ci.criticality = allLevels[static_cast<size_t>(random.below(4))];
            m_cis.push_back(ci);
        }
    }
}

void Generator::restart()
{
    m_position = 0;
    m_month.clear();
    m_numbers.assign(m_numbers.size(), 0);
}

bool Generator::next(Incident &incident)
{
    if (m_position >= m_options.incidents)
        return false;
    Random random(m_options.seed, static_cast<quint64>(m_position));
    incident = {};
    incident.id = IncidentId{m_position + 1};
    incident.tenantId =
        TenantId{m_options.tenants == 1 || random.chance(0.81) ? 1 : 2 + random.below(m_options.tenants - 1)};

    // Whole seconds for some, microseconds for others, as different sources give them.
    const double part =
        (static_cast<double>(m_position) + random.unit() * 0.5) / static_cast<double>(m_options.incidents);
    const auto span = std::chrono::microseconds(m_options.span);
    const auto age = std::chrono::microseconds(static_cast<qint64>(static_cast<double>(span.count()) * (1.0 - part)));
    incident.createdAt = m_options.end - age;
    incident.detectedAt = incident.createdAt - minutes(random.exponential(4));
    if (random.chance(0.5))
        incident.detectedAt = std::chrono::floor<std::chrono::seconds>(incident.detectedAt);

    const QString month = toRfc3339(incident.createdAt).left(7).remove(u'-');
    if (month != m_month) {
        m_month = month;
        m_numbers.assign(m_numbers.size(), 0);
    }
    const int number = ++m_numbers[static_cast<size_t>(incident.tenantId.value)];
    incident.number = u"INC-%1-%2"_s.arg(month).arg(number, 6, 10, QChar(u'0'));

    setPeople(random, incident);
    setProgress(random, incident);
    setText(random, incident);
    ++m_position;
    return true;
}

void Generator::setPeople(Random &random, Incident &incident) const
{
    const Range users = m_usersOf[static_cast<size_t>(incident.tenantId.value)];
    // Some people take much more than others.
    const double skew = random.unit() * random.unit();
    const User &assignee = m_users[users.first + static_cast<size_t>(skew * static_cast<double>(users.count))];
    if (random.chance(0.93)) {
        incident.assigneeId = assignee.id;
        incident.assigneeName = assignee.name;
    }
    const User &reporter = m_users[users.first + static_cast<size_t>(random.below(static_cast<int>(users.count)))];
    incident.reporterId = reporter.id;
    incident.reporterName = reporter.name;
    if (random.chance(0.85)) {
        const Range cis = m_cisOf[static_cast<size_t>(incident.tenantId.value)];
        const ConfigurationItem &ci = m_cis[cis.first + static_cast<size_t>(random.below(static_cast<int>(cis.count)))];
        incident.ciId = ci.id;
        incident.ciName = ci.name;
    }
    static constexpr int sourceWeights[] = {550, 200, 150, 98, 2};
    static constexpr const char *sources[] = {"monitoring", "user", "manual", "system", "phone"};
    incident.source = text(sources[random.weighted(sourceWeights)]);
    incident.isAutomated = incident.source == "monitoring"_L1 && random.chance(0.4);
    if (random.chance(0.9)) {
        static constexpr const char *teams[] = {"NOC",      "DBA",     "SRE",     "Network",
                                                "Security", "Desktop", "Storage", "Cloud"};
        incident.assignmentGroup = text(random.of(teams)) + u' ' + QString::number(1 + random.below(5));
    }
}

void Generator::setProgress(Random &random, Incident &incident) const
{
    static constexpr int severityWeights[] = {10, 30, 40, 15, 5};
    const int severity = random.weighted(severityWeights);
    incident.severity = allSeverities[static_cast<size_t>(severity)];
    const int priority = std::clamp(severity - 1 + random.below(3) - (random.chance(0.5) ? 1 : 0), 0, 3);
    incident.priority = allPriorities[static_cast<size_t>(priority)];
    incident.impact = allLevels[static_cast<size_t>(std::min(3, priority))];
    incident.urgency = allLevels[static_cast<size_t>(std::clamp(priority + random.below(3) - 1, 0, 3))];

    // Four fifths are done within a day or so; the others take months, which leaves about 6 % open.
    const auto work = minutes(random.chance(0.8) ? random.exponential(14.0 * 60) : random.exponential(220.0 * 24 * 60));
    const Instant resolved = incident.createdAt + work;
    const Instant touched = incident.createdAt + minutes(1 + random.exponential(12));
    const bool isAssigned = incident.assigneeId.isValid();
    incident.updatedAt = std::min(touched, m_options.end);
    if (touched < m_options.end && random.chance(0.9))
        incident.acknowledgedAt = touched;
    static constexpr int levelWeights[] = {850, 90, 35, 15, 7, 3};
    incident.escalationLevel = random.weighted(levelWeights);
    if (incident.escalationLevel > 0) {
        incident.escalatedAt = std::min(m_options.end, incident.createdAt + minutes(60.0 * incident.escalationLevel));
        incident.updatedAt = std::max(incident.updatedAt, *incident.escalatedAt);
    }
    incident.version = 2 + random.below(4);
    if (resolved < m_options.end) {
        incident.updatedAt = resolved;
        if (random.chance(0.03)) {
            incident.status = Status::Cancelled;
        } else {
            incident.resolvedAt = resolved;
            incident.status = Status::Resolved;
            const Instant closed = resolved + minutes(60.0 * 24 * (1 + random.below(5)));
            if (closed < m_options.end) {
                incident.closedAt = closed;
                incident.updatedAt = closed;
                incident.status = Status::Closed;
            }
        }
    } else if (random.chance(0.01)) {
        incident.status = Token<Status>::fromText(text(random.of(foreignStates)));
    } else if (!incident.acknowledgedAt) {
        incident.status = Status::New;
    } else {
        static constexpr int openWeights[] = {20, 20, 45, 15};
        static constexpr Status openStates[] = {Status::Acknowledged, Status::Assigned, Status::InProgress,
                                                Status::OnHold};
        incident.status = isAssigned ? openStates[random.weighted(openWeights)] : Status::Acknowledged;
    }
    if (random.chance(0.004))
        incident.deletedAt = m_options.end - minutes(random.below(60 * 24));
}

QString Generator::title(Random &random, const QString &category, const QString &host) const
{
    const auto *kind = std::find_if(std::begin(categories), std::end(categories),
                                    [&](const Category &c) { return category == QLatin1StringView(c.name); });
    const Symptom &symptom = random.of(kind->symptoms);
    const auto &service = random.of(serviceNames);
    switch (random.below(8)) {
    case 0:
        return text(service[0]) + text(symptom.chinese);
    case 1:
        return text(service[0]) + u'：' + text(symptom.chinese) + u"，主机 "_s + host;
    case 2:
        return u'【' + text(service[0]) + u'】' + text(symptom.chinese) + u"，当前值 "_s +
               QString::number(50 + random.below(50)) + u'%';
    case 3:
        return host + u' ' + text(symptom.chinese);
    case 4:
        return text(service[1]) + u": "_s + text(symptom.english);
    case 5:
        return host + u": "_s + text(symptom.english) + u" ("_s + QString::number(random.below(10'000)) + u" ms)"_s;
    case 6:
        return text(symptom.english) + u" on "_s + host;
    default:
        return text(service[0]) + u' ' + text(service[1]) + u" - "_s + text(symptom.english);
    }
}

void Generator::setText(Random &random, Incident &incident) const
{
    static constexpr auto weights = [] {
        struct Weights
        {
            int of[std::size(categories)];
        } w{};
        for (size_t i = 0; i < std::size(categories); ++i)
            w.of[i] = categories[i].weight;
        return w;
    }();
    const Category &category = categories[random.weighted(weights.of)];
    incident.category = text(category.name);
    incident.subcategory =
        random.chance(0.9) ? text(category.subcategories[static_cast<size_t>(random.below(4))]) : QString();
    const QString host = text(random.of(roles)) + u'-' + text(random.of(sites)) + u'-' +
                         QString::number(1 + random.below(9'999)).rightJustified(4, u'0');
    incident.title = title(random, incident.category, host);
    if (random.chance(0.5)) {
        incident.description =
            random.chance(0.5) ? u"%1 于 %2 触发告警，连续 %3 次检查失败。影响范围：%4。请值班人员尽快处理。"_s.arg(
                                     host, toRfc3339(std::chrono::floor<std::chrono::seconds>(incident.detectedAt)),
                                     QString::number(2 + random.below(8)), text(random.of(serviceNames)[0]))
                               : u"Alert fired on %1 at %2 after %3 failed checks. Affected: %4. Runbook RB-%5."_s.arg(
                                     host, toRfc3339(std::chrono::floor<std::chrono::seconds>(incident.detectedAt)),
                                     QString::number(2 + random.below(8)), text(random.of(serviceNames)[1]),
                                     QString::number(100 + random.below(900)));
    }
    incident.metadata = {{u"host"_s, host},
                         {u"site"_s, host.section(u'-', 1, 1)},
                         {u"fingerprint"_s, QString::number(random.bits(), 16)},
                         {u"value"_s, static_cast<double>(random.below(10'000)) / 100.0}};
}

std::array<IncidentEvent, 3> Generator::events(const Incident &incident)
{
    IncidentEvent event;
    event.incidentId = incident.id;
    event.tenantId = incident.tenantId;
    event.status = u"active"_s;
    event.severity = incident.severity;
    event.source = incident.isAutomated ? u"system"_s : u"user"_s;
    std::array<IncidentEvent, 3> events{event, event, event};

    events[0].type = text(eventtype::creation);
    events[0].name = u"Created"_s;
    events[0].occurredAt = incident.createdAt;
    events[0].userId = incident.reporterId;
    events[0].userName = incident.reporterName;

    events[1].type = text(incident.assigneeId.isValid() ? eventtype::assignment : eventtype::comment);
    events[1].name = incident.assigneeId.isValid() ? u"Assigned"_s : u"Comment"_s;
    events[1].occurredAt = incident.acknowledgedAt.value_or(incident.createdAt);
    events[1].userId = incident.reporterId;
    events[1].userName = incident.reporterName;
    if (incident.assigneeId.isValid())
        events[1].data = {
            {u"assignee"_s, QJsonObject{{u"from"_s, QJsonValue::Null}, {u"to"_s, incident.assigneeName}}}};
    else
        events[1].description = u"等待分派 waiting for assignment"_s;

    const bool isResolved = incident.resolvedAt.has_value();
    events[2].type = text(isResolved ? eventtype::resolution : eventtype::comment);
    events[2].name = isResolved ? u"Resolved"_s : u"Comment"_s;
    events[2].description = isResolved ? u"已恢复 recovered"_s : u"正在处理 in work"_s;
    events[2].occurredAt = incident.updatedAt;
    events[2].userId = incident.assigneeId;
    events[2].userName = incident.assigneeName;
    return events;
}

} // namespace itsm::bench
