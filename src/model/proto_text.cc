#include "model/proto_text.h"

#include <google/protobuf/io/tokenizer.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>
#include <google/protobuf/struct.pb.h>
#include <google/protobuf/text_format.h>

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>

#include "document/document_rules.h"
#include "document/encoding.h"
#include "document/text.h"
#include "model/encode.h"
#include "model/names.h"
#include "model/release_names.h"
#include "model/text_diagnosis.h"
#include "model/text_placer.h"
#include "model/text_places.h"
#include "model/text_printer.h"
#include "model/wire_check.h"

namespace smp::model {
namespace {

using document::Joined;
using document::Node;
using document::PositionAt;
using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::TextFormat;

constexpr std::string_view kFileHeader = "# proto-file: ";
constexpr std::string_view kMessageHeader = "# proto-message: ";
// The text has up to three messages for a level of a free structure, and so has its nesting.
constexpr std::uint32_t kMessagesPerLevel = 3;

// A text that was parsed as a message of some type, and where and why it failed.
struct Attempt {
  std::unique_ptr<Message> message;
  bool parsed = false;
  std::pair<int, int> place;  // line and column of the tokenizer
  std::string error;
};

// Keeps the first error: what follows it is guesswork.
class FirstError : public google::protobuf::io::ErrorCollector {
 public:
  explicit FirstError(Attempt& attempt) : attempt_(attempt) {}

  void AddError(int line, int column, const std::string& message) override {
    if (!attempt_.error.empty()) return;
    attempt_.place = {std::max(line, 0), std::max(column, 0)};
    attempt_.error = message;
  }

 private:
  Attempt& attempt_;
};

Attempt Parse(std::string_view text, const Descriptor& type, const Limits& limits) {
  Attempt attempt;
  attempt.message = NewMessage(type);
  FirstError errors(attempt);
  TextFormat::Parser parser;
  parser.RecordErrorsTo(&errors);
  parser.SetRecursionLimit(static_cast<int>(limits.max_depth * kMessagesPerLevel));
  google::protobuf::io::ArrayInputStream stream(text.data(), static_cast<int>(text.size()));
  attempt.parsed = parser.Parse(&stream, attempt.message.get());
  return attempt;
}

std::string_view FirstLine(std::string_view text) {
  std::string_view line = text.substr(0, text.find('\n'));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

// What a comment at the top names as the message; empty when none does.
std::string_view NamedMessage(std::string_view text) {
  while (!text.empty()) {
    const std::string_view line = FirstLine(text);
    if (line.starts_with(kMessageHeader)) return line.substr(kMessageHeader.size());
    if (line.find_first_not_of(" \t") != std::string_view::npos && !line.starts_with('#')) break;
    text.remove_prefix(std::min(text.find('\n'), text.size() - 1) + 1);
  }
  return {};
}

// The message that a text is, and whether it fits the same message of v0.2.
struct Recognised {
  const Descriptor* type;
  bool may_be_v02 = false;
};

// Drops each message of v0.2 that fits beside its successor; tells whether there was one.
bool DropDoubles(std::vector<const Descriptor*>* fits) {
  const auto has_successor = [fits](const Descriptor* type) {
    return IsV02(*type->file()) &&
           std::find(fits->begin(), fits->end(), &InV06(*type)) != fits->end();
  };
  const auto end = std::remove_if(fits->begin(), fits->end(), has_successor);
  const bool dropped = end != fits->end();
  fits->erase(end, fits->end());
  return dropped;
}

Error SeveralFit(const document::Source& source, const std::vector<const Descriptor*>& fits) {
  std::string names;
  for (const Descriptor* type : fits) {
    names.append(names.empty() ? "" : ", ").append(type->full_name());
  }
  return {ErrorCode::kAmbiguous,
          Joined({source.name(), ": the text fits more than one message: ", names}),
          Joined({"name the message in a first line such as `", kMessageHeader,
                  fits.front()->full_name(), "`"})};
}

// The message that a text fits best when nothing says which it is.
Expected<Recognised> Recognise(const document::Source& source, const Limits& limits,
                               std::optional<Edition> edition) {
  std::vector<const Descriptor*> fits;
  const Descriptor* longest = nullptr;
  std::pair<int, int> furthest{-1, -1};
  for (const Descriptor* type : edition ? FileMessages(*edition) : FileMessages()) {
    const Attempt attempt = Parse(source.bytes(), *type, limits);
    const FieldDescriptor* field = FindField(*type, "smp_version");
    const std::string version =
        attempt.message->GetReflection()->GetString(*attempt.message, field);
    const bool is_document = type == FileMessages().front();
    if (is_document && version.starts_with("v1.")) return Recognised{type};
    if (is_document && !version.empty()) continue;
    if (attempt.parsed) fits.push_back(type);
    if (!attempt.parsed && attempt.place > furthest) {
      furthest = attempt.place;
      longest = type;
    }
  }
  const bool may_be_v02 = DropDoubles(&fits);
  if (fits.size() == 1) return Recognised{fits.front(), may_be_v02};
  if (fits.empty()) return Recognised{longest};
  return tl::unexpected(SeveralFit(source, fits));
}

bool IsOf(Edition edition, const Descriptor& type) {
  const auto messages = FileMessages(edition);
  return std::find(messages.begin(), messages.end(), &type) != messages.end();
}

Expected<Recognised> MessageOf(const document::Source& source, const Limits& limits,
                               std::optional<Edition> edition) {
  const std::string_view name = NamedMessage(source.bytes());
  const Descriptor* type = FindFileMessage(name);
  if (type != nullptr && (!edition || IsOf(*edition, *type))) return Recognised{type};
  if (name.empty() || edition) return Recognise(source, limits, edition);
  std::string known;
  for (const Descriptor* message : FileMessages()) {
    known.append(known.empty() ? "" : ", ").append(message->full_name());
  }
  return tl::unexpected(Error{ErrorCode::kUnknownFormat,
                              Joined({source.name(), ": the text says that it is a ",
                                      document::Quoted(name), ", which is no document of SMP"}),
                              Joined({"the messages of SMP are ", known})});
}

Finding MakeFinding(const Rule& rule, const document::Source& source, const Span& span,
                    std::string message, std::string hint) {
  Finding finding;
  finding.rule = &rule;
  finding.severity = rule.severity;
  finding.message = std::move(message);
  finding.hint = std::move(hint);
  finding.file = source.name();
  finding.span = span;
  return finding;
}

// Where and why a text could not be parsed.
Finding DefectOf(const Attempt& attempt, const document::Source& source, const Limits& limits) {
  const std::string_view text = source.bytes();
  const std::size_t at = FromTokenizer(text, attempt.place.first, attempt.place.second);
  const auto open = at < text.size() ? std::nullopt : FindOpenBracket(text);
  if (open) {
    const bool is_list = text[*open] == '[';
    const char* close = is_list ? "`]`" : (text[*open] == '{' ? "`}`" : "`>`");
    const char* what = is_list ? "list" : "message";
    return MakeFinding(document::kSyntax, source, document::SpanOf(PositionAt(text, at), 1),
                       Joined({"the text ends inside the ", what, " opened at ",
                               document::PlaceText(PositionAt(text, *open))}),
                       Joined({"the file may be cut off; close the ", what, " with ", close}));
  }
  TextDiagnosis diagnosis = DiagnoseText(attempt.error, limits);
  Span span = document::SpanOf(PositionAt(text, at), 1);
  // The parser speaks of a name when it has read it, and so of the place after it.
  const std::string_view name = diagnosis.name;
  const std::size_t begin = name.empty() ? std::string_view::npos : text.substr(0, at).rfind(name);
  if (begin != std::string_view::npos) {
    span = document::SpanOf(PositionAt(text, begin), document::CharacterCount(name));
  }
  return MakeFinding(*diagnosis.rule, source, span, std::move(diagnosis.message),
                     std::move(diagnosis.hint));
}

// The first text or key below a node that is no UTF-8, which escapes such as "\377" can make.
const Node* FindNotUtf8(const Node& node) {
  if (!IsUtf8(node.text) || !IsUtf8(node.key)) return &node;
  for (const Node& child : document::Children(node)) {
    if (const Node* found = FindNotUtf8(child)) return found;
  }
  return nullptr;
}

// The defect of a text that no parser need look at.
std::optional<Finding> CheckText(const document::Source& source) {
  const std::string_view text = source.bytes();
  const auto encoding = document::CheckEncoding(text, document::ControlCharacters::kYaml);
  if (encoding.defect) {
    return MakeFinding(document::kEncoding, source, encoding.defect->span, encoding.defect->message,
                       encoding.defect->hint);
  }
  const auto is_empty = [](std::string_view rest) {
    while (!rest.empty()) {
      const std::string_view line = FirstLine(rest);
      const std::size_t first = line.find_first_not_of(" \t\r\v\f");
      if (first != std::string_view::npos && line[first] != '#') return false;
      rest.remove_prefix(std::min(rest.find('\n'), rest.size() - 1) + 1);
    }
    return true;
  };
  if (is_empty(text)) {
    return MakeFinding(document::kEmptyDocument, source, {{1, 1}, {1, 1}},
                       "the input holds no field", "check what should have written it");
  }
  return std::nullopt;
}

}  // namespace

bool LooksProtoText(std::string_view text) {
  if (!NamedMessage(text).empty()) return true;
  while (!text.empty()) {
    const std::string_view line = FirstLine(text);
    text.remove_prefix(std::min(text.find('\n'), text.size() - 1) + 1);
    const std::size_t begin = line.find_first_not_of(" \t");
    if (begin == std::string_view::npos || line[begin] == '#') continue;
    const auto is_name = [](char c) {
      return (c >= 'a' && c <= 'z') || c == '_' || (c >= '0' && c <= '9');
    };
    std::size_t end = begin;
    while (end < line.size() && is_name(line[end])) ++end;
    if (end == begin) return false;
    const std::size_t next = line.find_first_not_of(" \t", end);
    if (next == std::string_view::npos) return false;
    if (line[next] == '{') return true;
    // A field with a scalar looks the same in YAML.
    if (line[next] != ':' || line.find_first_of("{[", next) != std::string_view::npos) return false;
  }
  return false;
}

Expected<ReadMessage> ReadProtoText(const std::shared_ptr<const document::Source>& source,
                                    const Descriptor* type, const Limits& asked,
                                    std::optional<Edition> edition) {
  Limits limits = asked;
  limits.max_depth = std::min(limits.max_depth, kMostDepth);
  const std::string_view text = source->bytes();
  const auto most = static_cast<std::uint64_t>(std::numeric_limits<int>::max());
  if (text.size() > std::min(limits.max_bytes, most)) {
    return tl::unexpected(Error{ErrorCode::kTooLarge,
                                Joined({source->name(), " has ", std::to_string(text.size()),
                                        " bytes; the limit is ", std::to_string(limits.max_bytes)}),
                                "raise --max-bytes if you trust its author"});
  }
  ReadMessage read{type, nullptr, {document::Tree(source), {}}};
  const auto fail = [&read](Finding finding) {
    read.document.findings.push_back(std::move(finding));
    read.document.complete = false;
    read.message.reset();
    return std::move(read);
  };
  if (auto defect = CheckText(*source)) return fail(*std::move(defect));
  if (type == nullptr) {
    const auto recognised = MessageOf(*source, limits, edition);
    if (!recognised) return tl::unexpected(recognised.error());
    read.type = recognised->type;
    read.may_be_v02 = recognised->may_be_v02;
  }
  Attempt attempt = Parse(text, *read.type, limits);
  if (!attempt.parsed) {
    return fail(DefectOf(attempt, *source, limits));
  }
  read.message = std::move(attempt.message);
  read.document.tree = Encode(*read.message, source);
  PlaceFields(*read.document.tree.root(), *read.message, FindTextPlaces(text));
  if (const Node* node = FindNotUtf8(*read.document.tree.root())) {
    const Span& span = IsUtf8(node->key) ? node->span : node->key_span;
    Finding finding = MakeFinding(document::kEncoding, *source, span,
                                  "the escapes in this text give bytes that are not UTF-8",
                                  "write the characters themselves, or \\u and four digits");
    read.document.tree = document::Tree(source);
    return fail(std::move(finding));
  }
  ReportNonFinite(read.document.tree, &read.document.findings);
  return read;
}

std::string WriteProtoText(const Message& message) {
  const Descriptor& type = *message.GetDescriptor();
  TextFormat::Printer printer;
  printer.SetDefaultFieldValuePrinter(new TextPrinter);  // which the printer owns
  std::string text;
  printer.PrintToString(message, &text);
  return Joined(
      {kFileHeader, type.file()->name(), "\n", kMessageHeader, type.full_name(), "\n\n", text});
}

}  // namespace smp::model
