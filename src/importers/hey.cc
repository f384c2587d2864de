// hey: https://github.com/rakyll/hey. It prints neither its options nor when it ran.
#include <string>

#include "importers/hey_forms.h"
#include "importers/importer.h"
#include "importers/number_text.h"

namespace smp::importers {

bool IsHey(const RawOutput& output);
std::optional<ImportDraft> ImportHey(ImportContext& context);

bool IsHey(const RawOutput& output) {
  return output.tree == nullptr && (IsHeyCsv(output.text()) || IsHeyText(output.text()));
}

std::optional<ImportDraft> ImportHey(ImportContext& context) {
  if (IsHeyCsv(context.output.text())) return ImportHeyCsv(context);
  return ImportHeyText(context);
}

ImportDraft DraftOfHey(std::string_view media_type) {
  ImportDraft draft;
  draft.media_type = std::string(media_type);
  draft.test.set_loop_model(v1::LOOP_MODEL_CLOSED);
  draft.test.set_coordinated_omission(v1::COORDINATED_OMISSION_UNCORRECTED);
  draft.test.add_stages();
  v1::Client& client = *draft.test.add_clients();
  client.set_id("hey");
  client.mutable_load_generator()->set_name("hey");
  client.set_protocol(v1::PROTOCOL_HTTP);
  draft.results.emplace_back().set_id("run");
  return draft;
}

void CountHeyStatus(std::string_view status, std::int64_t count, v1::Requests& requests) {
  (*requests.mutable_by_status_code())[std::string(status)] += count;
  requests.set_completed(requests.completed() + count);
  const std::optional<std::int64_t> code = ParseCount(status);
  const bool is_success = code && *code < 400;
  requests.set_succeeded(requests.succeeded() + (is_success ? count : 0));
}

}  // namespace smp::importers
