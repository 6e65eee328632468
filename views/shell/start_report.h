#pragma once

namespace itsm {

class MainWindow;

/// For measurements: prints "ready rss_kib=N" when the first rows of the list are on the screen, and ends the program.
void reportStart(MainWindow &window);

} // namespace itsm
