#pragma once

#include "services/api/answer_lines.h"
#include "services/api/api_context.h"
#include "services/api/route.h"

namespace itsm {

class HttpExchange;

/// What becomes of a request that has its answer; called once, in any thread.
struct RequestOutcome
{
    const Route &route;
    const ApiRequest &request;
    const Actor &actor; ///< as far as he is known
    int status = 200;
    std::optional<Error> error;
};

/// A request on its way through a worker: who is it, may he, is the body JSON, was it answered before; then the
/// handler.
class RequestJob final : public Job
{
public:
    using Finished = std::function<void(const RequestOutcome &)>;

    RequestJob(const ApiContext &context, const Route &route, ApiRequest request,
               std::shared_ptr<HttpExchange> exchange, Finished finished);

    /// Only what changes nothing is given up when the client leaves.
    [[nodiscard]] bool isCancelled() const override;
    void cancel() override {}
    const Error *attempt(Connection &c) override;
    void deliver() override;
    void fail(const Error &error) override;

private:
    Result<> prepare(Connection &c);
    Result<> authenticate(Connection &c);
    Result<> checkTenant(Connection &c) const;
    Result<> readBody();
    Result<ApiAnswer> handle(Connection &c);
    Result<ApiAnswer> work(Connection &c);
    Result<ApiAnswer> handleOnce(Connection &c, const QByteArray &key);
    void subscribe(const ApiAnswer &answer);
    void finish(HttpResponse response, const std::optional<Error> &error);
    void finish(int status, const std::optional<Error> &error);

    const ApiContext &m_context;
    const Route &m_route;
    ApiRequest m_request;
    std::shared_ptr<HttpExchange> m_exchange;
    Finished m_finished;
    Actor m_actor;
    std::optional<Result<ApiAnswer>> m_result;
    bool m_isAnswered = false; ///< in parts, by the handler itself
    std::optional<AnswerLines> m_lines;
};

/// The answer as bytes. With an entity tag that the client already has: 304.
[[nodiscard]] HttpResponse render(const ApiAnswer &answer, const ApiRequest &request);
[[nodiscard]] HttpResponse render(const Error &error, const ApiRequest &request);

} // namespace itsm
