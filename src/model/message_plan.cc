#include "model/message_plan.h"

#include <memory>
#include <mutex>
#include <unordered_map>

#include "smp/options/v1/options.pb.h"

namespace smp::model {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::EnumDescriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::MessageFactory;

class Plans {
 public:
  const MessagePlan& Of(const Descriptor& type) {
    const std::lock_guard lock(mutex_);
    return Get(type);
  }

 private:
  // Types refer to each other, so a plan is known before it is complete.
  MessagePlan& Get(const Descriptor& type) {
    auto& plan = plans_[&type];
    if (plan != nullptr) return *plan;
    plan = std::make_unique<MessagePlan>();
    MessagePlan& made = *plan;
    Fill(type, made);
    return made;
  }

  void Fill(const Descriptor& type, MessagePlan& plan) {
    plan.reflection = MessageFactory::generated_factory()->GetPrototype(&type)->GetReflection();
    plan.has_oneof = type.real_oneof_decl_count() > 0;
    std::vector<std::string_view> names;
    for (int i = 0; i < type.field_count(); ++i) {
      names.push_back(type.field(i)->name());
      plan.fields.push_back(PlanOfField(*type.field(i)));
    }
    plan.names = document::NameTable(names);
  }

  FieldPlan PlanOfField(const FieldDescriptor& field) {
    FieldPlan plan;
    plan.field = &field;
    plan.cpp_type = field.cpp_type();
    plan.is_repeated = field.is_repeated();
    plan.is_map = field.is_map();
    const auto& constraints = field.options().GetExtension(options::v1::field);
    plan.is_bounded_below = constraints.has_minimum() || constraints.has_exclusive_minimum();
    plan.is_bounded_above = constraints.has_maximum() || constraints.has_exclusive_maximum();
    if (const auto* type = field.message_type(); type != nullptr) {
      plan.special = SpecialOf(*type);
      plan.message = &Get(*type);
    }
    if (field.enum_type() != nullptr) AddNames(*field.enum_type(), plan);
    return plan;
  }

  static void AddNames(const EnumDescriptor& type, FieldPlan& plan) {
    std::vector<std::string_view> names;
    for (int i = 0; i < type.value_count(); ++i) {
      names.push_back(WrittenName(*type.value(i)));
      plan.enum_numbers.push_back(type.value(i)->number());
    }
    plan.enum_names = document::NameTable(names);
  }

  std::mutex mutex_;
  std::unordered_map<const Descriptor*, std::unique_ptr<MessagePlan>> plans_;
};

}  // namespace

const MessagePlan& PlanOf(const Descriptor& type) {
  // Never destroyed: a thread may still be decoding when the process ends.
  static auto& plans = *new Plans;
  return plans.Of(type);
}

}  // namespace smp::model
