#include "views/incidents/view_form.h"

#include "models/answer.h"
#include "views/widgets/form_field.h"
#include "views/widgets/plain_text.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QPushButton>

namespace itsm {

using namespace Qt::Literals::StringLiterals;

ViewForm::ViewForm(Backend &backend, Start start, QWidget *parent)
    : FormDialog(parent)
    , m_backend(backend)
    , m_start(std::move(start))
    , m_name(new QLineEdit(m_start.view.name, this))
    , m_shared(new QCheckBox(this))
    , m_default(new QCheckBox(this))
{
    setObjectName(u"viewForm"_s);
    m_name->setMaxLength(100);
    m_name->selectAll();
    addField({u"name"_s}, m_name)->setRequired(true);
    addWidget(m_shared);
    addWidget(m_default);
    m_shared->setChecked(m_start.view.isShared);
    m_shared->setEnabled(m_start.mayShare);
    m_default->setChecked(m_start.isDefault);
    connect(m_name, &QLineEdit::textChanged, this, &ViewForm::showHint);
    connect(this, &FormDialog::submitted, this, &ViewForm::save);
}

void ViewForm::setName(const QString &name)
{
    m_name->setText(name);
}

void ViewForm::setShared(bool shared)
{
    m_shared->setChecked(shared);
}

void ViewForm::setDefault(bool isDefault)
{
    m_default->setChecked(isDefault);
}

void ViewForm::showHint()
{
    const bool isReplaced = !m_start.isRename && isTaken(m_name->text().trimmed());
    field(u"name"_s)->setHint(isReplaced ? tr("Replaces your view of this name.") : QString());
}

bool ViewForm::isTaken(const QString &name) const
{
    return std::ranges::any_of(m_start.others, [&](const SavedView &view) {
        return view.name == name && (!m_start.isRename || view.id != m_start.view.id);
    });
}

bool ViewForm::validate()
{
    const QString name = m_name->text().trimmed();
    if (name.isEmpty())
        setFieldError(u"name"_s, tr("Give the view a name."));
    else if (m_start.isRename && isTaken(name))
        setFieldError(u"name"_s, tr("Another view of yours has this name."));
    else
        return true;
    return false;
}

void ViewForm::save()
{
    SavedView view = m_start.view;
    view.name = m_name->text().trimmed();
    view.isShared = m_shared->isChecked();
    if (!m_start.isRename) {
        const auto twin = std::ranges::find(m_start.others, view.name, &SavedView::name);
        if (twin != m_start.others.end())
            view.id = twin->id;
        else if (view.name != m_start.view.name)
            view.id = {};
    }
    whenAnswered(this, m_backend.saveView(view), [this](Result<SavedView> &&result) {
        if (!result) {
            showError(result.error());
            return;
        }
        Q_EMIT saved(*result, m_default->isChecked());
        accept();
    });
}

void ViewForm::retranslate()
{
    setWindowTitle(m_start.isRename ? tr("Edit view") : tr("Save view"));
    primaryButton()->setText(tr("Save"));
    field(u"name"_s)->setLabel(tr("Name"));
    m_shared->setText(tr("Everybody sees it"));
    m_default->setText(tr("Begin with this view on this computer"));
    setIntro(m_start.view.filter.isEmpty() ? tr("Keeps the columns, their order and the row height. No filter is set.")
                                           : tr("Keeps the filter “%1”, the columns, their order and the row height.")
                                                 .arg(visibleControls(m_start.view.filter)));
    showHint();
}

} // namespace itsm
