#pragma once

#include "views/widgets/signs.h"
#include "views/widgets/token_text.h"

#include <QComboBox>
#include <QIcon>

namespace itsm {

/// The sign of a value as an icon in the colours of the theme in force.
[[nodiscard]] QIcon markIcon(const Mark &mark);

/// Fills a combo box with the names of a closed list, strongest first; keeps the choice. Called again when the language
/// or the theme changes.
template <typename E, size_t N>
void fillEnumBox(QComboBox *box, const std::array<E, N> &values, const QString &first = {})
{
    const QVariant kept = box->currentData();
    const QSignalBlocker blocker(box);
    box->clear();
    if (!first.isEmpty())
        box->addItem(first, -1);
    for (auto it = values.rbegin(); it != values.rend(); ++it)
        box->addItem(markIcon(markOf(*it)), displayText(*it), static_cast<int>(*it));
    const int index = box->findData(kept);
    box->setCurrentIndex(index < 0 ? 0 : index);
}

template <typename E>
[[nodiscard]] std::optional<E> enumValue(const QComboBox *box)
{
    const int value = box->currentData().toInt();
    return value < 0 || !box->currentData().isValid() ? std::nullopt : std::optional<E>(static_cast<E>(value));
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
