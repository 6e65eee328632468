#include "services/domain/filter.h"
#include "services/runtime/paths.h"
#include "services/secrets/keychain_store.h"
#include "translations/translations.h"
#include "views/shell/languages.h"
#include "views/shell/main_window.h"
#include "views/shell/preferences.h"
#include "views/shell/settings_store.h"
#include "views/shell/single_instance.h"
#include "views/shell/start_report.h"
#include "views/shell/tour.h"
#include "views/widgets/theme_manager.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QTextStream>
#include <algorithm>
#include <span>

using namespace itsm;
using namespace Qt::Literals::StringLiterals;

namespace {

struct Arguments
{
    MainWindow::Start start;
    QString language;
    QString theme;
    QString tourFolder;
    QSize tourSize;
    bool reportsStart = false;
};

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(CommandLine)
};

constexpr QSize smallestTour(800, 600);
constexpr int largestSide = 8'192;

/// Qt ends the program where it finds no display; help, the version and the tour need none. Whoever names a platform
/// means it.
bool hasDisplay(std::span<char *> arguments)
{
    return qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY") ||
           qEnvironmentVariableIsSet("QT_QPA_PLATFORM") ||
           std::any_of(arguments.begin(), arguments.end(), [](const char *argument) {
               return qstrcmp(argument, "-platform") == 0 || qstrcmp(argument, "--platform") == 0;
           });
}

[[noreturn]] void refuse(const QString &message, int exitCode = 2)
{
    QTextStream(stderr) << "itsm-console: " << message << Qt::endl;
    ::exit(exitCode);
}

Arguments parseArguments(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(Texts::tr("Operations console for IT incidents."));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption database(
        u"database"_s, Texts::tr("Open this database: sqlite:PATH or postgresql://user@host/name."), u"url"_s);
    const QCommandLineOption tenant(u"tenant"_s, Texts::tr("Work on the tenant with this code."), u"code"_s);
    const QCommandLineOption profile(u"profile"_s, Texts::tr("Open the profile of this name."), u"name"_s);
    const QCommandLineOption filter(u"filter"_s, Texts::tr("Show the incidents that this filter finds."), u"text"_s);
    const QCommandLineOption user(u"user"_s, Texts::tr("Work as this user instead of the one of the system."),
                                  u"login"_s);
    const QCommandLineOption language(u"language"_s, Texts::tr("Language of the console: en or zh_CN."), u"code"_s);
    const QCommandLineOption theme(u"theme"_s, Texts::tr("Look of the console: auto, light or dark."), u"mode"_s);
    const QCommandLineOption tour(
        u"tour"_s,
        Texts::tr("Work through a shift on the sample workspace, save pictures of every page there, and quit."),
        u"folder"_s);
    const QCommandLineOption size(u"size"_s, Texts::tr("Size of the pictures of the tour."), u"1920x1080"_s,
                                  u"1920x1080"_s);
    const QCommandLineOption report(u"report-start"_s,
                                    Texts::tr("Print a line when the first rows are on the screen, and quit."));
    parser.addOptions({database, tenant, profile, filter, user, language, theme, tour, size, report});
    parser.addPositionalArgument(u"incident"_s, Texts::tr("Show this incident: INC-000123 or itsm://INC-000123."),
                                 u"[incident]"_s);
    parser.process(arguments);

    const QStringList incidents = parser.positionalArguments();
    if (incidents.size() > 1 || (incidents.size() == 1 && !incidentFromLink(incidents.first())))
        refuse(Texts::tr("Unexpected argument “%1”. See --help.").arg(incidents.constLast()));
    if (parser.isSet(database) && parser.isSet(profile))
        refuse(Texts::tr("Name a database or a profile, not both."));
    if (const auto wanted = parseFilter(parser.value(filter)); !wanted)
        refuse(Texts::tr("The filter “%1” is wrong: %2").arg(parser.value(filter), wanted.error().message));
    if (parser.isSet(language) && languageCode(parser.value(language)).isEmpty())
        refuse(Texts::tr("Unknown language “%1”. Use one of: %2.")
                   .arg(parser.value(language), languageCodes().join(u", "_s)));
    if (parser.isSet(theme) && !QStringList{u"auto"_s, u"light"_s, u"dark"_s}.contains(parser.value(theme)))
        refuse(Texts::tr("Unknown look “%1”. Use auto, light or dark.").arg(parser.value(theme)));
    const QStringList sides = parser.value(size).split(u'x');
    const QSize tourSize(sides.value(0).toInt(), sides.value(1).toInt());
    if (sides.size() != 2 || tourSize.width() < smallestTour.width() || tourSize.height() < smallestTour.height() ||
        tourSize.width() > largestSide || tourSize.height() > largestSide)
        refuse(Texts::tr("“%1” is no size for pictures. Write 1280x720, for example.").arg(parser.value(size)));
    if (parser.isSet(database)) {
        if (const auto url = StoreUrl::parse(parser.value(database)); !url)
            refuse(url.error().message);
    }
    return {.start = {.database = parser.value(database),
                      .tenant = parser.value(tenant),
                      .login = parser.value(user),
                      .profile = parser.value(profile),
                      .request = {.incident = incidents.isEmpty() ? QString() : *incidentFromLink(incidents.first()),
                                  .filter = parser.value(filter),
                                  .activationToken = qEnvironmentVariable("XDG_ACTIVATION_TOKEN")}},
            .language = languageCode(parser.value(language)),
            .theme = parser.value(theme),
            .tourFolder = parser.value(tour),
            .tourSize = tourSize,
            .reportsStart = parser.isSet(report)};
}

/// The id of the profile that the command line names.
QString profileId(const MainWindow::Start &start, SettingsStore &settings, SettingsStore &state)
{
    if (start.profile.isEmpty())
        return {};
    const ProfileStore profiles(settings, state);
    const auto profile = profiles.byName(start.profile);
    if (!profile) {
        QStringList names;
        for (const Profile &known : profiles.all())
            names.append(known.name);
        refuse(Texts::tr("There is no profile “%1”. There is: %2.").arg(start.profile, names.join(Texts::tr(", "))));
    }
    return profile->id;
}

/// False: the console of the profile runs already, and has been told what is wanted.
bool becomeTheConsole(SingleInstance &instance, const MainWindow::Start &start, SettingsStore &settings,
                      SettingsStore &state)
{
    const ProfileStore profiles(settings, state);
    const auto profile = MainWindow::startProfile(start, profiles);
    switch (startOrHandOver(instance, MainWindow::instanceName(profile, start.login), start.request)) {
    case itsm::Start::HandedOver:
        return false;
    case itsm::Start::NoAnswer:
        refuse(Texts::tr("The console is running already, but does not answer."), 1);
    case itsm::Start::Ready:
        break;
    }
    return true;
}

} // namespace

int main(int argc, char **argv)
{
    const bool canShow = hasDisplay({argv, static_cast<size_t>(argc)});
    if (!canShow)
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    QApplication::setApplicationName(u"itsm-console"_s);
    QApplication::setApplicationVersion(QStringLiteral(ITSM_VERSION));
    QApplication::setDesktopFileName(u"itsm-console"_s);

    // --help speaks before the settings are known.
    LanguageManager languages;
    languages.setLanguage(commandLineLanguage(QApplication::arguments()));
    Arguments arguments = parseArguments(QApplication::arguments());

    if (!arguments.tourFolder.isEmpty())
        return runTour(app, languages, arguments.tourFolder, arguments.tourSize);
    if (!canShow)
        refuse(Texts::tr("There is no display. Set DISPLAY or WAYLAND_DISPLAY, or see the console in pictures: --tour "
                         "FOLDER."),
               1);

    SettingsStore settings(QDir(configDir()).filePath(u"console.json"_s));
    SettingsStore state(QDir(stateDir()).filePath(u"console.json"_s));
    arguments.start.profile = profileId(arguments.start, settings, state);
    SingleInstance instance(runtimeDir());
    if (!becomeTheConsole(instance, arguments.start, settings, state))
        return 0;

    // Owned by the application, which it serves to the end.
    auto *themes = new ThemeManager(app);
    Preferences::apply(languages, *themes, settings, {.language = arguments.language, .theme = arguments.theme});
    KeychainStore secrets;
    MainWindow window({.languages = languages,
                       .themes = *themes,
                       .settings = settings,
                       .state = state,
                       .secrets = &secrets,
                       .instance = &instance},
                      arguments.start);
    if (arguments.reportsStart)
        reportStart(window);
    window.show();
    window.start();
    return QApplication::exec();
}
