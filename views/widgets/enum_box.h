#pragma once

#include "views/widgets/signs.h"
#include "views/widgets/token_text.h"

#include <QComboBox>
#include <QIcon>

namespace itsm {

/// The sign of a value as an icon in the colours of the theme in force.
[[nodiscard]] QIcon markIcon(const Mark &mark);

/// Fills a combo box with the names of a closed list, strongest first; keeps the choice, and the value of a foreign
/// server that setEnumValue() put there. Called again when the language or the theme changes.
template <typename E, size_t N>
void fillEnumBox(QComboBox *box, const std::array<E, N> &values, const QString &first = {})
{
    const QVariant kept = box->currentData();
    const int foreign = box->findData(static_cast<int>(E::Unknown));
    const QString foreignText = box->itemText(foreign);
    const QSignalBlocker blocker(box);
    box->clear();
    if (!first.isEmpty())
        box->addItem(first, -1);
    for (auto it = values.rbegin(); it != values.rend(); ++it)
        box->addItem(markIcon(markOf(*it)), displayText(*it), static_cast<int>(*it));
    if (foreign >= 0)
        box->addItem(foreignText, static_cast<int>(E::Unknown));
    const int index = box->findData(kept);
    box->setCurrentIndex(index < 0 ? 0 : index);
}

/// What is chosen; nothing for `first`, and for a value of a foreign server, which has no name here.
template <typename E>
[[nodiscard]] std::optional<E> enumValue(const QComboBox *box)
{
    const int value = box->currentData().toInt();
    if (value < 0 || !box->currentData().isValid() || static_cast<E>(value) == E::Unknown)
        return {};
    return static_cast<E>(value);
}

template <typename E>
void setEnumValue(QComboBox *box, const Token<E> &value)
{
    int index = box->findData(static_cast<int>(value.value()));
    // A value of a foreign server is offered as it came.
    if (index < 0) {
        box->addItem(displayText(value), static_cast<int>(value.value()));
        index = box->count() - 1;
    }
    box->setCurrentIndex(index);
}

} // namespace itsm
