#include "views/admin/rule_conflict.h"

#include "services/rules/rule_text.h"
#include "views/admin/json_edit.h"
#include "views/widgets/console_style.h"
#include "views/widgets/mark_label.h"
#include "views/widgets/plain_label.h"
#include "views/widgets/plain_text.h"
#include "views/widgets/theme.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollBar>

namespace itsm {

using namespace Qt::Literals::StringLiterals;

RuleConflict::RuleConflict(JsonEdit &mine, QWidget *parent)
    : QWidget(parent)
    , m_mine(mine)
    , m_message(new PlainLabel(this))
    , m_text(new JsonEdit(this))
    , m_takeTheirs(new QPushButton(this))
    , m_keepMine(new QPushButton(this))
{
    const Theme &t = theme();
    m_message->setWordWrap(true);
    m_message->setLook(FontRole::Form, ColorRole::High);
    auto *sign = new MarkLabel(MarkLabel::Shape::Plain, this);
    sign->setMark({Sign::Triangle, ColorRole::High}, {});
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
    column->addLayout(sign->rowWith(m_message));
    column->addWidget(m_text, 1);
    column->addLayout(choice);
    connect(m_takeTheirs, &QPushButton::clicked, this, &RuleConflict::theirsTaken);
    connect(m_keepMine, &QPushButton::clicked, this, &RuleConflict::mineKept);
    const auto follow = [this](QScrollBar *other) {
        return [this, other](int place) {
            // A shorter text stops at its end and must not take the longer one back there.
            if (!isVisible() || std::exchange(m_isFollowing, true))
                return;
            other->setValue(place);
            m_isFollowing = false;
        };
    };
    connect(m_text->verticalScrollBar(), &QScrollBar::valueChanged, this, follow(m_mine.verticalScrollBar()));
    connect(m_mine.verticalScrollBar(), &QScrollBar::valueChanged, this, follow(m_text->verticalScrollBar()));
    hide();
}

void RuleConflict::showTheirs(const QJsonObject &theirs, const QString &message)
{
    m_theirs = theirs;
    m_reason = visibleControls(message);
    m_text->setPlainText(ruleText(theirs));
    show();
    compare();
    showFocusRing(*this);
    m_takeTheirs->setFocus(Qt::OtherFocusReason);
    // When both have the height that is left to them.
    QMetaObject::invokeMethod(m_text, &JsonEdit::showFirstDifference, Qt::QueuedConnection);
}

void RuleConflict::compare()
{
    m_differences = m_text->markDifferences(m_mine.toPlainText());
    m_missing = m_mine.markDifferences(m_text->toPlainText());
    showWords();
}

void RuleConflict::end()
{
    hide();
    m_mine.clearDifferences();
}

void RuleConflict::showWords()
{
    const QString difference =
        m_differences > 0
            ? tr("%1 Now %n line(s) of the stored rule differ from yours:", "the first part is a sentence",
                 m_differences)
            : tr("%1 Now the stored rule lacks %n line(s) of yours:", "the first part is a sentence", m_missing);
    m_message->setText(difference.arg(m_reason));
}

void RuleConflict::retranslate()
{
    m_text->setAccessibleName(tr("The stored rule as JSON"));
    m_takeTheirs->setText(tr("Take theirs"));
    m_keepMine->setText(tr("Save mine over it"));
    showWords();
}

} // namespace itsm
