#include "json_schema.h"

#include <set>
#include <stdexcept>
#include <utility>

#include "names.h"

namespace smp::schema_gen {
namespace {

constexpr char kEnvelopeKind[] = "document";

// Demands one member. The empty schema names the member again where ajv's strict mode looks for it.
Json Required(const FieldDescriptor& field) {
  return {{"properties", {{field.name(), Json::object()}}}, {"required", {field.name()}}};
}

// Exactly one member of the oneof, or at most one of them.
Json OneOf(const google::protobuf::OneofDescriptor& oneof, bool exactly_one) {
  Json alternatives = Json::array();
  for (int i = 0; i < oneof.field_count(); ++i) alternatives.push_back(Required(*oneof.field(i)));
  if (exactly_one) return {{"oneOf", alternatives}};
  Json none = {{"not", {{"anyOf", alternatives}}}};
  alternatives.push_back(std::move(none));
  return {{"oneOf", alternatives}};
}

// Writes one entry schema and gathers the definitions that it refers to, in the order of their
// first use.
class SchemaWriter {
 public:
  explicit SchemaWriter(const Edition& edition) : edition_(edition) {
    references_.message = [this](const Descriptor& message, bool nullable) {
      return Refer({.message = &message}, TypeName(message), nullable);
    };
    references_.enumeration = [this](const EnumDescriptor& enumeration, bool nullable) {
      return Refer({.enumeration = &enumeration}, TypeName(enumeration), nullable);
    };
  }
  SchemaWriter(const SchemaWriter&) = delete;  // References_ points to this.
  SchemaWriter& operator=(const SchemaWriter&) = delete;

  // The schema of a document with `root` at its top. With a `body`, only that member of the root's
  // oneof is allowed, and it is required.
  Json Entry(const std::string& kind, const Descriptor& root, const FieldDescriptor* body) {
    const std::string edition(edition_.name);
    Json schema = {{"$schema", "http://json-schema.org/draft-07/schema#"},
                   {"$id", "https://smp-spec.io/schemas/" + edition + "/" + kind + ".schema.json"},
                   {"title", "SMP " + edition + " " + kind},
                   {"description", Comment(body == nullptr ? root : *body->message_type())}};
    schema.update(Message(root, false, body));
    Json definitions = Json::object();
    // NOLINTNEXTLINE(modernize-loop-convert): the list grows while definitions are written.
    for (std::size_t i = 0; i < pending_.size(); ++i) {
      const Definition definition = pending_[i];
      definitions[definition.name] = Define(definition);
    }
    schema["definitions"] = std::move(definitions);
    return schema;
  }

 private:
  struct Definition {
    std::string name;
    TypeDescriptor type;
    bool nullable = false;
  };

  std::string Refer(const TypeDescriptor& type, const std::string& type_name, bool nullable) {
    const std::string name = nullable ? type_name + "_or_null" : type_name;
    if (referred_.insert(name).second) {
      pending_.push_back({.name = name, .type = type, .nullable = nullable});
    }
    return "#/definitions/" + name;
  }

  Json Define(const Definition& definition) {
    const bool is_message = definition.type.message != nullptr;
    Json schema = Json::object();
    schema["title"] =
        is_message ? TypeName(*definition.type.message) : TypeName(*definition.type.enumeration);
    const std::string description =
        is_message ? Comment(*definition.type.message) : Comment(*definition.type.enumeration);
    if (!description.empty()) schema["description"] = description;
    schema.update(is_message ? Message(*definition.type.message, definition.nullable, nullptr)
                             : Enum(*definition.type.enumeration, definition.nullable));
    return schema;
  }

  Json Message(const Descriptor& message, bool nullable, const FieldDescriptor* body) {
    Json properties = Json::object();
    Json required = Json::array();
    for (int i = 0; i < message.field_count(); ++i) {
      const FieldDescriptor& field = *message.field(i);
      const bool is_other_body =
          body != nullptr && &field != body && field.containing_oneof() == body->containing_oneof();
      if (is_other_body) continue;
      properties[field.name()] = FieldSchema(field, edition_, references_);
      if (&field == body || Constraints(field).required()) required.push_back(field.name());
    }
    Json schema = TypeSchema("object", nullable);
    schema["properties"] = std::move(properties);
    if (!required.empty()) schema["required"] = std::move(required);
    schema["additionalProperties"] = false;
    if (body == nullptr) AddOneOfs(message, nullable, &schema);
    return schema;
  }

  static void AddOneOfs(const Descriptor& message, bool nullable, Json* schema) {
    const int count = message.real_oneof_decl_count();
    if (count == 0) return;
    // A null has no members, so it would satisfy every alternative at once.
    if (nullable) throw std::runtime_error(message.full_name() + ": null and oneof do not mix");
    const bool exactly_one = Constraints(message).oneof_required();
    if (count == 1) {
      schema->update(OneOf(*message.oneof_decl(0), exactly_one));
      return;
    }
    Json all = Json::array();
    for (int i = 0; i < count; ++i) all.push_back(OneOf(*message.oneof_decl(i), exactly_one));
    (*schema)["allOf"] = std::move(all);
  }

  // Enums with short names are texts; others may be written by number, too.
  Json Enum(const EnumDescriptor& enumeration, bool nullable) const {
    Json values = Json::array();
    for (int i = 0; i < enumeration.value_count(); ++i) {
      const EnumValueDescriptor& value = *enumeration.value(i);
      if (IsWritten(value, edition_)) values.push_back(WrittenName(value, edition_));
    }
    if (edition_.short_enum_names) {
      Json schema = TypeSchema("string", nullable);
      if (nullable) values.push_back(nullptr);
      schema["enum"] = std::move(values);
      return schema;
    }
    std::set<int> numbers;
    for (int i = 0; i < enumeration.value_count(); ++i) {
      const int number = enumeration.value(i)->number();
      if (numbers.insert(number).second) values.push_back(number);
    }
    if (nullable) values.push_back(nullptr);
    return {{"enum", std::move(values)}};
  }

  const Edition& edition_;
  References references_;
  std::set<std::string> referred_;
  std::vector<Definition> pending_;
};

// Messages with a document kind, in the order of the files.
std::vector<const Descriptor*> Roots(const std::vector<const FileDescriptor*>& files) {
  std::vector<const Descriptor*> roots;
  for (const FileDescriptor* file : files) {
    for (const TypeDescriptor& type : TypesOf(*file)) {
      if (type.message != nullptr && !Constraints(*type.message).document_kind().empty()) {
        roots.push_back(type.message);
      }
    }
  }
  return roots;
}

const FieldDescriptor& BodyField(const Descriptor& envelope, const Descriptor& message) {
  for (int i = 0; i < envelope.field_count(); ++i) {
    const FieldDescriptor& field = *envelope.field(i);
    if (field.real_containing_oneof() != nullptr && field.message_type() == &message) return field;
  }
  throw std::runtime_error(message.full_name() + ": " + envelope.full_name() +
                           " has no body of this type");
}

}  // namespace

std::vector<EntrySchema> EntrySchemas(const std::vector<const FileDescriptor*>& files,
                                      const Edition& edition) {
  const std::vector<const Descriptor*> roots = Roots(files);
  const Descriptor* envelope = nullptr;
  for (const Descriptor* root : roots) {
    if (Constraints(*root).document_kind() == kEnvelopeKind) envelope = root;
  }
  std::vector<EntrySchema> schemas;
  for (const Descriptor* root : roots) {
    const std::string& kind = Constraints(*root).document_kind();
    const bool is_body = envelope != nullptr && root != envelope;
    const FieldDescriptor* body = is_body ? &BodyField(*envelope, *root) : nullptr;
    const Descriptor& top = is_body ? *envelope : *root;
    schemas.push_back({.kind = kind, .schema = SchemaWriter(edition).Entry(kind, top, body)});
  }
  return schemas;
}

}  // namespace smp::schema_gen
