#include "views/shell/setting_row.h"

#include "views/widgets/plain_label.h"
#include "views/widgets/theme.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QHBoxLayout>
#include <QVBoxLayout>
#include <algorithm>

namespace itsm {
using namespace Qt::Literals::StringLiterals;

SettingRow::SettingRow(QWidget *control, QWidget *parent)
    : QWidget(parent)
    , m_control(control)
    , m_name(new PlainLabel(this))
    , m_hint(new PlainLabel(this))
{
    m_name->setLook(FontRole::Form);
    m_name->setBuddy(control);
    m_hint->setLook(FontRole::Meta, ColorRole::Muted);
    m_hint->setWordWrap(true);
    auto *words = new QVBoxLayout;
    words->setSpacing(theme().px(2));
    words->addWidget(m_name);
    words->addWidget(m_hint);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, theme().space(2), 0, theme().space(2));
    row->setSpacing(theme().space(6));
    row->addLayout(words, 1);
    row->addWidget(control, 0, Qt::AlignRight | Qt::AlignVCenter);
    if (!qobject_cast<QAbstractButton *>(control))
        control->setFixedWidth(theme().px(240));
}

void SettingRow::setTexts(const QString &name, const QString &hint, const QString &otherNames)
{
    m_otherNames = otherNames;
    m_name->setText(name);
    m_hint->setText(hint);
    m_hint->setVisible(!hint.isEmpty());
    m_control->setAccessibleName(name);
    m_control->setAccessibleDescription(hint);
}

bool SettingRow::matches(const QString &typed) const
{
    QString texts = m_name->fullText() + u'\n' + m_hint->fullText() + u'\n' + m_otherNames;
    // What one can choose is looked for as well: "dark".
    if (const auto *box = qobject_cast<QComboBox *>(m_control)) {
        for (int i = 0; i < box->count(); ++i)
            texts += u'\n' + box->itemText(i);
    }
    return hasWords(texts, typed);
}

bool SettingRow::hasWords(const QString &texts, const QString &typed)
{
    const QStringList words = typed.split(u' ', Qt::SkipEmptyParts);
    return std::ranges::all_of(words, [&](const QString &word) { return texts.contains(word, Qt::CaseInsensitive); });
}

} // namespace itsm
