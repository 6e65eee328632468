#include "views/shell/look_settings.h"

#include "services/runtime/clock.h"
#include "translations/translations.h"
#include "views/shell/languages.h"
#include "views/shell/preferences.h"
#include "views/shell/setting_row.h"
#include "views/shell/settings_store.h"

#include <QComboBox>
#include <QSignalBlocker>
#include <QSpinBox>

namespace itsm {
using namespace Qt::Literals::StringLiterals;

LookSettings::LookSettings(Preferences &preferences, QWidget *parent)
    : SettingsSection("theme-light", parent)
    , m_preferences(preferences)
    , m_zoom(new QSpinBox) // comes in where its row is: Tab follows
{
    addChoice(u"theme"_s, {u"auto"_s, u"light"_s, u"dark"_s}, u"auto"_s);
    addChoice(u"palette"_s, {u"standard"_s, u"colour-blind"_s}, u"standard"_s);
    m_zoom->setObjectName(u"zoom"_s);
    m_zoom->setRange(Preferences::smallestZoom, Preferences::largestZoom);
    m_zoom->setSingleStep(Preferences::zoomStep);
    m_zoom->setKeyboardTracking(false); // "1" on the way to "150" is no size
    m_zoomRow = addRow(m_zoom);
    addChoice(u"density"_s, {u"compact"_s, u"normal"_s, u"roomy"_s}, u"normal"_s);
    addChoice(u"language"_s, QStringList{u""_s} + languageCodes(), u""_s);
    addChoice(u"zone"_s, {u"local"_s, u"utc"_s}, u"local"_s);
    retranslate();
    for (const Choice &choice : m_choices)
        show(choice.key);
    show(u"zoom"_s);
    connect(m_zoom, &QSpinBox::valueChanged, this, [this](int percent) { m_preferences.setZoom(percent); });
    connect(&m_preferences, &Preferences::changed, this, &LookSettings::show);
}

QString LookSettings::title() const
{
    return tr("Look and language");
}

QComboBox *LookSettings::addChoice(const QString &key, const QStringList &values, const QString &standard)
{
    auto *box = new QComboBox(this);
    box->setObjectName(key);
    for (const QString &value : values)
        box->addItem(value, value);
    m_choices.push_back({key, standard, box, addRow(box)});
    connect(box, &QComboBox::activated, this,
            [this, key, box] { m_preferences.settings().setValue(key, box->currentData().toString()); });
    return box;
}

void LookSettings::show(const QString &key)
{
    if (key == "zoom"_L1) {
        const QSignalBlocker blocker(m_zoom);
        m_zoom->setValue(m_preferences.zoom());
    }
    for (const Choice &choice : m_choices) {
        if (choice.key != key)
            continue;
        const int index = choice.box->findData(m_preferences.settings().value(key).toString(choice.standard));
        choice.box->setCurrentIndex(index < 0 ? choice.box->findData(choice.standard) : index);
    }
}

void LookSettings::retranslate()
{
    const auto set = [this](const QString &key, const QStringList &names, const QString &name, const QString &hint,
                            const QString &otherNames) {
        for (const Choice &choice : m_choices) {
            if (choice.key != key)
                continue;
            for (int i = 0; i < choice.box->count(); ++i)
                choice.box->setItemText(i, names.value(i));
            choice.row->setTexts(name, hint, otherNames);
        }
    };
    set(u"theme"_s, {tr("As the desktop"), tr("Light"), tr("Dark")}, tr("Light or dark"), {},
        tr("Theme Appearance Colours Night", "other names of a setting, for the search"));
    set(u"palette"_s, {tr("Standard"), tr("For colour-blind eyes")}, tr("Colours of severities"),
        tr("The second set differs in lightness as well; the signs are the same in both."),
        tr("Palette Accessibility", "other names of a setting, for the search"));
    m_zoom->setSuffix(tr(" %", "per cent, after a number"));
    m_zoomRow->setTexts(tr("Size"), tr("Of all text and controls, 80 to 200 per cent."),
                        tr("Zoom Scale Font", "other names of a setting, for the search"));
    set(u"density"_s, {tr("Compact"), tr("Normal"), tr("Roomy")}, tr("Height of rows"), {},
        tr("Density Spacing", "other names of a setting, for the search"));
    QStringList languages{tr("As the system")};
    for (const QString &code : languageCodes())
        languages.append(LanguageManager::nativeName(code));
    set(u"language"_s, languages, tr("Language"), {},
        tr("Locale Translation", "other names of a setting, for the search"));
    const QString local = zoneName(SystemClock::instance().now(), TimeZoneMode::Local);
    set(u"zone"_s, {tr("Local (%1)", "time zone").arg(local), u"UTC"_s}, tr("Time zone"),
        tr("Of all times that are shown."), tr("Clock", "other names of a setting, for the search"));
}

} // namespace itsm
