#include "views/admin/item_form.h"

#include "models/answer.h"
#include "views/admin/form_merge.h"
#include "views/widgets/enum_box.h"
#include "views/widgets/pick_box.h"
#include "views/widgets/theme.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

namespace itsm {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr int maxItemName = 255;
constexpr int maxWord = 100;
} // namespace

ItemForm::ItemForm(Backend &backend, const std::optional<ConfigurationItem> &item, const Proposals &proposals,
                   QWidget *parent)
    : FormDialog(parent)
    , m_backend(backend)
    , m_item(item)
    , m_name(new QLineEdit(this))
    , m_type(new PickBox(PickBox::Mode::Free, this))
    , m_environment(new PickBox(PickBox::Mode::Free, this))
    , m_criticality(new QComboBox(this))
{
    setObjectName(item ? u"editItem"_s : u"newItem"_s);
    setMinimumWidth(theme().px(520));
    m_name->setMaxLength(maxItemName);
    m_type->lineEdit()->setMaxLength(maxWord);
    m_environment->lineEdit()->setMaxLength(maxWord);
    m_type->setProposals(proposals.types);
    m_environment->setProposals(proposals.environments);
    addField({u"name"_s}, m_name)->setRequired(true);
    auto *row = new QHBoxLayout;
    row->setSpacing(theme().space(4));
    addField({u"type"_s}, m_type, row);
    addField({u"environment"_s}, m_environment, row);
    addLayout(row);
    addField({u"criticality"_s}, m_criticality);
    fillEnumBox(m_criticality, allLevels);
    const ConfigurationItem shown = item.value_or(ConfigurationItem());
    m_name->setText(shown.name);
    m_type->setText(shown.type);
    m_environment->setText(shown.environment);
    setEnumValue(m_criticality, shown.criticality);
    connect(this, &FormDialog::submitted, this, &ItemForm::send);
}

NewItem ItemForm::input() const
{
    return {.name = m_name->text().trimmed(),
            .type = m_type->text(),
            .environment = m_environment->text(),
            .criticality = enumValue<Level>(m_criticality)}; // a level of another program stays as it is
}

bool ItemForm::validate()
{
    if (!m_name->text().trimmed().isEmpty())
        return true;
    setFieldError(u"name"_s, tr("Give the item a name that nobody else uses."));
    return false;
}

void ItemForm::send()
{
    const auto future =
        m_item ? m_backend.updateItem(m_item->id, input(), m_item->version) : m_backend.createItem(input());
    whenAnswered(this, future, [this](Result<ConfigurationItem> &&result) {
        if (result) {
            Q_EMIT saved(*result);
            accept();
        } else if (result.error().code == Error::Code::Conflict) {
            merge(result.error());
        } else {
            showError(result.error());
        }
    });
}

void ItemForm::merge(const Error &conflict)
{
    ConfigurationItem &base = *m_item;
    const QJsonObject theirs = conflict.details.value(u"theirs"_s).toObject();
    const NewItem mine = input();
    const auto text = [&](const QString &key, const QString &now, QString &before, auto &&set) {
        const QString other = theirs.value(key).toString();
        mergeField(field(key), now, before, other, other, set);
        before = other;
    };
    text(u"name"_s, mine.name, base.name, [this](const QString &value) { m_name->setText(value); });
    text(u"type"_s, mine.type, base.type, [this](const QString &value) { m_type->setText(value); });
    text(u"environment"_s, mine.environment, base.environment,
         [this](const QString &value) { m_environment->setText(value); });
    const auto level = Token<Level>::fromText(theirs.value(u"criticality"_s).toString());
    const auto chosen = mine.criticality ? Token<Level>(*mine.criticality) : base.criticality;
    mergeField(field(u"criticality"_s), chosen, base.criticality, level, displayText(level),
               [this](const Token<Level> &value) { setEnumValue(m_criticality, value); });
    base.criticality = level;
    base.version = conflict.details.value(u"server_version"_s).toInteger();
    showError({.code = Error::Code::Conflict, .message = mergeSentence(conflict.message), .field = {}, .details = {}});
}

void ItemForm::retranslate()
{
    setWindowTitle(m_item ? tr("Edit configuration item") : tr("New configuration item"));
    primaryButton()->setText(m_item ? tr("Save") : tr("Create"));
    field(u"name"_s)->setLabel(tr("Name"));
    field(u"type"_s)->setLabel(tr("Type"));
    field(u"type"_s)->setHint(tr("service, server, database, network …"));
    field(u"environment"_s)->setLabel(tr("Environment"));
    field(u"environment"_s)->setHint(tr("production, staging …"));
    field(u"criticality"_s)->setLabel(tr("Criticality"));
    fillEnumBox(m_criticality, allLevels);
}

} // namespace itsm
