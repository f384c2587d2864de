// Rows of CSV (RFC 4180): commas, fields in quotes that may hold commas and line breaks. Linear,
// keeps nothing but the row that it is at.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace smp::importers {

class CsvRows {
 public:
  static constexpr std::size_t kMostFields = 64;

  explicit CsvRows(std::string_view text) : rest_(text) {}

  // Goes to the next row; false when there is none. Blank lines are none.
  bool Next();

  // Of a field in quotes what is between them; two quotes that stand for one stay two. Of a row
  // with more than kMostFields fields, what follows these is one more.
  [[nodiscard]] const std::vector<std::string_view>& fields() const { return fields_; }
  // The field, empty beyond the last one.
  [[nodiscard]] std::string_view field(std::size_t index) const {
    return index < fields_.size() ? fields_[index] : std::string_view{};
  }
  // The row as it stands in the text, without its line break.
  [[nodiscard]] std::string_view row() const { return row_; }
  // False when the text ended within quotes.
  [[nodiscard]] bool is_closed() const { return is_closed_; }
  // False when the text ended without a line break after the row.
  [[nodiscard]] bool has_line_break() const { return has_line_break_; }

 private:
  void TakeField();
  void TakeQuoted();

  std::string_view rest_;
  std::string_view row_;
  std::vector<std::string_view> fields_;
  bool at_row_end_ = false;
  bool is_closed_ = true;
  bool has_line_break_ = true;
};

// Where the column of this name is; nothing when the row has none.
[[nodiscard]] std::size_t ColumnOf(const std::vector<std::string_view>& header,
                                   std::string_view name);
inline constexpr std::size_t kNoColumn = static_cast<std::size_t>(-1);

}  // namespace smp::importers
