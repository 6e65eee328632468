#include "services/desk/command_execution.h"
#include "services/desk/desk.h"
#include "services/desk/transaction.h"
#include "services/desk/validation.h"

#include <QCoreApplication>
#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

/// Incidents that go to the database together; also how often progress is told and cancelling is looked for.
constexpr size_t chunkSize = 500;
constexpr size_t maxBulkItems = 100'000;

Error cancelledError()
{
    return {Error::Code::Cancelled,
            QCoreApplication::translate("Desk", "The command was cancelled; nothing was changed."),
            {},
            {}};
}

bool isCancelled(const BulkControl *control)
{
    return control && control->cancel;
}

/// Each incident once, by id: two bulk commands that overlap lock in the same order and cannot wait for each other.
std::vector<IncidentRef> inLockOrder(const std::vector<IncidentRef> &refs)
{
    std::vector<IncidentRef> ordered = refs;
    std::ranges::stable_sort(ordered, {}, &IncidentRef::id);
    const auto isSame = [](const IncidentRef &a, const IncidentRef &b) { return a.id == b.id; };
    ordered.erase(std::unique(ordered.begin(), ordered.end(), isSame), ordered.end());
    return ordered;
}

BulkItem toItem(IncidentId id, const Result<Incident> &result, Instant now)
{
    if (!result)
        return {.id = id, .error = result.error()};
    return {.id = id, .error = {}, .version = result->version, .isChanged = result->updatedAt == now};
}

} // namespace

int BulkResult::failures() const
{
    return static_cast<int>(std::ranges::count_if(items, [](const BulkItem &item) { return item.error.has_value(); }));
}

BulkResult BulkResult::ofNothing(const std::vector<IncidentRef> &refs)
{
    BulkResult result{.items = {}, .cancelled = true};
    result.items.reserve(refs.size());
    for (const IncidentRef &ref : refs)
        result.items.push_back({.id = ref.id, .error = cancelledError()});
    return result;
}

Result<BulkResult> ServiceDesk::runBulk(Connection &c, const Actor &actor, const std::vector<IncidentRef> &refs,
                                        const IncidentCommand &command, BulkControl *control) const
{
    ITSM_TRY(authorize(actor, permissionOf(command)));
    ITSM_TRY_ASSIGN(const IncidentCommand checked, validated(command));
    if (const int most = maxBulkItems; refs.size() > maxBulkItems)
        return fail(Error::Code::Invalid,
                    QCoreApplication::translate("Desk", "At most %n incidents can be changed at once.", nullptr, most));
    const std::vector<IncidentRef> ordered = inLockOrder(refs);
    if (control)
        control->total = static_cast<qint64>(refs.size());

    using Items = QHash<IncidentId, BulkItem>;
    const auto done = inTransaction(c, actor, Connection::Access::Write, [&]() -> Result<Items> {
        if (control)
            control->done = 0;
        ITSM_TRY_ASSIGN(CommandContext context, readContext(c, actor, m_clock.now(), checked));
        Items items;
        items.reserve(static_cast<qsizetype>(ordered.size()));
        for (size_t first = 0; first < ordered.size(); first += chunkSize) {
            if (isCancelled(control))
                return fail(cancelledError());
            const auto chunk = std::span(ordered).subspan(first, std::min(chunkSize, ordered.size() - first));
            ITSM_TRY_ASSIGN(const std::vector<Result<Incident>> results, execute(c, context, checked, chunk));
            for (size_t i = 0; i < chunk.size(); ++i)
                items.insert(chunk[i].id, toItem(chunk[i].id, results[i], context.now));
            // The last step is the commit, so that a full bar means that it is done.
            if (control)
                control->done = static_cast<qint64>(std::min(first + chunkSize, refs.size() - 1));
        }
        if (isCancelled(control))
            return fail(cancelledError());
        return items;
    });

    if (!done) {
        if (done.error().code != Error::Code::Cancelled || !isCancelled(control))
            return fail(done.error());
        return BulkResult::ofNothing(refs);
    }
    BulkResult result;
    result.items.reserve(refs.size());
    for (const IncidentRef &ref : refs)
        result.items.push_back(done->value(ref.id));
    if (control)
        control->done = static_cast<qint64>(refs.size());
    return result;
}

} // namespace itsm
