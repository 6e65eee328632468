#pragma once

#include "services/desk/desk.h"

#include <QRandomGenerator>

namespace itsm {

/// Random values of every type that goes over the wire, with the texts, numbers and times that tend to break.
class WireSamples
{
public:
    explicit WireSamples(quint32 seed)
        : m_random(seed)
    {
    }

    bool coin() { return m_random.bounded(2) == 1; }
    QString text()
    {
        static const QStringList texts{QStringLiteral(""),
                                       QStringLiteral("db-01"),
                                       QStringLiteral("数据库主机"),
                                       QStringLiteral("urgent"),
                                       QStringLiteral("critical"),
                                       QStringLiteral("a_b.C \"quoted\" \\ %1 \u202e <b>"),
                                       QStringLiteral("line\nline\ttab"),
                                       QString::fromUcs4(U"\U0001F525")};
        return texts[m_random.bounded(texts.size())];
    }
    QString name() { return text().isEmpty() ? QStringLiteral("n") : QStringLiteral("n ") + text(); }
    qint64 number() { return coin() ? m_random.bounded(1, 1'000) : qint64{1} << m_random.bounded(62); }
    double real() { return coin() ? m_random.generateDouble() * 1e9 : double(number()); }
    template <typename T>
    T id()
    {
        return T(number());
    }
    template <typename T>
    T idOrNone()
    {
        return coin() ? T(number()) : T();
    }
    Instant time()
    {
        return instantFromMicros(m_random.bounded(qint64{4'000'000'000}) * (coin() ? 1'000'000 : 1'000'003));
    }
    OptionalInstant timeOrNone() { return coin() ? OptionalInstant(time()) : OptionalInstant(); }
    template <typename E, size_t N>
    E one(const std::array<E, N> &values)
    {
        return values[static_cast<size_t>(m_random.bounded(static_cast<int>(N)))];
    }
    /// Also what no list knows.
    template <typename E, size_t N>
    Token<E> token(const std::array<E, N> &values)
    {
        return m_random.bounded(8) == 0 ? Token<E>::fromText(u"triaged") : Token<E>(one(values));
    }
    /// Foreign JSON with keys in both spellings, which must stay as they are.
    QJsonObject json()
    {
        if (coin())
            return {};
        return {{QStringLiteral("priority"), QStringLiteral("urgent")},
                {QStringLiteral("snake_key"), text()},
                {QStringLiteral("camelKey"), QJsonArray{number(), m_random.generateDouble(), coin(), QJsonValue::Null}},
                {QStringLiteral("nested_object"), QJsonObject{{QStringLiteral("a_b"), text()}}}};
    }
    QStringList texts()
    {
        QStringList list;
        for (int i = m_random.bounded(4); i > 0; --i)
            list.append(text());
        return list;
    }

    IncidentSummary summary()
    {
        IncidentSummary i;
        fill(i);
        return i;
    }
    Incident incident()
    {
        Incident i;
        fill(i);
        i.description = text();
        i.impact = token(allLevels);
        i.urgency = token(allLevels);
        i.reporterId = idOrNone<UserId>();
        i.reporterName = text();
        const auto analysis = [this] { return coin() ? QJsonValue(json()) : QJsonValue(QJsonValue::Null); };
        i.impactAnalysis = analysis();
        i.rootCause = analysis();
        i.resolutionSteps = QJsonArray{json(), json()};
        i.metadata = json();
        return i;
    }
    IncidentEvent event()
    {
        IncidentEvent e;
        fill(e);
        return e;
    }
    Activity activity()
    {
        Activity a;
        fill(a);
        a.incidentNumber = text();
        a.incidentTitle = text();
        return a;
    }
    Alert alert()
    {
        Alert a;
        a.id = id<AlertId>();
        a.incidentId = idOrNone<IncidentId>();
        a.incidentNumber = text();
        a.ciName = text();
        a.source = text();
        a.type = text();
        a.name = text();
        a.message = text();
        a.severity = token(allSeverities);
        a.status = token(allAlertStatuses);
        a.channels = texts();
        a.recipients = texts();
        a.triggeredAt = time();
        a.acknowledgedAt = timeOrNone();
        a.resolvedAt = timeOrNone();
        a.acknowledgedBy = idOrNone<UserId>();
        a.acknowledgedByName = text();
        a.metadata = json();
        a.tenantId = idOrNone<TenantId>();
        return a;
    }
    Metric metric()
    {
        Metric m;
        m.id = id<MetricId>();
        m.incidentId = id<IncidentId>();
        m.type = text();
        m.name = text();
        m.value = real();
        m.unit = text();
        m.measuredAt = time();
        m.tags = json();
        m.metadata = json();
        m.tenantId = idOrNone<TenantId>();
        return m;
    }
    MetricSummary series()
    {
        MetricSummary s;
        s.latest = id<MetricId>();
        s.incidentId = id<IncidentId>();
        s.incidentNumber = text();
        s.incidentTitle = text();
        s.type = text();
        s.name = text();
        s.value = real();
        s.unit = text();
        s.measuredAt = time();
        s.points = number();
        return s;
    }
    Rule rule()
    {
        Rule r;
        r.id = id<RuleId>();
        r.name = text();
        r.description = text();
        r.type = text();
        r.conditions = json();
        r.actions = {json(), json()};
        r.priority = token(allPriorities);
        r.isActive = coin();
        r.executionCount = number();
        r.lastExecutedAt = timeOrNone();
        r.metadata = json();
        r.tenantId = idOrNone<TenantId>();
        r.createdAt = time();
        r.updatedAt = time();
        r.version = number();
        return r;
    }
    User user()
    {
        User u;
        u.id = id<UserId>();
        u.tenantId = idOrNone<TenantId>();
        u.login = text();
        u.name = text();
        u.email = text();
        u.role = token(allRoles);
        u.isActive = coin();
        u.version = number();
        return u;
    }
    ConfigurationItem item()
    {
        ConfigurationItem c;
        c.id = id<CiId>();
        c.tenantId = idOrNone<TenantId>();
        c.name = text();
        c.type = text();
        c.environment = text();
        c.criticality = token(allLevels);
        c.metadata = json();
        c.version = number();
        return c;
    }
    CiRelation relation() { return {.from = id<CiId>(), .to = id<CiId>(), .type = text()}; }
    SavedView view()
    {
        SavedView v;
        v.id = id<ViewId>();
        v.tenantId = idOrNone<TenantId>();
        v.ownerId = idOrNone<UserId>();
        v.name = text();
        v.filter = text();
        v.settings = json();
        v.isShared = coin();
        return v;
    }

    Error error()
    {
        const std::array codes{Error::Code::Invalid,         Error::Code::NotFound,    Error::Code::Conflict,
                               Error::Code::Unauthenticated, Error::Code::Forbidden,   Error::Code::Unavailable,
                               Error::Code::Timeout,         Error::Code::Cancelled,   Error::Code::Corrupt,
                               Error::Code::Internal,        Error::Code::NewerSchema, Error::Code::Invalid};
        Error e{one(codes), name(), {}, {}};
        if (coin())
            e.field = QStringLiteral("notify_users.0");
        if (coin())
            e.details = {{QStringLiteral("current_version"), 3}, {QStringLiteral("server_version"), 5}};
        return e;
    }

    NewIncident newIncident()
    {
        NewIncident n;
        n.title = text();
        n.description = text();
        if (coin())
            n.priority = one(allPriorities);
        n.severity = one(allSeverities);
        n.impact = one(allLevels);
        n.urgency = one(allLevels);
        n.category = text();
        n.subcategory = text();
        n.source = text();
        n.assignmentGroup = text();
        n.assigneeId = idOrNone<UserId>();
        n.ciId = idOrNone<CiId>();
        n.impactAnalysis = coin() ? QJsonValue(json()) : QJsonValue(QJsonValue::Null);
        n.metadata = json();
        n.detectedAt = timeOrNone();
        return n;
    }
    IncidentPatch patch()
    {
        IncidentPatch p;
        const auto maybe = [this](auto &member, auto value) {
            if (coin())
                member = value;
        };
        maybe(p.title, text());
        maybe(p.description, text());
        maybe(p.priority, one(allPriorities));
        maybe(p.severity, one(allSeverities));
        maybe(p.impact, one(allLevels));
        maybe(p.urgency, one(allLevels));
        maybe(p.category, text());
        maybe(p.subcategory, text());
        maybe(p.assignmentGroup, text());
        maybe(p.ciId, idOrNone<CiId>());
        maybe(p.impactAnalysis, coin() ? QJsonValue(json()) : QJsonValue(QJsonValue::Null));
        maybe(p.rootCause, QJsonValue(json()));
        maybe(p.resolutionSteps, QJsonValue(QJsonArray{json()}));
        maybe(p.metadata, json());
        return p;
    }
    std::vector<IncidentCommand> commands()
    {
        return {Acknowledge{text()},
                Assign{idOrNone<UserId>(), text()},
                Transition{one(allStatuses), text()},
                Resolve{text(), text()},
                Close{text()},
                Reopen{text()},
                Escalate{m_random.bounded(1, 6), text(), {id<UserId>(), id<UserId>()}, coin()},
                Comment{text(), coin()},
                Delete{text()},
                Restore{},
                Update{patch()},
                Undo{}};
    }

private:
    void fill(IncidentSummary &i)
    {
        i.id = id<IncidentId>();
        i.tenantId = idOrNone<TenantId>();
        i.number = text();
        i.title = text();
        i.status = token(allStatuses);
        i.priority = token(allPriorities);
        i.severity = token(allSeverities);
        i.category = text();
        i.subcategory = text();
        i.source = text();
        i.assigneeId = idOrNone<UserId>();
        i.assigneeName = text();
        i.ciId = idOrNone<CiId>();
        i.ciName = text();
        i.assignmentGroup = text();
        i.escalationLevel = m_random.bounded(6);
        i.isAutomated = coin();
        i.detectedAt = time();
        i.createdAt = time();
        i.updatedAt = time();
        i.acknowledgedAt = timeOrNone();
        i.resolvedAt = timeOrNone();
        i.closedAt = timeOrNone();
        i.escalatedAt = timeOrNone();
        i.deletedAt = timeOrNone();
        i.version = number();
    }
    void fill(IncidentEvent &e)
    {
        e.id = id<EventId>();
        e.incidentId = id<IncidentId>();
        e.type = text();
        e.name = text();
        e.description = text();
        e.status = text();
        e.severity = token(allSeverities);
        e.data = json();
        e.occurredAt = time();
        e.userId = idOrNone<UserId>();
        e.userName = text();
        e.source = text();
        e.metadata = json();
        e.tenantId = idOrNone<TenantId>();
    }

    QRandomGenerator m_random;
};

} // namespace itsm
