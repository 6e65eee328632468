#pragma once

#include "models/list_position.h"
#include "services/backend/backend.h"

namespace itsm {

/// Finds how many rows of a sorted list stand before a place, by reading pages: one if the guess is good, a few dozen
/// at worst. Lives in the thread of the backend.
class RankFinder : public QObject
{
    Q_OBJECT
public:
    explicit RankFinder(Backend &backend, QObject *parent = nullptr)
        : QObject(parent)
        , m_backend(backend)
    {
    }
    /// Starts a search, dropping the one under way. Answers with found() or failed().
    void find(const IncidentQuery &query, const ListPosition &place, qint64 guess);
    void cancel();
    [[nodiscard]] bool isActive() const { return m_isActive; }

Q_SIGNALS:
    void found(qint64 rank);
    void failed(const itsm::Error &error);

private:
    void probe(qint64 position);
    void onPage(qint64 position, const IncidentPage &page);
    void finish(qint64 rank);

    static constexpr int pageSize = 200;
    static constexpr int maxProbes = 60;

    Backend &m_backend;
    IncidentQuery m_query;
    ListPosition m_place;
    quint64 m_number = 0;
    bool m_isActive = false;
    int m_probes = 0;
    qint64 m_step = pageSize;
    qint64 m_low = 0;             ///< the rank is not less
    std::optional<qint64> m_high; ///< nor more
};

} // namespace itsm
