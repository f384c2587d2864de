#include "document/yaml_reader.h"

#include <map>
#include <optional>
#include <string>

#include "document/document_rules.h"
#include "document/number.h"
#include "document/read.h"
#include "document/text.h"
#include "document/tree_builder.h"
#include "document/yaml_error.h"
#include "document/yaml_guard.h"
#include "document/yaml_line_reader.h"
#include "document/yaml_parser.h"
#include "document/yaml_scalar.h"
#include "document/yaml_value_check.h"

namespace smp::document {
namespace {

// The place behind the last character that is not white space.
Position EndOfText(std::string_view text) {
  while (!text.empty() && IsBlank(text.back())) text.remove_suffix(1);
  return PositionAt(text, text.size());
}

// Reads the nodes of one document, from the event after its start to the one at its end.
class DocumentReader {
 public:
  DocumentReader(YamlParser& parser, ReadDocument& document, Budget& budget)
      : parser_(parser), builder_(document, budget) {}

  // False when the stream cannot be read on.
  bool Read() {
    YamlEvent event;
    bool going = true;
    while (going) {
      if (!parser_.Next(event)) {
        ReportError();
        going = false;
      } else if (event.type() == YAML_DOCUMENT_END_EVENT) {
        break;
      } else {
        going = OnEvent(event.get());
      }
    }
    builder_.Finish();
    return going;
  }

  // Reports the parser's error in a document that did not begin.
  void ReportOutside() { ReportError(); }

 private:
  bool OnEvent(const yaml_event_t& event) {
    switch (event.type) {
      case YAML_SCALAR_EVENT:
        return builder_.ExpectsKey() ? OnKey(event) : OnScalar(event);
      case YAML_ALIAS_EVENT:
        return OnAlias(event);
      case YAML_MAPPING_START_EVENT:
        return OnOpen(event, NodeKind::kMapping, event.data.mapping_start.tag,
                      event.data.mapping_start.anchor,
                      event.data.mapping_start.style == YAML_FLOW_MAPPING_STYLE);
      case YAML_SEQUENCE_START_EVENT:
        return OnOpen(event, NodeKind::kSequence, event.data.sequence_start.tag,
                      event.data.sequence_start.anchor,
                      event.data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE);
      case YAML_MAPPING_END_EVENT:
      case YAML_SEQUENCE_END_EVENT:
        return OnClose(event);
      default:
        return true;
    }
  }

  bool OnKey(const yaml_event_t& event) {
    const auto& scalar = event.data.scalar;
    const Span span = parser_.SpanOf(event);
    const std::string_view text = parser_.ScalarText(event, builder_.tree());
    const bool merge = text == "<<" && scalar.style == YAML_PLAIN_SCALAR_STYLE;
    CheckTag(TextOf(scalar.tag), text, span, builder_);
    builder_.Key(text, span, merge);
    if (scalar.anchor != nullptr) {
      Node* node = builder_.tree().NewNode(NodeKind::kString);
      node->text = text;
      anchors_[std::string(TextOf(scalar.anchor))] = node;
    }
    return true;
  }

  bool OnScalar(const yaml_event_t& event) {
    const auto& scalar = event.data.scalar;
    Span span = parser_.SpanOf(event);
    // libyaml puts the null of a key without a colon where the next token begins.
    if (span.begin == span.end && builder_.has_key() &&
        span.begin.line > builder_.key_span().end.line) {
      span = {builder_.key_span().end, builder_.key_span().end};
    }
    const std::string_view text = parser_.ScalarText(event, builder_.tree());
    scalar_offset_ = parser_.OffsetOf(event.start_mark);
    ScalarStyle style = StyleOf(scalar.style);
    const std::string_view tag_text = TextOf(scalar.tag);
    const Tag tag = CheckTag(tag_text, text, span, builder_);
    NodeKind kind = NodeKind::kString;
    if (tag == Tag::kText) {
      style = style == ScalarStyle::kPlain ? ScalarStyle::kQuoted : style;
    } else if (tag != Tag::kNone || style == ScalarStyle::kPlain) {
      kind = PlainKind(text);
      CheckPlain(text, kind, tag, span, builder_);
      style = ScalarStyle::kPlain;
    }
    Node* node = builder_.Scalar(kind, style, NodeText(kind, text), span);
    if (node == nullptr) return false;
    Anchor(scalar.anchor, node);
    return true;
  }

  bool OnOpen(const yaml_event_t& event, NodeKind kind, const yaml_char_t* tag_text,
              const yaml_char_t* anchor, bool flow) {
    const Span span = parser_.SpanOf(event);
    if (builder_.ExpectsKey()) return SkipComplexKey(span);
    const Tag tag = ParseTag(TextOf(tag_text));
    const Tag own = kind == NodeKind::kMapping ? Tag::kMap : Tag::kSeq;
    if (tag == Tag::kUnknown) {
      ReportUnknownTag(TextOf(tag_text), span, builder_);
    } else if (tag != Tag::kNone && tag != own && TextOf(tag_text) != "!") {
      builder_.Report(kUnknownTag, SpanOf(span.begin, 1),
                      std::string(kind == NodeKind::kMapping ? "a mapping" : "a list") +
                          " does not fit its tag " + Quoted(TagText(TextOf(tag_text))),
                      "remove the tag or correct the value");
    }
    Node* node = builder_.Open(kind, span.begin);
    if (node == nullptr) return false;
    flow_.push_back(flow);
    Anchor(anchor, node);
    return true;
  }

  bool OnClose(const yaml_event_t& event) {
    const bool flow = flow_.back();
    flow_.pop_back();
    return flow ? builder_.Close(parser_.At(event.end_mark)) : builder_.CloseAfterLast();
  }

  bool OnAlias(const yaml_event_t& event) {
    const Span span = parser_.SpanOf(event);
    const std::string_view name = TextOf(event.data.alias.anchor);
    if (!builder_.CountAlias(span)) return false;
    const auto found = anchors_.find(name);
    const Node* target = found == anchors_.end() ? nullptr : found->second;
    if (builder_.ExpectsKey()) return OnAliasKey(target, name, span);
    if (target == nullptr) {
      builder_.Report(kSyntax, span,
                      "alias " + Quoted(Joined({"*", name})) + " names no anchor above it",
                      "quote a text that begins with `*`");
    } else if (IsOpen(*target)) {
      builder_.Report(
          kSyntax, span,
          "alias " + Quoted(Joined({"*", name})) + " stands inside the value that it names",
          "a report cannot contain itself: write the value out");
      target = nullptr;
    }
    if (target != nullptr) return builder_.Copy(*target, span) != nullptr;
    return builder_.Scalar(NodeKind::kNull, ScalarStyle::kPlain, "", span) != nullptr;
  }

  bool OnAliasKey(const Node* target, std::string_view name, const Span& span) {
    if (target == nullptr || target->IsContainer()) {
      builder_.Report(
          kSyntax, span,
          "alias " + Quoted(Joined({"*", name})) + " is used as a key and names no scalar",
          "write the key out");
      return SkipNode();
    }
    builder_.Key(target->text, span);
    return true;
  }

  [[nodiscard]] bool IsOpen(const Node& node) const {
    for (const Node* at = builder_.innermost(); at != nullptr; at = at->parent) {
      if (at == &node) return true;
    }
    return false;
  }

  // Skips a key that is a collection, whose first event was read, and its value.
  bool SkipComplexKey(const Span& span) {
    builder_.Report(kSyntax, SpanOf(span.begin, 1), "a mapping or list is used as a key",
                    "a key is text; quote it if it begins with `[` or `{`");
    return SkipNode(1) && SkipNode();
  }

  // Skips the rest of a node of which `depth` collections are open; 0: the next node.
  bool SkipNode(std::size_t depth = 0) {
    YamlEvent event;
    do {
      if (!parser_.Next(event)) {
        ReportError();
        return false;
      }
      const yaml_event_type_t type = event.type();
      if (type == YAML_MAPPING_START_EVENT || type == YAML_SEQUENCE_START_EVENT) ++depth;
      if (type == YAML_MAPPING_END_EVENT || type == YAML_SEQUENCE_END_EVENT) --depth;
      if (!builder_.CheckDepth(builder_.depth() + depth, parser_.SpanOf(event.get()))) return false;
    } while (depth > 0);
    return true;
  }

  void Anchor(const yaml_char_t* name, Node* node) {
    if (name != nullptr) anchors_[std::string(TextOf(name))] = node;
  }

  void ReportError() {
    const yaml_parser_t& error = parser_.error();
    YamlProblem problem;
    problem.problem = TextOf(reinterpret_cast<const yaml_char_t*>(error.problem));
    problem.context = TextOf(reinterpret_cast<const yaml_char_t*>(error.context));
    problem.place = parser_.At(error.problem_mark);
    problem.offset = parser_.OffsetOf(error.problem_mark);
    // libyaml tells the end of the text as the beginning of a further line.
    if (problem.offset == parser_.text().size()) problem.place = EndOfText(parser_.text());
    if (!problem.context.empty()) problem.context_place = parser_.At(error.context_mark);
    if (Node* open = builder_.innermost(); open != nullptr && !builder_.has_key()) {
      SplitSwallowedKey(open->last_child, problem);
    }
    YamlErrorText text = ExplainYamlError(problem, parser_.text());
    builder_.Stop(kSyntax, text.span, std::move(text.message), std::move(text.hint),
                  builder_.has_key() ? Subject::kNextValue : Subject::kContainer);
  }

  // A key that is indented below a plain scalar is read as that scalar's last line until its `:`
  // comes. The scalar then keeps its first line alone.
  void SplitSwallowedKey(Node* scalar, YamlProblem& problem) {
    if (scalar == nullptr || scalar->IsContainer() || scalar->style != ScalarStyle::kPlain ||
        scalar->span.begin.line >= problem.place.line ||
        scalar->span.end.line != problem.place.line) {
      return;
    }
    problem.swallowed_by = scalar->key;
    problem.swallowed_by_line = scalar->key_span.begin.line;
    const std::string_view rest = parser_.text().substr(scalar_offset_);
    std::string_view line = rest.substr(0, rest.find_first_of("\r\n"));
    while (!line.empty() && (line.back() == ' ' || line.back() == '\t')) line.remove_suffix(1);
    scalar->kind = PlainKind(line);
    scalar->text = NodeText(scalar->kind, line);
    scalar->span = smp::document::SpanOf(scalar->span.begin, CharacterCount(line));
  }

  YamlParser& parser_;
  TreeBuilder builder_;
  std::size_t scalar_offset_ = 0;  // of the last scalar
  std::map<std::string, const Node*, std::less<>> anchors_;
  std::vector<bool> flow_;
};

bool IsEmpty(const ReadDocument& document) {
  const Node* root = document.tree.root();
  return document.findings.empty() && root != nullptr && root->kind == NodeKind::kNull &&
         root->span.begin == root->span.end;
}

// Reports a character that ends a line to YAML 1.1 alone; one finding for the whole input.
void ReportOldBreak(Position place, ReadDocument& document, Budget& budget) {
  TreeBuilder builder(document, budget);
  builder.Report(kReaderDependent, SpanOf(place, 1),
                 "a character (U+0085, U+2028 or U+2029) that is a line break in YAML 1.1 alone",
                 "remove it, or write it as an escape in a double-quoted string");
  builder.Finish();
}

// The one document of a text that the reader of lines understands, else nothing.
std::optional<ReadDocument> ReadByLines(const std::shared_ptr<const Source>& source,
                                        std::string_view text, const Limits& limits) {
  if (text.find('\r') != std::string_view::npos) return std::nullopt;
  ReadDocument document = NewDocument(source);
  Budget budget{limits};
  if (!ReadYamlLines(text, document, budget)) return std::nullopt;
  return document;
}

}  // namespace

std::vector<ReadDocument> ReadYaml(const std::shared_ptr<const Source>& source,
                                   std::string_view text, bool is_ascii, const Limits& limits) {
  std::vector<ReadDocument> documents;
  Budget budget{limits};
  if (const auto trap = FindYamlTrap(text)) {
    ReadDocument& document = documents.emplace_back(NewDocument(source));
    TreeBuilder(document, budget)
        .Stop(kLimitExceeded, SpanOf(PositionAt(text, trap->offset), 1), trap->message, trap->hint);
    return documents;
  }
  if (auto document = is_ascii ? ReadByLines(source, text, limits) : std::nullopt) {
    documents.push_back(*std::move(document));
    return documents;
  }
  return ReadYamlEvents(source, text, is_ascii, limits);
}

std::vector<ReadDocument> ReadYamlEvents(const std::shared_ptr<const Source>& source,
                                         std::string_view text, bool is_ascii,
                                         const Limits& limits) {
  std::vector<ReadDocument> documents;
  Budget budget{limits};
  YamlParser parser(text, is_ascii);
  YamlEvent event;
  bool going = true;
  while (going) {
    if (!parser.Next(event)) {
      // An error between documents belongs to the one that it keeps from beginning.
      ReadDocument& document = documents.emplace_back(NewDocument(source));
      DocumentReader(parser, document, budget).ReportOutside();
      break;
    }
    if (event.type() == YAML_STREAM_END_EVENT) break;
    if (event.type() != YAML_DOCUMENT_START_EVENT) continue;
    ReadDocument& document = documents.emplace_back(NewDocument(source));
    going = DocumentReader(parser, document, budget).Read();
    if (IsEmpty(document)) documents.pop_back();
  }
  const std::optional<Position> old_break = parser.FirstOldBreak();
  if (old_break && !documents.empty()) ReportOldBreak(*old_break, documents.front(), budget);
  return documents;
}

}  // namespace smp::document
