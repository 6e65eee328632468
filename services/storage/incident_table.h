#pragma once

#include "services/domain/filter.h"
#include "services/storage/connection.h"

namespace itsm {

/// A page of a list: rows in the list's order.
struct IncidentPage
{
    std::vector<IncidentSummary> rows;
    qint64 offset = 0; ///< position of the first row in the list, exact in a list that does not change meanwhile
};

/// Number of rows that match; `atLeast` when counting stopped at the cap.
struct RowCount
{
    qint64 count = 0;
    bool atLeast = false;
    friend bool operator==(const RowCount &, const RowCount &) = default;
};
inline constexpr qint64 countCap = 10'000;

struct IncidentQuery
{
    IncidentFilter filter;
    IncidentSort sort;
    friend bool operator==(const IncidentQuery &, const IncidentQuery &) = default;
};

/// Where a page starts.
struct PageStart
{
    enum class Kind : quint8 { Offset, After, Before };
    Kind kind = Kind::Offset;
    qint64 offset = 0; ///< Offset: the position; After, Before: the expected position of the first row, for information
    SortKey key;       ///< After, Before: sort key and id of the neighbouring row
    IncidentId id;
    static PageStart at(qint64 position) { return {.kind = Kind::Offset, .offset = position, .key = {}, .id = {}}; }
};

/// Remembers where in a sorted list which key stands, so that a jump is a short walk from the nearest anchor.
/// One object per (connection owner, tenant); thread-safe. Holds the lists that were used last, some 16,000 anchors
/// each. Changes of the list make positions drift by as many rows; what a jump shows is nevertheless one unbroken
/// stretch of the list as it is.
class AnchorCache
{
public:
    struct Anchor
    {
        qint64 position;
        SortKey key;
        IncidentId id;
    };
    AnchorCache();
    ~AnchorCache();
    /// The last anchor at or before `position` for the query.
    [[nodiscard]] std::optional<Anchor> before(TenantId tenant, const IncidentQuery &query, qint64 position) const;
    void insert(TenantId tenant, const IncidentQuery &query, std::vector<Anchor> anchors);
    /// There are anchors over the whole list, not only those that reading left behind.
    [[nodiscard]] bool isComplete(TenantId tenant, const IncidentQuery &query) const;
    void setComplete(TenantId tenant, const IncidentQuery &query);
    /// Forgets all, for positions that have drifted too far: after a bulk load, or when `assignee:me` means another
    /// person.
    void clear();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

Result<IncidentPage> selectIncidents(Connection &c, TenantId tenant, const IncidentQuery &query, const PageStart &start,
                                     int limit, const FilterContext &context, AnchorCache *anchors = nullptr);
/// Whole rows from a position on.
Result<std::vector<Incident>> selectWholePage(Connection &c, TenantId tenant, const IncidentQuery &query, qint64 offset,
                                              int limit, const FilterContext &context, AnchorCache *anchors = nullptr);
/// Exact from the counters where the filter names only counted fields; otherwise counted up to countCap.
Result<RowCount> countIncidents(Connection &c, TenantId tenant, const IncidentFilter &filter,
                                const FilterContext &context);
/// Walks the index of a sort once and fills the cache with an anchor every `step` rows. Cancel by interrupt().
Result<> buildAnchors(Connection &c, TenantId tenant, const IncidentQuery &query, const FilterContext &context,
                      AnchorCache &anchors, int step = 500);
/// Ids of a stretch of the list, for selections.
Result<std::vector<IncidentId>> selectIncidentIds(Connection &c, TenantId tenant, const IncidentQuery &query,
                                                  qint64 offset, qint64 count, const FilterContext &context,
                                                  AnchorCache *anchors = nullptr);
/// Rows by id, in no particular order; with deleted ones. `match` tells for each whether it matches the filter.
struct MatchedIncident
{
    IncidentSummary incident;
    bool matches = false;
};
Result<std::vector<MatchedIncident>> selectIncidentsById(Connection &c, TenantId tenant,
                                                         const std::vector<IncidentId> &ids,
                                                         const IncidentFilter &filter, const FilterContext &context);
/// One whole incident, deleted or not; nothing if the tenant has none of that id.
Result<std::optional<Incident>> selectIncident(Connection &c, TenantId tenant, IncidentId id);
Result<std::optional<IncidentId>> findIncidentByNumber(Connection &c, TenantId tenant, const QString &number);

/// All incidents of a filter in the order of a sort, streamed, whole.
Result<> streamIncidents(Connection &c, TenantId tenant, const IncidentQuery &query, const FilterContext &context,
                         const std::function<bool(const Incident &)> &each);

/// Inserts; the id, version, created and updated times are those of the argument (an id of 0 is assigned). Writes the
/// search tokens.
Result<IncidentId> insertIncident(Connection &c, const Incident &incident);
/// Writes all columns where id, tenant and version still fit; false if the version does not. The stored version becomes
/// version + 1, search tokens follow the text.
Result<bool> updateIncident(Connection &c, const Incident &incident, qint64 expectedVersion);
/// The next number of the month, "INC-YYYYMM-NNNNNN", from a counter row of the tenant locked in this transaction.
Result<QString> nextIncidentNumber(Connection &c, TenantId tenant, Instant now);
/// The next so many numbers.
Result<QStringList> nextIncidentNumbers(Connection &c, TenantId tenant, Instant now, qint64 count);

/// Sums of the counter table for the cards and the statistics.
struct IncidentCounters
{
    qint64 total = 0;
    qint64 open = 0;
    qint64 openCritical = 0;
    qint64 openUrgent = 0;
    qint64 openUnassigned = 0;
    qint64 overdue = 0;
    OptionalInstant nextOverdue{}; ///< when there is one more, if no row changes
    qint64 resolved = 0;           ///< state resolved
    qint64 closed = 0;
    qint64 resolutionCount = 0; ///< incidents with a resolution time
    double resolutionHoursSum = 0;
    std::vector<std::pair<QString, qint64>> byStatus;
    std::vector<std::pair<QString, qint64>> byCategory; ///< open ones, largest first
};
Result<IncidentCounters> selectCounters(Connection &c, TenantId tenant, Instant now);

} // namespace itsm
