#include "services/api/api_metrics.h"
#include "services/api/api_status.h"
#include "services/api/handler_support.h"
#include "services/domain/json_text.h"

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

/// Raw JSON without the envelope, as probes expect it.
ApiAnswer probe(const QJsonObject &json, int status)
{
    ApiAnswer answer;
    answer.status = status;
    answer.contentType = jsonType;
    answer.content = toJsonText(json);
    return answer;
}

/// Nothing here names a version, an address or a reason in words: everybody may ask.
ApiAnswer health(const ApiContext &context)
{
    const ApiStatus::Report report = context.status.report();
    QJsonObject json{{u"status"_s, report.isReady ? u"ok"_s : u"degraded"_s},
                     {u"timestamp"_s, toRfc3339(context.clock.now())}};
    if (!report.isReady)
        json.insert(u"cause"_s, report.cause);
    return probe(json, 200);
}

ApiAnswer live(const ApiContext &)
{
    return probe({{u"status"_s, u"ok"_s}}, 200);
}

ApiAnswer ready(const ApiContext &context)
{
    const ApiStatus::Report report = context.status.report();
    QJsonObject json{{u"status"_s, report.isReady ? u"ok"_s : u"unavailable"_s}};
    if (!report.isReady)
        json.insert(u"cause"_s, report.cause);
    return probe(json, report.isReady ? 200 : 503);
}

ApiAnswer version(const ApiContext &)
{
#ifdef NDEBUG
    const QString build = u"release"_s;
#else
    const QString build = u"dev"_s;
#endif
    return probe({{u"version"_s, QStringLiteral(ITSM_VERSION)}, {u"build"_s, build}}, 200);
}

/// The process, and the tenants: all of them for this machine, the own one for a token.
Result<ApiAnswer> serverMetrics(const ApiContext &context, const ApiRequest &, Connection &c, const Actor &actor)
{
    ITSM_TRY_ASSIGN(const auto figures, context.status.tenantFigures(context, c));
    std::vector<ApiMetrics::TenantFigures> shown;
    for (const ApiMetrics::TenantFigures &tenant : figures) {
        if (!actor.tenant.isValid() || tenant.tenant == actor.tenant)
            shown.push_back(tenant);
    }
    ApiAnswer answer;
    answer.contentType = "text/plain; version=0.0.4; charset=utf-8";
    answer.content = context.metrics.text(shown);
    return answer;
}

} // namespace

std::vector<Route> systemRoutes()
{
    using Kind = RouteAccess::Kind;
    std::vector<Route> routes;
    // The specification writes them without the base path.
    for (const QByteArray &base : {QByteArray(), QByteArray("/api/v1")}) {
        const auto add = [&](const char *path, ImmediateHandler handler) {
            routes.push_back(
                {.method = "GET", .path = base + path, .access = Kind::Immediate, .immediate = std::move(handler)});
        };
        add("/health", health);
        add("/livez", live);
        add("/readyz", ready);
        add("/version", version);
        routes.push_back(
            {.method = "GET", .path = base + "/metrics", .access = Kind::LoopbackOrToken, .handler = serverMetrics});
    }
    return routes;
}

} // namespace itsm
