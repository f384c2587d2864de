// The constraints written in the protos make sense: bounds in order, patterns that compile, units
// on numbers and equal to those in the names.
#include <google/protobuf/descriptor.h>

#include <array>
#include <catch2/catch.hpp>
#include <charconv>
#include <functional>
#include <map>
#include <optional>
#include <regex>
#include <string>
#include <string_view>
#include <vector>

#include "proto/descriptors.h"
#include "smp/options/v1/options.pb.h"

namespace {

using google::protobuf::Descriptor;
using google::protobuf::EnumDescriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::FileDescriptor;
using smp::options::v1::FieldConstraints;

constexpr std::string_view kOptionsPackage = "smp.options.v1";

const FieldConstraints& ConstraintsOf(const FieldDescriptor& field) {
  return field.options().GetExtension(smp::options::v1::field);
}

// True for a number, a list of them and a map to them: a bound or a unit is that of each value.
bool IsNumber(const FieldDescriptor& field) {
  if (field.is_map()) return IsNumber(*field.message_type()->map_value());
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_INT32:
    case FieldDescriptor::CPPTYPE_INT64:
    case FieldDescriptor::CPPTYPE_UINT32:
    case FieldDescriptor::CPPTYPE_UINT64:
    case FieldDescriptor::CPPTYPE_DOUBLE:
    case FieldDescriptor::CPPTYPE_FLOAT:
      return true;
    default:
      return false;
  }
}

// True for a string and for a map, whose keys a pattern constrains.
bool HasText(const FieldDescriptor& field) {
  return field.cpp_type() == FieldDescriptor::CPPTYPE_STRING || field.is_map();
}

bool HasBound(const FieldConstraints& constraints) {
  return constraints.has_minimum() || constraints.has_maximum() ||
         constraints.has_exclusive_minimum() || constraints.has_exclusive_maximum();
}

// The documented fields: those of v0, v02 and v1, without the options themselves.
void ForEachField(const std::function<void(const FieldDescriptor&)>& visit,
                  std::string_view package = "") {
  for (const FileDescriptor* file : smp::proto_test::Files()) {
    if (file->package() == kOptionsPackage) continue;
    if (!package.empty() && file->package() != package) continue;
    smp::proto_test::ForEachMessage(*file, [&](const Descriptor& message) {
      for (int i = 0; i < message.field_count(); ++i) visit(*message.field(i));
    });
  }
}

// One line "smp.v1.Stage.duration: what" for each field of which `fault` has something to say.
template <typename Fault>
std::string Faults(Fault fault, std::string_view package = "") {
  std::vector<std::string> lines;
  ForEachField(
      [&](const FieldDescriptor& field) {
        const std::string what = fault(field, ConstraintsOf(field));
        if (!what.empty()) lines.push_back(field.full_name() + ": " + what);
      },
      package);
  return smp::proto_test::Lines(lines);
}

std::optional<std::regex> Compile(const std::string& pattern) {
  try {
    return std::regex(pattern, std::regex::ECMAScript);
  } catch (const std::regex_error&) {
    return std::nullopt;
  }
}

// A span of time has one bound: that it is not empty.
bool IsBoundedDuration(const FieldDescriptor& field, const FieldConstraints& constraints) {
  return field.message_type() != nullptr &&
         field.message_type()->full_name() == "google.protobuf.Duration" &&
         constraints.has_exclusive_minimum() && constraints.exclusive_minimum() == 0 &&
         !constraints.has_minimum() && !constraints.has_maximum() &&
         !constraints.has_exclusive_maximum();
}

std::string BoundFault(const FieldDescriptor& field, const FieldConstraints& constraints) {
  if (IsBoundedDuration(field, constraints)) return "";
  if (HasBound(constraints) && !IsNumber(field)) return "a bound, but it is not a number";
  if (constraints.has_minimum() && constraints.has_exclusive_minimum()) return "two lower bounds";
  if (constraints.has_maximum() && constraints.has_exclusive_maximum()) return "two upper bounds";
  const bool lower = constraints.has_minimum() || constraints.has_exclusive_minimum();
  const bool upper = constraints.has_maximum() || constraints.has_exclusive_maximum();
  if (!lower || !upper) return "";
  const double least =
      constraints.has_minimum() ? constraints.minimum() : constraints.exclusive_minimum();
  const double most =
      constraints.has_maximum() ? constraints.maximum() : constraints.exclusive_maximum();
  const bool open = constraints.has_exclusive_minimum() || constraints.has_exclusive_maximum();
  return least > most || (open && least == most) ? "no number is within its bounds" : "";
}

std::string ItemFault(const FieldDescriptor& field, const FieldConstraints& constraints) {
  if (!constraints.has_min_items() && !constraints.has_max_items()) return "";
  if (!field.is_repeated()) return "a number of items, but it is not a list or a map";
  if (constraints.has_min_items() && constraints.has_max_items() &&
      constraints.min_items() > constraints.max_items()) {
    return "min_items is more than max_items";
  }
  return "";
}

std::string PatternFault(const FieldDescriptor& field, const FieldConstraints& constraints) {
  if (constraints.has_min_length() && !HasText(field)) return "min_length, but it is not a string";
  if (constraints.pattern().empty()) return "";
  if (!HasText(field)) return "a pattern, but it is not a string or a map";
  if (!Compile(constraints.pattern())) return "not a regular expression: " + constraints.pattern();
  return "";
}

std::string ExampleFault(const FieldDescriptor& field, const FieldConstraints& constraints) {
  const std::string& example = constraints.example();
  if (example.empty()) return "";
  if (field.cpp_type() == FieldDescriptor::CPPTYPE_STRING && !constraints.pattern().empty()) {
    const std::optional<std::regex> pattern = Compile(constraints.pattern());
    if (pattern && !std::regex_search(example, *pattern)) {
      return "example " + example + " does not match " + constraints.pattern();
    }
  }
  if (!IsNumber(field)) return "";
  double value = 0;
  const auto [end, error] = std::from_chars(example.data(), example.data() + example.size(), value);
  if (error != std::errc() || end != example.data() + example.size()) {
    return "example " + example + " is not a number";
  }
  const bool within =
      (!constraints.has_minimum() || value >= constraints.minimum()) &&
      (!constraints.has_maximum() || value <= constraints.maximum()) &&
      (!constraints.has_exclusive_minimum() || value > constraints.exclusive_minimum()) &&
      (!constraints.has_exclusive_maximum() || value < constraints.exclusive_maximum());
  return within ? "" : "example " + example + " is out of bounds";
}

std::string RequiredFault(const FieldDescriptor& field, const FieldConstraints& constraints) {
  if (constraints.required() && field.real_containing_oneof() != nullptr) {
    return "required inside a oneof: another member would be impossible";
  }
  if (constraints.required() && !constraints.deprecated_by().empty()) {
    return "required and deprecated";
  }
  return "";
}

std::string SinceFault(const FieldDescriptor&, const FieldConstraints& constraints) {
  static const std::regex version("[0-9]+\\.[0-9]+\\.[0-9]+");
  if (constraints.since().empty() || std::regex_match(constraints.since(), version)) return "";
  return "since is not a version: " + constraints.since();
}

// The unit that the end of a name declares, empty when it declares none.
std::string_view UnitOfName(std::string_view name) {
  constexpr std::array<std::string_view, 6> kUnits = {"ms",    "ns",         "mb",
                                                      "bytes", "millicores", "percent"};
  for (const std::string_view unit : kUnits) {
    if (name == unit) return unit;
    if (name.ends_with(unit) && name[name.size() - unit.size() - 1] == '_') return unit;
  }
  return "";
}

std::string UnitFault(const FieldDescriptor& field, const FieldConstraints& constraints) {
  if (constraints.unit().empty()) return "";
  if (!IsNumber(field)) return "unit " + constraints.unit() + ", but it is not a number";
  const std::string_view declared = UnitOfName(field.name());
  if (declared.empty() || constraints.unit() == declared) return "";
  return "unit " + constraints.unit() + ", but the name says " + std::string(declared);
}

}  // namespace

TEST_CASE("Constraints: bounds are on numbers and in order", "[proto]") {
  CHECK(Faults(BoundFault) == "");
}

TEST_CASE("Constraints: counts of items are on lists and maps, and in order", "[proto]") {
  CHECK(Faults(ItemFault) == "");
}

TEST_CASE("Constraints: patterns are on text and compile", "[proto]") {
  CHECK(Faults(PatternFault) == "");
}

TEST_CASE("Constraints: examples satisfy what is asked of their field", "[proto]") {
  CHECK(Faults(ExampleFault) == "");
}

TEST_CASE("Constraints: no required field is impossible", "[proto]") {
  CHECK(Faults(RequiredFault) == "");
}

TEST_CASE("Constraints: since holds a version", "[proto]") { CHECK(Faults(SinceFault) == ""); }

TEST_CASE("Constraints: the unit is that of the name", "[proto]") {
  CHECK(Faults(UnitFault) == "");
}

TEST_CASE("Constraints: v0 and v02 require nothing, as upstream", "[proto]") {
  const auto required = [](const FieldDescriptor&, const FieldConstraints& constraints) {
    return std::string(constraints.required() || constraints.has_min_items() ? "required" : "");
  };
  CHECK(Faults(required, "smp.v0") == "");
  CHECK(Faults(required, "smp.v02") == "");
}

TEST_CASE("Constraints: every number of v1 has a unit", "[proto]") {
  const auto missing = [](const FieldDescriptor& field, const FieldConstraints& constraints) {
    return std::string(IsNumber(field) && constraints.unit().empty() ? "no unit" : "");
  };
  CHECK(Faults(missing, "smp.v1") == "");
}

TEST_CASE("Constraints: the numbers of v0 without a unit are those of upstream", "[proto]") {
  const auto bare = [](std::string_view package) {
    std::vector<std::string> names;
    ForEachField(
        [&](const FieldDescriptor& field) {
          if (IsNumber(field) && ConstraintsOf(field).unit().empty())
            names.push_back(field.full_name());
        },
        package);
    return names;
  };
  CHECK(bare("smp.v0") == std::vector<std::string>{
                              "smp.v0.ServiceMeshConfig.IngressGateway.bps",
                              "smp.v0.ServiceMeshConfig.EgressGateway.bps",
                              "smp.v0.ServiceMeshConfig.Sidecar.bps",
                              "smp.v0.PerformanceTestResult.CPU.user",
                              "smp.v0.PerformanceTestResult.CPU.nice",
                              "smp.v0.PerformanceTestResult.CPU.system",
                              "smp.v0.PerformanceTestResult.CPU.idle",
                              "smp.v0.PerformanceTestResult.CPU.iowait",
                              "smp.v0.PerformanceTestResult.CPU.hardware_interrupt",
                              "smp.v0.PerformanceTestResult.CPU.software_interrupt",
                              "smp.v0.PerformanceTestResult.CPU.steal",
                          });
  CHECK(bare("smp.v02") == std::vector<std::string>{"smp.v02.ServiceMeshConfig.IngressGateway.bps",
                                                    "smp.v02.ServiceMeshConfig.Sidecar.bps"});
}

TEST_CASE("Constraints: numbers of v1 that can be large have 64 bits", "[proto]") {
  std::vector<std::string> narrow;
  ForEachField(
      [&](const FieldDescriptor& field) {
        const bool is_narrow = field.cpp_type() == FieldDescriptor::CPPTYPE_INT32 ||
                               field.cpp_type() == FieldDescriptor::CPPTYPE_UINT32 ||
                               field.cpp_type() == FieldDescriptor::CPPTYPE_FLOAT;
        if (is_narrow) narrow.push_back(field.full_name());
      },
      "smp.v1");
  CHECK(smp::proto_test::Lines(narrow) == "");
}

TEST_CASE("Constraints: enums of v1 start with UNSPECIFIED", "[proto]") {
  std::vector<std::string> others;
  for (const FileDescriptor* file : smp::proto_test::Files()) {
    if (file->package() != "smp.v1") continue;
    smp::proto_test::ForEachEnum(*file, [&](const EnumDescriptor& type) {
      const google::protobuf::EnumValueDescriptor* zero = type.FindValueByNumber(0);
      if (zero == nullptr || !zero->name().ends_with("_UNSPECIFIED")) {
        others.push_back(type.full_name());
      }
    });
  }
  CHECK(smp::proto_test::Lines(others) == "");
}

TEST_CASE("Constraints: kinds of documents are unique, and only oneofs can be required",
          "[proto]") {
  std::map<std::string, std::string> kinds;
  std::vector<std::string> faults;
  for (const FileDescriptor* file : smp::proto_test::Files()) {
    smp::proto_test::ForEachMessage(*file, [&](const Descriptor& message) {
      const smp::options::v1::MessageConstraints& constraints =
          message.options().GetExtension(smp::options::v1::message);
      if (constraints.oneof_required() && message.real_oneof_decl_count() == 0) {
        faults.push_back(message.full_name() + ": oneof_required, but it has no oneof");
      }
      if (constraints.document_kind().empty()) return;
      const std::string kind = file->package() + " " + constraints.document_kind();
      const auto [other, is_new] = kinds.emplace(kind, message.full_name());
      if (!is_new) faults.push_back(message.full_name() + ": same kind as " + other->second);
    });
  }
  CHECK(smp::proto_test::Lines(faults) == "");
  CHECK(kinds.at("smp.v0 test-config") == "smp.v0.PerformanceTestConfig");
  CHECK(kinds.at("smp.v0 test-result") == "smp.v0.PerformanceTestResult");
  CHECK(kinds.at("smp.v0 mesh-config") == "smp.v0.ServiceMeshConfig");
  CHECK(kinds.at("smp.v0 environment") == "smp.v0.EnvironmentConfig");
  CHECK(kinds.at("smp.v02 test-config") == "smp.v02.PerformanceTestConfig");
  CHECK(kinds.at("smp.v02 test-result") == "smp.v02.PerformanceTestResult");
  CHECK(kinds.at("smp.v02 mesh-config") == "smp.v02.ServiceMeshConfig");
  CHECK(kinds.at("smp.v02 environment") == "smp.v02.EnvironmentConfig");
}

TEST_CASE("Constraints: the duration of v0 is what Go parses, and not negative", "[proto]") {
  const FieldDescriptor* duration = nullptr;
  ForEachField([&](const FieldDescriptor& field) {
    if (field.full_name() == "smp.v0.PerformanceTestConfig.duration") duration = &field;
  });
  REQUIRE(duration != nullptr);
  const std::optional<std::regex> pattern = Compile(ConstraintsOf(*duration).pattern());
  REQUIRE(pattern);
  for (const char* text : {"30s", "1h30m", "1.5h", ".5s", "1.s", "500ms", "10us", "10µs", "10μs",
                           "7ns", "1h2m3s4ms5us6ns", "+5s", "0", "0s", "0.000000001h", ""}) {
    INFO(text);
    CHECK(std::regex_search(text, *pattern));
  }
  for (const char* text : {"30", "s", ".s", "-5s", "5 s", "5S", "1d", "1w", "1h 30m", "1h30",
                           "five minutes", "1e3s", "00", "30s\n", " 30s", "5..5s", "5µ"}) {
    INFO(text);
    CHECK_FALSE(std::regex_search(text, *pattern));
  }
  // A hostile text is refused, and costs no stack.
  for (const std::string part : {"1", "1s", "."}) {
    std::string text;
    while (text.size() < 200'000) text += part;
    INFO(part << " many times");
    CHECK_FALSE(std::regex_search(text, *pattern));
  }
}
