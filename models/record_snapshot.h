#pragma once

#include <QJsonValue>
#include <QString>
#include <functional>

namespace itsm {

/// Records of a list as they were at one moment: later changes of the list do not touch them. Read in the thread of the
/// list, and not longer than the list lives.
struct RecordSnapshot
{
    qsizetype count = 0;
    std::function<QString(qsizetype record, int column)> text;    ///< what the cell says
    std::function<QJsonValue(qsizetype record, int column)> json; ///< the same for programs
    int ageColumn = -1; ///< says in other words what another column says; −1: there is none
};

} // namespace itsm
