// A place in a message, set by reflection.
#pragma once

#include <google/protobuf/message.h>

#include <cstdint>
#include <string>
#include <utility>

namespace smp::model {

// The place in a message that a value goes to: a field, or a new item of a repeated one.
class Slot {
 public:
  Slot(google::protobuf::Message& message, const google::protobuf::FieldDescriptor& field)
      : Slot(message, field, *message.GetReflection()) {}
  // The same for who has the message's reflection at hand.
  Slot(google::protobuf::Message& message, const google::protobuf::FieldDescriptor& field,
       const google::protobuf::Reflection& reflection)
      : message_(message), field_(field), reflection_(reflection) {}

  [[nodiscard]] const google::protobuf::FieldDescriptor& field() const { return field_; }

  void Set(bool value) { Put(&Reflection::SetBool, &Reflection::AddBool, value); }
  void Set(std::int32_t value) { Put(&Reflection::SetInt32, &Reflection::AddInt32, value); }
  void Set(std::int64_t value) { Put(&Reflection::SetInt64, &Reflection::AddInt64, value); }
  void Set(std::uint32_t value) { Put(&Reflection::SetUInt32, &Reflection::AddUInt32, value); }
  void Set(std::uint64_t value) { Put(&Reflection::SetUInt64, &Reflection::AddUInt64, value); }
  void Set(float value) { Put(&Reflection::SetFloat, &Reflection::AddFloat, value); }
  void Set(double value) { Put(&Reflection::SetDouble, &Reflection::AddDouble, value); }
  void Set(std::string value) {
    Put(&Reflection::SetString, &Reflection::AddString, std::move(value));
  }
  void SetEnum(int number) { Put(&Reflection::SetEnumValue, &Reflection::AddEnumValue, number); }
  google::protobuf::Message& SetMessage() {
    return field_.is_repeated() ? *reflection_.AddMessage(&message_, &field_)
                                : *reflection_.MutableMessage(&message_, &field_);
  }
  // The value of a type that has no other.
  void SetDefault();

 private:
  using Reflection = google::protobuf::Reflection;

  template <typename Setter, typename T>
  void Put(Setter set, Setter add, T value) {
    (reflection_.*(field_.is_repeated() ? add : set))(&message_, &field_, std::move(value));
  }

  google::protobuf::Message& message_;
  const google::protobuf::FieldDescriptor& field_;
  const google::protobuf::Reflection& reflection_;
};

}  // namespace smp::model
