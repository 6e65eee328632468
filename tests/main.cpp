#include "tests/support/test_program.h"

int main(int argc, char **argv)
{
    return itsm::TestProgram::main(argc, argv);
}
