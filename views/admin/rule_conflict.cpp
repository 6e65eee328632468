#include "views/admin/rule_conflict.h"

#include "services/rules/rule_text.h"
#include "views/admin/json_edit.h"
#include "views/widgets/plain_label.h"
#include "views/widgets/plain_text.h"
#include "views/widgets/theme.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace itsm {

using namespace Qt::Literals::StringLiterals;

RuleConflict::RuleConflict(QWidget *parent)
    : QWidget(parent)
    , m_message(new PlainLabel(this))
    , m_text(new JsonEdit(this))
    , m_takeTheirs(new QPushButton(this))
    , m_keepMine(new QPushButton(this))
{
    const Theme &t = theme();
    m_message->setWordWrap(true);
    m_message->setLook(FontRole::Form, ColorRole::Critical);
    m_text->setReadOnly(true);
    m_text->setObjectName(u"theirRule"_s);
    m_takeTheirs->setObjectName(u"takeTheirs"_s);
    m_keepMine->setObjectName(u"keepMine"_s);
    auto *choice = new QHBoxLayout;
    choice->setSpacing(t.space(2));
    choice->addStretch();
    choice->addWidget(m_takeTheirs);
    choice->addWidget(m_keepMine);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(t.space(2));
    column->addWidget(m_message);
    column->addWidget(m_text, 1);
    column->addLayout(choice);
    connect(m_takeTheirs, &QPushButton::clicked, this, &RuleConflict::theirsTaken);
    connect(m_keepMine, &QPushButton::clicked, this, &RuleConflict::mineKept);
    hide();
}

void RuleConflict::showTheirs(const QJsonObject &theirs, const QString &mine, const QString &message)
{
    m_theirs = theirs;
    m_text->setPlainText(ruleText(theirs));
    m_text->markDifferences(mine);
    m_message->setText(
        tr("%1 This is what is stored now:", "the first part is a sentence").arg(visibleControls(message)));
    show();
    m_takeTheirs->setFocus(Qt::OtherFocusReason);
}

void RuleConflict::retranslate()
{
    m_text->setAccessibleName(tr("The stored rule as JSON"));
    m_takeTheirs->setText(tr("Take theirs"));
    m_keepMine->setText(tr("Save mine over it"));
}

} // namespace itsm
