#include "views/admin/relation_form.h"

#include "models/answer.h"
#include "models/relation_list_model.h"
#include "views/widgets/form_field.h"
#include "views/widgets/plain_text.h"

#include <QPushButton>

namespace itsm {

using namespace Qt::Literals::StringLiterals;

namespace {

/// A choice of the first box, e.g. "depends_on>" or "depends_on<".
QString kindKey(const QString &type, bool isOutgoing)
{
    return type + (isOutgoing ? u'>' : u'<');
}

} // namespace

RelationForm::RelationForm(Backend &backend, const ConfigurationItem &item, const QList<PickBox::Choice> &others,
                           QWidget *parent)
    : FormDialog(parent)
    , m_backend(backend)
    , m_item(item)
    , m_others(others)
    , m_kind(new QComboBox(this))
    , m_other(new PickBox(PickBox::Mode::Listed, this))
{
    setObjectName(u"newRelation"_s);
    m_kind->setObjectName(u"relationKind"_s);
    m_other->setObjectName(u"relationOther"_s);
    addField({u"type"_s}, m_kind);
    addField({u"to_id"_s, u"from_id"_s}, m_other)->setRequired(true);
    for (const QString &type : relationTypes()) {
        for (const bool isOutgoing : {true, false})
            m_kind->addItem(QString(), kindKey(type, isOutgoing));
    }
    connect(this, &FormDialog::submitted, this, [this] {
        whenAnswered(this, m_backend.addRelation(relation()), [this](Result<> &&result) {
            if (!result)
                return showError(result.error());
            Q_EMIT added(relation());
            accept();
        });
    });
}

CiRelation RelationForm::relation() const
{
    const QString kind = m_kind->currentData().toString();
    const CiId other(m_other->pickedId().value_or(0));
    const QString type = kind.chopped(1);
    return kind.endsWith(u'>') ? CiRelation{.from = m_item.id, .to = other, .type = type}
                               : CiRelation{.from = other, .to = m_item.id, .type = type};
}

bool RelationForm::validate()
{
    if (m_other->pickedId().value_or(0) > 0)
        return true;
    setFieldError(u"to_id"_s, tr("Choose an item from the list."));
    return false;
}

void RelationForm::retranslate()
{
    setWindowTitle(tr("New relation"));
    primaryButton()->setText(tr("Add"));
    field(u"type"_s)->setLabel(tr("Relation of %1").arg(visibleControls(m_item.name)));
    field(u"to_id"_s)->setLabel(tr("Configuration item"));
    for (int i = 0; i < m_kind->count(); ++i) {
        const QString kind = m_kind->itemData(i).toString();
        m_kind->setItemText(i, relationLabel(kind.chopped(1), kind.endsWith(u'>')));
    }
    m_other->setChoices(m_others, {});
}

} // namespace itsm
