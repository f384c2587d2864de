#include "importers/json_fields.h"

#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <string>

#include "document/read.h"

namespace smp::importers {
namespace {

// The fields of an object, and what reading them finds fault with.
class Object {
 public:
  explicit Object(std::string text)
      : source_(std::make_shared<const document::Source>("output.json", std::move(text))),
        document_(std::move(document::ReadText(source_, document::TextFormat::kJson, {}).front())),
        findings_(source_) {}

  JsonFields fields() { return {document_.tree.root(), findings_}; }
  std::string Found() && {
    std::string text;
    for (const Finding& finding : std::move(findings_).Take()) {
      text += fmt::format("{} {} {}\n", finding.rule->id, finding.pointer, finding.message);
    }
    return text;
  }

 private:
  std::shared_ptr<const document::Source> source_;
  document::ReadDocument document_;
  ImportFindings findings_;
};

TEST_CASE("Fields: what is absent or null is nothing, and no fault", "[importers]") {
  Object object("{\"a\": null}");
  const JsonFields fields = object.fields();
  for (const std::string_view key : {"a", "b"}) {
    CHECK_FALSE(fields.Has(key));
    CHECK_FALSE(fields.Text(key).has_value());
    CHECK_FALSE(fields.Number(key).has_value());
    CHECK_FALSE(fields.Count(key).has_value());
    CHECK_FALSE(fields.Flag(key).has_value());
    CHECK_FALSE(fields.Duration(key).has_value());
    CHECK_FALSE(fields.Time(key).has_value());
    CHECK(fields.Object(key).node() == nullptr);
    CHECK(fields.List(key) == nullptr);
    CHECK_FALSE(fields.Object(key).Number("c").has_value());
  }
  CHECK(std::move(object).Found().empty());
}

TEST_CASE("Fields: counts are numbers or texts", "[importers]") {
  Object object(R"({"a": 48, "b": "489025", "c": 48.0, "d": 4.8e1, "e": "9223372036854775807"})");
  const JsonFields fields = object.fields();
  CHECK(*fields.Count("a") == 48);
  CHECK(*fields.Count("b") == 489025);
  CHECK(*fields.Count("c") == 48);
  CHECK(*fields.Count("d") == 48);
  CHECK(*fields.Count("e") == 9223372036854775807);
  CHECK(std::move(object).Found().empty());
}

TEST_CASE("Fields: what stands for nothing measured is left out, with a note", "[importers]") {
  Object object(
      R"({"a": "NaN", "b": NaN, "c": 1.8446744073709552e+19, "d": "18446744073709551615",
          "e": "0001-01-01T00:00:00Z"})");
  const JsonFields fields = object.fields();
  CHECK_FALSE(fields.Number("a").has_value());
  CHECK_FALSE(fields.Ms("b", LatencyUnit::kSeconds).has_value());
  CHECK_FALSE(fields.Number("c").has_value());
  CHECK_FALSE(fields.Count("d").has_value());
  CHECK_FALSE(fields.Time("e").has_value());
  CHECK(std::move(object).Found() ==
        "SMP1036 /a `a` is `NaN`, which stands for nothing measured; it is left out\n"
        "SMP1036 /b `b` is `.nan`, which stands for nothing measured; it is left out\n"
        "SMP1036 /c `c` is 1.8446744073709552e+19, which stands for nothing measured; it is left "
        "out\n"
        "SMP1036 /d `d` is `18446744073709551615`, which stands for nothing measured; it is left "
        "out\n"
        "SMP1036 /e `e` is `0001-01-01T00:00:00Z`, which stands for nothing measured; it is left "
        "out\n");
}

TEST_CASE("Fields: another type than the generator writes is an error", "[importers]") {
  Object object(
      R"({"a": [1], "b": true, "c": 48.5, "d": "30", "e": "yesterday", "f": 1, "g": {}, "h": 2})");
  const JsonFields fields = object.fields();
  CHECK_FALSE(fields.Number("a").has_value());
  CHECK_FALSE(fields.Count("b").has_value());
  CHECK_FALSE(fields.Count("c").has_value());
  CHECK_FALSE(fields.Duration("d").has_value());
  CHECK_FALSE(fields.Time("e").has_value());
  CHECK(fields.Object("f").node() == nullptr);
  CHECK(fields.List("g") == nullptr);
  CHECK_FALSE(fields.Text("h").has_value());
  CHECK(std::move(object).Found() ==
        "SMP1032 /a `a` is a list where the generator writes a number\n"
        "SMP1032 /b `b` is true where the generator writes a whole number of 64 bits\n"
        "SMP1032 /c `c` is 48.5 where the generator writes a whole number of 64 bits\n"
        "SMP1032 /d `d` is `30` where the generator writes a duration such as \"1.5s\"\n"
        "SMP1032 /e `e` is `yesterday` where the generator writes a time of RFC 3339\n"
        "SMP1032 /f `f` is 1 where the generator writes an object\n"
        "SMP1032 /g `g` is an object where the generator writes a list\n"
        "SMP1032 /h `h` is 2 where the generator writes a text\n");
}

TEST_CASE("Fields: durations of proto3 JSON and of Go", "[importers]") {
  Object object(R"({"a": "0.000135839s", "b": "1m0.5s", "c": "30s", "d": "0s", "e": "247.5us"})");
  const JsonFields fields = object.fields();
  CHECK(fields.Duration("a")->count() == 135839);
  CHECK(fields.Duration("b")->count() == 60'500'000'000);
  CHECK(fields.Duration("c")->count() == 30'000'000'000);
  CHECK(fields.Duration("d")->count() == 0);
  CHECK(fields.Duration("e")->count() == 247'500);
  CHECK(std::move(object).Found().empty());
}

TEST_CASE("ParseTime: any offset, to the nanosecond", "[importers]") {
  CHECK(*ParseTime("2024-03-05T10:20:30.5+02:00") == model::Seconds{1709626830, 500'000'000});
  CHECK(*ParseTime("2024-03-05T08:20:30.123456789123Z") == model::Seconds{1709626830, 123'456'789});
  CHECK_FALSE(ParseTime("2024-02-30T08:20:30Z").has_value());
  CHECK_FALSE(ParseTime("").has_value());
}

}  // namespace
}  // namespace smp::importers
