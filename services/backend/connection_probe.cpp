#include "services/backend/connection_probe.h"

#include "services/storage/tables.h"

#include <QCoreApplication>
#include <QtConcurrentRun>
#include <algorithm>

namespace itsm {
using namespace Qt::Literals::StringLiterals;

namespace {

struct ConnectionProbeText
{
    Q_DECLARE_TR_FUNCTIONS(ConnectionProbe)
};

/// The tenant that a session would work on, as openSession() finds it.
Result<QString> findTenant(const Store &store, const QString &code)
{
    ITSM_TRY_ASSIGN(const std::unique_ptr<Connection> connection, store.connect(Connection::Access::Read));
    ITSM_TRY_ASSIGN(Transaction transaction, Transaction::begin(*connection, Connection::Access::Read));
    ITSM_TRY_ASSIGN(const std::vector<Tenant> tenants, selectTenants(*connection));
    if (tenants.empty() && (code.isEmpty() || code == "default"_L1))
        return QString();
    if (code.isEmpty())
        return std::ranges::min_element(tenants, {}, [](const Tenant &t) { return t.id; })->name;
    if (const auto found = std::ranges::find(tenants, code, &Tenant::code); found != tenants.end())
        return found->name;
    QStringList codes;
    for (const Tenant &tenant : tenants)
        codes.append(tenant.code);
    return fail(Error::Code::NotFound,
                ConnectionProbeText::tr("There is no tenant “%1” in this database. It has: %2.")
                    .arg(code, codes.join(ConnectionProbeText::tr(", "))),
                u"tenant"_s);
}

Result<ConnectionReport> probe(const StoreUrl &url, const QString &tenantCode, const std::function<bool()> &isCancelled)
{
    ITSM_TRY_ASSIGN(const ServerFacts facts, probePostgres(url, isCancelled));
    auto store = Store::open(url, Store::Upgrade::Refuse);
    if (!store) {
        store.error().field = u"database"_s; // the schema, the server's settings
        return fail(store.error());
    }
    ITSM_TRY_ASSIGN(const QString tenant, findTenant(**store, tenantCode));
    return ConnectionReport{.server = facts, .tenant = tenant};
}

} // namespace

QFuture<Result<ConnectionReport>> probeConnection(const StoreUrl &url, const QString &tenantCode)
{
    Q_ASSERT(url.dialect() == Dialect::PostgreSql);
    return QtConcurrent::run([url, tenantCode](QPromise<Result<ConnectionReport>> &promise) {
        promise.addResult(probe(url, tenantCode, [&promise] { return promise.isCanceled(); }));
    });
}

} // namespace itsm
