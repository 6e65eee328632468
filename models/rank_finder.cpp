#include "models/rank_finder.h"

#include "models/answer.h"

namespace itsm {

void RankFinder::find(const IncidentQuery &query, const ListPosition &place, qint64 guess)
{
    m_query = query;
    m_place = place;
    m_isActive = true;
    m_probes = 0;
    m_step = pageSize;
    m_low = 0;
    m_high.reset();
    probe(qMax(qint64{0}, guess - pageSize / 2));
}

void RankFinder::cancel()
{
    ++m_number;
    m_isActive = false;
}

void RankFinder::probe(qint64 position)
{
    const quint64 number = ++m_number;
    if (++m_probes > maxProbes) {
        m_isActive = false;
        Q_EMIT failed({Error::Code::Conflict, tr("The list changes too fast to find a place in it."), {}, {}});
        return;
    }
    whenAnswered(this, m_backend.incidents(m_query, PageStart::at(position), pageSize),
                 [this, number, position](Result<IncidentPage> page) {
                     if (number != m_number)
                         return;
                     if (page) {
                         onPage(position, *page);
                     } else {
                         m_isActive = false;
                         Q_EMIT failed(page.error());
                     }
                 });
}

void RankFinder::onPage(qint64 position, const IncidentPage &page)
{
    const qint64 size = qint64(page.rows.size());
    qint64 before = 0;
    while (before < size && comesBefore(page.rows[size_t(before)], m_place, m_query.sort))
        ++before;

    const bool startsBefore = position == 0 || before > 0;
    const bool endsAfter = before < size || (size > 0 && size < pageSize);
    if (startsBefore && (endsAfter || size == 0)) {
        finish(position + before);
        return;
    }
    if (before == 0)
        m_high = m_high ? qMin(*m_high, position) : position; // the page, or nothing at all, stands after the place
    else
        m_low = qMax(m_low, position + size);
    if (m_high && *m_high <= m_low) {
        finish(m_low);
        return;
    }
    if (m_high && m_low > 0) {
        probe(m_low + qMax(qint64{0}, (*m_high - m_low - pageSize) / 2));
    } else {
        probe(m_high ? qMax(qint64{0}, *m_high - m_step) : m_low + m_step - pageSize);
        m_step *= 4;
    }
}

void RankFinder::finish(qint64 rank)
{
    m_isActive = false;
    Q_EMIT found(rank);
}

} // namespace itsm
