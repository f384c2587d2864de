// Rules of a document's structure: what the JSON Schema of its edition and kind demands.
#pragma once

#include "smp/rule.h"

namespace smp::schema {

inline constexpr Rule kUnknownField{
    "SMP1010",
    "unknown-field",
    Severity::kError,
    "a mapping holds only the fields that its message has",
    "readers ignore a misspelt field, and the figure in it is lost without a word",
    "JSON Schema draft-07, additionalProperties",
    "document.md#unknown-field"};

inline constexpr Rule kMissingField{
    "SMP1011",
    "missing-field",
    Severity::kError,
    "a mapping holds every field that its message requires",
    "without it the figures cannot be understood, reproduced or compared",
    "JSON Schema draft-07, required",
    "document.md#missing-field"};

inline constexpr Rule kWrongType{"SMP1012",
                                 "wrong-type",
                                 Severity::kError,
                                 "a value has the type of its field",
                                 "readers refuse the document, or take a zero for the value",
                                 "JSON Schema draft-07, type",
                                 "document.md#wrong-type"};

inline constexpr Rule kUnknownEnumValue{
    "SMP1013",
    "unknown-enum-value",
    Severity::kError,
    "a field with a list of allowed values holds one of them",
    "readers take a value that they do not know for the unspecified one",
    "JSON Schema draft-07, enum",
    "document.md#unknown-enum-value"};

inline constexpr Rule kOutOfRange{
    "SMP1014",
    "out-of-range",
    Severity::kError,
    "a number lies within the bounds of its field",
    "no measurement yields such a value, so it was mistyped or is in another unit",
    "JSON Schema draft-07, minimum and maximum",
    "document.md#out-of-range"};

inline constexpr Rule kPatternMismatch{
    "SMP1015",
    "pattern-mismatch",
    Severity::kError,
    "a text has the form that its field demands",
    "programs that follow the id, digest, time or duration cannot read it",
    "JSON Schema draft-07, pattern and minLength",
    "document.md#pattern-mismatch"};

inline constexpr Rule kItemCount{"SMP1016",
                                 "item-count",
                                 Severity::kError,
                                 "a list or map has as many items as its field allows",
                                 "an empty list of results or stages describes no measurement",
                                 "JSON Schema draft-07, minItems and maxItems",
                                 "document.md#item-count"};

inline constexpr Rule kNumberInTextField{
    "SMP1017",
    "number-in-text-field",
    Severity::kError,
    "a text that looks like a number or boolean is quoted",
    "other readers see the number: version 1.20 turns into 1.2",
    "YAML 1.2.2 section 10.3",
    "document.md#number-in-text-field"};

inline constexpr Rule kOneOf{"SMP1019",
                             "one-of",
                             Severity::kError,
                             "exactly one of several exclusive fields is given",
                             "with none or several of them the document says nothing or two things",
                             "JSON Schema draft-07, oneOf",
                             "document.md#one-of"};

inline constexpr Rule kExtensionSchema{
    "SMP1022",
    "extension-schema",
    Severity::kError,
    "a document satisfies the extra schema that it is checked with",
    "the readers that the extra schema stands for will not understand the document",
    "JSON Schema draft-07; option --schema",
    "document.md#extension-schema"};

inline constexpr const Rule* kSchemaRules[] = {
    &kUnknownField, &kMissingField,    &kWrongType, &kUnknownEnumValue,
    &kOutOfRange,   &kPatternMismatch, &kItemCount, &kNumberInTextField,
    &kOneOf,        &kExtensionSchema};

}  // namespace smp::schema
