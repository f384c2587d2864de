// smp-validate: checks SMP documents and prints findings. See --help.
#include "programs/run.h"
#include "validator/validator.h"

int main(int argc, char** argv) {
  return smp::programs::RunMain("smp-validate", argc, argv, smp::validator::Validator);
}
