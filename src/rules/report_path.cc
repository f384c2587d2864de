#include "rules/report_path.h"

#include <algorithm>
#include <vector>

#include "document/tree.h"
#include "smp/v1/report.pb.h"

namespace smp::rules {

namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;

// The tokens of a pointer, still escaped: names of fields have nothing to escape.
std::vector<std::string> Tokens(std::string_view pointer) {
  std::vector<std::string> tokens;
  while (!pointer.empty()) {
    pointer.remove_prefix(1);
    const std::size_t end = std::min(pointer.find('/'), pointer.size());
    tokens.emplace_back(pointer.substr(0, end));
    pointer.remove_prefix(end);
  }
  return tokens;
}

bool IsIndex(const std::string& token) {
  return !token.empty() &&
         std::all_of(token.begin(), token.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// Well-known types are single values or free structures in a document; nothing is below them that
// a descriptor could tell.
bool IsWellKnown(const Descriptor& type) { return type.file()->package() == "google.protobuf"; }

}  // namespace

std::string ReportPath::pointer() const {
  std::string pointer;
  for (std::size_t i = 0; i < size_; ++i) {
    const Token& token = tokens_[i];
    if (token.name == nullptr) {
      pointer += '/' + std::to_string(token.size_or_index);
    } else {
      document::AppendPointerToken(pointer, {token.name, token.size_or_index});
    }
  }
  return pointer;
}

bool IsPlaceInReport(std::string_view pointer) {
  const Descriptor* type = v1::Report::descriptor();
  const std::vector<std::string> tokens = Tokens(pointer);
  for (auto token = tokens.begin(); token != tokens.end();) {
    if (type == nullptr) return false;
    const FieldDescriptor* field = type->FindFieldByName(*token++);
    if (field == nullptr) return false;
    type = field->message_type();
    if (field->is_map()) {
      if (token == tokens.end()) return true;
      ++token;
      type = type->map_value()->message_type();
    } else if (field->is_repeated()) {
      if (token == tokens.end()) return true;
      if (!IsIndex(*token++)) return false;
    }
    if (type != nullptr && IsWellKnown(*type)) type = nullptr;
  }
  return true;
}

}  // namespace smp::rules
