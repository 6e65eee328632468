#pragma once

#include <QDir>
#include <QFileInfo>

namespace itsm {

/// Bodies of requests in files that a server process still holds. They are gone when their request has ended.
inline QFileInfoList bodyFiles(qint64 processId)
{
    using namespace Qt::Literals::StringLiterals;
    QFileInfoList open = QDir(u"/proc/%1/fd"_s.arg(processId)).entryInfoList(QDir::System | QDir::Files);
    open.removeIf([](const QFileInfo &file) { return !file.symLinkTarget().contains(u"/itsmd-body-"_s); });
    return open;
}

} // namespace itsm
