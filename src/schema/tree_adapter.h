// valijson's view of a document tree: pointers to nodes, no copy into another DOM. Included by
// judge.cc alone, since valijson's headers take seconds to compile.
//
// Types are strict. Every finite number is a double to valijson, and one without fraction is an
// integer too (1.0 and 1e3 are, as in draft-07); so an integer beyond int64 does not wrap.
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <valijson/exceptions.hpp>
#include <valijson/internal/adapter.hpp>
#include <valijson/internal/basic_adapter.hpp>
#include <valijson/internal/frozen_value.hpp>

#include "document/tree.h"
#include "schema/keyword_check.h"
#include "schema/number_value.h"
#include "schema/pattern.h"

// NOLINTBEGIN(readability-identifier-naming): the names are those that valijson and the standard
// library ask for.

namespace smp::schema {

class TreeAdapter;
class TreeArrayIterator;
class TreeMemberIterator;

using TreeMember = std::pair<std::string, TreeAdapter>;

// What an adapter without a value refers to.
inline constexpr document::Node EmptyNode(document::NodeKind kind) {
  document::Node node;
  node.kind = kind;
  return node;
}
inline constexpr document::Node kEmptyObject = EmptyNode(document::NodeKind::kMapping);
inline constexpr document::Node kEmptyArray = EmptyNode(document::NodeKind::kSequence);

class TreeArray {
 public:
  using const_iterator = TreeArrayIterator;
  using iterator = TreeArrayIterator;

  TreeArray() : node_(&kEmptyArray) {}
  explicit TreeArray(const document::Node& node) : node_(&node) {}
  [[nodiscard]] TreeArrayIterator begin() const;
  [[nodiscard]] TreeArrayIterator end() const;
  [[nodiscard]] std::size_t size() const { return node_->child_count; }

 private:
  const document::Node* node_;
};

class TreeObject {
 public:
  using const_iterator = TreeMemberIterator;
  using iterator = TreeMemberIterator;

  TreeObject() : node_(&kEmptyObject) {}
  explicit TreeObject(const document::Node& node) : node_(&node) {}
  [[nodiscard]] TreeMemberIterator begin() const;
  [[nodiscard]] TreeMemberIterator end() const;
  [[nodiscard]] TreeMemberIterator find(std::string_view key) const;
  [[nodiscard]] std::size_t size() const { return node_->child_count; }

 private:
  const document::Node* node_;
};

// A value of the schema (const, enum). The schema's tree outlives it.
class TreeFrozenValue : public valijson::adapters::FrozenValue {
 public:
  explicit TreeFrozenValue(const document::Node& node) : node_(&node) {}
  [[nodiscard]] FrozenValue* clone() const override { return new TreeFrozenValue(*node_); }
  [[nodiscard]] bool equalTo(const valijson::adapters::Adapter& other, bool strict) const override;

 private:
  const document::Node* node_;
};

class TreeValue {
 public:
  TreeValue() : node_(&kEmptyObject) {}
  explicit TreeValue(const document::Node& node) : node_(&node) {}

  [[nodiscard]] const document::Node& node() const { return *node_; }
  [[nodiscard]] valijson::adapters::FrozenValue* freeze() const {
    return new TreeFrozenValue(*node_);
  }

  [[nodiscard]] std::optional<TreeArray> getArrayOptional() const {
    if (!isArray()) return {};
    return TreeArray(*node_);
  }
  [[nodiscard]] std::optional<TreeObject> getObjectOptional() const {
    if (!isObject()) return {};
    return TreeObject(*node_);
  }
  bool getArraySize(std::size_t& result) const {
    result = node_->child_count;
    return isArray();
  }
  bool getObjectSize(std::size_t& result) const {
    result = node_->child_count;
    return isObject();
  }
  bool getBool(bool& result) const {
    result = IsTrue(*node_);
    return isBool();
  }
  bool getDouble(double& result) const {
    if (node_->kind != document::NodeKind::kNumber) return false;
    result = NumberValue(node_->text);
    return true;
  }
  bool getInteger(std::int64_t& result) const {
    double value = 0;
    // 2^63 and beyond do not fit; valijson then takes the double.
    if (!getDouble(value) || !IsIntegral(value) || std::fabs(value) >= 0x1p63) return false;
    result = static_cast<std::int64_t>(value);
    return true;
  }
  bool getString(std::string& result) const {
    if (!isString()) return false;
    result = node_->text;
    return true;
  }

  static bool hasStrictTypes() { return true; }
  [[nodiscard]] bool isArray() const { return node_->kind == document::NodeKind::kSequence; }
  [[nodiscard]] bool isBool() const { return node_->kind == document::NodeKind::kBool; }
  [[nodiscard]] bool isDouble() const { return isNumber(); }
  [[nodiscard]] bool isInteger() const {
    return node_->kind == document::NodeKind::kNumber && IsIntegral(NumberValue(node_->text));
  }
  [[nodiscard]] bool isNull() const { return node_->kind == document::NodeKind::kNull; }
  [[nodiscard]] bool isNumber() const {
    return node_->kind == document::NodeKind::kNumber && std::isfinite(NumberValue(node_->text));
  }
  [[nodiscard]] bool isObject() const { return node_->kind == document::NodeKind::kMapping; }
  [[nodiscard]] bool isString() const { return node_->kind == document::NodeKind::kString; }

 private:
  const document::Node* node_;
};

class TreeAdapter : public valijson::adapters::BasicAdapter<TreeAdapter, TreeArray, TreeMember,
                                                            TreeObject, TreeValue> {
 public:
  TreeAdapter() : node_(&kEmptyObject) {}
  // Implicit, as valijson makes adapters of its document type.
  TreeAdapter(const document::Node& node) : BasicAdapter(TreeValue(node)), node_(&node) {}

  [[nodiscard]] const document::Node& node() const { return *node_; }

 private:
  const document::Node* node_;
};

class TreeArrayIterator {
 public:
  using iterator_category = std::bidirectional_iterator_tag;
  using value_type = TreeAdapter;
  using difference_type = std::ptrdiff_t;
  using pointer = TreeAdapter*;
  using reference = TreeAdapter&;

  TreeArrayIterator(const document::Node& list, const document::Node* at) : list_(&list), at_(at) {}

  TreeAdapter operator*() const { return {*at_}; }
  valijson::adapters::DerefProxy<TreeAdapter> operator->() const {
    return valijson::adapters::DerefProxy<TreeAdapter>(**this);
  }
  bool operator==(const TreeArrayIterator& other) const { return at_ == other.at_; }
  const TreeArrayIterator& operator++() {
    at_ = at_->next;
    return *this;
  }
  TreeArrayIterator operator++(int) {
    TreeArrayIterator before = *this;
    ++*this;
    return before;
  }
  // Linear in the place; valijson's uniqueItems alone goes back, and a prepared schema has none.
  const TreeArrayIterator& operator--() {
    const document::Node* before = list_->first_child;
    while (before->next != at_) before = before->next;
    at_ = before;
    return *this;
  }
  void advance(std::ptrdiff_t count) {
    for (; count > 0 && at_ != nullptr; --count) at_ = at_->next;
  }

 private:
  const document::Node* list_;
  const document::Node* at_;
};

class TreeMemberIterator {
 public:
  using iterator_category = std::forward_iterator_tag;
  using value_type = TreeMember;
  using difference_type = std::ptrdiff_t;
  using pointer = TreeMember*;
  using reference = TreeMember&;

  explicit TreeMemberIterator(const document::Node* at) : at_(at) {}

  // A key that is too long for a pattern is cut, since valijson matches patternProperties itself;
  // what is left is still too long for ours.
  TreeMember operator*() const {
    return {std::string(at_->key.substr(0, kMaxPatternSubject + 1)), TreeAdapter(*at_)};
  }
  valijson::adapters::DerefProxy<TreeMember> operator->() const {
    return valijson::adapters::DerefProxy<TreeMember>(**this);
  }
  bool operator==(const TreeMemberIterator& other) const { return at_ == other.at_; }
  const TreeMemberIterator& operator++() {
    at_ = at_->next;
    return *this;
  }
  TreeMemberIterator operator++(int) {
    TreeMemberIterator before = *this;
    ++*this;
    return before;
  }

 private:
  const document::Node* at_;
};

inline TreeArrayIterator TreeArray::begin() const { return {*node_, node_->first_child}; }
inline TreeArrayIterator TreeArray::end() const { return {*node_, nullptr}; }
inline TreeMemberIterator TreeObject::begin() const {
  return TreeMemberIterator(node_->first_child);
}
inline TreeMemberIterator TreeObject::end() const { return TreeMemberIterator(nullptr); }
inline TreeMemberIterator TreeObject::find(std::string_view key) const {
  return TreeMemberIterator(document::Find(*node_, key));
}

inline bool TreeFrozenValue::equalTo(const valijson::adapters::Adapter& other, bool strict) const {
  // Without copies of the texts, where the other is a node of the document.
  if (const auto* tree = dynamic_cast<const TreeAdapter*>(&other); tree != nullptr) {
    return SameValue(*node_, tree->node());
  }
  return TreeAdapter(*node_).equalTo(other, strict);
}

}  // namespace smp::schema

template <>
struct valijson::adapters::AdapterTraits<smp::schema::TreeAdapter> {
  using DocumentType = smp::document::Node;
  static std::string adapterName() { return "TreeAdapter"; }
};
// NOLINTEND(readability-identifier-naming)
