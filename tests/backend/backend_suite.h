#pragma once

#include "services/backend/backend.h"
#include "tests/support/result_check.h"

#include <QElapsedTimer>
#include <QSignalSpy>

/// Waits for an answer with the event loop running, as a window does.
#define ITSM_ANSWER(declaration, expression)                                                                           \
    auto ITSM_TRY_CONCAT(future, __LINE__) = (expression);                                                             \
    QTRY_VERIFY_WITH_TIMEOUT(ITSM_TRY_CONCAT(future, __LINE__).isFinished(), 60'000);                                  \
    QVERIFY(ITSM_TRY_CONCAT(future, __LINE__).resultCount() == 1);                                                     \
    declaration = ITSM_TRY_CONCAT(future, __LINE__).takeResult()

/// What every backend must do, whatever it talks to.
namespace itsm::suite {

inline NewIncident newIncident(const QString &title)
{
    NewIncident input;
    input.title = title;
    return input;
}

inline bool isAbout(const QSignalSpy &spy, Change::Entity entity, qint64 id)
{
    for (const auto &arguments : spy) {
        for (const Change &change : arguments.at(0).value<std::vector<Change>>()) {
            if (change.entity == entity && change.id == id)
                return true;
        }
    }
    return false;
}
inline bool isAboutIncident(const QSignalSpy &spy, IncidentId id)
{
    return isAbout(spy, Change::Entity::Incident, id.value);
}
inline bool isEverything(const QSignalSpy &spy)
{
    return isAbout(spy, Change::Entity::Everything, 0);
}

/// On a store with one person and no incident.
inline void answersEveryCall(Backend &backend, const Actor &actor)
{
    using namespace Qt::Literals::StringLiterals;
    QSignalSpy states(&backend, &Backend::linkStateChanged);
    QCOMPARE(backend.linkState().state, LinkState::State::Connecting);
    QCOMPARE(backend.actor(), actor);

    // Asked before the link is up: waits for it.
    ITSM_ANSWER(const Result<IncidentCounters> none, backend.counters());
    ITSM_VERIFY(none);
    QTRY_COMPARE(backend.linkState().state, LinkState::State::Live);
    QVERIFY(backend.linkState().since);
    QTRY_VERIFY(backend.linkState().freshAt);
    QVERIFY(!states.isEmpty());

    ITSM_ANSWER(const Result<Incident> made, backend.createIncident(newIncident(u"数据库慢"_s)));
    ITSM_VERIFY(made);
    ITSM_ANSWER(const Result<IncidentPage> page, backend.incidents({}, PageStart::at(0), 50));
    ITSM_VERIFY(page);
    QCOMPARE(page->rows.size(), 1U);
    QCOMPARE(page->rows[0], static_cast<const IncidentSummary &>(*made));
    ITSM_ANSWER(const Result<RowCount> count, backend.count({}));
    QCOMPARE(count->count, 1);
    ITSM_ANSWER(const auto byId, backend.incidentsById({made->id}, {}));
    QCOMPARE(byId->size(), 1U);
    ITSM_ANSWER(const auto ids, backend.incidentIds({}, 0, 10));
    QCOMPARE(*ids, std::vector<IncidentId>{made->id});
    ITSM_ANSWER(const Result<IncidentDetail> detail, backend.detail(made->id));
    QCOMPARE(detail->incident, *made);
    ITSM_ANSWER(const Result<IncidentId> found, backend.findByNumber(made->number));
    QCOMPARE(*found, made->id);
    ITSM_ANSWER(const Result<ImpactFigures> impact, backend.impact(made->id));
    ITSM_VERIFY(impact);
    ITSM_ANSWER(const Result<Directory> directory, backend.directory());
    QCOMPARE(directory->users.size(), 1U);
    ITSM_ANSWER(const auto views, backend.views());
    QVERIFY(views->empty());

    ITSM_ANSWER(const Result<Incident> done, backend.run({made->id, 1}, Acknowledge{}));
    QCOMPARE(done->version, 2);
    const auto control = std::make_shared<BulkControl>();
    ITSM_ANSWER(const Result<BulkResult> bulk, backend.runBulk({{made->id, 2}}, Comment{u"c"_s, false}, control));
    QCOMPARE(bulk->failures(), 0);
    QCOMPARE(control->done.load(), 1);
    NewAlert newAlert;
    newAlert.incidentId = made->id;
    newAlert.name = u"CPU"_s;
    newAlert.message = u"hot"_s;
    ITSM_ANSWER(const Result<Alert> alert, backend.createAlert(newAlert));
    ITSM_VERIFY(alert);
    ITSM_ANSWER(const Result<AlertPage> alerts, backend.alerts({}));
    QCOMPARE(alerts->alerts.size(), 1U);
    ITSM_ANSWER(const Result<Alert> acknowledged, backend.acknowledgeAlert(alert->id));
    ITSM_VERIFY(acknowledged);
    ITSM_ANSWER(const Result<Alert> resolved, backend.resolveAlert(alert->id));
    ITSM_VERIFY(resolved);
    ITSM_ANSWER(const auto alertsById, backend.alertsById({alert->id}));
    QCOMPARE(alertsById->front(), *resolved);
    ITSM_ANSWER(const auto again, backend.changeAlerts({alert->id}, AlertStatus::Acknowledged));
    QCOMPARE(again->size(), 1U);
    QVERIFY(again->front().error);
    NewMetric newMetric;
    newMetric.incidentId = made->id;
    newMetric.type = u"host"_s;
    newMetric.name = u"cpu"_s;
    newMetric.value = 1.5;
    ITSM_ANSWER(const Result<Metric> metric, backend.addMetric(newMetric));
    ITSM_VERIFY(metric);
    const Instant past = made->createdAt - std::chrono::hours(1);
    ITSM_ANSWER(const auto samples, backend.samples({made->id, u"host"_s, u"cpu"_s, past}));
    QCOMPARE(samples->size(), 1U);
    QCOMPARE(samples->front(), *metric);
    ITSM_ANSWER(const Result<MetricPage> metrics, backend.metrics(past));
    QCOMPARE(metrics->series.size(), 1U);
    ITSM_ANSWER(const auto series, backend.metricsOf(past, {made->id}));
    QCOMPARE(series->size(), 1U);
    QCOMPARE(series->front(), metrics->series.front());
    ITSM_ANSWER(const Result<ActivityRecords> activity, backend.activity(past));
    QVERIFY(activity->records.size() >= 3U);
    ITSM_ANSWER(const auto record, backend.activityById({activity->records.front().id}));
    QCOMPARE(record->size(), 1U);
    QCOMPARE(record->front(), activity->records.front());
}

/// Every verb, and what they must refuse.
inline void commandsAndTheirErrors(Backend &backend)
{
    using namespace Qt::Literals::StringLiterals;
    using Code = Error::Code;
    ITSM_ANSWER(const Result<Incident> refused, backend.createIncident(newIncident({})));
    ITSM_VERIFY_ERROR(refused, Code::Invalid);
    QCOMPARE(refused.error().field, u"title"_s);
    ITSM_ANSWER(const Result<Incident> absent, backend.run({IncidentId(4'711), 0}, Acknowledge{}));
    ITSM_VERIFY_ERROR(absent, Code::NotFound);

    ITSM_ANSWER(const Result<Incident> made, backend.createIncident(newIncident(u"磁盘满 + 50% \"q\""_s)));
    ITSM_VERIFY(made);
    IncidentPatch patch;
    patch.description = u"line 1\nline 2"_s;
    patch.metadata = QJsonObject{{u"snake_key"_s, 1}, {u"camelKey"_s, 2}};
    ITSM_ANSWER(const Result<Incident> changed, backend.run({made->id, 1}, Update{patch}));
    ITSM_VERIFY(changed);
    QCOMPARE(changed->description, u"line 1\nline 2"_s);
    QCOMPARE(changed->metadata, *patch.metadata);
    patch.title = u"x"_s;
    ITSM_ANSWER(const Result<Incident> stale, backend.run({made->id, 1}, Update{patch}));
    ITSM_VERIFY_ERROR(stale, Code::Conflict);
    QCOMPARE(stale.error().details.value(u"current_version"_s).toInteger(), 1);
    QCOMPARE(stale.error().details.value(u"server_version"_s).toInteger(), 2);
    QVERIFY(stale.error().details.value(u"theirs"_s).isObject());

    const std::vector<IncidentCommand> verbs{Assign{backend.actor().user, {}},
                                             Transition{Status::InProgress, {}},
                                             Escalate{2, u"r"_s, {}, false},
                                             Comment{u"c"_s, true},
                                             Resolve{u"done"_s, u"cause"_s},
                                             Close{u"notes"_s},
                                             Reopen{u"again"_s}};
    for (const IncidentCommand &verb : verbs) {
        ITSM_ANSWER(const Result<Incident> done, backend.run({made->id, 0}, verb));
        ITSM_VERIFY(done);
    }
    ITSM_ANSWER(const Result<Incident> undone, backend.run({made->id, 0}, Undo{}));
    ITSM_VERIFY(undone);
    QCOMPARE(undone->status.value(), Status::Closed);
    ITSM_ANSWER(const Result<Incident> wrong, backend.run({made->id, 0}, Transition{Status::OnHold, {}}));
    ITSM_VERIFY_ERROR(wrong, Code::Invalid);
    QCOMPARE(wrong.error().field, u"status"_s);
    ITSM_ANSWER(const Result<Incident> deleted, backend.run({made->id, 0}, Delete{u"r"_s}));
    ITSM_VERIFY(deleted);
    QVERIFY(deleted->deletedAt);
    ITSM_ANSWER(const Result<Incident> restored, backend.run({made->id, 0}, Restore{}));
    ITSM_VERIFY(restored);
    QVERIFY(!restored->deletedAt);

    NewAlert alert;
    alert.incidentId = made->id;
    alert.name = u"CpuHigh"_s;
    alert.message = u"处理器过载"_s;
    ITSM_ANSWER(const Result<Alert> raised, backend.createAlert(alert));
    ITSM_VERIFY(raised);
    ITSM_ANSWER(const Result<std::vector<AlertItem>> ended, backend.changeAlerts({raised->id}, AlertStatus::Resolved));
    ITSM_VERIFY(ended);
    QVERIFY(!ended->front().error);
    ITSM_ANSWER(const Result<std::vector<AlertItem>> back, backend.takeBackAlerts({raised->id, AlertId(4'711)}));
    ITSM_VERIFY(back);
    QVERIFY(!back->front().error);
    QCOMPARE(back->back().error->code, Code::NotFound);
    ITSM_ANSWER(const Result<std::vector<Alert>> active, backend.alertsById({raised->id}));
    ITSM_VERIFY(active);
    QCOMPARE(active->front().status.value(), AlertStatus::Active);

    ITSM_ANSWER(const Result<RowCount> count,
                backend.count(*parseFilter(u"title:\"磁盘满 + 50% \\\"q\\\"\" status:closed"_s)));
    ITSM_VERIFY(count);
    QCOMPARE(count->count, 1);
}

/// Rules, items, people and views.
inline void directoryCommands(Backend &backend)
{
    using namespace Qt::Literals::StringLiterals;
    NewRule newRule;
    newRule.name = u"r"_s;
    newRule.type = u"escalation"_s;
    newRule.conditions = {{u"priority"_s, QJsonArray{u"urgent"_s}}};
    newRule.actions = {QJsonObject{{u"type"_s, u"escalate"_s}, {u"level"_s, 1}, {u"reason"_s, u"x"_s}}};
    ITSM_ANSWER(const Result<Rule> rule, backend.createRule(newRule));
    ITSM_VERIFY(rule);
    QCOMPARE(rule->conditions, newRule.conditions);
    newRule.name = u"r2"_s;
    ITSM_ANSWER(const Result<Rule> renamed, backend.updateRule(rule->id, newRule, rule->version));
    ITSM_VERIFY(renamed);
    ITSM_ANSWER(const Result<Rule> off, backend.setRuleActive(rule->id, false, renamed->version));
    ITSM_VERIFY(off);
    QVERIFY(!off->isActive);
    ITSM_ANSWER(const auto rules, backend.rules());
    QCOMPARE(rules->size(), 1U);
    QCOMPARE(rules->front(), *off);
    ITSM_ANSWER(const Result<void> ruleGone, backend.deleteRule(rule->id));
    ITSM_VERIFY(ruleGone);

    ITSM_ANSWER(const auto one, backend.createItem({u"web-09"_s, u"server"_s, u"production"_s, Level::High}));
    ITSM_VERIFY(one);
    ITSM_ANSWER(const auto other, backend.createItem({u"db-09"_s, u"database"_s, {}, Level::Low}));
    ITSM_VERIFY(other);
    ITSM_ANSWER(const auto twice, backend.createItem({u"db-09"_s, u"database"_s, {}, Level::Low}));
    ITSM_VERIFY_ERROR(twice, Error::Code::Invalid);
    ITSM_ANSWER(const auto moved,
                backend.updateItem(one->id, {u"web-10"_s, u"server"_s, {}, Level::High}, one->version));
    ITSM_VERIFY(moved);
    const CiRelation relation{one->id, other->id, u"depends_on"_s};
    ITSM_ANSWER(const Result<void> tied, backend.addRelation(relation));
    ITSM_VERIFY(tied);
    ITSM_ANSWER(const Result<ItemMap> items, backend.items());
    QCOMPARE(items->relations, std::vector<CiRelation>{relation});
    ITSM_ANSWER(const Result<void> untied, backend.removeRelation(relation));
    ITSM_VERIFY(untied);
    ITSM_ANSWER(const Result<void> itemGone, backend.deleteItem(other->id));
    ITSM_VERIFY(itemGone);

    ITSM_ANSWER(const Result<User> person, backend.createUser({u"zhao"_s, u"赵敏"_s, {}, Role::Agent, true}));
    ITSM_VERIFY(person);
    ITSM_ANSWER(const Result<User> promoted,
                backend.updateUser(person->id, {u"zhao"_s, u"赵敏"_s, {}, Role::Manager, true}, person->version));
    ITSM_VERIFY(promoted);
    QCOMPARE(promoted->role.value(), Role::Manager);
    ITSM_ANSWER(const auto users, backend.users());
    QVERIFY(std::ranges::find(*users, *promoted, &UserLoad::user) != users->end());

    SavedView view;
    view.name = u"mine"_s;
    view.filter = u"is:open"_s;
    view.settings = {{u"columns"_s, QJsonArray{u"number"_s}}};
    ITSM_ANSWER(const Result<SavedView> saved, backend.saveView(view));
    ITSM_VERIFY(saved);
    ITSM_ANSWER(const auto views, backend.views());
    QVERIFY(std::ranges::find(*views, *saved) != views->end());
    ITSM_ANSWER(const Result<void> viewGone, backend.deleteView(saved->id));
    ITSM_VERIFY(viewGone);
}

/// Pages by position, after and before a row, in every order.
inline void pagesOfLists(Backend &backend)
{
    using namespace Qt::Literals::StringLiterals;
    for (int i = 0; i < 25; ++i) {
        ITSM_ANSWER(const Result<Incident> made, backend.createIncident(newIncident(u"page %1"_s.arg(i % 5))));
        ITSM_VERIFY(made);
    }
    const IncidentFilter filter = *parseFilter(u"title:page*"_s);
    for (const IncidentField field : {IncidentField::Title, IncidentField::Created, IncidentField::Resolved}) {
        const IncidentQuery query{.filter = filter, .sort = {field, Qt::DescendingOrder}};
        ITSM_ANSWER(const Result<IncidentPage> all, backend.incidents(query, PageStart::at(0), 100));
        ITSM_VERIFY(all);
        QCOMPARE(all->rows.size(), 25U);
        ITSM_ANSWER(const Result<IncidentPage> middle, backend.incidents(query, PageStart::at(10), 5));
        QCOMPARE(middle->offset, 10);
        QVERIFY(std::equal(middle->rows.begin(), middle->rows.end(), all->rows.begin() + 10));
        const IncidentSummary &last = middle->rows.back();
        ITSM_ANSWER(const Result<IncidentPage> after,
                    backend.incidents(query, {PageStart::Kind::After, 15, sortKey(last, field), last.id}, 5));
        ITSM_VERIFY(after);
        QCOMPARE(after->offset, 15);
        QVERIFY(std::equal(after->rows.begin(), after->rows.end(), all->rows.begin() + 15));
        const IncidentSummary &first = middle->rows.front();
        ITSM_ANSWER(const Result<IncidentPage> before,
                    backend.incidents(query, {PageStart::Kind::Before, 5, sortKey(first, field), first.id}, 5));
        ITSM_VERIFY(before);
        QCOMPARE(before->offset, 5);
        QVERIFY(std::equal(before->rows.begin(), before->rows.end(), all->rows.begin() + 5));
    }
}

inline void ownChangesComeBackSoon(Backend &backend)
{
    QTRY_COMPARE(backend.linkState().state, LinkState::State::Live);
    QSignalSpy changes(&backend, &Backend::changed);
    QElapsedTimer timer;
    timer.start();
    ITSM_ANSWER(const Result<Incident> made, backend.createIncident(newIncident(QStringLiteral("t"))));
    ITSM_VERIFY(made);
    QTRY_VERIFY(isAboutIncident(changes, made->id));
    qInfo("command to own change: %lld ms", timer.elapsed());
}

inline void changesOfAnotherAreSeen(Backend &one, Backend &other)
{
    QTRY_COMPARE(one.linkState().state, LinkState::State::Live);
    QTRY_COMPARE(other.linkState().state, LinkState::State::Live);
    QSignalSpy changes(&one, &Backend::changed);
    ITSM_ANSWER(const Result<Incident> made, other.createIncident(newIncident(QStringLiteral("t"))));
    ITSM_VERIFY(made);
    QTRY_VERIFY(isAboutIncident(changes, made->id));
    changes.clear();
    QElapsedTimer timer;
    timer.start();
    ITSM_ANSWER(const Result<Incident> done, other.run({made->id, 0}, Acknowledge{}));
    ITSM_VERIFY(done);
    const qint64 committed = timer.elapsed();
    QTRY_VERIFY_WITH_TIMEOUT(isAboutIncident(changes, made->id), 5'000);
    const qint64 seen = timer.elapsed() - committed;
    qInfo("commit to change at the other: %lld ms", seen);
    QVERIFY2(seen < 2'000, "far beyond the bar of 500 ms");
}

} // namespace itsm::suite
