#include "views/activity/activity_page.h"

#include "models/activity_feed.h"
#include "views/activity/activity_table.h"
#include "views/records/days_button.h"
#include "views/records/record_commands.h"
#include "views/widgets/actions.h"

#include <QBoxLayout>

namespace itsm {

using namespace Qt::Literals::StringLiterals;

namespace {
const QString daysName = u"days"_s;
constexpr int daysAtFirst = 7;
} // namespace

ActivityPage::ActivityPage(Backend &backend, const Clock &clock, ActionRegistry &actions, ViewState &state,
                           QWidget *parent)
    : RecordPage({.backend = backend, .clock = clock, .actions = actions, .state = state}, u"activity"_s,
                 activityVocabulary(), parent)
    , m_feed(new ActivityFeed(backend, clock, this))
    , m_model(new ActivityListModel(clock, this))
    , m_table(new ActivityTable(*m_model, this))
    , m_days(new DaysButton({1, 7, 30}, this))
{
    setObjectName(u"activityPage"_s);
    head()->addWidget(m_days);
    connect(m_days, &DaysButton::daysChosen, this, &ActivityPage::setDays);
    addRecordCommands(actions, *this,
                      {.open = "activity.open",
                       .copy = "activity.copy",
                       .copyAs = "activity.copyAs",
                       .selectAll = "activity.selectAll",
                       .exportRecords = "activity.export",
                       .filter = "activity.filter",
                       .refresh = "activity.refresh",
                       .sort = "activity.sort",
                       .columns = "activity.columns"},
                      QT_TRANSLATE_NOOP("RecordActions", "Activity"));
    build(m_feed, m_table);
    setDays(remembered(daysName).toInt(daysAtFirst));
}

void ActivityPage::setDays(int days)
{
    m_days->setDays(days);
    remember(daysName, m_days->days());
    if (m_feed->isStarted())
        startReading();
}

int ActivityPage::days() const
{
    return m_days->days();
}

void ActivityPage::startReading()
{
    m_feed->setSpan(std::chrono::days(days()));
}

void ActivityPage::showRecords()
{
    m_model->setRecords(m_feed->records().values());
}

void ActivityPage::applyFilter(const std::vector<AnyFilterTerm> &terms)
{
    m_model->setFilter({.terms = termsAs<ActivityField>(terms)}, backend().actor().user);
}

QStringList ActivityPage::completions(int field) const
{
    const auto values = [this](auto textOf) { return different(m_feed->records(), textOf); };
    switch (static_cast<ActivityField>(field)) {
    case ActivityField::Actor:
        return QStringList{u"me"_s} + values([](const Activity &record) { return record.userName; });
    case ActivityField::Type:
        return values([](const Activity &record) { return record.type; });
    case ActivityField::Source:
        return values([](const Activity &record) { return record.source; });
    case ActivityField::Change: {
        QStringList names;
        for (const Activity &record : m_feed->records())
            names += changedFields(record);
        names.removeDuplicates();
        names.sort();
        return names;
    }
    case ActivityField::Age:
        return {u"<1h"_s, u"<24h"_s, u">24h"_s};
    default:
        return {};
    }
}

QString ActivityPage::countSentence(int shown, qsizetype all) const
{
    return shown == all ? tr("%Ln record(s)", nullptr, shown) : tr("%L1 of %L2 records").arg(shown).arg(all);
}

QString ActivityPage::copiedSentence(int rows) const
{
    return tr("%Ln record(s) copied.", nullptr, rows);
}

RecordPage::EmptyWords ActivityPage::emptyWords() const
{
    return {.title = tr("Nothing happened in this time"),
            .hint = tr("What people and programs do with incidents appears here at once.")};
}

std::vector<const char *> ActivityPage::menuCommands() const
{
    return {"activity.open", "-", "activity.copy", "activity.copyAs", "activity.export"};
}

void ActivityPage::updateActions()
{
    const bool hasOne = m_table->currentIndex().isValid();
    actions().setAvailable(u"activity.open"_s, hasOne, tr("Select a record first."));
    actions().setAvailable(u"activity.copy"_s, hasOne, tr("Select a record first."));
}

void ActivityPage::open(int row)
{
    Q_EMIT incidentWanted(m_model->at(row)->incidentId);
}

void ActivityPage::retranslate()
{
    setTitle(tr("Activity"), tr("Filter: words, actor:me, type:assignment, change:priority, -source:import …"));
}

} // namespace itsm
