#include "views/shell/settings_file.h"

#include "services/domain/json_text.h"
#include "translations/translations.h"
#include "views/shell/preferences.h"
#include "views/shell/profile_store.h"
#include "views/shell/settings_store.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QKeySequence>
#include <QSaveFile>
#include <QtConcurrentRun>

namespace itsm {
using namespace Qt::Literals::StringLiterals;

namespace {

struct SettingsFileText
{
    Q_DECLARE_TR_FUNCTIONS(SettingsFile)
};

constexpr auto format = "itsm-console-settings"_L1;
constexpr int version = 1;
constexpr qint64 maxBytes = qint64{1} << 20;

/// A value is one of these texts.
Result<> oneOf(const QString &key, const QJsonValue &value, const QStringList &texts)
{
    if (value.isString() && texts.contains(value.toString()))
        return {};
    return fail(Error::Code::Invalid, SettingsFileText::tr("“%1” must be one of: %2.").arg(key, texts.join(u", "_s)),
                key);
}

Result<> yesOrNo(const QString &key, const QJsonValue &value)
{
    if (value.isBool())
        return {};
    return fail(Error::Code::Invalid, SettingsFileText::tr("“%1” must be true or false.").arg(key), key);
}

Result<> checkZoom(const QString &key, const QJsonValue &value)
{
    if (value.toInt() >= Preferences::smallestZoom && value.toInt() <= Preferences::largestZoom)
        return {};
    return fail(Error::Code::Invalid, SettingsFileText::tr("“%1” must be a number from 80 to 200.").arg(key), key);
}

/// Ids of commands with their keys.
Result<> checkShortcuts(const QString &key, const QJsonValue &value)
{
    const QJsonObject commands = value.toObject();
    if (!value.isObject())
        return fail(Error::Code::Invalid, SettingsFileText::tr("“%1” must be an object.").arg(key), key);
    for (auto it = commands.begin(); it != commands.end(); ++it) {
        const QString place = key + u'.' + it.key();
        const QJsonArray keys = it.value().toArray();
        const bool areKeys = it.value().isArray() && std::all_of(keys.begin(), keys.end(), [](const QJsonValue &text) {
                                 const QKeySequence sequence =
                                     QKeySequence::fromString(text.toString(), QKeySequence::PortableText);
                                 return text.isString() && !sequence.isEmpty() && sequence[0].key() != Qt::Key_unknown;
                             });
        if (!areKeys)
            return fail(Error::Code::Invalid,
                        SettingsFileText::tr("“%1” must be a list of keys such as \"Ctrl+K\".").arg(place), place);
    }
    return {};
}

Result<> checkProfiles(const QString &, const QJsonValue &value)
{
    ITSM_TRY(ProfileStore::parse(value));
    return {};
}

Result<> check(const QString &key, const QJsonValue &value)
{
    if (key == "language"_L1)
        return oneOf(key, value, languageCodes() + QStringList{u""_s});
    if (key == "theme"_L1)
        return oneOf(key, value, {u"auto"_s, u"light"_s, u"dark"_s});
    if (key == "palette"_L1)
        return oneOf(key, value, {u"standard"_s, u"colour-blind"_s});
    if (key == "density"_L1)
        return oneOf(key, value, {u"compact"_s, u"normal"_s, u"roomy"_s});
    if (key == "zone"_L1)
        return oneOf(key, value, {u"local"_s, u"utc"_s});
    if (key == "zoom"_L1)
        return checkZoom(key, value);
    if (key == "notifications"_L1 || key == "tray"_L1 || key == "closeToTray"_L1)
        return yesOrNo(key, value);
    if (key == "profiles"_L1)
        return checkProfiles(key, value);
    if (key == "shortcuts"_L1)
        return checkShortcuts(key, value);
    return fail(Error::Code::Invalid, SettingsFileText::tr("Unknown setting “%1”.").arg(key), key);
}

} // namespace

QByteArray exportSettings(const SettingsStore &settings)
{
    QJsonObject known;
    for (auto it = settings.values().begin(); it != settings.values().end(); ++it) {
        // What this version does not know, another could not read either.
        if (check(it.key(), it.value()))
            known.insert(it.key(), it.value());
    }
    return QJsonDocument(QJsonObject{{u"format"_s, QString(format)}, {u"version"_s, version}, {u"settings"_s, known}})
        .toJson();
}

Result<QJsonObject> parseSettings(const QByteArray &text)
{
    ITSM_TRY_ASSIGN(const QJsonValue parsed, parseJson(text, {.maxBytes = maxBytes}));
    const QJsonObject file = parsed.toObject();
    if (file.value("format"_L1).toString() != format)
        return fail(Error::Code::Invalid, SettingsFileText::tr("This is no file of settings of ITSM Console."),
                    u"format"_s);
    if (file.value("version"_L1).toInt() != version)
        return fail(Error::Code::Invalid,
                    SettingsFileText::tr("The file was written by a newer version of this program."), u"version"_s);
    for (auto it = file.begin(); it != file.end(); ++it) {
        if (it.key() != "format"_L1 && it.key() != "version"_L1 && it.key() != "settings"_L1)
            return fail(Error::Code::Invalid, SettingsFileText::tr("Unknown setting “%1”.").arg(it.key()), it.key());
    }
    if (!file.value("settings"_L1).isObject())
        return fail(Error::Code::Invalid, SettingsFileText::tr("“%1” must be an object.").arg(u"settings"_s),
                    u"settings"_s);
    const QJsonObject values = file.value("settings"_L1).toObject();
    for (auto it = values.begin(); it != values.end(); ++it)
        ITSM_TRY(check(it.key(), it.value()));
    return values;
}

void importSettings(SettingsStore &settings, const QJsonObject &values)
{
    for (auto it = values.begin(); it != values.end(); ++it)
        settings.setValue(it.key(), it.value());
}

QFuture<Result<QJsonObject>> readSettingsFile(const QString &path)
{
    return QtConcurrent::run([path]() -> Result<QJsonObject> {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return fail(Error::Code::Unavailable,
                        SettingsFileText::tr("The file %1 cannot be read: %2.").arg(path, file.errorString()));
        return parseSettings(file.read(maxBytes + 1));
    });
}

QFuture<Result<QString>> writeSettingsFile(const QString &path, const QByteArray &text)
{
    return QtConcurrent::run([path, text]() -> Result<QString> {
        QSaveFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit())
            return fail(Error::Code::Unavailable,
                        SettingsFileText::tr("The file %1 cannot be written: %2.").arg(path, file.errorString()));
        return path;
    });
}

} // namespace itsm
