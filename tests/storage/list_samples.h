#pragma once

#include "services/domain/search_tokens.h"
#include "services/storage/incident_table.h"
#include "services/storage/search_index.h"
#include "services/storage/tables.h"
#include "tests/support/temp_database.h"

#include <QRandomGenerator>

namespace itsm {

/// Random incidents, filters and sorts for comparing the database with matches() and lessThan(). Few different values,
/// so that filters match, keys are equal and conditions meet.
class ListSamples
{
public:
    explicit ListSamples(quint32 seed)
        : m_random(seed)
    {
    }

    /// A tenant with people, configuration items and `count` incidents, and a second tenant with some, which must never
    /// show.
    Result<> fill(Connection &c, int count)
    {
        for (const QString &code : {QStringLiteral("one"), QStringLiteral("two")}) {
            ITSM_TRY_ASSIGN(Transaction transaction, Transaction::begin(c));
            ITSM_TRY_ASSIGN(tenant, insertTenant(c, {.id = {}, .code = code, .name = code}));
            ITSM_TRY(bindTenant(c, tenant));
            m_users.clear();
            m_cis.clear();
            for (const QString &name : names()) {
                User user;
                user.tenantId = tenant;
                user.login = QString::number(m_users.size());
                user.name = name;
                ITSM_TRY_ASSIGN(user.id, insertUser(c, user));
                m_users.push_back(user);
            }
            for (const QString &name :
                 {QStringLiteral("web-01"), QStringLiteral("web-02"), QStringLiteral("数据库主机")}) {
                ConfigurationItem ci;
                ci.tenantId = tenant;
                ci.name = name;
                ITSM_TRY_ASSIGN(ci.id, insertCi(c, ci));
                m_cis.push_back(ci);
            }
            for (int i = 0; i < count; ++i)
                ITSM_TRY(insertIncident(c, incident()));
            ITSM_TRY(transaction.commit());
        }
        // The tenant of the samples is the second one. Rows as another program writes them:
        ITSM_TRY_ASSIGN(Transaction transaction, Transaction::begin(c));
        ITSM_TRY(bindTenant(c, tenant));
        for (const char *change : {"escalation_level = NULL", "is_automated = NULL", "source = NULL", "category = ''",
                                   "priority = 'critical'", "subcategory = NULL"})
            ITSM_TRY(c.execute(QStringLiteral("UPDATE incidents SET %1 WHERE tenant_id = ? AND id % 11 = ?")
                                   .arg(QLatin1StringView(change)),
                               {tenant.value, qint64{pick(11)}}));
        ITSM_TRY(transaction.commit());
        return read(c);
    }

    /// Reads the incidents of the tenant again, by key alone.
    Result<> read(Connection &c)
    {
        ITSM_TRY_ASSIGN(Transaction transaction, Transaction::begin(c, Connection::Access::Read));
        ITSM_TRY(bindTenant(c, tenant));
        ITSM_TRY_ASSIGN(const auto ids, queryAll<IncidentId>(
                                            c, QStringLiteral("SELECT id FROM incidents WHERE tenant_id = ?"),
                                            {tenant.value}, [](const Row &row) { return IncidentId{row.integer(0)}; }));
        incidents.clear();
        for (const IncidentId id : ids) {
            ITSM_TRY_ASSIGN(const auto whole, selectIncident(c, tenant, id));
            if (whole)
                incidents.push_back(
                    {*whole, documentTokens(searchText(whole->number, whole->title, whole->description))});
        }
        return transaction.commit();
    }

    [[nodiscard]] Incident incident()
    {
        Incident i;
        i.tenantId = tenant;
        i.number =
            QStringLiteral("INC-2026%1-%2").arg(1 + pick(3), 2, 10, QChar(u'0')).arg(++m_number, 6, 10, QChar(u'0'));
        i.title = of(titles());
        i.description = chance(2) ? QString() : of(titles()) + QStringLiteral(" 请尽快处理 soon");
        i.status = chance(12) ? Token<Status>::fromText(QStringLiteral("awaiting_vendor"))
                              : Token<Status>(allStatuses[index(allStatuses.size())]);
        i.priority = chance(15) ? Token<Priority>::fromText(QStringLiteral("p9"))
                                : Token<Priority>(allPriorities[index(allPriorities.size())]);
        i.severity = chance(15) ? Token<Severity>::fromText(QStringLiteral("fatal"))
                                : Token<Severity>(allSeverities[index(allSeverities.size())]);
        i.category = of(categories());
        i.subcategory = of(categories());
        i.source = of({QStringLiteral("manual"), QStringLiteral("monitoring"), QString(), QStringLiteral("电话")});
        if (!chance(4)) {
            const User &user = m_users[index(m_users.size())];
            i.assigneeId = user.id;
            i.assigneeName = user.name;
        }
        if (!chance(3)) {
            const ConfigurationItem &ci = m_cis[index(m_cis.size())];
            i.ciId = ci.id;
            i.ciName = ci.name;
        }
        i.assignmentGroup = of({QStringLiteral("NOC"), QStringLiteral("NOC 2"), QString(), QStringLiteral("运维")});
        i.escalationLevel = pick(4);
        i.isAutomated = chance(3);
        i.createdAt = moment();
        i.detectedAt = moment();
        i.updatedAt = moment();
        if (chance(2))
            i.resolvedAt = moment();
        if (chance(12))
            i.deletedAt = moment();
        i.version = 1;
        return i;
    }

    [[nodiscard]] IncidentFilter filter()
    {
        IncidentFilter filter;
        const int count = pick(4);
        for (int i = 0; i < count; ++i)
            filter.terms.push_back(term());
        return filter;
    }

    [[nodiscard]] IncidentSort sort()
    {
        return {.field = static_cast<IncidentField>(pick(static_cast<int>(IncidentField::Resolved) + 1)),
                .order = chance(2) ? Qt::AscendingOrder : Qt::DescendingOrder};
    }

    [[nodiscard]] FilterContext context()
    {
        return {.now = now(), .me = chance(3) ? UserId() : m_users[index(m_users.size())].id};
    }

    struct Sample
    {
        Incident incident;
        std::vector<quint32> tokens;
    };
    /// What the list is, by definition.
    [[nodiscard]] std::vector<IncidentSummary> expected(const IncidentQuery &query, const FilterContext &context) const
    {
        std::vector<IncidentSummary> rows;
        for (const Sample &sample : incidents) {
            if (matches(query.filter, sample.incident, context, &sample.tokens))
                rows.push_back(sample.incident);
        }
        std::sort(rows.begin(), rows.end(),
                  [&](const IncidentSummary &a, const IncidentSummary &b) { return lessThan(a, b, query.sort); });
        return rows;
    }

    [[nodiscard]] int pick(int below) { return static_cast<int>(m_random.bounded(below)); }
    [[nodiscard]] static Instant now() { return instantFromMicros(1'769'904'000'000'000); } // 2026-02-01

    TenantId tenant;
    std::vector<Sample> incidents;

private:
    [[nodiscard]] bool chance(int oneIn) { return pick(oneIn) == 0; }
    [[nodiscard]] size_t index(size_t count) { return static_cast<size_t>(pick(static_cast<int>(count))); }
    [[nodiscard]] QString of(const QStringList &texts) { return texts.at(pick(static_cast<int>(texts.size()))); }

    static QStringList names()
    {
        return {QStringLiteral("Anna Adler"), QStringLiteral("李伟"), QStringLiteral("李娜"),
                QStringLiteral("anna adler"), QStringLiteral("Ben 100%_")};
    }
    static QStringList categories()
    {
        return {QStringLiteral("network"),  QStringLiteral("Network"),       QStringLiteral("网络"), QString(),
                QStringLiteral("net*work"), QStringLiteral("a_b%c'd\"e\\f"), QStringLiteral("none")};
    }
    static QStringList titles()
    {
        return {QStringLiteral("数据库连接超时"),
                QStringLiteral("磁盘空间不足 web-01"),
                QStringLiteral("Disk space low on db-07"),
                QStringLiteral("支付 payment timeout"),
                QStringLiteral("éclair Ünïcode ＦＵＬＬ"),
                QStringLiteral("😀 crash 😀"),
                QStringLiteral("x"),
                QStringLiteral("100% CPU_usage")};
    }
    /// Whole hours within some days, so that bounds meet values; now and then a microsecond beside them.
    [[nodiscard]] Instant moment()
    {
        return now() - std::chrono::hours(pick(24 * 4)) + std::chrono::microseconds(chance(4) ? pick(3) - 1 : 0);
    }
    [[nodiscard]] FilterTerm term();
    [[nodiscard]] QString value(IncidentField field);

    QRandomGenerator m_random;
    std::vector<User> m_users;
    std::vector<ConfigurationItem> m_cis;
    int m_number = 0;
};

inline QString ListSamples::value(IncidentField field)
{
    const auto textOf = [this](const QStringList &texts) -> QString {
        switch (pick(6)) {
        case 0:
            return QStringLiteral("none");
        case 1:
            return of(texts).left(1 + pick(3)) + QStringLiteral("*");
        case 2:
            return of({QStringLiteral("*"), QStringLiteral("%"), QStringLiteral("_*"), QStringLiteral("none*"),
                       QString(), QStringLiteral("absent")});
        default:
            return of(texts);
        }
    };
    switch (field) {
    case IncidentField::Number:
        return of({QStringLiteral("INC-202601*"), QStringLiteral("INC-202602-00*"), QStringLiteral("INC-202601-000007"),
                   QStringLiteral("none")});
    case IncidentField::Title:
        return textOf(titles());
    case IncidentField::Status:
        return of({QStringLiteral("new"), QStringLiteral("closed"), QStringLiteral("on_hold"),
                   QStringLiteral("resolved"), QStringLiteral("awaiting_vendor"), QStringLiteral("unknown"),
                   QStringLiteral("NEW")});
    case IncidentField::Priority:
        return of({QStringLiteral("low"), QStringLiteral("urgent"), QStringLiteral("critical"), QStringLiteral("p9"),
                   QStringLiteral("high")});
    case IncidentField::Severity:
        return of(
            {QStringLiteral("critical"), QStringLiteral("info"), QStringLiteral("fatal"), QStringLiteral("medium")});
    case IncidentField::Category:
    case IncidentField::Subcategory:
        return textOf(categories());
    case IncidentField::Source:
        return textOf({QStringLiteral("manual"), QStringLiteral("monitoring"), QStringLiteral("电话")});
    case IncidentField::Assignee:
        if (chance(6))
            return u'#' + QString::number(m_users[index(m_users.size())].id.value);
        return chance(4) ? QStringLiteral("me") : textOf(names());
    case IncidentField::Ci:
        return textOf({QStringLiteral("web-01"), QStringLiteral("web-02"), QStringLiteral("数据库主机")});
    case IncidentField::Group:
        return textOf({QStringLiteral("NOC"), QStringLiteral("NOC 2"), QStringLiteral("运维")});
    case IncidentField::Level:
        return of({QStringLiteral("0"), QStringLiteral("1"), QStringLiteral("3"), QStringLiteral("-2"),
                   QStringLiteral("many")});
    case IncidentField::Detected:
    case IncidentField::Created:
    case IncidentField::Updated:
    case IncidentField::Resolved:
        return chance(8) ? of({QStringLiteral("2026-01-30"), QStringLiteral("yesterday"), QStringLiteral("1970-01-01"),
                               QStringLiteral("9999-12-31")})
                         : toRfc3339(moment());
    case IncidentField::Age:
        return of({QStringLiteral("24h"), QStringLiteral("2d"), QStringLiteral("90m"), QStringLiteral("0s"),
                   QStringLiteral("20000w"), QStringLiteral("soon")});
    case IncidentField::Text:
        return of({QStringLiteral("磁盘"), QStringLiteral("数据"), QStringLiteral("web"),
                   QStringLiteral("payment timeout"), QStringLiteral("eb-0"), QStringLiteral("不足"),
                   QStringLiteral("量子"), QStringLiteral("!!"), QStringLiteral("full"), QStringLiteral("000007"),
                   QStringLiteral("soon")});
    case IncidentField::Is:
        return of({QStringLiteral("open"), QStringLiteral("unassigned"), QStringLiteral("overdue"),
                   QStringLiteral("escalated"), QStringLiteral("automated"), QStringLiteral("deleted"),
                   QStringLiteral("nothing")});
    }
    return {};
}

inline FilterTerm ListSamples::term()
{
    FilterTerm term;
    term.field = static_cast<IncidentField>(pick(static_cast<int>(IncidentField::Is) + 1));
    term.negated = chance(4);
    const bool isOrdered = term.field >= IncidentField::Level && term.field <= IncidentField::Age;
    if (isOrdered || chance(30))
        term.op = static_cast<FilterTerm::Op>(pick(5));
    const int count = chance(30) ? 0 : (chance(3) ? 1 + pick(3) : 1);
    for (int i = 0; i < count; ++i)
        term.values += value(term.field);
    return term;
}

/// A database with samples and a connection to it that, on PostgreSQL, row-level security applies to.
struct SampleDatabase
{
    static Result<SampleDatabase> create(Dialect dialect, ListSamples &samples, int count)
    {
        SampleDatabase d;
        ITSM_TRY_ASSIGN(d.database, TempDatabase::create(dialect));
        ITSM_TRY_ASSIGN(d.owner, d.database->connect());
        ITSM_TRY(samples.fill(*d.owner, count));
        if (dialect == Dialect::Sqlite) {
            ITSM_TRY_ASSIGN(d.connection, d.database->connect());
            return d;
        }
        ITSM_TRY(
            d.owner->executeScript(QStringLiteral("DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = "
                                                  "'list_reader') THEN CREATE ROLE list_reader LOGIN IN ROLE itsm_app;"
                                                  " END IF; END $$; ANALYZE")));
        ITSM_TRY_ASSIGN(const auto store,
                        Store::open(d.database->urlFor(QStringLiteral("list_reader")), Store::Upgrade::Refuse));
        ITSM_TRY_ASSIGN(d.connection, store->connect(Connection::Access::Write));
        return d;
    }

    std::unique_ptr<TempDatabase> database;
    std::unique_ptr<Connection> owner;
    std::unique_ptr<Connection> connection;
};

/// For messages of failed tests.
inline QString describe(const IncidentQuery &query)
{
    return QStringLiteral("%1 sort:%2 %3")
        .arg(formatFilter(query.filter), fieldName(query.sort.field),
             query.sort.order == Qt::AscendingOrder ? QStringLiteral("ascending") : QStringLiteral("descending"));
}

} // namespace itsm
