#include "views/shell/tour.h"

#include "models/answer.h"
#include "models/counter_feed.h"
#include "models/incident_list_model.h"
#include "translations/translations.h"
#include "views/incidents/incident_drawer.h"
#include "views/incidents/incidents_page.h"
#include "views/incidents/saved_views.h"
#include "views/shell/languages.h"
#include "views/shell/main_window.h"
#include "views/shell/script.h"
#include "views/shell/settings_store.h"
#include "views/shell/status_strip.h"
#include "views/shell/tour_admin.h"
#include "views/shell/tour_desktop.h"
#include "views/shell/tour_import.h"
#include "views/shell/tour_link.h"
#include "views/shell/tour_list.h"
#include "views/shell/tour_states.h"
#include "views/shell/tour_watch.h"
#include "views/widgets/pick_box.h"
#include "views/widgets/theme_manager.h"

#include <QApplication>
#include <QDialog>
#include <QDir>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTextStream>

namespace itsm {
using namespace Qt::Literals::StringLiterals;

namespace {

/// One run of the tour: a window on a sample workspace, and the steps.
class Tour : public QObject
{
public:
    Tour(LanguageManager &languages, ThemeManager &themes, const QString &workspace, const QString &pictures,
         QSize size)
        : m_languages(languages)
        , m_themes(themes)
        , m_pictures(pictures)
        , m_settings(QDir(workspace).filePath(u"settings.json"_s))
        , m_state(QDir(workspace).filePath(u"state.json"_s))
        , m_file(QDir(workspace).filePath(u"sample.sqlite"_s))
        , m_window({.languages = languages, .themes = themes, .settings = m_settings, .state = m_state}, {})
    {
        m_window.resize(size);
        addSteps();
        connect(&m_script, &Script::stepDone, this, [this](const QString &title, const QString &found) {
            m_out << "  " << ++m_done << ". " << title << (found.isEmpty() ? QString() : u": "_s + found) << Qt::endl;
        });
        connect(&m_script, &Script::finished, this, [this] {
            m_out << "Done: " << m_pictureCount << " pictures in " << m_pictures << Qt::endl;
            QApplication::exit(0);
        });
        connect(&m_script, &Script::failed, this, [](const QString &title) {
            QTextStream(stderr) << "itsm-console: the tour stopped at: " << title << Qt::endl;
            QApplication::exit(1);
        });
    }

    void start()
    {
        m_out << "A tour of ITSM Console on a fresh sample workspace" << Qt::endl;
        m_window.show();
        m_script.start();
    }

private:
    [[nodiscard]] IncidentsPage *page() const { return m_window.incidentsPage(); }
    [[nodiscard]] const std::optional<Incident> &shown() const { return page()->drawer()->incident(); }
    [[nodiscard]] bool isListReady() const
    {
        return page() && page()->list()->state() == IncidentListModel::State::Ready && page()->list()->rowCount() > 0 &&
               page()->list()->loadState(0) == RowLoad::Loaded;
    }
    /// There is nothing more to wait for before a picture.
    [[nodiscard]] bool isSettled() const
    {
        const IncidentListModel::State state = page()->list()->state();
        if (state == IncidentListModel::State::Stale)
            return true;
        const bool areFiguresRead = page()->counters()->isSettled() && page()->savedViews()->feed()->isSettled();
        return areFiguresRead && (isListReady() || state == IncidentListModel::State::Empty);
    }
    [[nodiscard]] static QDialog *dialog() { return qobject_cast<QDialog *>(QApplication::activeModalWidget()); }

    void trigger(const char *id)
    {
        if (QAction *action = m_window.actions().action(QString::fromLatin1(id)))
            action->trigger();
    }

    /// Triggers a command that asks first, fills its form, and presses the primary button.
    void addForm(const QString &title, const char *action, std::function<void(QDialog &)> fill,
                 std::function<bool()> until, std::function<QString()> found = {})
    {
        m_script.add({.title = {},
                      .act = [this, action] { trigger(action); },
                      .until = [] { return dialog() != nullptr; },
                      .found = {}});
        m_script.add({.title = title,
                      .act =
                          [fill = std::move(fill)] {
                              QDialog *form = dialog();
                              fill(*form);
                              form->findChild<QPushButton *>(u"primary"_s)->click();
                          },
                      .until = [until = std::move(until)] { return !dialog() && until(); },
                      .found = std::move(found)});
    }

    void addPicture(const QString &name)
    {
        // One turn of the event loop more, so that layouts and late answers are in the picture.
        m_script.add({.title = {},
                      .act = {},
                      .until = [this, turns = 0]() mutable { return ++turns > 8 && (!page() || isSettled()); },
                      .found = {}});
        m_script.add({.title = {}, .act = [this, name] { save(name); }, .until = {}, .found = {}});
    }

    void save(const QString &name)
    {
        const QString look = theme().isDark() ? u"dark"_s : u"light"_s;
        const QString file = name + u"-"_s + m_languages.language() + u"-"_s + look + u".png"_s;
        QPixmap picture = m_window.grab();
        if (QDialog *form = dialog())
            paintForm(picture, *form);
        if (QWidget *popup = QApplication::activePopupWidget()) {
            const QRect place(m_window.mapFromGlobal(popup->pos()), popup->size());
            QPainter(&picture).drawPixmap(place.topLeft(), popup->grab());
        }
        if (picture.save(QDir(m_pictures).filePath(file)))
            ++m_pictureCount;
    }

    /// As on a screen of the window's size, below a bar with its title.
    void paintForm(QPixmap &picture, QDialog &form) const
    {
        const int bar = theme().px(32);
        form.resize(form.size().boundedTo(m_window.size() - QSize(0, bar)));
        const QRect place((m_window.width() - form.width()) / 2, (m_window.height() - form.height() - bar) / 2 + bar,
                          form.width(), form.height());
        const QRect title(place.left(), place.top() - bar, place.width(), bar);
        QPainter painter(&picture);
        painter.fillRect(QRect(QPoint(), m_window.size()), QColor(0, 0, 0, 90));
        painter.fillRect(title, theme().color(ColorRole::Border));
        painter.setFont(theme().font(FontRole::TableBold));
        painter.setPen(theme().color(ColorRole::Text));
        painter.drawText(title, Qt::AlignCenter | Qt::TextSingleLine,
                         painter.fontMetrics().elidedText(form.windowTitle(), Qt::ElideRight, title.width() - bar));
        painter.drawPixmap(place.topLeft(), form.grab());
        painter.setPen(theme().color(ColorRole::Control));
        painter.drawRect(place.united(title).adjusted(-1, -1, 0, 0));
    }

    void addSteps()
    {
        for (const QString &language : languageCodes()) {
            for (const ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark}) {
                m_script.add(
                    {.title = {}, .act = [this, language, mode] { wear(language, mode); }, .until = {}, .found = {}});
                addPicture(u"first-start"_s);
            }
        }
        m_script.add({.title = {}, .act = [this] { wear(u"en"_s, ThemeMode::Light); }, .until = {}, .found = {}});
        m_script.add({.title = u"Made and opened the sample workspace"_s,
                      .act = [this] { m_window.open(u"sqlite:"_s + m_file, WorkspaceContent::Sample); },
                      .until = [this] { return isListReady(); },
                      .found = [this]() -> QString { return u"%1 incidents"_s.arg(page()->list()->rowCount()); }});
        addShift();
        for (const QString &language : languageCodes()) {
            for (const ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark})
                addPages(language, mode);
        }
        for (const QString &language : languageCodes()) {
            for (const ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark}) {
                m_script.add(
                    {.title = {}, .act = [this, language, mode] { wear(language, mode); }, .until = {}, .found = {}});
                addStateSteps(m_script, m_window, [this](const QString &name) { addPicture(name); });
            }
        }
    }

    /// The main job: find, read, act.
    void addShift()
    {
        m_script.add({.title = u"Filtered by “status:new severity:critical,high”"_s,
                      .act = [this] { page()->setFilterText(u"status:new severity:critical,high"_s); },
                      .until =
                          [this] {
                              return isListReady() && page()->list()->incidentAt(0)->status == Status::New &&
                                     page()->list()->incidentAt(page()->list()->rowCount() - 1) &&
                                     page()->list()->incidentAt(page()->list()->rowCount() - 1)->status == Status::New;
                          },
                      .found = [this]() -> QString { return u"%1 incidents"_s.arg(page()->list()->rowCount()); }});
        m_script.add({.title = u"Opened the first one"_s,
                      .act = [this] { page()->openIncident(m_id = page()->list()->incidentAt(0)->id); },
                      .until = [this] { return shown() && shown()->id == m_id; },
                      .found = [this]() -> QString { return shown()->number + u" "_s + shown()->title; }});
        m_script.add({.title = u"Acknowledged it"_s,
                      .act = [this] { trigger("incident.acknowledge"); },
                      .until = [this] { return shown()->status == Status::Acknowledged; },
                      .found = {}});
        addForm(
            u"Assigned it"_s, "incident.assign",
            [](QDialog &form) { form.findChild<PickBox *>(u"assignee"_s)->setCurrentIndex(2); },
            [this] { return shown()->assigneeId.isValid(); }, [this]() -> QString { return shown()->assigneeName; });
        addForm(
            u"Escalated it"_s, "incident.escalate",
            [](QDialog &form) {
                form.findChild<QPlainTextEdit *>(u"reason"_s)->setPlainText(u"Customers cannot pay 客户无法付款"_s);
            },
            [this] { return shown()->escalationLevel > 0; },
            [this]() -> QString { return u"level %1"_s.arg(shown()->escalationLevel); });
        addForm(
            u"Resolved it"_s, "incident.resolve",
            [](QDialog &form) {
                form.findChild<QPlainTextEdit *>(u"note"_s)->setPlainText(u"Restarted the pool 已重启连接池"_s);
            },
            [this] { return shown()->status == Status::Resolved; });
        m_script.add({.title = u"Read it back from the database"_s,
                      .act =
                          [this] {
                              m_detail.reset();
                              whenAnswered(this, m_window.backend()->detail(m_id),
                                           [this](Result<IncidentDetail> detail) {
                                               if (detail)
                                                   m_detail = *std::move(detail);
                                           });
                          },
                      .until =
                          [this] {
                              return m_detail && m_detail->incident.status == Status::Resolved &&
                                     m_detail->incident.assigneeId.isValid() &&
                                     m_detail->incident.escalationLevel > 0 && m_detail->events.size() >= 5;
                          },
                      .found = [this]() -> QString { return u"%1 activity records"_s.arg(m_detail->events.size()); }});
        m_script.add({.title = {},
                      .act = [this] { page()->setFilterText(u"is:open"_s); },
                      .until = [this] { return isListReady(); },
                      .found = {}});
        // The pictures show an incident that has everything: alerts, metrics, a history.
        m_script.add(
            {.title = {}, .act = [this] { findRich(0); }, .until = [this] { return m_rich.isValid(); }, .found = {}});
    }

    void findRich(int row)
    {
        const IncidentSummary *candidate = page()->list()->incidentAt(row);
        if (!candidate || row > 150) {
            m_rich = m_id;
            return;
        }
        whenAnswered(this, m_window.backend()->detail(candidate->id), [this, row](Result<IncidentDetail> detail) {
            if (detail && !detail->alerts.empty() && detail->metrics.size() > 10 &&
                isOpen(detail->incident.status.value()))
                m_rich = detail->incident.id;
            else
                findRich(row + 1);
        });
    }

    void wear(const QString &language, ThemeMode mode)
    {
        m_languages.setLanguage(language);
        m_themes.setMode(mode);
    }

    void addPages(const QString &language, ThemeMode mode)
    {
        m_script.add(
            {.title = u"Pictures in %1, %2"_s.arg(LanguageManager::nativeName(language), ThemeManager::modeName(mode)),
             .act =
                 [this, language, mode] {
                     wear(language, mode);
                     page()->setDrawerOpen(false);
                     m_window.findChild<StatusStrip *>()->clearMessage(); // of the round before
                 },
             .until = {},
             .found = {}});
        addPicture(u"incidents-list"_s);
        m_script.add({.title = {},
                      .act = [this] { page()->openIncident(m_rich); },
                      .until = [this] { return shown() && shown()->id == m_rich; },
                      .found = {}});
        for (int i = 0; i < static_cast<int>(IncidentDrawer::Tab::Count); ++i) {
            const auto tab = static_cast<IncidentDrawer::Tab>(i);
            m_script.add(
                {.title = {}, .act = [this, tab] { page()->drawer()->setTab(tab); }, .until = {}, .found = {}});
            addPicture(u"incidents-"_s + IncidentDrawer::tabKey(tab));
        }
        for (const auto &[action, name] :
             {std::pair{"incident.new", u"new-incident"_s}, std::pair{"incident.edit", u"edit-incident"_s},
              std::pair{"incident.assign", u"assign"_s}, std::pair{"incident.escalate", u"escalate"_s},
              std::pair{"incident.delete", u"delete"_s}, std::pair{"app.palette", u"palette"_s},
              std::pair{"help.keys", u"keys"_s}}) {
            m_script.add({.title = {},
                          .act = [this, action = action] { trigger(action); },
                          .until = [] { return dialog() != nullptr; },
                          .found = {}});
            addPicture(name);
            m_script.add(
                {.title = {}, .act = [] { dialog()->reject(); }, .until = [] { return !dialog(); }, .found = {}});
        }
        const auto take = [this](const QString &name) { addPicture(name); };
        addListSteps(m_script, m_window, take);
        addDesktopSteps(m_script, m_window, take);
        addImportSteps(m_script, m_window, m_pictures, m_rounds++, take);
        addLinkSteps(m_script, m_window, m_file, take);
        addWatchSteps(m_script, m_window, take);
        addAdminSteps(m_script, m_window, take);
        m_script.add({.title = {},
                      .act = [this] { page()->drawer()->setTab(IncidentDrawer::Tab::Overview); },
                      .until = {},
                      .found = {}});
    }

    LanguageManager &m_languages;
    ThemeManager &m_themes;
    QString m_pictures;
    SettingsStore m_settings;
    SettingsStore m_state;
    QString m_file; ///< the database
    MainWindow m_window;
    Script m_script;
    QTextStream m_out{stdout};
    IncidentId m_id;
    IncidentId m_rich;
    std::optional<IncidentDetail> m_detail;
    int m_rounds = 0; ///< of pictures
    int m_done = 0;
    int m_pictureCount = 0;
};

} // namespace

namespace {

QtMessageHandler formerHandler = nullptr;

/// The offscreen platform complains at each dialog that it cannot tell a window manager its size, and at each menu that
/// it cannot grab the keyboard.
void dropComplaints(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    if (!message.startsWith("This plugin does not support"_L1))
        formerHandler(type, context, message);
}

} // namespace

int runTour(QApplication &app, LanguageManager &languages, const QString &folder, QSize size)
{
    const QTemporaryDir workspace;
    if (!workspace.isValid() || !QDir().mkpath(folder)) {
        QTextStream(stderr) << "itsm-console: cannot write to " << folder << Qt::endl;
        return 1;
    }
    formerHandler = qInstallMessageHandler(dropComplaints);
    languages.setLanguage(u"en"_s);
    auto *themes = new ThemeManager(app, ThemeMode::Light);
    Tour tour(languages, *themes, workspace.path(), folder, size);
    tour.start();
    return QApplication::exec();
}

} // namespace itsm
