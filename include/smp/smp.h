// The tour of the library: include this one header and link smp::smp.
//
//   smp/document.h   ReadFile, ReadBytes, ReadStream: bytes to documents that know their places
//   smp/validate.h   Validate: a document to findings; GradeOf: findings to a grade
//   smp/model.h      Decode and Write: documents to smp::v1 messages and back
//   smp/encode.h     Encode and Write: documents in another encoding, and what that would lose
//   smp/finding.h    Finding: rule, severity, message, hint, JSON Pointer, line and column
//   smp/rule.h       Rules and FindRule: the catalogue of rules; rule_settings.h: its thresholds
//   smp/upgrade.h    Upgrade, Downgrade, DetectEdition: documents to another edition, with changes
//   smp/edition.h    Edition, Shape, Kind: what a document turned out to be
//   smp/histogram.h  Histogram: recording latencies; histogram_recorder.h: from several threads
//   smp/histogram_codec.h, smp/histogram_log.h  what HdrHistogram libraries exchange
//   smp/cdf_distribution.h  CdfDistribution: what is known where only points are
//   smp/latency.h    SetDistribution, QuantileMs: distributions to latency figures of a report
//   smp/import.h     Import: outputs of load generators to reports
//   smp/merge.h      Merger, Merge: results of one distributed test to one result
//   smp/fix.h        ApplyEdits, OrderKeys, LineDiff: spelling and order mended in the text itself
//   smp/render.h     RenderText, RenderJson: findings as text or JSON
//   smp/requirements.h  Requirements: the grade a project asks for, the findings it ignores
//   smp/limits.h     Limits: how much of hostile input is looked at
//   smp/error.h      Error, Expected: why input could not be read at all
//   smp/version.h    versions of the library and of the format
//
// A first program (examples/validate_buffer.cc):
//
//   auto documents = smp::ReadFile("report.yaml");
//   if (!documents) return Fail(documents.error().message);
//   for (const smp::SourceDocument& document : *documents) {
//     for (const smp::Finding& finding : smp::Validate(document)) Show(finding);
//   }
//
// Three channels are never mixed: a document that breaks the specification yields findings; input
// that cannot be read yields an Error; a defect of the library itself asserts. No exception leaves
// the library. It never prints, exits, or reads the environment, the clock or the locale. All const
// access is thread-safe; the functions here may be called from several threads at once.
#pragma once

#include "smp/cdf_distribution.h"    // IWYU pragma: export
#include "smp/document.h"            // IWYU pragma: export
#include "smp/edition.h"             // IWYU pragma: export
#include "smp/encode.h"              // IWYU pragma: export
#include "smp/error.h"               // IWYU pragma: export
#include "smp/finding.h"             // IWYU pragma: export
#include "smp/fix.h"                 // IWYU pragma: export
#include "smp/histogram.h"           // IWYU pragma: export
#include "smp/histogram_codec.h"     // IWYU pragma: export
#include "smp/histogram_log.h"       // IWYU pragma: export
#include "smp/histogram_recorder.h"  // IWYU pragma: export
#include "smp/import.h"              // IWYU pragma: export
#include "smp/latency.h"             // IWYU pragma: export
#include "smp/limits.h"              // IWYU pragma: export
#include "smp/merge.h"               // IWYU pragma: export
#include "smp/model.h"               // IWYU pragma: export
#include "smp/ndjson.h"              // IWYU pragma: export
#include "smp/render.h"              // IWYU pragma: export
#include "smp/requirements.h"        // IWYU pragma: export
#include "smp/rule.h"                // IWYU pragma: export
#include "smp/rule_settings.h"       // IWYU pragma: export
#include "smp/upgrade.h"             // IWYU pragma: export
#include "smp/validate.h"            // IWYU pragma: export
#include "smp/version.h"             // IWYU pragma: export
