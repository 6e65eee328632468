#pragma once

#include "services/domain/filter.h"
#include "services/storage/incident_table.h"

#include <QWidget>

namespace itsm {

class StatCard;

/// The figures above the list. Each is a filter: a click sets its terms in place of those of the other cards, a second
/// one takes them away.
class StatCards : public QWidget
{
    Q_OBJECT
public:
    explicit StatCards(QWidget *parent = nullptr);

    /// `note` stands below the numbers, e.g. how old they are; stale figures are hatched.
    void setCounters(const std::optional<IncidentCounters> &counters, bool stale, const QString &note);
    /// Marks the card whose terms the filter has.
    void setFilter(const IncidentFilter &filter);
    /// Cards of one line, where there is little height.
    void setFlat(bool isFlat);
    [[nodiscard]] StatCard *card(const QString &key) const;

Q_SIGNALS:
    void filterWanted(const itsm::IncidentFilter &filter);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Card
    {
        QString key;
        std::vector<FilterTerm> terms;
        StatCard *widget;
    };
    void toggle(const Card &card);
    void retranslate();
    void showCounters();
    void fitCards();

    QList<Card> m_cards;
    IncidentFilter m_filter;
    std::optional<IncidentCounters> m_counters;
    bool m_stale = false;
    QString m_note;
};

} // namespace itsm
