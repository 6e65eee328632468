#include "views/incidents/stat_cards.h"

#include "views/incidents/filter_text.h"
#include "views/widgets/stat_card.h"
#include "views/widgets/theme.h"
#include "views/widgets/time_format.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLocale>

namespace itsm {

using namespace Qt::Literals::StringLiterals;

StatCards::StatCards(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"statCards"_s);
    setMinimumWidth(1); // fitCards() sees to the rest
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(theme().space(2));
    const FilterTerm open = equalTerm(IncidentField::Is, u"open"_s);
    m_cards = {
        {u"open"_s, {open}, nullptr},
        {u"critical"_s, {open, equalTerm(IncidentField::Severity, u"critical"_s)}, nullptr},
        {u"unassigned"_s, {open, equalTerm(IncidentField::Is, u"unassigned"_s)}, nullptr},
        {u"overdue"_s, {equalTerm(IncidentField::Is, u"overdue"_s)}, nullptr},
        {u"mttr"_s,
         {{.field = IncidentField::Status,
           .op = FilterTerm::Op::Equal,
           .negated = false,
           .values = {u"resolved"_s, u"closed"_s}}},
         nullptr},
    };
    for (Card &card : m_cards) {
        card.widget = new StatCard(QString(), this);
        card.widget->setObjectName("card."_L1 + card.key);
        card.widget->setCheckable(true);
        row->addWidget(card.widget, 1);
        connect(card.widget, &QAbstractButton::clicked, this, [this, &card] { toggle(card); });
    }
    retranslate();
}

void StatCards::setFlat(bool isFlat)
{
    for (const Card &card : std::as_const(m_cards))
        card.widget->setFlat(isFlat);
    fitCards();
}

StatCard *StatCards::card(const QString &key) const
{
    for (const Card &card : m_cards) {
        if (card.key == key)
            return card.widget;
    }
    return nullptr;
}

void StatCards::toggle(const Card &card)
{
    const bool on = card.widget->isChecked();
    IncidentFilter filter = m_filter;
    // Each card stands for a whole question; two at a time would show a number that no card names.
    for (const Card &other : std::as_const(m_cards)) {
        if (containsTerms(m_filter, other.terms))
            filter = withoutTerms(filter, other.terms);
    }
    if (on)
        filter = withTerms(filter, card.terms);
    Q_EMIT filterWanted(filter);
    setFilter(m_filter); // until the filter really changes
}

void StatCards::setFilter(const IncidentFilter &filter)
{
    m_filter = filter;
    const Card *best = nullptr;
    for (const Card &card : std::as_const(m_cards)) {
        if (containsTerms(filter, card.terms) && (!best || card.terms.size() > best->terms.size()))
            best = &card;
    }
    for (const Card &card : std::as_const(m_cards))
        card.widget->setChecked(&card == best);
}

void StatCards::setCounters(const std::optional<IncidentCounters> &counters, bool stale, const QString &note)
{
    m_counters = counters;
    m_stale = stale;
    m_note = note;
    showCounters();
}

void StatCards::showCounters()
{
    const QLocale locale;
    for (const Card &card : std::as_const(m_cards)) {
        StatValue value;
        value.stale = m_stale;
        value.note = m_note;
        if (m_counters) {
            const auto number = [&](qint64 n, Mark whenSome) {
                value.number = locale.toString(n);
                if (n > 0)
                    value.mark = whenSome;
            };
            if (card.key == "open"_L1) {
                number(m_counters->open, {});
            } else if (card.key == "critical"_L1) {
                number(m_counters->openCritical, {Sign::Octagon, ColorRole::Critical});
            } else if (card.key == "unassigned"_L1) {
                number(m_counters->openUnassigned, {});
            } else if (card.key == "overdue"_L1) {
                number(m_counters->overdue, {Sign::Clock, ColorRole::High});
            } else if (m_counters->resolutionCount > 0) {
                const double hours = m_counters->resolutionHoursSum / static_cast<double>(m_counters->resolutionCount);
                const NumberAndUnit parts =
                    durationParts(std::chrono::microseconds(static_cast<qint64>(hours * 3'600'000'000.0)));
                value.number = parts.number;
                value.unit = parts.unit;
            } else {
                value.number = u"—"_s;
            }
        }
        card.widget->setValue(value);
    }
    fitCards();
}

/// A card without room for its number is left out, the last one first. Its filter is a word like any other.
void StatCards::fitCards()
{
    int room = width();
    for (const Card &card : std::as_const(m_cards)) {
        room -= card.widget->minimumSizeHint().width();
        card.widget->setVisible(room >= 0 || &card == &m_cards.constFirst());
        room -= layout()->spacing();
    }
}

void StatCards::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitCards();
}

void StatCards::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void StatCards::retranslate()
{
    const QHash<QString, std::pair<QString, QString>> texts{
        {u"open"_s, {tr("Open"), tr("All incidents on which work is still expected")}},
        {u"critical"_s, {tr("Critical"), tr("Open incidents of critical severity")}},
        {u"unassigned"_s, {tr("Unassigned"), tr("Open incidents that nobody works on")}},
        {u"overdue"_s, {tr("Overdue"), tr("Open longer than their severity allows")}},
        {u"mttr"_s, {tr("MTTR"), tr("Mean time from creation to resolution; shows the resolved ones")}},
    };
    for (const Card &card : std::as_const(m_cards)) {
        const auto [title, tip] = texts.value(card.key);
        card.widget->setTitle(title);
        card.widget->setToolTip(tip);
    }
    showCounters();
}

} // namespace itsm
