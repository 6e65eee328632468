#pragma once

#include "services/storage/row_source.h"

namespace itsm {

// How the rows of a sorted and filtered list are found. The result never depends on the way, only its cost does:
//  - a list without a filter is a stretch of the index of its sort column;
//  - a filter that many rows match is tried on the rows of that index one after the other ("walk"), a bounded number of
//  them;
//  - a filter that few rows match is answered from the index that narrows it most ("source"), and what is found is
//  sorted.

/// The order of a list, walked forwards or backwards.
struct ListOrder
{
    IncidentField field = IncidentField::Created;
    bool ascending = false;

    static ListOrder of(const IncidentSort &sort, bool backwards = false);
    [[nodiscard]] QLatin1StringView column() const; ///< without alias
    /// " ORDER BY i.<column> ASC, i.id ASC"
    [[nodiscard]] QString orderBy() const;
};

/// A neighbouring row; `isIncluded` if the stretch begins with it rather than after it.
struct ListCursor
{
    SortKey key;
    IncidentId id;
    bool isIncluded = false;
};

/// The part of an index that holds all rows of a list in its order.
class ListWalk
{
public:
    ListWalk(Dialect dialect, TenantId tenant, const IncidentQuery &query, const FilterContext &context);

    /// Every row of the walk matches the filter: nothing else is to be tested.
    [[nodiscard]] bool isExact() const { return m_isExact; }
    /// A stretch of a list in its order, forwards or backwards.
    struct Stretch
    {
        std::optional<ListCursor> cursor;
        bool backwards = false;
        qint64 skip = 0;
        qint64 limit = 0;
    };
    /// SELECT of `columns` of incidents i: the stretch of the walk, or with `terms` of those of its rows that they hold
    /// for.
    [[nodiscard]] SqlText select(QStringView columns, const Stretch &stretch, const SqlText &terms = {}) const;
    /// PostgreSQL: the plan of such a select() is the best one whatever its values are, because none of them says which
    /// index it reads. Making a plan takes longer than reading a page: there are more than thirty indexes.
    [[nodiscard]] bool isPlanKept(const Stretch &stretch) const;
    /// PostgreSQL: sort_key and id of every step-th row, by jumps through the index in one statement.
    [[nodiscard]] SqlText hops(int step) const;
    [[nodiscard]] ListOrder order(bool backwards) const { return ListOrder::of(m_sort, backwards); }
    /// The same order in the words of the index.
    [[nodiscard]] QString orderBy(bool backwards) const;
    [[nodiscard]] QStringView index() const { return m_index; }

private:
    [[nodiscard]] SqlText segment(QStringView columns, const KeyRange &range, const SqlText &bound,
                                  bool backwards) const;

    Dialect m_dialect;
    IncidentSort m_sort;
    QString m_index;             ///< SQLite is told which one
    bool m_isUnassigned = false; ///< it holds only rows without an assignee, who stands before the sort column there
    bool m_isNarrowed = false;   ///< by a value that the filter names
    SqlText m_condition;         ///< tenant, not deleted, and the filter column of the index
    KeyRange m_range;            ///< what the filter says about the sort column
    bool m_isExact = false;
};

/// The statements by which a list is read.
class ListPlan
{
public:
    using Stretch = ListWalk::Stretch;

    ListPlan(Dialect dialect, TenantId tenant, const IncidentQuery &query, const FilterContext &context);

    [[nodiscard]] const ListWalk &walk() const { return m_walk; }
    [[nodiscard]] IncidentField sortField() const { return m_walk.order(false).field; }
    /// "i.<sort column> AS sort_key, i.id"
    [[nodiscard]] QString keyColumns() const;

    /// A stretch of the list by its walk. With `idsFirst` skipped rows are skipped in the index alone, where that is
    /// possible.
    [[nodiscard]] SqlText walked(QStringView columns, const Stretch &stretch, bool idsFirst) const;
    /// Of the next rows of the walk the first that match, at most `limit`.
    [[nodiscard]] SqlText tried(QStringView columns, const Stretch &next, qint64 limit) const;
    /// The same by the set of all ids that the full-text index finds: only rows of the set are looked up.
    /// PostgreSQL finds nothing where the set would have more than `mostIds`.
    [[nodiscard]] SqlText triedInSet(QStringView columns, const Stretch &next, qint64 limit, qint64 mostIds) const;
    /// Nothing but texts that the full-text index finds: it is the one source.
    [[nodiscard]] bool isSearch() const { return m_isSearch; }
    /// PostgreSQL: the order of such a list stands beside the tokens.
    [[nodiscard]] bool isOrderedBySearch() const;
    /// A stretch of it: only its rows are looked up.
    [[nodiscard]] SqlText searched(QStringView columns, const Stretch &stretch) const;
    /// A stretch of the list from all rows of a source: first the ids, for which an index may do.
    [[nodiscard]] SqlText sorted(QStringView columns, const RowSource &source, const Stretch &stretch) const;
    /// All rows of the list in its order.
    [[nodiscard]] SqlText whole(QStringView columns, const RowSource &source) const;

private:
    [[nodiscard]] SqlText sortedOnce(QStringView columns, const RowSource &source, const Stretch &stretch) const;
    /// PostgreSQL: of the next rows of the walk, which the index of the sort column alone gives, those whose id holds
    /// `idTerms`; only these are looked up.
    [[nodiscard]] SqlText matching(QStringView columns, const Stretch &next, const SqlText &idTerms,
                                   const SqlText &terms, qint64 limit) const;
    /// The incidents of a statement that selects their ids, in the order of the list.
    [[nodiscard]] SqlText rowsOf(QStringView columns, const SqlText &ids, bool backwards) const;

    Dialect m_dialect;
    TenantId m_tenant;
    IncidentFilter m_filter;
    FilterContext m_context;
    bool m_isSearch;
    ListWalk m_walk;
};

} // namespace itsm
