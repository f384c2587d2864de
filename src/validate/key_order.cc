#include "validate/key_order.h"

#include "edition/upstream_message.h"
#include "model/field_order.h"
#include "validate/report_view.h"

namespace smp::validate {
namespace {

void AddOrders(const document::Node& message, const google::protobuf::Descriptor& type,
               std::vector<KeyOrder>& orders) {
  for (const model::FieldOrder& order : model::MisorderedFields(message, type)) {
    KeyOrder& written = orders.emplace_back(KeyOrder{&Written(*order.mapping), {}});
    for (const document::Node* member : order.members) {
      written.members.push_back(&Written(*member));
    }
  }
}

}  // namespace

std::vector<KeyOrder> KeyOrders(const SourceDocument::Impl& impl) {
  std::vector<KeyOrder> orders;
  if (!CanBeChecked(impl)) return orders;
  const Edition edition = impl.detection.edition;
  const auto* type = MessageOf(edition, impl.detection.kind);
  if (type == nullptr) return orders;
  std::vector<Finding> ignored;
  const CanonicalDocument canonical(impl, &ignored);
  AddOrders(canonical.body(), *type, orders);
  if (canonical.mesh() != nullptr) {
    AddOrders(*canonical.mesh(), edition::UpstreamServiceMesh(edition), orders);
  }
  return orders;
}

}  // namespace smp::validate
