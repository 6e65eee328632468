#include "views/incidents/alerts_tab.h"

#include "models/answer.h"
#include "models/labels.h"
#include "views/incidents/incident_dialogs.h"
#include "views/widgets/enum_box.h"
#include "views/widgets/form_field.h"
#include "views/widgets/plain_text.h"
#include "views/widgets/theme.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <algorithm>

namespace itsm {

using namespace Qt::Literals::StringLiterals;

AlertForm::AlertForm(Backend &backend, const IncidentSummary &incident, QWidget *parent)
    : FormDialog(parent)
    , m_backend(backend)
    , m_incident(incident)
    , m_name(new QLineEdit(this))
    , m_message(new QPlainTextEdit(this))
    , m_type(new QComboBox(this))
    , m_severity(new QComboBox(this))
    , m_channels(new QWidget(this))
    , m_recipients(new QLineEdit(this))
{
    setObjectName(u"alertForm"_s);
    m_name->setMaxLength(255);
    m_message->setTabChangesFocus(true);
    m_message->setFixedHeight(theme().px(96));
    addField({u"alert_name"_s, u"name"_s}, m_name)->setRequired(true);
    addField({u"message"_s}, m_message)->setRequired(true);
    auto *row = new QHBoxLayout;
    row->setSpacing(theme().space(4));
    addField({u"alert_type"_s, u"type"_s}, m_type, row);
    addField({u"severity"_s}, m_severity, row);
    addLayout(row);
    auto *boxes = new QHBoxLayout(m_channels);
    boxes->setContentsMargins(0, 0, 0, 0);
    boxes->setSpacing(theme().space(4));
    for (const QString &channel : {u"email"_s, u"sms"_s, u"slack"_s, u"webhook"_s}) {
        auto *box = new QCheckBox(m_channels);
        boxes->addWidget(box);
        m_channelBoxes.append({channel, box});
    }
    boxes->addStretch();
    m_channels->setFocusPolicy(Qt::NoFocus);
    addField({u"channels"_s}, m_channels);
    addField({u"recipients"_s}, m_recipients);
    QWidget *before = m_severity;
    for (const auto &[channel, box] : std::as_const(m_channelBoxes)) {
        setTabOrder(before, box);
        before = box;
    }
    setTabOrder(before, m_recipients);
    fillEnumBox(m_severity, allSeverities);
    setEnumValue(m_severity, incident.severity);
    connect(this, &FormDialog::submitted, this, [this] {
        whenAnswered(this, m_backend.createAlert(input()), [this](Result<Alert> &&result) {
            if (!result) {
                showError(result.error());
                return;
            }
            Q_EMIT created(*result);
            accept();
        });
    });
}

NewAlert AlertForm::input() const
{
    NewAlert alert;
    alert.incidentId = m_incident.id;
    alert.type = m_type->currentData().toString();
    alert.name = m_name->text().trimmed();
    alert.message = m_message->toPlainText();
    alert.severity = enumValue<Severity>(m_severity).value_or(Severity::Medium);
    for (const auto &[channel, box] : m_channelBoxes) {
        if (box->isChecked())
            alert.channels.append(channel);
    }
    static const QRegularExpression separators(u"[,;，；]"_s);
    for (const QString &recipient : m_recipients->text().split(separators)) {
        if (const QString address = recipient.simplified(); !address.isEmpty())
            alert.recipients.append(address);
    }
    return alert;
}

bool AlertForm::validate()
{
    bool ok = true;
    if (m_name->text().trimmed().isEmpty()) {
        setFieldError(u"alert_name"_s, tr("Give the alert a name."));
        ok = false;
    }
    if (m_message->toPlainText().trimmed().isEmpty()) {
        setFieldError(u"message"_s, tr("Say what happens."));
        ok = false;
    }
    const NewAlert alert = input();
    if (!alert.channels.isEmpty() && alert.recipients.isEmpty()) {
        setFieldError(u"recipients"_s, tr("Say who shall get it, or choose no channel."));
        ok = false;
    }
    // With other channels beside it an address may be a telephone number or a room.
    static const QRegularExpression mailAddress(u"^[^\\s@]+@[^\\s@]+$"_s);
    const auto wrong = std::ranges::find_if(
        alert.recipients, [](const QString &recipient) { return !mailAddress.match(recipient).hasMatch(); });
    if (alert.channels == QStringList{u"email"_s} && wrong != alert.recipients.end()) {
        setFieldError(u"recipients"_s, tr("“%1” is no e-mail address.").arg(visibleControls(*wrong)));
        ok = false;
    }
    return ok;
}

void AlertForm::retranslate()
{
    setWindowTitle(tr("New alert"));
    setIntro(targetLine(m_incident.number, m_incident.title));
    primaryButton()->setText(tr("Create"));
    field(u"alert_name"_s)->setLabel(tr("Name"));
    field(u"message"_s)->setLabel(tr("Message"));
    field(u"alert_type"_s)->setLabel(tr("Type"));
    field(u"severity"_s)->setLabel(tr("Severity"));
    field(u"channels"_s)->setLabel(tr("Send by"));
    field(u"recipients"_s)->setLabel(tr("Recipients"));
    field(u"recipients"_s)->setHint(tr("Addresses, separated by commas."));
    const QVariant kept = m_type->currentData();
    m_type->clear();
    m_type->addItem(tr("Notification"), u"notification"_s);
    m_type->addItem(tr("Threshold"), u"threshold"_s);
    m_type->addItem(tr("Escalation"), u"escalation"_s);
    m_type->addItem(tr("SLA violation"), u"sla_violation"_s);
    m_type->setCurrentIndex(std::max(0, m_type->findData(kept)));
    fillEnumBox(m_severity, allSeverities);
    for (const auto &[channel, box] : std::as_const(m_channelBoxes))
        box->setText(channelLabel(channel));
}

} // namespace itsm
