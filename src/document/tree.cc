#include "document/tree.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "document/number.h"

namespace smp::document {

Tree::Tree(std::shared_ptr<const Source> source) : source_(std::move(source)) {}

// Small trees stay small (one input may hold many), and large ones take few allocations.
void Tree::AddBlock() {
  constexpr std::size_t kFirstBlock = 4;
  constexpr std::size_t kLargestBlock = 1024;
  block_size_ = block_size_ == 0 ? kFirstBlock : std::min(block_size_ * 2, kLargestBlock);
  static_assert(alignof(Node) <= __STDCPP_DEFAULT_NEW_ALIGNMENT__);
  blocks_.push_back(std::make_unique_for_overwrite<std::byte[]>(block_size_ * sizeof(Node)));
  free_ = block_size_;
}

std::string_view Tree::Keep(std::string text) {
  if (texts_ == nullptr) texts_ = std::make_unique<std::deque<std::string>>();
  return texts_->emplace_back(std::move(text));
}

Node* Tree::CopyInto(const Node& node) {
  Node* copy = NewNode(node.kind);
  copy->style = node.style;
  copy->text = node.text;
  copy->key = node.key;
  copy->key_span = node.key_span;
  copy->span = node.span;
  copy->origin = &node;
  for (const Node& child : Children(node)) Append(copy, CopyInto(child));
  return copy;
}

const Node* Find(const Node& mapping, std::string_view key) {
  if (mapping.kind != NodeKind::kMapping) return nullptr;
  for (const Node& child : Children(mapping)) {
    if (child.key == key) return &child;
  }
  return nullptr;
}

Node* Find(Node& mapping, std::string_view key) {
  return const_cast<Node*>(Find(std::as_const(mapping), key));
}

bool IsNonFinite(const Node& node) {
  return node.kind == NodeKind::kString && node.style == ScalarStyle::kPlain &&
         IsNonFiniteText(node.text);
}

void AppendPointerToken(std::string& pointer, std::string_view token) {
  pointer += '/';
  for (const char c : token) {
    if (c == '~') {
      pointer += "~0";
    } else if (c == '/') {
      pointer += "~1";
    } else {
      pointer += c;
    }
  }
}

namespace {

// The first token of a pointer ("/a~1b/c" gives "a/b"), which is removed from it.
std::string TakeToken(std::string_view& pointer) {
  pointer.remove_prefix(1);
  const std::size_t end = std::min(pointer.find('/'), pointer.size());
  std::string token;
  for (std::size_t i = 0; i < end; ++i) {
    if (pointer[i] == '~' && i + 1 < end) {
      ++i;
      token += pointer[i] == '1' ? '/' : '~';
    } else {
      token += pointer[i];
    }
  }
  pointer.remove_prefix(end);
  return token;
}

const Node* ChildByToken(const Node& node, const std::string& token) {
  if (node.kind == NodeKind::kMapping) return Find(node, token);
  if (node.kind != NodeKind::kSequence) return nullptr;
  std::uint32_t index = 0;
  const char* const end = token.data() + token.size();
  const auto [stop, error] = std::from_chars(token.data(), end, index);
  if (error != std::errc() || stop != end || index >= node.child_count) return nullptr;
  auto child = Children(node).begin();
  for (; index > 0; --index) ++child;
  return &*child;
}

}  // namespace

std::string PointerOf(const Node& node) {
  std::vector<const Node*> path;
  for (const Node* at = &node; at->parent != nullptr; at = at->parent) path.push_back(at);
  std::string pointer;
  for (auto at = path.rbegin(); at != path.rend(); ++at) {
    if ((*at)->parent->kind == NodeKind::kSequence) {
      pointer += '/';
      pointer += std::to_string((*at)->index);
    } else {
      AppendPointerToken(pointer, (*at)->key);
    }
  }
  return pointer;
}

const Node* Resolve(const Node& root, std::string_view pointer) {
  const Node* node = &root;
  while (node != nullptr && !pointer.empty()) node = ChildByToken(*node, TakeToken(pointer));
  return node;
}

const Node* ResolveNearest(const Node& root, std::string_view pointer) {
  const Node* node = &root;
  while (!pointer.empty()) {
    const Node* child = ChildByToken(*node, TakeToken(pointer));
    if (child == nullptr) break;
    node = child;
  }
  return node;
}

const Node& Written(const Node& node) {
  const Node* at = &node;
  while (at->origin != nullptr) at = at->origin;
  return *at;
}

std::string_view FileOf(const Node& node) {
  const Node* at = &Written(node);
  while (at->parent != nullptr) at = at->parent;
  return at->key;
}

namespace {

Finding MakeFinding(const Rule& rule, const Source& source, const Node& node, const Span& span,
                    std::string message, std::string hint) {
  Finding finding;
  finding.rule = &rule;
  finding.severity = rule.severity;
  finding.message = std::move(message);
  finding.hint = std::move(hint);
  finding.pointer = PointerOf(node);
  const std::string_view file = FileOf(node);
  finding.file = file.empty() ? source.name() : std::string(file);
  finding.span = span;
  return finding;
}

}  // namespace

Finding FindingAt(const Rule& rule, const Source& source, const Node& node, std::string message,
                  std::string hint) {
  const Node& written = Written(node);
  return MakeFinding(rule, source, written, written.span, std::move(message), std::move(hint));
}

Finding FindingAtKey(const Rule& rule, const Source& source, const Node& node, std::string message,
                     std::string hint) {
  const Node& written = Written(node);
  const Span& span = written.key_span.begin.line > 0 ? written.key_span : written.span;
  return MakeFinding(rule, source, written, span, std::move(message), std::move(hint));
}

bool SameContent(const Node& a, const Node& b) {
  if (a.kind != b.kind || a.text != b.text || a.child_count != b.child_count) return false;
  auto other = Children(b).begin();
  for (const Node& child : Children(a)) {
    if (a.kind == NodeKind::kMapping && child.key != other->key) return false;
    if (!SameContent(child, *other)) return false;
    ++other;
  }
  return true;
}

bool SameButForOrder(const Node& a, const Node& b) {
  if (a.kind != b.kind || a.text != b.text || a.child_count != b.child_count) return false;
  std::vector<const Node*> of_a;
  std::vector<const Node*> of_b;
  for (const Node& child : Children(a)) of_a.push_back(&child);
  for (const Node& child : Children(b)) of_b.push_back(&child);
  if (a.kind == NodeKind::kMapping) {
    const auto by_key = [](const Node* x, const Node* y) { return x->key < y->key; };
    std::sort(of_a.begin(), of_a.end(), by_key);
    std::sort(of_b.begin(), of_b.end(), by_key);
  }
  return std::equal(of_a.begin(), of_a.end(), of_b.begin(), [&](const Node* x, const Node* y) {
    return (a.kind != NodeKind::kMapping || x->key == y->key) && SameButForOrder(*x, *y);
  });
}

}  // namespace smp::document
