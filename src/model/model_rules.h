// Rules of the way from a document to the model and back.
#pragma once

#include "smp/rule.h"

namespace smp::model {

inline constexpr Rule kFieldSpelling{
    "SMP1018",
    "field-spelling",
    Severity::kNote,
    "fields are spelt in snake_case and enum values without the prefix of their type",
    "two spellings of one format have to be searched, sorted and compared twice",
    "project; Protocol Buffers, JSON mapping",
    "document.md#field-spelling"};

inline constexpr Rule kUnknownWireField{
    "SMP1023",
    "unknown-wire-field",
    Severity::kError,
    "binary protobuf holds only fields of its message, in the encoding that their type asks for",
    "the bytes were written for another message or edition, and what they say would be lost",
    "Protocol Buffers, encoding",
    "document.md#unknown-wire-field"};

inline constexpr Rule kNumberPrecision{
    "SMP1024",
    "number-precision",
    Severity::kError,
    "a number survives the way into the binary form and back",
    "readers in most languages hold it as a double or a 64-bit integer and see another number",
    "RFC 8259 section 6; IEEE 754",
    "document.md#number-precision"};

inline constexpr Rule kInvalidTime{
    "SMP1029",
    "invalid-time",
    Severity::kError,
    "a point in time exists in the calendar and a span of time is one that can be stored",
    "readers refuse the value or move it to another day without a word",
    "RFC 3339 section 5.7; Protocol Buffers, Timestamp and Duration",
    "document.md#invalid-time"};

inline constexpr const Rule* kModelRules[] = {&kFieldSpelling, &kUnknownWireField,
                                              &kNumberPrecision, &kInvalidTime};

}  // namespace smp::model
