// Builds a JSON text member by member, as a tree that the JSON writer turns to text.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

#include "document/tree.h"

namespace smp::report {

class JsonBuilder {
 public:
  JsonBuilder() : tree_(std::make_shared<document::Source>("", "")) {}

  // The outermost object; call it once.
  document::Node* Root();
  // The same where the outermost value is a list.
  document::Node* RootList();
  document::Node* Member(document::Node* parent, std::string_view key, document::NodeKind kind);
  // A string; broken UTF-8 in it becomes U+FFFD.
  void Text(document::Node* parent, std::string_view key, std::string_view text);
  void TextItem(document::Node* list, std::string_view text) { Text(list, "", text); }
  void Number(document::Node* parent, std::string_view key, std::size_t number);
  // The shortest text that stands for the number. Requires: it is finite.
  void Decimal(document::Node* parent, std::string_view key, double number);
  void Bool(document::Node* parent, std::string_view key, bool value);
  // An object in a list.
  document::Node* Item(document::Node* list);
  // `tool`: name and version of the program that writes, and the edition it goes by.
  void About(document::Node* root, std::string_view tool);

 private:
  document::Tree tree_;
};

}  // namespace smp::report
