#pragma once

class QWidget;

namespace itsm {

/// What gives the keyboard to `from` gives it to `to`, a part of it. For a container whose parts were made before it:
/// a focus proxy would be one more place in the order of Tab, and lead from there back to `to`, so that nothing behind
/// the container is ever reached.
void passFocus(QWidget *from, QWidget *to);

} // namespace itsm
