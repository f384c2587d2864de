// What a public ExtraSchema holds.
#pragma once

#include "schema/schema_check.h"
#include "smp/validate.h"

namespace smp {

struct ExtraSchema::Impl {
  schema::ExtraSchema schema;
};

}  // namespace smp
