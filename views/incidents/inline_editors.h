#pragma once

#include "views/incidents/inline_field.h"
#include "views/widgets/enum_box.h"
#include "views/widgets/pick_box.h"

namespace itsm {

// Editors of single fields, for InlineField. Each makes an Update with that field alone, or an Assign.

/// One line of required text.
[[nodiscard]] InlineField::MakeEditor lineEditor(std::optional<QString> IncidentPatch::*field, QString Incident::*value,
                                                 int maxLength, const QString &missing);
/// Several lines.
[[nodiscard]] InlineField::MakeEditor textEditor(std::optional<QString> IncidentPatch::*field,
                                                 QString Incident::*value);
/// Free text with proposals; may be empty. `proposals` is asked each time an editor opens.
[[nodiscard]] InlineField::MakeEditor proposalEditor(std::optional<QString> IncidentPatch::*field,
                                                     std::function<QString(const Incident &)> value, int maxLength,
                                                     std::function<QStringList()> proposals);
[[nodiscard]] InlineField::MakeEditor assigneeEditor(std::function<const Directory &()> directory, UserId me);
[[nodiscard]] InlineField::MakeEditor itemEditor(std::function<const Directory &()> directory);

/// One value of a closed list.
template <typename E, typename Owner, size_t N>
[[nodiscard]] InlineField::MakeEditor enumEditor(std::optional<E> IncidentPatch::*field, Token<E> Owner::*value,
                                                 const std::array<E, N> &values)
{
    return [field, value, values](QWidget *parent) {
        auto *box = new QComboBox(parent);
        fillEnumBox(box, values);
        InlineEditor editor;
        editor.widget = box;
        editor.load = [box, value](const Incident &incident) { setEnumValue(box, incident.*value); };
        editor.command = [box, field](QString &) -> std::optional<IncidentCommand> {
            IncidentPatch patch;
            patch.*field = enumValue<E>(box);
            return Update{patch};
        };
        return editor;
    };
}

} // namespace itsm
