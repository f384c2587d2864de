// A finding: one defect of one document, with its place, its cause and its cure. Findings are
// data; nothing here prints.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "smp/rule.h"

namespace smp {

// A place in a text. Both count from 1; columns count characters (Unicode code points), not
// bytes. Line 0 means that the input has no lines (binary protobuf).
struct Position {
  std::uint32_t line = 0;
  std::uint32_t column = 0;

  friend bool operator==(const Position&, const Position&) = default;
  friend auto operator<=>(const Position&, const Position&) = default;
};

// From `begin` up to but not including `end`.
struct Span {
  Position begin;
  Position end;

  friend bool operator==(const Span&, const Span&) = default;
};

// A change of the text that mends a finding, or a part of it. Both texts are without quotes: those
// around what is replaced stay.
struct TextEdit {
  Span span;           // what is replaced, with its quotes
  std::string before;  // what stands there
  std::string after;   // what is to stand there
};

struct Finding {
  const Rule* rule = nullptr;            // never null in a finding that the library returns
  Severity severity = Severity::kError;  // at most rule->severity
  std::string message;  // what was found and what is allowed, with units; no full stop
  std::string hint;     // the cure; never empty in a finding that the library returns
  std::string pointer;  // RFC 6901 JSON Pointer in the document as it was written
  std::string file;     // name of the input as it was given
  Span span;            // where in the file
  // Edits that change the spelling and nothing else; empty when a person has to decide. See
  // smp/fix.h.
  std::vector<TextEdit> fix = {};
};

}  // namespace smp
