// OrderKeys: the keys of mappings in the order of the specification, by moving texts.
#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "report/code_frame.h"
#include "report/member_texts.h"
#include "smp/fix.h"
#include "validate/format_guess.h"
#include "validate/key_order.h"
#include "validate/source_document.h"

namespace smp {
namespace {

using document::Node;
using report::TextRange;

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// The members of one mapping: what stands at slots[i] gives way to what stands at texts[i].
struct Move {
  std::vector<TextRange> slots;  // in the order of the text
  std::vector<TextRange> texts;  // the same, in the order of the specification
};

// What is to be moved in one document.
struct DocumentMoves {
  std::vector<Move> moves;
  bool is_taken_back = false;
};

bool HasReadError(const SourceDocument& document) {
  const auto& findings = document.impl().read.findings;
  return !document.complete() ||
         std::any_of(findings.begin(), findings.end(),
                     [](const Finding& finding) { return finding.severity == Severity::kError; });
}

// Makes the text with all moves: those in a text that moves go with it.
class Mover {
 public:
  Mover(std::string_view text, std::vector<const Move*> moves)
      : text_(text), moves_(std::move(moves)) {
    std::sort(moves_.begin(), moves_.end(), [](const Move* a, const Move* b) {
      return a->slots.front().begin < b->slots.front().begin;
    });
  }

  [[nodiscard]] std::string Run() const { return Moved({0, text_.size()}, moves_.begin()); }

 private:
  using Place = std::vector<const Move*>::const_iterator;

  // `next` is the first move that begins in the range and is not one around it.
  [[nodiscard]] std::string Moved(const TextRange& range, Place next) const {
    std::string out;
    std::size_t at = range.begin;
    while (next != moves_.end() && (*next)->slots.front().begin < range.end) {
      const Move& move = **next;
      for (std::size_t i = 0; i < move.slots.size(); ++i) {
        out += text_.substr(at, move.slots[i].begin - at);
        out += Moved(move.texts[i], After(move.texts[i].begin));
        at = move.slots[i].end;
      }
      next = std::find_if(next, moves_.end(),
                          [&](const Move* each) { return each->slots.front().begin >= at; });
    }
    return out += text_.substr(at, range.end - at);
  }

  // A move in a member begins behind its key.
  [[nodiscard]] Place After(std::size_t begin) const {
    return std::upper_bound(
        moves_.begin(), moves_.end(), begin,
        [](std::size_t at, const Move* move) { return at < move->slots.front().begin; });
  }

  std::string_view text_;
  std::vector<const Move*> moves_;
};

class Orderer {
 public:
  explicit Orderer(std::span<const SourceDocument> documents)
      : documents_(documents),
        source_(documents.front().source_text()),
        mark_(source_.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0),
        text_(source_.substr(mark_)),
        lines_(text_) {}

  OrderedKeys Run() && {
    for (const SourceDocument& document : documents_) Collect(document);
    out_.text = source_;
    // A document that would become another one is left alone, and the others are tried again.
    while (HasMoves()) {
      std::string moved = std::string(source_.substr(0, mark_)) + Mover(text_, Moves()).Run();
      if (!TakeBackChanged(moved)) {
        out_.text = std::move(moved);
        out_.mappings = Moves().size();
        break;
      }
    }
    std::stable_sort(out_.left.begin(), out_.left.end(),
                     [](const KeysLeft& a, const KeysLeft& b) { return a.place < b.place; });
    return std::move(out_);
  }

 private:
  void Collect(const SourceDocument& document) {
    std::vector<Move>& moves = per_document_.emplace_back().moves;
    const std::vector<validate::KeyOrder> orders = validate::KeyOrders(document.impl());
    if (orders.empty()) return;
    if (HasReadError(document)) {
      Leave(document, *document.impl().read.tree.root(), "its syntax has to be mended first");
      return;
    }
    for (const validate::KeyOrder& order : orders) {
      if (!report::StandsInText(*order.mapping)) continue;
      if (order.members.size() != order.mapping->child_count) {
        Leave(document, *order.mapping, "one of them is given twice");
        continue;
      }
      const report::MemberTexts found = report::FindMemberTexts(*order.mapping, text_, lines_);
      if (found.obstacle.empty()) {
        moves.push_back(MoveOf(order, found.ranges));
      } else {
        Leave(document, *order.mapping, std::string(found.obstacle));
      }
    }
  }

  static Move MoveOf(const validate::KeyOrder& order, const std::vector<TextRange>& ranges) {
    Move move{ranges, {}};
    for (const Node* member : order.members) move.texts.push_back(ranges[member->index]);
    return move;
  }

  void Leave(const SourceDocument& document, const Node& mapping, std::string reason) {
    out_.left.push_back(
        {document.index(), PointerOf(mapping), mapping.span.begin, std::move(reason)});
  }

  [[nodiscard]] std::vector<const Move*> Moves() const {
    std::vector<const Move*> all;
    for (const DocumentMoves& each : per_document_) {
      if (each.is_taken_back) continue;
      for (const Move& move : each.moves) all.push_back(&move);
    }
    return all;
  }
  [[nodiscard]] bool HasMoves() const { return !Moves().empty(); }

  // True when there was one.
  bool TakeBackChanged(const std::string& moved) {
    const SourceDocument& first = documents_.front();
    ReadOptions options;
    options.format = first.format();
    options.limits = first.impl().limits;
    const auto again = ReadBytes(moved, first.file(), options);
    // A text in { } that begins with quotes is JSON to those who guess.
    const bool is_format = validate::GuessFormat(moved) == validate::GuessFormat(source_);
    bool taken_back = false;
    for (std::size_t i = 0; i < documents_.size(); ++i) {
      DocumentMoves& own = per_document_[i];
      if (own.is_taken_back || own.moves.empty()) continue;
      const Node& root = *documents_[i].impl().read.tree.root();
      const bool is_there = again && again->size() == documents_.size();
      if (is_format && is_there && IsSame((*again)[i], root)) continue;
      own.is_taken_back = true;
      taken_back = true;
      // Nothing else that is wrong with a text comes of moving whole members.
      const bool has_error = is_there && HasReadError((*again)[i]);
      Leave(documents_[i], root,
            !is_format  ? "the text would be taken for another encoding"
            : has_error ? "an alias would come before its anchor"
                        : "the document would not say the same");
    }
    return taken_back;
  }

  static bool IsSame(const SourceDocument& again, const Node& root) {
    const Node* other = again.impl().read.tree.root();
    return other != nullptr && !HasReadError(again) && SameButForOrder(root, *other);
  }

  std::span<const SourceDocument> documents_;
  std::string_view source_;
  std::size_t mark_;  // bytes of the byte order mark
  std::string_view text_;
  report::LineIndex lines_;
  std::vector<DocumentMoves> per_document_;
  OrderedKeys out_;
};

bool IsText(Format format) {
  return format == Format::kYaml || format == Format::kJson || format == Format::kNdjson;
}

}  // namespace

OrderedKeys OrderKeys(std::span<const SourceDocument> documents) {
  if (!IsText(documents.front().format())) {
    return {std::string(documents.front().source_text()), 0, {}};
  }
  return Orderer(documents).Run();
}

}  // namespace smp
