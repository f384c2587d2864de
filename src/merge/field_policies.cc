#include "merge/field_policies.h"

#include <algorithm>
#include <cassert>
#include <limits>
#include <map>
#include <set>
#include <vector>

#include "model/wire.h"

namespace smp::merge {

namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;

constexpr FieldPolicy kResultPolicies[] = {
    {"id", Policy::kComputed},
    {"labels", Policy::kCommonEntries},
    {"repetition", Policy::kEqual},
    {"client_id", Policy::kDropped},
    {"stage_name", Policy::kEqual},
    {"kind", Policy::kComputed},
    {"merged_from", Policy::kComputed},
    {"window", Policy::kComputed},
    {"requests", Policy::kSum},
    {"achieved_requests_per_second", Policy::kComputed},
    {"bytes", Policy::kSum},
    {"latency", Policy::kComputed},
    {"further_latencies", Policy::kComputed},
    {"resource_usage", Policy::kUnion},
    {"configuration_propagation", Policy::kUnion},
    {"mesh_evidence", Policy::kEqual},
    {"details_uri", Policy::kEqual},
    {"pattern_outcomes", Policy::kNamedSums},
    {"achieved_rate_basis", Policy::kComputed},
};

constexpr FieldPolicy kReportPolicies[] = {
    {"id", Policy::kComputed},
    {"name", Policy::kEqual},
    {"description", Policy::kEqual},
    {"labels", Policy::kCommonEntries},
    {"annotations", Policy::kCommonEntries},
    {"created_time", Policy::kEqual},
    {"producer", Policy::kComputed},
    {"references", Policy::kComputed},
    {"infrastructure", Policy::kComputed},
    {"mesh", Policy::kComputed},
    {"workload", Policy::kComputed},
    {"test", Policy::kComputed},
    {"results", Policy::kComputed},
    {"meshmark", Policy::kDropped},
    {"extensions", Policy::kCommonEntries},
    {"upgrade_trail", Policy::kDropped},
    {"experiment", Policy::kEqual},
};

const FieldDescriptor& FieldOf(const FieldPolicy& row, const Message& message) {
  const FieldDescriptor* field = message.GetDescriptor()->FindFieldByName(std::string(row.field));
  assert(field != nullptr);
  return *field;
}

// Items of a list, or entries of a map, by their bytes.
std::map<std::string, std::unique_ptr<Message>> ItemsOf(const Message& message,
                                                        const FieldDescriptor& field) {
  std::map<std::string, std::unique_ptr<Message>> items;
  const Reflection& reflection = *message.GetReflection();
  for (int i = 0; i < reflection.FieldSize(message, &field); ++i) {
    const Message& item = reflection.GetRepeatedMessage(message, &field, i);
    std::unique_ptr<Message> copy(item.New());
    copy->CopyFrom(item);
    items.emplace(model::WriteBinary(item), std::move(copy));
  }
  return items;
}

void SetItems(const std::map<std::string, std::unique_ptr<Message>>& items,
              const FieldDescriptor& field, Message& message) {
  const Reflection& reflection = *message.GetReflection();
  reflection.ClearField(&message, &field);
  for (const auto& [bytes, item] : items) {
    reflection.AddMessage(&message, &field)->CopyFrom(*item);
  }
}

bool AreEqual(const Message& a, const Message& b, const FieldDescriptor& field) {
  const Reflection& reflection = *a.GetReflection();
  if (field.has_presence() && reflection.HasField(a, &field) != reflection.HasField(b, &field)) {
    return false;
  }
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_STRING:
      return reflection.GetString(a, &field) == reflection.GetString(b, &field);
    case FieldDescriptor::CPPTYPE_INT64:
      return reflection.GetInt64(a, &field) == reflection.GetInt64(b, &field);
    default:
      break;
  }
  assert(field.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE);
  return model::WriteBinary(reflection.GetMessage(a, &field)) ==
         model::WriteBinary(reflection.GetMessage(b, &field));
}

void KeepEqual(const Message& other, const FieldDescriptor& field, Message& merged) {
  if (!AreEqual(merged, other, field)) merged.GetReflection()->ClearField(&merged, &field);
}

void KeepCommonEntries(const Message& other, const FieldDescriptor& field, Message& merged) {
  auto items = ItemsOf(merged, field);
  const auto others = ItemsOf(other, field);
  std::erase_if(items, [&](const auto& item) { return others.count(item.first) == 0; });
  SetItems(items, field, merged);
}

bool AddTo(std::int64_t more, std::int64_t& sum) {
  if (more > std::numeric_limits<std::int64_t>::max() - sum) return false;
  sum += more;
  return true;
}

// A map from text to counts. One that is empty on one side is known on one side only.
bool AddCounts(const Message& other, const FieldDescriptor& field, Message& merged) {
  const FieldDescriptor* key = field.message_type()->map_key();
  const FieldDescriptor* value = field.message_type()->map_value();
  const Reflection& reflection = *merged.GetReflection();
  std::map<std::string, std::int64_t> sums;
  bool fits = true;
  for (const Message* one : {static_cast<const Message*>(&merged), &other}) {
    if (reflection.FieldSize(*one, &field) == 0) {
      reflection.ClearField(&merged, &field);
      return true;
    }
    for (int i = 0; i < reflection.FieldSize(*one, &field); ++i) {
      const Message& entry = reflection.GetRepeatedMessage(*one, &field, i);
      const Reflection& in_entry = *entry.GetReflection();
      fits = AddTo(in_entry.GetInt64(entry, value), sums[in_entry.GetString(entry, key)]) && fits;
    }
  }
  reflection.ClearField(&merged, &field);
  for (const auto& [name, count] : sums) {
    Message* entry = reflection.AddMessage(&merged, &field);
    entry->GetReflection()->SetString(entry, key, name);
    entry->GetReflection()->SetInt64(entry, value, count);
  }
  return fits;
}

// Adds every count that both messages state.
bool AddEach(const Message& other, Message& merged) {
  const Reflection& reflection = *merged.GetReflection();
  bool fits = true;
  for (int i = 0; i < merged.GetDescriptor()->field_count(); ++i) {
    const FieldDescriptor& field = *merged.GetDescriptor()->field(i);
    if (field.is_map()) {
      fits = AddCounts(other, field, merged) && fits;
    } else if (field.cpp_type() == FieldDescriptor::CPPTYPE_INT64) {
      if (reflection.HasField(merged, &field) && reflection.HasField(other, &field)) {
        std::int64_t sum = reflection.GetInt64(merged, &field);
        fits = AddTo(reflection.GetInt64(other, &field), sum) && fits;
        reflection.SetInt64(&merged, &field, sum);
      } else {
        reflection.ClearField(&merged, &field);
      }
    }
  }
  return fits;
}

bool AddMessage(const Message& other, const FieldDescriptor& field, Message& merged) {
  const Reflection& reflection = *merged.GetReflection();
  if (!reflection.HasField(merged, &field) || !reflection.HasField(other, &field)) {
    reflection.ClearField(&merged, &field);
    return true;
  }
  return AddEach(reflection.GetMessage(other, &field), *reflection.MutableMessage(&merged, &field));
}

// By the first field, which is the name.
std::map<std::string, std::unique_ptr<Message>> NamedItemsOf(const Message& message,
                                                             const FieldDescriptor& field) {
  std::map<std::string, std::unique_ptr<Message>> named;
  for (auto& [bytes, item] : ItemsOf(message, field)) {
    const std::string name =
        item->GetReflection()->GetString(*item, item->GetDescriptor()->field(0));
    auto& slot = named[name];
    slot.reset(item->New());
    slot->CopyFrom(*item);
  }
  return named;
}

bool AddNamed(const Message& other, const FieldDescriptor& field, Message& merged) {
  auto items = NamedItemsOf(merged, field);
  const auto others = NamedItemsOf(other, field);
  std::erase_if(items, [&](const auto& item) { return others.count(item.first) == 0; });
  bool fits = true;
  for (auto& [name, item] : items) fits = AddEach(*others.at(name), *item) && fits;
  SetItems(items, field, merged);
  return fits;
}

}  // namespace

std::span<const FieldPolicy> ResultPolicies() { return kResultPolicies; }

std::span<const FieldPolicy> ReportPolicies() { return kReportPolicies; }

void Begin(std::span<const FieldPolicy> policies, Message& merged) {
  for (const FieldPolicy& row : policies) {
    const FieldDescriptor& field = FieldOf(row, merged);
    switch (row.policy) {
      case Policy::kUnion:
        SetItems(ItemsOf(merged, field), field, merged);
        break;
      case Policy::kNamedSums:
        SetItems(NamedItemsOf(merged, field), field, merged);
        break;
      case Policy::kComputed:
      case Policy::kDropped:
        merged.GetReflection()->ClearField(&merged, &field);
        break;
      case Policy::kEqual:
      case Policy::kCommonEntries:
      case Policy::kSum:
        break;
    }
  }
}

bool MergeInto(std::span<const FieldPolicy> policies, const Message& other, Message& merged) {
  bool fits = true;
  for (const FieldPolicy& row : policies) {
    const FieldDescriptor& field = FieldOf(row, merged);
    switch (row.policy) {
      case Policy::kEqual:
        KeepEqual(other, field, merged);
        break;
      case Policy::kCommonEntries:
        KeepCommonEntries(other, field, merged);
        break;
      case Policy::kUnion: {
        auto items = ItemsOf(merged, field);
        items.merge(ItemsOf(other, field));
        SetItems(items, field, merged);
        break;
      }
      case Policy::kSum:
        fits = AddMessage(other, field, merged) && fits;
        break;
      case Policy::kNamedSums:
        fits = AddNamed(other, field, merged) && fits;
        break;
      case Policy::kComputed:
      case Policy::kDropped:
        break;
    }
  }
  return fits;
}

}  // namespace smp::merge
