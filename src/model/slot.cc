#include "model/slot.h"

#include <google/protobuf/descriptor.h>

namespace smp::model {

using google::protobuf::FieldDescriptor;

void Slot::SetDefault() {
  switch (field_.cpp_type()) {
    case FieldDescriptor::CPPTYPE_INT32:
      return Set(std::int32_t{0});
    case FieldDescriptor::CPPTYPE_INT64:
      return Set(std::int64_t{0});
    case FieldDescriptor::CPPTYPE_UINT32:
      return Set(std::uint32_t{0});
    case FieldDescriptor::CPPTYPE_UINT64:
      return Set(std::uint64_t{0});
    case FieldDescriptor::CPPTYPE_DOUBLE:
      return Set(0.0);
    case FieldDescriptor::CPPTYPE_FLOAT:
      return Set(0.0F);
    case FieldDescriptor::CPPTYPE_BOOL:
      return Set(false);
    case FieldDescriptor::CPPTYPE_ENUM:
      return SetEnum(0);
    case FieldDescriptor::CPPTYPE_STRING:
      return Set(std::string());
    case FieldDescriptor::CPPTYPE_MESSAGE:
      SetMessage();
  }
}

}  // namespace smp::model
