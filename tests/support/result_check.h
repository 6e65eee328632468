#pragma once

#include "services/domain/result.h"

#include <QTest>

namespace itsm {

/// An error as a test's message: its code, text and details.
[[nodiscard]] QByteArray describe(const Error &error);

} // namespace itsm

/// Fails the test function with the error of a Result that should have succeeded.
#define ITSM_VERIFY(expression)                                                                                        \
    do {                                                                                                               \
        const auto itsmChecked = (expression);                                                                         \
        if (!QTest::qVerify(itsmChecked.has_value(), #expression,                                                      \
                            itsmChecked ? "" : ::itsm::describe(itsmChecked.error()).constData(), __FILE__, __LINE__)) \
            return;                                                                                                    \
    } while (false)

/// Declares `declaration` from the value of a Result or fails the test function.
#define ITSM_UNWRAP(declaration, expression)                                                                           \
    auto ITSM_TRY_CONCAT(itsmUnwrapped, __LINE__) = (expression);                                                      \
    if (!QTest::qVerify(ITSM_TRY_CONCAT(itsmUnwrapped, __LINE__).has_value(), #expression,                             \
                        ITSM_TRY_CONCAT(itsmUnwrapped, __LINE__)                                                       \
                            ? ""                                                                                       \
                            : ::itsm::describe(ITSM_TRY_CONCAT(itsmUnwrapped, __LINE__).error()).constData(),          \
                        __FILE__, __LINE__))                                                                           \
        return;                                                                                                        \
    declaration = std::move(*ITSM_TRY_CONCAT(itsmUnwrapped, __LINE__))

/// Fails the test function unless the Result holds an error of this code.
#define ITSM_VERIFY_ERROR(expression, expectedCode)                                                                    \
    do {                                                                                                               \
        const auto itsmChecked = (expression);                                                                         \
        if (!QTest::qVerify(!itsmChecked.has_value(), #expression, "succeeded", __FILE__, __LINE__))                   \
            return;                                                                                                    \
        if (!QTest::qVerify(itsmChecked.error().code == (expectedCode), #expression,                                   \
                            ::itsm::describe(itsmChecked.error()).constData(), __FILE__, __LINE__))                    \
            return;                                                                                                    \
    } while (false)
