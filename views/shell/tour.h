#pragma once

#include <QSize>
#include <QString>

class QApplication;

namespace itsm {

class LanguageManager;

/// Works through the main job on a fresh sample workspace in a temporary folder: filter, open, acknowledge, assign,
/// escalate, resolve. Checks each step in the database, saves pictures of every page in both languages and themes to
/// `folder`, each of the window's `size`, and prints what it did. Returns the exit code of the program: 0, or 1 with
/// the step that failed.
int runTour(QApplication &app, LanguageManager &languages, const QString &folder, QSize size);

} // namespace itsm
