#pragma once

#include <QCoreApplication>

namespace itsm {

/// The translation of a text that QT_TRANSLATE_NOOP() marked as one of the context "CsvImport".
inline QString csvText(const char *text)
{
    return QCoreApplication::translate("CsvImport", text);
}

} // namespace itsm
