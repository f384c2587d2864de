#include "document/spelling.h"

namespace smp::document {
namespace {

bool IsUpper(char c) { return c >= 'A' && c <= 'Z'; }
bool IsLower(char c) { return c >= 'a' && c <= 'z'; }
bool IsAlnum(char c) { return IsUpper(c) || IsLower(c) || (c >= '0' && c <= '9'); }

bool IsCamelCase(std::string_view name) {
  if (name.empty() || !IsLower(name[0])) return false;
  for (const char c : name) {
    if (!IsAlnum(c)) return false;
  }
  return true;
}

}  // namespace

std::string SnakeCase(std::string_view name) {
  if (!IsCamelCase(name)) return std::string(name);
  std::string snake;
  snake.reserve(name.size() + 4);
  for (const char c : name) {
    if (IsUpper(c)) {
      snake += '_';
      snake += static_cast<char>(c - 'A' + 'a');
    } else {
      snake += c;
    }
  }
  return snake;
}

}  // namespace smp::document
