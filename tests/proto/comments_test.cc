// Every message, field, oneof, enum and enum value has a comment: the field reference and the
// descriptions of the schemas are made of them.
#include <google/protobuf/descriptor.h>

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "proto/descriptors.h"

namespace {

using google::protobuf::Descriptor;
using google::protobuf::EnumDescriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::FileDescriptor;

// What is wrong with the comments of one file, and how many things in it carry one.
struct Survey {
  std::vector<std::string> missing;
  std::vector<std::string> unfinished;
  int seen = 0;
};

template <typename Thing>
void Look(const Thing& thing, std::string_view kind, Survey& survey) {
  ++survey.seen;
  google::protobuf::SourceLocation location;
  const std::string name = std::string(kind) + " " + thing.full_name();
  if (!thing.GetSourceLocation(&location)) {
    survey.missing.push_back(name + " (no source information)");
    return;
  }
  std::string comment = location.leading_comments;
  comment.erase(comment.find_last_not_of(" \n") + 1);
  if (comment.empty()) {
    survey.missing.push_back(name);
  } else if (comment.back() != '.') {
    survey.unfinished.push_back(name + ": " + comment);
  }
}

void LookAtEnum(const EnumDescriptor& type, Survey& survey) {
  Look(type, "enum", survey);
  for (int i = 0; i < type.value_count(); ++i) Look(*type.value(i), "value", survey);
}

void LookAtMessage(const Descriptor& message, Survey& survey) {
  Look(message, "message", survey);
  for (int i = 0; i < message.field_count(); ++i) Look(*message.field(i), "field", survey);
  for (int i = 0; i < message.real_oneof_decl_count(); ++i) {
    Look(*message.oneof_decl(i), "oneof", survey);
  }
}

Survey LookAt(const FileDescriptor& file) {
  Survey survey;
  smp::proto_test::ForEachMessage(
      file, [&](const Descriptor& message) { LookAtMessage(message, survey); });
  smp::proto_test::ForEachEnum(file, [&](const EnumDescriptor& type) { LookAtEnum(type, survey); });
  for (int i = 0; i < file.extension_count(); ++i) Look(*file.extension(i), "option", survey);
  return survey;
}

}  // namespace

TEST_CASE("Protos: everything has a comment", "[proto]") {
  int seen = 0;
  for (const FileDescriptor* file : smp::proto_test::Files()) {
    INFO(file->name());
    const Survey survey = LookAt(*file);
    CHECK(smp::proto_test::Lines(survey.missing) == "");
    seen += survey.seen;
  }
  // 137 fields and 21 values of v0 alone: fewer means that the walk saw nothing.
  CHECK(seen > 400);
}

TEST_CASE("Protos: comments are whole sentences", "[proto]") {
  for (const FileDescriptor* file : smp::proto_test::Files()) {
    INFO(file->name());
    CHECK(smp::proto_test::Lines(LookAt(*file).unfinished) == "");
  }
}

TEST_CASE("Protos: the four packages are all there", "[proto]") {
  std::vector<std::string> packages;
  for (const FileDescriptor* file : smp::proto_test::Files()) {
    if (packages.empty() || packages.back() != file->package()) packages.push_back(file->package());
  }
  CHECK(packages == std::vector<std::string>{"smp.options.v1", "smp.v0", "smp.v02", "smp.v1"});
}
