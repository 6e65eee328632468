#include "services/runtime/paths.h"
#include "translations/translations.h"
#include "views/shell/languages.h"
#include "views/shell/main_window.h"
#include "views/shell/settings_store.h"
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
    parser.addOptions({database, tenant, user, language, theme, tour, size, report});
    parser.process(arguments);

    if (!parser.positionalArguments().isEmpty())
        refuse(Texts::tr("Unexpected argument “%1”. See --help.").arg(parser.positionalArguments().constFirst()));
    if (parser.isSet(language) && !languageCodes().contains(parser.value(language)))
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
    return {.start = {.database = parser.value(database), .tenant = parser.value(tenant), .login = parser.value(user)},
            .language = parser.value(language),
            .theme = parser.value(theme),
            .tourFolder = parser.value(tour),
            .tourSize = tourSize,
            .reportsStart = parser.isSet(report)};
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
    const Arguments arguments = parseArguments(QApplication::arguments());

    if (!arguments.tourFolder.isEmpty())
        return runTour(app, languages, arguments.tourFolder, arguments.tourSize);
    if (!canShow)
        refuse(Texts::tr("There is no display. Set DISPLAY or WAYLAND_DISPLAY, or see the console in pictures: --tour "
                         "FOLDER."),
               1);

    SettingsStore settings(QDir(configDir()).filePath(u"console.json"_s));
    SettingsStore state(QDir(stateDir()).filePath(u"console.json"_s));
    const auto chosen = [&settings](const QString &argument, const QString &key, const QString &fallback) {
        return argument.isEmpty() ? settings.value(key).toString(fallback) : argument;
    };
    languages.setLanguage(chosen(arguments.language, u"language"_s, systemLanguage()));
    // Owned by the application, which it serves to the end.
    auto *themes = new ThemeManager(app, ThemeManager::modeFromName(chosen(arguments.theme, u"theme"_s, u"auto"_s)));
    themes->setDensity(ThemeManager::densityFromName(settings.value(u"density"_s).toString()));

    MainWindow window({.languages = languages, .themes = *themes, .settings = settings, .state = state},
                      arguments.start);
    if (arguments.reportsStart)
        reportStart(window);
    window.show();
    window.start();
    return QApplication::exec();
}
