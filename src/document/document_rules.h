// Rules of the text itself: encoding, syntax and what a reader of any language could take amiss.
#pragma once

#include <string_view>

#include "smp/rule.h"

namespace smp::document {

inline constexpr Rule kSyntax{
    "SMP1001",
    "syntax",
    Severity::kError,
    "a document is well-formed YAML 1.2 or JSON (RFC 8259)",
    "what follows the defect cannot be read, or other readers read it differently",
    "YAML 1.2.2; RFC 8259",
    "document.md#syntax"};

inline constexpr Rule kEncoding{
    "SMP1002",
    "encoding",
    Severity::kError,
    "a document is text in UTF-8 without control characters",
    "readers refuse the bytes or show other characters than the author meant",
    "RFC 8259 section 8.1; YAML 1.2.2 section 5.1",
    "document.md#encoding"};

inline constexpr Rule kDuplicateKey{
    "SMP1003",
    "duplicate-key",
    Severity::kError,
    "a key appears once in its mapping",
    "one reader keeps the first value and another the last, so the report says two things",
    "YAML 1.2.2 section 3.2.1.3; RFC 8259 section 4",
    "document.md#duplicate-key"};

inline constexpr Rule kLimitExceeded{
    "SMP1005",
    "limit-exceeded",
    Severity::kError,
    "a document stays within the limits of depth, nodes and aliases",
    "a document beyond them is far larger than any report and may be built to exhaust its reader",
    "project",
    "document.md#limit-exceeded"};

inline constexpr Rule kEmptyDocument{"SMP1006",
                                     "empty-document",
                                     Severity::kError,
                                     "an input holds at least one document",
                                     "nothing was checked, which must not look like success",
                                     "project",
                                     "document.md#empty-document"};

// Of a required field as of an optional one.
inline constexpr std::string_view kNonFiniteHint =
    "write a finite number, or leave the field out if it is optional";

inline constexpr Rule kNonFiniteNumber{
    "SMP1020",
    "non-finite-number",
    Severity::kError,
    "a number is finite",
    "JSON has no NaN and no infinity, and a latency or rate that is one was never measured",
    "RFC 8259 section 6",
    "document.md#non-finite-number"};

inline constexpr Rule kUnknownTag{
    "SMP1021",
    "unknown-tag",
    Severity::kError,
    "a YAML tag is one of the core types and fits its value",
    "other readers refuse the document or build something else from the value",
    "YAML 1.2.2 section 10.3",
    "document.md#unknown-tag"};

inline constexpr Rule kByteOrderMark{"SMP1026",
                                     "byte-order-mark",
                                     Severity::kNote,
                                     "a document does not begin with a byte order mark",
                                     "UTF-8 needs none, and strict JSON readers refuse it",
                                     "RFC 8259 section 8.1",
                                     "document.md#byte-order-mark"};

inline constexpr Rule kReaderDependent{
    "SMP1028",
    "reader-dependent-scalar",
    Severity::kWarning,
    "an unquoted YAML value means the same to YAML 1.1 and YAML 1.2 readers",
    "PyYAML and other YAML 1.1 readers take it for a boolean or for another number",
    "YAML 1.1 type repository; YAML 1.2.2 section 10.3",
    "document.md#reader-dependent-scalar"};

inline constexpr const Rule* kDocumentRules[] = {
    &kSyntax,          &kEncoding,   &kDuplicateKey,  &kLimitExceeded,  &kEmptyDocument,
    &kNonFiniteNumber, &kUnknownTag, &kByteOrderMark, &kReaderDependent};

}  // namespace smp::document
