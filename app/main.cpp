#include "app/application.h"
#include "app/program.h"

int main(int argc, char **argv)
{
    return Promontory::runProgram(argc, argv, &Promontory::runWindow);
}
