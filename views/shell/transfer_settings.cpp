#include "views/shell/transfer_settings.h"

#include "models/answer.h"
#include "views/shell/setting_row.h"
#include "views/shell/settings_file.h"
#include "views/shell/settings_store.h"
#include "views/widgets/plain_label.h"
#include "views/widgets/plain_message.h"

#include <QFileDialog>
#include <QJsonArray>
#include <QPushButton>

namespace itsm {
using namespace Qt::Literals::StringLiterals;

TransferSettings::TransferSettings(SettingsStore &settings, QWidget *parent)
    : SettingsSection("export", parent)
    , m_settings(settings)
    , m_export(new QPushButton(this))
    , m_import(new QPushButton(this))
    , m_exportRow(addRow(m_export))
    , m_importRow(addRow(m_import))
    , m_message(new PlainLabel(this))
{
    m_message->setObjectName(u"transferMessage"_s);
    m_message->setWordWrap(true);
    addWhole(m_message, 0);
    for (QPushButton *button : {m_export, m_import})
        button->setAutoDefault(false);
    connect(m_export, &QPushButton::clicked, this, [this] { choose(true); });
    connect(m_import, &QPushButton::clicked, this, [this] { choose(false); });
    retranslate();
}

QString TransferSettings::title() const
{
    return tr("Export and import");
}

void TransferSettings::choose(bool toSave)
{
    auto *files = new QFileDialog(window(), toSave ? tr("Export settings") : tr("Import settings"));
    files->setAttribute(Qt::WA_DeleteOnClose);
    files->setAcceptMode(toSave ? QFileDialog::AcceptSave : QFileDialog::AcceptOpen);
    files->setFileMode(toSave ? QFileDialog::AnyFile : QFileDialog::ExistingFile);
    files->setNameFilter(tr("Settings (*.json)"));
    files->setDefaultSuffix(u"json"_s);
    if (toSave)
        files->selectFile(u"itsm-console-settings.json"_s);
    connect(files, &QFileDialog::fileSelected, this,
            toSave ? &TransferSettings::exportTo : &TransferSettings::importFrom);
    files->open();
}

void TransferSettings::exportTo(const QString &path)
{
    whenAnswered(this, writeSettingsFile(path, exportSettings(m_settings)), [this](const Result<QString> &written) {
        tell(written.has_value(), written ? tr("Written to %1.").arg(*written) : written.error().message);
    });
}

void TransferSettings::importFrom(const QString &path)
{
    whenAnswered(this, readSettingsFile(path), [this](const Result<QJsonObject> &values) {
        if (values)
            ask(*values);
        else
            tell(false, values.error().message);
    });
}

void TransferSettings::ask(const QJsonObject &values)
{
    const auto profiles = values.value("profiles"_L1).toArray().size();
    const QString detail = values.contains("profiles"_L1)
                               ? tr("They take the place of yours, and its %n profile(s) that of your profiles.",
                                    nullptr, static_cast<int>(profiles))
                               : tr("They take the place of yours.");
    showPlainMessage(window(),
                     {.icon = QMessageBox::Question,
                      .title = tr("Import settings"),
                      .text = tr("Take over %n setting(s) from this file?", nullptr, static_cast<int>(values.size())),
                      .detail = detail,
                      .buttons = QMessageBox::Yes | QMessageBox::Cancel,
                      .acceptButton = QMessageBox::Yes,
                      .acceptText = tr("Import")},
                     [this, values](QMessageBox::StandardButton button) {
                         if (button != QMessageBox::Yes)
                             return;
                         importSettings(m_settings, values);
                         tell(true, tr("The settings are in force."));
                     });
}

void TransferSettings::tell(bool isGood, const QString &text)
{
    m_message->setLook(FontRole::Form, isGood ? ColorRole::Ok : ColorRole::Critical);
    m_message->setText(text);
}

void TransferSettings::retranslate()
{
    m_export->setText(tr("Export…"));
    m_import->setText(tr("Import…"));
    m_exportRow->setTexts(tr("Export settings"),
                          tr("All of these settings, profiles and shortcuts as a JSON file. Passwords are not in it."));
    m_importRow->setTexts(tr("Import settings"), tr("A file with anything unknown in it is refused as a whole."));
}

} // namespace itsm
