#pragma once

#include "models/incident_list_model.h"
#include "models/incident_selection.h"
#include "tests/support/fake/fake_backend.h"
#include "views/incidents/command_banner.h"
#include "views/incidents/incident_drawer.h"
#include "views/incidents/incident_table.h"
#include "views/incidents/incidents_page.h"
#include "views/widgets/actions.h"
#include "views/widgets/view_state.h"

#include <QJsonObject>
#include <QPushButton>
#include <QTranslator>

namespace itsm::test {

/// The fake backend with people and words, and with single incidents that refuse commands.
class DeskFake : public FakeBackend
{
public:
    Directory words;
    QHash<IncidentId, Error> refusals; ///< commands on these fail
    std::optional<Error> conflictOnce; ///< the next versioned command answers this
    std::vector<std::pair<IncidentRef, IncidentCommand>> ran;
    std::optional<Error> directoryError;
    int directoryCalls = 0;

    using FakeBackend::FakeBackend;

    Future<Directory> directory() override;
    Future<Incident> run(const IncidentRef &ref, const IncidentCommand &command) override;
    Future<BulkResult> runBulk(const std::vector<IncidentRef> &refs, const IncidentCommand &command,
                               const std::shared_ptr<BulkControl> &control) override;
};

class MemoryState : public ViewState
{
public:
    QJsonObject values;
    [[nodiscard]] QJsonValue value(const QString &key) const override { return values.value(key); }
    void setValue(const QString &key, const QJsonValue &value) override { values.insert(key, value); }
};

/// A page over a fake backend with `count` incidents, newest first: the last inserted is the first row.
struct PageFixture
{
    DeskFake backend;
    ManualClock clock;
    ActionRegistry actions;
    MemoryState state;
    std::vector<IncidentId> ids;
    std::unique_ptr<QWidget> window;
    IncidentsPage *page = nullptr;

    explicit PageFixture(int count);
    [[nodiscard]] static User user(qint64 id, const QString &name);
    [[nodiscard]] Incident incident(int i) const;
    void show(QSize size = {1400, 800});
    ~PageFixture();
};

/// Translates every text to itself in brackets.
class BracketTranslator : public QTranslator
{
public:
    [[nodiscard]] bool isEmpty() const override { return false; }
    QString translate(const char *, const char *text, const char *, int) const override
    {
        return u'[' + QString::fromUtf8(text) + u']';
    }
};

/// Waits until the list shows so many rows.
void ready(PageFixture &f, int rows);
IncidentId idAt(const PageFixture &f, int row);
void clickRow(PageFixture &f, int row, Qt::KeyboardModifiers modifiers = {});
/// Shows an incident in the pane.
void openInPane(PageFixture &f, IncidentId id);
/// What the desk answers who has changed an older version.
Error conflict(const Incident &mine, const Incident &theirs);
QPushButton *bannerButton(const PageFixture &f, const QString &text);

template <typename T>
T *dialog(const PageFixture &f)
{
    return f.window->findChild<T *>();
}

} // namespace itsm::test
