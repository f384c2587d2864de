// Texts of a message in protobuf's text format.
#pragma once

#include <google/protobuf/text_format.h>

#include <string>

namespace smp::model {

// Writes texts readably, which the library would write with every letter but ASCII as digits.
class TextPrinter : public google::protobuf::TextFormat::FastFieldValuePrinter {
 public:
  void PrintString(const std::string& value,
                   google::protobuf::TextFormat::BaseTextGenerator* generator) const override;
};

}  // namespace smp::model
