#include "importers/distinct_texts.h"

#include <algorithm>

#include "importers/redact.h"

namespace smp::importers {

void DistinctTexts::Add(std::string_view text, std::string_view line) {
  if (text.empty() || (!entries_.empty() && entries_[last_].text == text)) return;
  const auto found = std::find_if(entries_.begin(), entries_.end(),
                                  [&](const Entry& entry) { return entry.text == text; });
  if (found != entries_.end()) {
    last_ = static_cast<std::size_t>(found - entries_.begin());
  } else if (entries_.size() == most_) {
    too_many_ = true;
  } else {
    last_ = entries_.size();
    entries_.push_back({std::string(text), line});
  }
}

std::string_view DistinctTexts::only() const {
  return entries_.size() == 1 && !too_many_ ? std::string_view(entries_[0].text)
                                            : std::string_view();
}

void DistinctTexts::AddTo(ImportFindings& findings, v1::Client& client) const {
  if (too_many_) return;
  for (const Entry& entry : entries_) {
    client.add_endpoint_urls(RedactedUrl(entry.text, "the URL", entry.line, findings));
  }
}

}  // namespace smp::importers
