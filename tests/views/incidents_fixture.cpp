#include "tests/views/incidents_fixture.h"

#include "services/domain/json.h"

#include <QFutureWatcher>
#include <QPromise>
#include <QTest>
#include <QVBoxLayout>

namespace itsm::test {

Backend::Future<Directory> DeskFake::directory()
{
    ++directoryCalls;
    return QtFuture::makeReadyFuture(directoryError ? Result<Directory>(fail(*directoryError)) : words);
}

Backend::Future<Incident> DeskFake::run(const IncidentRef &ref, const IncidentCommand &command)
{
    ran.emplace_back(ref, command);
    if (conflictOnce && ref.version != 0) {
        const Error error = *conflictOnce;
        conflictOnce.reset();
        return QtFuture::makeReadyFuture(Result<Incident>(fail(error)));
    }
    if (refusals.contains(ref.id))
        return QtFuture::makeReadyFuture(Result<Incident>(fail(refusals.value(ref.id))));
    return FakeBackend::run(ref, command);
}

Backend::Future<BulkResult> DeskFake::runBulk(const std::vector<IncidentRef> &refs, const IncidentCommand &command,
                                              const std::shared_ptr<BulkControl> &control)
{
    std::vector<IncidentRef> good;
    for (const IncidentRef &ref : refs) {
        if (!refusals.contains(ref.id))
            good.push_back(ref);
    }
    auto promise = std::make_shared<QPromise<Result<BulkResult>>>();
    promise->start();
    auto *watcher = new QFutureWatcher<Result<BulkResult>>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, refs, promise] {
        Result<BulkResult> result = watcher->result();
        for (const IncidentRef &ref : refs) {
            if (result && refusals.contains(ref.id))
                result->items.push_back({ref.id, refusals.value(ref.id), 0});
        }
        promise->addResult(std::move(result));
        promise->finish();
        watcher->deleteLater();
    });
    watcher->setFuture(FakeBackend::runBulk(good, command, control));
    return promise->future();
}

PageFixture::PageFixture(int count)
{
    // Somebody who has been here before: everything, by age.
    state.setValue(QStringLiteral("incidents.filter"), QString());
    state.setValue(QStringLiteral("incidents.columns"), QJsonObject{{QStringLiteral("sort"), QStringLiteral("age")}});
    for (int i = 0; i < count; ++i)
        ids.push_back(backend.insert(incident(i)));
    backend.words.users = {user(1, QStringLiteral("Tester")), user(2, QStringLiteral("Li Wei")),
                           user(3, QStringLiteral("Ann Other"))};
    backend.words.categories = {QStringLiteral("network"), QStringLiteral("database")};
    backend.words.groups = {QStringLiteral("NOC")};
    backend.words.sources = {QStringLiteral("manual"), QStringLiteral("monitoring")};
}

User PageFixture::user(qint64 id, const QString &name)
{
    User user;
    user.id = UserId(id);
    user.name = name;
    user.login = name.toLower();
    return user;
}

Incident PageFixture::incident(int i) const
{
    Incident incident;
    incident.number = QStringLiteral("INC-202601-%1").arg(i + 1, 6, 10, QLatin1Char('0'));
    incident.title =
        i % 2 ? QStringLiteral("支付网关响应超时 %1").arg(i) : QStringLiteral("Disk almost full on db-%1").arg(i);
    incident.severity = allSeverities[static_cast<size_t>(i) % allSeverities.size()];
    incident.priority = allPriorities[static_cast<size_t>(i) % allPriorities.size()];
    incident.category = i % 3 ? QStringLiteral("network") : QStringLiteral("database");
    incident.source = QStringLiteral("manual");
    incident.createdAt = clock.now() - std::chrono::hours(10'000) + std::chrono::minutes(i);
    incident.detectedAt = incident.createdAt;
    incident.updatedAt = incident.createdAt;
    return incident;
}

void PageFixture::show(QSize size)
{
    // What was put in before is no news to the page.
    QVERIFY(QTest::qWaitFor([this] { return backend.isQuiet(); }));
    window = std::make_unique<QWidget>();
    auto *layout = new QVBoxLayout(window.get());
    layout->setContentsMargins(0, 0, 0, 0);
    page = new IncidentsPage(backend, clock, actions, state, window.get());
    layout->addWidget(page);
    window->resize(size);
    window->show();
    window->activateWindow(); // keys need an active window
    QVERIFY(QTest::qWaitForWindowActive(window.get()));
}

PageFixture::~PageFixture()
{
    window.reset();
}

void ready(PageFixture &f, int rows)
{
    QTRY_COMPARE(f.page->list()->rowCount(), rows);
    QTRY_VERIFY(f.page->list()->incidentAt(0) != nullptr || rows == 0);
}

IncidentId idAt(const PageFixture &f, int row)
{
    return f.page->list()->incidentAt(row)->id;
}

void clickRow(PageFixture &f, int row, Qt::KeyboardModifiers modifiers)
{
    const QModelIndex index = f.page->list()->index(row, int(IncidentColumn::Title));
    QTest::mouseClick(f.page->table()->viewport(), Qt::LeftButton, modifiers,
                      f.page->table()->visualRect(index).center());
}

void openInPane(PageFixture &f, IncidentId id)
{
    QTRY_VERIFY(f.page->list()->rowCount() > 0);
    f.page->openIncident(id);
    QTRY_VERIFY(f.page->drawer()->incident() && f.page->drawer()->incident()->id == id);
}

Error conflict(const Incident &mine, const Incident &theirs)
{
    return {.code = Error::Code::Conflict,
            .message = QStringLiteral("Somebody else changed it."),
            .field = {},
            .details = {{QStringLiteral("current_version"), mine.version},
                        {QStringLiteral("server_version"), theirs.version},
                        {QStringLiteral("mine"), toJson(mine)},
                        {QStringLiteral("theirs"), toJson(theirs)}}};
}

QPushButton *bannerButton(const PageFixture &f, const QString &text)
{
    for (QPushButton *button : f.page->banner()->findChildren<QPushButton *>()) {
        if (button->text() == text && button->isVisibleTo(f.page->banner()))
            return button;
    }
    return nullptr;
}

} // namespace itsm::test
