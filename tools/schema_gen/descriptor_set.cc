#include "descriptor_set.h"

#include <google/protobuf/descriptor.pb.h>

#include <algorithm>
#include <fstream>
#include <stdexcept>
#include <utility>

namespace smp::schema_gen {
namespace {

// Turns the text of a comment as protoc keeps it (each line with its leading space) into
// paragraphs.
std::string Paragraphs(const std::string& comment) {
  std::string text;
  bool paragraph_ended = false;
  std::size_t begin = 0;
  while (begin < comment.size()) {
    const std::size_t end = std::min(comment.find('\n', begin), comment.size());
    std::string line = comment.substr(begin, end - begin);
    begin = end + 1;
    line.erase(0, std::min(line.find_first_not_of(" \t"), line.size()));
    line.erase(line.find_last_not_of(" \t\r") + 1);
    if (line.empty()) {
      paragraph_ended = !text.empty();
      continue;
    }
    if (!text.empty()) text += paragraph_ended ? "\n\n" : " ";
    paragraph_ended = false;
    text += line;
  }
  return text;
}

template <typename T>
std::string LeadingComment(const T& declaration) {
  google::protobuf::SourceLocation location;
  if (!declaration.GetSourceLocation(&location)) return "";
  return Paragraphs(location.leading_comments);
}

template <typename T>
int StartLine(const T& declaration) {
  google::protobuf::SourceLocation location;
  return declaration.GetSourceLocation(&location) ? location.start_line : 0;
}

using TypesByLine = std::vector<std::pair<int, TypeDescriptor>>;

void AddEnum(const EnumDescriptor& enumeration, TypesByLine* types) {
  types->push_back({StartLine(enumeration), {.enumeration = &enumeration}});
}

void AddMessage(const Descriptor& message, TypesByLine* types) {
  if (message.options().map_entry()) return;
  types->push_back({StartLine(message), {.message = &message}});
  for (int i = 0; i < message.enum_type_count(); ++i) AddEnum(*message.enum_type(i), types);
  for (int i = 0; i < message.nested_type_count(); ++i) AddMessage(*message.nested_type(i), types);
}

}  // namespace

DescriptorSet LoadDescriptorSet(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  google::protobuf::FileDescriptorSet files;
  if (!stream || !files.ParseFromIstream(&stream)) {
    throw std::runtime_error(path + ": not a readable file descriptor set");
  }
  DescriptorSet set{.pool = std::make_unique<DescriptorPool>(), .files = {}};
  for (const auto& file : files.file()) {
    const FileDescriptor* built = set.pool->BuildFile(file);
    if (built == nullptr) throw std::runtime_error(path + ": cannot build " + file.name());
    set.files.push_back(built);
  }
  return set;
}

std::vector<const FileDescriptor*> FilesOf(const DescriptorSet& set, const Edition& edition) {
  std::vector<const FileDescriptor*> files;
  for (const FileDescriptor* file : set.files) {
    if (file->package() == edition.package) files.push_back(file);
  }
  std::sort(files.begin(), files.end(),
            [](const auto* a, const auto* b) { return a->name() < b->name(); });
  return files;
}

std::vector<TypeDescriptor> TypesOf(const FileDescriptor& file) {
  TypesByLine types;
  for (int i = 0; i < file.message_type_count(); ++i) AddMessage(*file.message_type(i), &types);
  for (int i = 0; i < file.enum_type_count(); ++i) AddEnum(*file.enum_type(i), &types);
  std::stable_sort(types.begin(), types.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<TypeDescriptor> ordered;
  for (const auto& [line, type] : types) ordered.push_back(type);
  return ordered;
}

std::string Comment(const Descriptor& message) { return LeadingComment(message); }
std::string Comment(const EnumDescriptor& enumeration) { return LeadingComment(enumeration); }
std::string Comment(const EnumValueDescriptor& value) { return LeadingComment(value); }
std::string Comment(const FieldDescriptor& field) { return LeadingComment(field); }

std::string Comment(const FileDescriptor& file) {
  google::protobuf::SourceLocation location;
  const std::vector<int> path = {google::protobuf::FileDescriptorProto::kSyntaxFieldNumber};
  return file.GetSourceLocation(path, &location) ? Paragraphs(location.leading_comments) : "";
}

const options::v1::FieldConstraints& Constraints(const FieldDescriptor& field) {
  return field.options().GetExtension(options::v1::field);
}

const options::v1::EnumValueConstraints& Constraints(const EnumValueDescriptor& value) {
  return value.options().GetExtension(options::v1::enum_value);
}

const options::v1::MessageConstraints& Constraints(const Descriptor& message) {
  return message.options().GetExtension(options::v1::message);
}

}  // namespace smp::schema_gen
