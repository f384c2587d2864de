#include "cli/input_documents.h"

#include <utility>

#include "cli/write_outputs.h"
#include "programs/progress.h"

namespace smp::cli {

InputDocuments ReadInputs(const std::vector<std::string>& paths, const ReadOptions& options,
                          programs::ColorMode color) {
  InputDocuments read;
  read.inputs = programs::ExpandPaths(paths);
  programs::Progress progress("read", read.inputs.size());
  for (std::size_t i = 0; i < read.inputs.size(); ++i) {
    auto documents = programs::ReadInput(read.inputs[i], options);
    progress.Advance();
    if (!documents) {
      progress.Clear();
      ShowError(documents.error(), color);
      read.exit_code = programs::ExitCode::kUnreadable;
      continue;
    }
    for (SourceDocument& document : *documents) {
      read.documents.push_back(std::move(document));
      read.input_of.push_back(i);
    }
  }
  progress.Clear();
  return read;
}

}  // namespace smp::cli
