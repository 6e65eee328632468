#pragma once

#include <QCoreApplication>
#include <QTest>

namespace itsm {

/// The tests of a folder are one program; `desk_tests intake` runs those of tst_intake.cpp, and what follows the name
/// goes to Qt Test. Without a name it lists them.
class TestProgram
{
public:
    using Run = int (*)(int argc, char **argv);

    /// Of the source file tst_NAME.cpp. Before main().
    TestProgram(const char *file, Run run);

    /// Runs the test that the first argument names.
    static int main(int argc, char **argv);

    /// What QTEST_MAIN() and its like do, but for the search for data beside the source.
    template <typename Test, typename Application>
    static int runIn(int argc, char **argv)
    {
        QTest::Internal::callInitMain<Test>();
        Application application(argc, argv);
        application.setAttribute(Qt::AA_Use96Dpi, true);
        Test test;
        return QTest::qExec(&test, argc, argv);
    }
    template <typename Test>
    static int runAlone(int argc, char **argv)
    {
        QTest::Internal::callInitMain<Test>();
        Test test;
        return QTest::qExec(&test, argc, argv);
    }
};

} // namespace itsm

/// At the end of tst_NAME.cpp: its tests are those of the class, in an application of this kind.
#define ITSM_TEST_IN(Application, Test)                                                                                \
    static const itsm::TestProgram programOf##Test(__FILE__, &itsm::TestProgram::runIn<Test, Application>);
#define ITSM_TEST(Test) ITSM_TEST_IN(QCoreApplication, Test)
/// The same without an application.
#define ITSM_TEST_ALONE(Test)                                                                                          \
    static const itsm::TestProgram programOf##Test(__FILE__, &itsm::TestProgram::runAlone<Test>);
