#include "importers/csv_rows.h"

#include <algorithm>

namespace smp::importers {

bool CsvRows::Next() {
  const std::size_t blank = rest_.find_first_not_of("\r\n");
  if (blank == std::string_view::npos) {
    rest_ = {};
    return false;
  }
  rest_.remove_prefix(blank);
  fields_.clear();
  const std::string_view begin = rest_;
  at_row_end_ = false;
  while (!at_row_end_) TakeField();
  row_ = begin.substr(0, begin.size() - rest_.size());
  has_line_break_ = row_.ends_with('\n');
  while (row_.ends_with('\n') || row_.ends_with('\r')) row_.remove_suffix(1);
  return true;
}

void CsvRows::TakeField() {
  if (fields_.size() == kMostFields) {
    fields_.push_back(rest_.substr(0, rest_.find('\n')));
    rest_.remove_prefix(fields_.back().size());
  } else if (rest_.starts_with('"')) {
    TakeQuoted();
  } else {
    std::size_t end = 0;
    while (end < rest_.size() && rest_[end] != ',' && rest_[end] != '\n') ++end;
    std::string_view field = rest_.substr(0, end);
    if (field.ends_with('\r') && (end == rest_.size() || rest_[end] == '\n')) {
      field.remove_suffix(1);
    }
    fields_.push_back(field);
    rest_.remove_prefix(end);
  }
  at_row_end_ = rest_.empty() || rest_.front() == '\n';
  if (!rest_.empty()) rest_.remove_prefix(1);
}

void CsvRows::TakeQuoted() {
  std::size_t end = 1;
  while (true) {
    end = rest_.find('"', end);
    if (end == std::string_view::npos) {
      is_closed_ = false;
      fields_.push_back(rest_.substr(1));
      rest_ = {};
      return;
    }
    if (end + 1 >= rest_.size() || rest_[end + 1] != '"') break;
    end += 2;
  }
  fields_.push_back(rest_.substr(1, end - 1));
  // What stands between the quote and the next comma is no CSV and is passed over.
  const std::size_t next = rest_.find_first_of(",\n", end + 1);
  rest_.remove_prefix(next == std::string_view::npos ? rest_.size() : next);
}

std::size_t ColumnOf(const std::vector<std::string_view>& header, std::string_view name) {
  const auto found = std::find(header.begin(), header.end(), name);
  return found == header.end() ? kNoColumn : static_cast<std::size_t>(found - header.begin());
}

}  // namespace smp::importers
