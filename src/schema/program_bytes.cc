#include "schema/program_bytes.h"

#include <bit>
#include <cassert>
#include <cstdint>
#include <deque>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

namespace smp::schema {

using document::NameTable;
using document::Node;
using document::NodeKind;

// Both directions at once: a stream either writes what it is given or fills it.
class ProgramFormat {
 public:
  static void Rows(auto& stream, auto& program) {
    stream.List(program.rows_, [&stream](auto& row) { Row(stream, row); });
  }

  static Program::RowIndex Nothing() { return Program::kNothing; }
  static std::deque<Pattern>& PatternsOf(Program& program) { return program.patterns_; }
  static std::deque<Node>& ScalarsOf(Program& program) { return program.scalars_; }

 private:
  static void Row(auto& stream, auto& row) {
    stream.Number(row.types);
    stream.Double(row.minimum);
    stream.Double(row.maximum);
    stream.Double(row.exclusive_minimum);
    stream.PatternText(row.pattern);
    stream.Number(row.least_length);
    stream.Flag(row.has_values);
    stream.Names(row.texts);
    stream.List(row.values, [&stream](auto& value) { stream.Scalar(value); });
    stream.Index(row.items);
    stream.Number(row.least_items);
    if (stream.Has(row.object)) Object(stream, *row.object);
    stream.List(row.one_of, [&stream](auto& index) { stream.Index(index); });
  }

  static void Object(auto& stream, auto& object) {
    stream.Names(object.members);
    stream.List(object.rows, [&stream](auto& index) { stream.Index(index); });
    stream.Number(object.required);
    stream.Index(object.others);
    stream.Index(object.names);
  }
};

namespace {

class Writer {
 public:
  template <typename T, typename Each>
  void List(const std::vector<T>& items, const Each& each) {
    Put(items.size());
    for (const T& item : items) each(item);
  }

  void Number(std::uint64_t value) { Put(value); }
  void Flag(bool value) { Put(value ? 1 : 0); }

  template <typename T>
  [[nodiscard]] bool Has(const std::optional<T>& part) {
    Flag(part.has_value());
    return part.has_value();
  }

  // What allows everything or nothing has the largest indexes; here it has the smallest.
  void Index(std::uint32_t index) { Put(index - ProgramFormat::Nothing()); }

  void Double(double value) {
    const auto bits = std::bit_cast<std::uint64_t>(value);
    for (unsigned shift = 0; shift < 64; shift += 8) {
      bytes_ += static_cast<char>((bits >> shift) & 0xFFU);
    }
  }

  void Text(std::string_view text) {
    Put(text.size());
    bytes_ += text;
  }

  // Empty for none: an empty expression would match everything.
  void PatternText(const Pattern* pattern) {
    Text(pattern == nullptr ? std::string_view() : pattern->text());
  }

  void Scalar(const Node* value) {
    assert(!value->IsContainer());
    Put(static_cast<std::uint64_t>(value->kind));
    Text(value->text);
  }

  void Names(const NameTable& table) {
    const std::vector<std::string_view> names = table.Names();
    Put(names.size());
    for (const std::string_view name : names) Text(name);
  }

  [[nodiscard]] std::string Take() { return std::move(bytes_); }

 private:
  void Put(std::uint64_t value) {
    for (; value >= 0x80; value >>= 7U) bytes_ += static_cast<char>(value | 0x80U);
    bytes_ += static_cast<char>(value);
  }

  std::string bytes_;
};

class Reader {
 public:
  Reader(std::string_view bytes, Program& program) : rest_(bytes), program_(program) {}

  template <typename T, typename Each>
  void List(std::vector<T>& items, const Each& each) {
    items.resize(Get());
    for (T& item : items) each(item);
  }

  template <typename T>
  void Number(T& value) {
    value = static_cast<T>(Get());
  }

  void Flag(bool& value) { value = Get() != 0; }

  template <typename T>
  [[nodiscard]] bool Has(std::optional<T>& part) {
    if (Get() != 0) part = T{};
    return part.has_value();
  }

  void Index(std::uint32_t& index) {
    index = static_cast<std::uint32_t>(Get()) + ProgramFormat::Nothing();
  }

  void Double(double& value) {
    std::uint64_t bits = 0;
    for (unsigned shift = 0; shift < 64; shift += 8) {
      bits |= std::uint64_t{static_cast<unsigned char>(rest_.front())} << shift;
      rest_.remove_prefix(1);
    }
    value = std::bit_cast<double>(bits);
  }

  std::string_view Text() {
    const std::size_t size = Get();
    const std::string_view text = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return text;
  }

  void PatternText(const Pattern*& pattern) {
    const std::string_view text = Text();
    if (text.empty()) return;
    const auto [entry, is_new] = patterns_.try_emplace(text, nullptr);
    if (is_new) {
      entry->second = &ProgramFormat::PatternsOf(program_).emplace_back(std::string(text));
    }
    pattern = entry->second;
  }

  void Scalar(const Node*& value) {
    Node& node = ProgramFormat::ScalarsOf(program_).emplace_back();
    node.kind = static_cast<NodeKind>(Get());
    node.text = Text();
    value = &node;
  }

  void Names(NameTable& table) {
    std::vector<std::string_view> names(Get());
    for (std::string_view& name : names) name = Text();
    table = NameTable(names);
  }

  [[nodiscard]] bool AtEnd() const { return rest_.empty(); }

 private:
  std::uint64_t Get() {
    std::uint64_t value = 0;
    for (unsigned shift = 0;; shift += 7) {
      const auto byte = static_cast<unsigned char>(rest_.front());
      rest_.remove_prefix(1);
      value |= std::uint64_t{byte & 0x7FU} << shift;
      if (byte < 0x80) return value;
    }
  }

  std::string_view rest_;
  Program& program_;
  std::unordered_map<std::string_view, const Pattern*> patterns_;
};

}  // namespace

std::string WriteProgram(const Program& program) {
  Writer writer;
  ProgramFormat::Rows(writer, program);
  return writer.Take();
}

Program ReadProgram(std::string_view bytes) {
  Program program;
  Reader reader(bytes, program);
  ProgramFormat::Rows(reader, program);
  assert(reader.AtEnd());
  return program;
}

}  // namespace smp::schema
