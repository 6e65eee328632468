#pragma once

#include <QVariant>
#include <functional>

class QObject;
class QWidget;

namespace itsm {

// What stands in the editor of a field: a text edit, a line, or a combo box.

/// A text, or the data of what is chosen.
[[nodiscard]] QVariant editorValue(const QWidget *editor);
void setEditorValue(QWidget *editor, const QVariant &value);
/// Calls `then` whenever another value stands there, while `context` lives.
void whenEdited(const QWidget *editor, QObject *context, const std::function<void()> &then);

} // namespace itsm
