#pragma once

#include <QAbstractItemModelTester>

namespace itsm {

/// What a model that breaks a rule of models comes to.
inline constexpr auto failsTheTest = QAbstractItemModelTester::FailureReportingMode::QtTest;

} // namespace itsm
