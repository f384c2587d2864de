#include "validate/v1_generator.h"

#include <google/protobuf/descriptor.h>

#include <initializer_list>
#include <random>
#include <string>

#include "model/random_message.h"

namespace smp {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;

// Replaces values of a random message by such that both editions can hold, or nearly.
class Tamer {
 public:
  explicit Tamer(std::uint32_t seed) : random_(seed) {}

  void Tame(Message& message) {
    if (message.GetDescriptor()->file()->package() != "smp.v1") return;
    std::vector<const FieldDescriptor*> fields;
    message.GetReflection()->ListFields(message, &fields);
    for (const FieldDescriptor* field : fields) {
      if (!field->is_map()) Field(message, *field);
    }
  }

 private:
  template <typename T>
  T Pick(std::initializer_list<T> values) {
    return values.begin()[random_() % values.size()];
  }

  void Field(Message& message, const FieldDescriptor& field) {
    const Reflection& reflection = *message.GetReflection();
    if (field.is_repeated()) {
      if (field.cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE) return;
      for (int i = 0; i < reflection.FieldSize(message, &field); ++i) {
        Tame(*reflection.MutableRepeatedMessage(&message, &field, i));
      }
      return;
    }
    switch (field.cpp_type()) {
      case FieldDescriptor::CPPTYPE_MESSAGE:
        return Tame(*reflection.MutableMessage(&message, &field));
      case FieldDescriptor::CPPTYPE_INT64:
        return reflection.SetInt64(&message, &field, Integer());
      case FieldDescriptor::CPPTYPE_DOUBLE:
        return reflection.SetDouble(&message, &field, Double(field));
      case FieldDescriptor::CPPTYPE_ENUM: {
        const auto& type = *field.enum_type();
        const auto index = static_cast<int>(random_() % static_cast<unsigned>(type.value_count()));
        return reflection.SetEnumValue(&message, &field, type.value(index)->number());
      }
      case FieldDescriptor::CPPTYPE_STRING:
        return Text(message, field);
      default:
        return;
    }
  }

  std::int64_t Integer() {
    return Pick<std::int64_t>({0, 1, 1, 2, 3, 64, 1000, 499'999, 500'000, 128'000'000,
                               34'359'738'368, 2'147'483'647, 2'147'483'648, 8'000'000'000, -5,
                               9'223'372'036'854'775'807, 9'223'372'036'854'000'000});
  }

  double Double(const FieldDescriptor& field) {
    if (field.name() == "rank_percent") return Pick({50.0, 90.0, 90.0, 99.0, 99.9});
    return Pick({0.0, 0.4, 0.5, 1.0, 2.5, 50.0, 100.0, 1000.0, 6333.3, 1e12, 1e300, 3e9, -1.5});
  }

  void Text(Message& message, const FieldDescriptor& field) {
    const Reflection& reflection = *message.GetReflection();
    const std::string& name = field.full_name();
    if (name == "smp.v1.Report.id") {
      if (random_() % 4 == 0) return;
      return reflection.SetString(&message, &field, "7d0a3c52-3f8e-4a56-8a44-6a5b8c1f2e90");
    }
    if (name == "smp.v1.Service.name" || name == "smp.v1.UsageSubject.service") {
      return reflection.SetString(&message, &field, Pick<const char*>({"web", "db", "queue", ""}));
    }
    if (name == "smp.v1.Orchestrator.name") {
      reflection.SetString(&message, &field, Pick<const char*>({"kubernetes", "kubernetes", "k"}));
    }
  }

  std::mt19937 random_;
};

}  // namespace

v1::Document RandomV1(std::uint32_t seed) {
  // The report is the first of the bodies and has most in it.
  const std::vector<model::DocumentType> types = model::DocumentTypes();
  const std::size_t body = seed % 3 != 0 ? 0 : 1 + (seed / 3) % 5;
  v1::Document document;
  document.CopyFrom(*model::RandomMessage(types[body], model::Filling::kSubset, seed));
  document.set_smp_version("v1.0.0");
  Tamer(seed).Tame(document);
  document.set_smp_version("v1.0.0");
  return document;
}

}  // namespace smp
