#pragma once

#include "services/api/api_context.h"
#include "services/api/http_server.h"
#include "services/api/request_job.h"
#include "services/api/router.h"

namespace itsm {

/// The API as what an HttpServer serves: finds the route, refuses what none takes, and gives the rest to the workers.
class ApiService final : public HttpService
{
public:
    /// `context` and `workers` must outlive it; the routes are kept.
    ApiService(const ApiContext &context, ApiWorkers &workers, std::vector<Route> routes);

    [[nodiscard]] const std::vector<Route> &routes() const { return m_routes; }

    [[nodiscard]] qint64 bodyLimit(const HttpRequestHead &head) const override;
    [[nodiscard]] bool wantsFile(const HttpRequestHead &head) const override;
    [[nodiscard]] BodyOwner bodyOwner(const HttpRequestHead &head, const QHostAddress &client) const override;
    [[nodiscard]] int objection(const HttpRequestHead &head) const override;
    [[nodiscard]] int limitStatus(const HttpRequestHead &head, int status) const override;
    void handle(HttpRequest request, std::shared_ptr<HttpExchange> exchange) override;
    [[nodiscard]] HttpResponse refusal(int status, const QByteArray &why) const override;

private:
    [[nodiscard]] std::optional<size_t> knownOwner(const Route &route, const HttpRequestHead &head) const;
    [[nodiscard]] WorkOwner workOwner(const Route &route, const HttpRequest &request) const;
    [[nodiscard]] ApiRequest read(HttpRequest request, Router::Match match) const;

    const ApiContext &m_context;
    ApiWorkers &m_workers;
    const std::vector<Route> m_routes;
    const Router m_router;
};

} // namespace itsm
