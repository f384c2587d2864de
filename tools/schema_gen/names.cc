#include "names.h"

#include <cctype>
#include <string_view>

namespace smp::schema_gen {
namespace {

constexpr std::string_view kUnspecified = "UNSPECIFIED";

bool IsUpper(char c) { return std::isupper(static_cast<unsigned char>(c)) != 0; }
bool IsLower(char c) { return std::islower(static_cast<unsigned char>(c)) != 0; }

template <typename T>
std::string WithoutPackage(const T& type) {
  const std::string& package = type.file()->package();
  return package.empty() ? type.full_name() : type.full_name().substr(package.size() + 1);
}

// The prefix that all values of an enum share, taken from its zero value; empty when the zero value
// does not follow the rule.
std::string_view Prefix(const EnumDescriptor& enumeration) {
  const std::string_view zero = enumeration.value(0)->name();
  if (!zero.ends_with(kUnspecified)) return "";
  return zero.substr(0, zero.size() - kUnspecified.size());
}

}  // namespace

std::string TypeName(const Descriptor& message) { return WithoutPackage(message); }
std::string TypeName(const EnumDescriptor& enumeration) { return WithoutPackage(enumeration); }

std::string Kebab(const std::string& type_name) {
  std::string kebab;
  for (std::size_t i = 0; i < type_name.size(); ++i) {
    const char c = type_name[i];
    const bool starts_word =
        i > 0 && IsUpper(c) && type_name[i - 1] != '.' &&
        (!IsUpper(type_name[i - 1]) || (i + 1 < type_name.size() && IsLower(type_name[i + 1])));
    if (starts_word) kebab += '-';
    kebab += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  return kebab;
}

std::string WrittenName(const EnumValueDescriptor& value, const Edition& edition) {
  const std::string_view prefix = Prefix(*value.type());
  if (!edition.short_enum_names || !std::string_view(value.name()).starts_with(prefix)) {
    return value.name();
  }
  return value.name().substr(prefix.size());
}

bool IsWritten(const EnumValueDescriptor& value, const Edition& edition) {
  return !edition.short_enum_names || value.number() != 0 || Prefix(*value.type()).empty();
}

std::string DeprecationSentence(const std::string& deprecated_by) {
  const bool is_name = deprecated_by.find(' ') == std::string::npos;
  return is_name ? "Deprecated: use " + deprecated_by + " instead."
                 : "Deprecated: " + deprecated_by;
}

}  // namespace smp::schema_gen
