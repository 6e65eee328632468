#include "tests/support/test_program.h"

#include <QFileInfo>
#include <cstdio>
#include <map>

namespace itsm {

namespace {

std::map<QByteArray, TestProgram::Run> &programs()
{
    static std::map<QByteArray, TestProgram::Run> all;
    return all;
}

} // namespace

TestProgram::TestProgram(const char *file, Run run)
{
    constexpr QByteArrayView prefix = "tst_";
    const QByteArray name = QFileInfo(QString::fromUtf8(file)).completeBaseName().toUtf8();
    Q_ASSERT(name.startsWith(prefix));
    programs().emplace(name.sliced(prefix.size()), run);
}

int TestProgram::main(int argc, char **argv)
{
    const auto found = argc > 1 ? programs().find(argv[1]) : programs().end();
    if (found != programs().end()) {
        argv[1] = argv[0];
        return found->second(argc - 1, argv + 1);
    }
    std::fprintf(stderr, "Usage: %s NAME [ARGUMENTS OF QT TEST]\n\nName one of these tests:\n", argv[0]);
    for (const auto &program : programs())
        std::fprintf(stderr, "  %s\n", program.first.constData());
    return 2;
}

} // namespace itsm
