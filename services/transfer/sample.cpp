#include "services/transfer/sample.h"

#include "services/desk/provision.h"
#include "services/storage/bulk_load.h"
#include "services/transfer/sample_plan.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>

using namespace Qt::Literals::StringLiterals;

static void initSampleResource()
{
    Q_INIT_RESOURCE(sample);
}

namespace itsm {

namespace {

Result<QJsonObject> sampleTexts()
{
    initSampleResource();
    QFile file(u":/itsm/sample/sample.json"_s);
    if (!file.open(QIODevice::ReadOnly))
        return fail(Error::Code::Internal, file.errorString());
    QJsonParseError error{};
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll(), &error);
    if (!document.isObject())
        return fail(Error::Code::Internal, error.errorString());
    return document.object();
}

Inventory inventoryOf(const QJsonObject &texts)
{
    Inventory inventory;
    for (const auto &value : texts["users"_L1].toArray()) {
        User user;
        user.login = value["login"_L1].toString();
        user.name = value["name"_L1].toString();
        user.email = value["email"_L1].toString();
        user.role = Token<Role>::fromText(value["role"_L1].toString());
        inventory.users.push_back(std::move(user));
    }
    QHash<QString, size_t> places;
    for (const auto &value : texts["items"_L1].toArray()) {
        ConfigurationItem item;
        item.name = value["name"_L1].toString();
        item.type = value["type"_L1].toString();
        item.environment = value["environment"_L1].toString();
        item.criticality = Token<Level>::fromText(value["criticality"_L1].toString());
        places.insert(item.name, inventory.items.size());
        inventory.items.push_back(std::move(item));
    }
    for (const auto &value : texts["relations"_L1].toArray())
        inventory.relations.push_back(
            {places.value(value[0].toString()), places.value(value[2].toString()), value[1].toString()});
    return inventory;
}

/// Carries out what a plan says, at the times that it says.
class SampleMaker
{
public:
    SampleMaker(Connection &c, TenantId tenant, Instant now)
        : m_connection(c)
        , m_now(now)
        , m_desk(m_clock)
        , m_program{.tenant = tenant, .user = {}, .name = u"monitoring"_s, .role = Role::Admin, .source = u"system"_s}
    {
    }

    Result<> make(const QJsonObject &texts)
    {
        m_clock.set(m_now - std::chrono::hours(15 * 24));
        Inventory inventory = inventoryOf(texts);
        ITSM_TRY(createInventory(m_connection, m_program, inventory));
        for (const User &user : inventory.users) {
            m_cast.users.insert(user.login, user.id);
            m_actors.insert(user.login, Actor{.tenant = user.tenantId,
                                              .user = user.id,
                                              .name = user.name,
                                              .role = user.role.value(),
                                              .source = u"user"_s});
            if (user.role == Role::Agent)
                m_cast.agents.append(user.login);
            if (user.role == Role::Manager)
                m_cast.managers.append(user.login);
        }
        for (const ConfigurationItem &item : inventory.items)
            m_cast.items.insert(item.name, item.id);
        const Actor admin = m_actors.value(inventory.users.front().login);
        ITSM_TRY(makeRules(texts, admin));
        ITSM_TRY(makeViews(texts, admin));

        const SamplePlan plan = planSample(texts, m_cast, m_now);
        m_ids.resize(static_cast<size_t>(plan.incidents));
        m_alerts.resize(static_cast<size_t>(plan.incidents));
        for (const SampleStep &step : plan.steps)
            ITSM_TRY(carryOut(step));
        return makeMetrics(plan);
    }

private:
    Result<> makeRules(const QJsonObject &texts, const Actor &admin)
    {
        for (const auto &value : texts["rules"_L1].toArray()) {
            NewRule rule;
            rule.name = value["name"_L1].toString();
            rule.description = value["description"_L1].toString();
            rule.type = value["rule_type"_L1].toString();
            rule.priority = tokenValue(value["priority"_L1].toString(), static_cast<Priority *>(nullptr));
            rule.conditions = value["conditions"_L1].toObject();
            rule.isActive = value["is_active"_L1].toBool(true);
            for (const auto &item : value["actions"_L1].toArray()) {
                QJsonObject action = item.toObject();
                // The texts name people by login; a rule names them by key.
                if (const QString login = action.take("assignee"_L1).toString(); !login.isEmpty())
                    action.insert(u"assignee_id"_s, m_cast.users.value(login).value);
                rule.actions.append(action);
            }
            ITSM_TRY(m_desk.createRule(m_connection, admin, rule));
        }
        return {};
    }

    Result<> makeViews(const QJsonObject &texts, const Actor &admin)
    {
        for (const auto &value : texts["views"_L1].toArray()) {
            SavedView view;
            view.name = value["name"_L1].toString();
            view.filter = value["filter"_L1].toString();
            view.isShared = value["shared"_L1].toBool();
            ITSM_TRY(m_desk.saveView(m_connection, admin, view));
        }
        return {};
    }

    Result<> carryOut(const SampleStep &step)
    {
        m_clock.set(step.at);
        const Actor &actor = step.login.isEmpty() ? m_program : m_actors[step.login];
        const auto at = static_cast<size_t>(step.incident);
        if (const auto *input = std::get_if<NewIncident>(&step.action)) {
            ITSM_TRY_ASSIGN(const Incident incident, m_desk.createIncident(m_connection, actor, *input));
            m_ids[at] = incident.id;
        } else if (const auto *command = std::get_if<IncidentCommand>(&step.action)) {
            ITSM_TRY(m_desk.run(m_connection, actor, {.id = m_ids[at], .version = 0}, *command));
        } else if (const auto *newAlert = std::get_if<NewAlert>(&step.action)) {
            NewAlert alert = *newAlert;
            alert.incidentId = m_ids[at];
            ITSM_TRY_ASSIGN(const Alert made, m_desk.createAlert(m_connection, actor, alert));
            m_alerts[at] = made.id;
        } else if (std::get<AlertStep>(step.action).resolves) {
            ITSM_TRY(m_desk.resolveAlert(m_connection, actor, m_alerts[at]));
        } else {
            ITSM_TRY(m_desk.acknowledgeAlert(m_connection, actor, m_alerts[at]));
        }
        return {};
    }

    Result<> makeMetrics(const SamplePlan &plan)
    {
        QRandomGenerator random(7);
        std::vector<Metric> metrics;
        for (const SampleSeries &series : plan.series) {
            auto more = sampleMetrics(series, m_ids[static_cast<size_t>(series.incident)], m_now, random);
            std::ranges::move(more, std::back_inserter(metrics));
        }
        ITSM_TRY(loadMetrics(m_connection, m_program, metrics));
        return {};
    }

    Connection &m_connection;
    Instant m_now;
    ManualClock m_clock;
    ServiceDesk m_desk;
    Actor m_program;
    SampleCast m_cast;
    QHash<QString, Actor> m_actors;
    std::vector<IncidentId> m_ids;
    std::vector<AlertId> m_alerts;
};

} // namespace

Result<> createSample(Connection &c, const Clock &clock, const QString &tenantCode)
{
    ITSM_TRY_ASSIGN(const QJsonObject texts, sampleTexts());
    ITSM_TRY_ASSIGN(const Tenant tenant, findTenant(c, tenantCode, MissingTenant::Create));
    SampleMaker maker(c, tenant.id, clock.now());
    const Actor actor{.tenant = tenant.id, .user = {}, .name = {}, .role = Role::Viewer, .source = u"system"_s};
    ITSM_TRY_ASSIGN(const IncidentCounters counters, ServiceDesk(clock).counters(c, actor));
    if (counters.total > 0)
        return fail(Error::Code::Invalid,
                    QCoreApplication::translate("Sample", "The sample is for an empty workspace, but tenant \"%1\" has "
                                                          "incidents already.")
                        .arg(tenant.code));
    // One transaction: all of the sample or nothing, and some thousand commits fewer.
    ITSM_TRY_ASSIGN(BulkLoad load, BulkLoad::begin(c, tenant.id));
    ITSM_TRY(maker.make(texts));
    return load.finish();
}

} // namespace itsm
