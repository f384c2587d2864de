#include "secrets/secret_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstddef>
#include <iterator>

namespace smp::secrets {

namespace {

// Shorter values are examples or switches ("token: on"); real ones are at least this long.
constexpr std::size_t kShortestToken = 8;
// A text without a telling name is a secret only when it is long and looks drawn by chance.
constexpr std::size_t kShortestBareToken = 20;

std::string LowerCase(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return lower;
}

bool IsAlphanumeric(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; }

std::string_view Trim(std::string_view text) {
  constexpr std::string_view kSpace = " \t\r\n";
  const std::size_t first = text.find_first_not_of(kSpace);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kSpace) - first + 1);
}

// Whether a value shows that the secret was taken out or never put in: "", "***", "<redacted>",
// "[REDACTED]", "xxxx", "${TOKEN}", "{{ token }}", "$TOKEN", "%TOKEN%".
bool IsRedacted(std::string_view value) {
  value = Trim(value);
  if (value.empty()) return true;
  if (value.find_first_not_of("*xX.-_#") == std::string_view::npos) return true;
  if (value.find("\xE2\x80\xA2") == 0 || value.find("\xE2\x80\xA6") == 0) return true;  // • …
  const char first = value.front();
  const char last = value.back();
  if ((first == '<' && last == '>') || (first == '[' && last == ']')) return true;
  if ((first == '{' && last == '}') || first == '$' || (first == '%' && last == '%')) return true;
  const std::string lower = LowerCase(value);
  return lower.find("redacted") != std::string::npos || lower == "removed" || lower == "masked" ||
         lower == "hidden";
}

// The credentials of an Authorization header: "Bearer abc" gives "abc".
std::string_view WithoutScheme(std::string_view value) {
  value = Trim(value);
  const std::size_t space = value.find(' ');
  return space == std::string_view::npos ? value : Trim(value.substr(space));
}

bool ContainsAny(std::string_view text, auto&& words) {
  return std::any_of(std::begin(words), std::end(words), [&](std::string_view word) {
    return text.find(word) != std::string_view::npos;
  });
}

// Headers whose values are secrets whatever they look like.
constexpr std::array<std::string_view, 8> kSecretHeaders = {
    "authorization", "proxy-authorization", "cookie", "set-cookie", "x-api-key", "api-key",
    "x-auth-token",  "x-amz-security-token"};
// Parts of names whose values are secrets when they are as long as one.
constexpr std::array<std::string_view, 10> kSecretWords = {
    "token",   "secret", "password",   "passwd", "api-key",
    "api_key", "apikey", "credential", "jwt",    "private-key"};
constexpr std::array<std::string_view, 7> kSessionWords = {"sess", "token", "auth",    "jwt",
                                                           "sid",  "login", "remember"};

bool IsNumberOrSwitch(std::string_view value) {
  const std::string lower = LowerCase(Trim(value));
  return lower == "true" || lower == "false" ||
         lower.find_first_not_of("0123456789.") == std::string::npos;
}

// A run of letters, digits and -_ at the start of the text.
std::string_view TokenAt(std::string_view text) {
  const auto end = std::find_if_not(text.begin(), text.end(), [](char c) {
    return IsAlphanumeric(c) || c == '-' || c == '_' || c == '+' || c == '/' || c == '=';
  });
  return text.substr(0, static_cast<std::size_t>(end - text.begin()));
}

// Long, and of letters and digits mixed: "ghp_16C7e42F292c6912E7710c83", not "productpage-v1".
bool LooksDrawn(std::string_view token) {
  const auto digits =
      std::count_if(token.begin(), token.end(), [](char c) { return c >= '0' && c <= '9'; });
  const auto letters = std::count_if(token.begin(), token.end(), [](char c) {
    return std::isalpha(static_cast<unsigned char>(c)) != 0;
  });
  return token.size() >= kShortestBareToken && digits >= 3 && letters >= 3;
}

// Enough of a value to tell whether it was redacted.
constexpr std::size_t kLongestValue = 256;

// The value that follows a name in a form, a query, JSON or YAML: after `password` in
// "password=abc&x=1" and in "\"password\": \"abc\"". Empty when no value follows.
std::string_view ValueAfter(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size() && (text[at] == '"' || text[at] == '\'' || text[at] == ' ')) ++at;
  if (at == text.size() || (text[at] != '=' && text[at] != ':')) return {};
  ++at;
  while (at < text.size() && (text[at] == '"' || text[at] == '\'' || text[at] == ' ')) ++at;
  const std::string_view rest = text.substr(at, kLongestValue);
  return rest.substr(0, rest.find_first_of("&\"'\n\r,;} "));
}

// Names in a text that a secret follows.
constexpr std::array<std::string_view, 9> kSecretNames = {
    "password", "passwd",        "secret", "access_token", "refresh_token",
    "api_key",  "client_secret", "apikey", "token"};

}  // namespace

bool IsSecretHeader(std::string_view name, std::string_view value) {
  const std::string lower = LowerCase(name);
  const bool known =
      std::find(kSecretHeaders.begin(), kSecretHeaders.end(), lower) != kSecretHeaders.end();
  const bool scheme = lower.ends_with("authorization");
  const std::string_view secret = scheme ? WithoutScheme(value) : Trim(value);
  if (IsRedacted(secret)) return false;
  if (known) {
    // Cookies come as name=value; one that was emptied name by name is redacted too.
    const std::size_t equals = secret.find('=');
    return !(lower.ends_with("cookie") && equals != std::string_view::npos &&
             IsRedacted(secret.substr(equals + 1)));
  }
  return ContainsAny(lower, kSecretWords) && secret.size() >= kShortestToken &&
         !IsNumberOrSwitch(secret);
}

bool IsSessionCookie(std::string_view name, std::string_view value) {
  return ContainsAny(LowerCase(name), kSessionWords) && !IsRedacted(value) &&
         Trim(value).size() >= kShortestToken && !IsNumberOrSwitch(value);
}

// They start with an encoded '{"' twice, with a point between.
bool HoldsJwt(std::string_view text) {
  std::size_t after = 0;
  for (std::size_t at = text.find("eyJ"); at != std::string_view::npos;
       at = text.find("eyJ", after)) {
    const std::string_view header = TokenAt(text.substr(at));
    after = at + header.size();  // what starts within this run ends with it
    const std::string_view rest = text.substr(at + header.size());
    if (header.size() >= kShortestToken && rest.starts_with(".eyJ")) return true;
  }
  return false;
}

bool HoldsPrivateKey(std::string_view text) {
  return text.find("PRIVATE KEY-----") != std::string_view::npos;
}

std::string SecretInText(std::string_view text) {
  if (HoldsPrivateKey(text)) return "a private key";
  if (HoldsJwt(text)) return "a JSON Web Token";
  const std::string lower = LowerCase(text);
  for (const std::string_view scheme : {"bearer ", "basic "}) {
    const std::size_t at = lower.find(scheme);
    if (at == std::string::npos) continue;
    const std::string_view token = TokenAt(Trim(text.substr(at + scheme.size())));
    // "basic authentication" is a phrase; what follows in a header mixes letters and digits.
    if (LooksDrawn(token)) return fmt::format("a {}token", scheme);
  }
  for (const std::string_view name : kSecretNames) {
    for (std::size_t at = lower.find(name); at != std::string::npos;
         at = lower.find(name, at + 1)) {
      const std::string_view value = ValueAfter(text.substr(at + name.size()));
      const bool is_password = name.starts_with("pass");
      if (IsRedacted(value)) continue;
      if (is_password ? true : value.size() >= kShortestToken && !IsNumberOrSwitch(value)) {
        return fmt::format("a value for {}", name);
      }
    }
  }
  return {};
}

std::string SecretInUrl(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme != std::string_view::npos) {
    const std::string_view rest = url.substr(scheme + 3);
    const std::string_view authority = rest.substr(0, rest.find_first_of("/?#"));
    const std::size_t at = authority.rfind('@');
    if (at != std::string_view::npos) {
      const std::string_view user = authority.substr(0, at);
      const std::size_t colon = user.find(':');
      if (colon != std::string_view::npos && !IsRedacted(user.substr(colon + 1))) {
        return "a password before the host";
      }
      if (colon == std::string_view::npos && LooksDrawn(user)) return "a token before the host";
    }
  }
  if (HoldsJwt(url)) return "a JSON Web Token";
  const std::size_t query = url.find('?');
  if (query == std::string_view::npos) return {};
  std::string_view parameters = url.substr(query + 1);
  while (!parameters.empty()) {
    const std::string_view parameter = parameters.substr(0, parameters.find_first_of("&#"));
    parameters.remove_prefix(std::min(parameter.size() + 1, parameters.size()));
    const std::size_t equals = parameter.find('=');
    if (equals == std::string_view::npos) continue;
    const std::string name = LowerCase(parameter.substr(0, equals));
    const std::string_view value = parameter.substr(equals + 1);
    if (IsRedacted(value)) continue;
    const bool signature = name == "sig" || name == "signature" || name == "x-amz-signature";
    const bool telling = ContainsAny(name, kSecretWords) || signature || name == "auth";
    if ((telling && value.size() >= kShortestToken && !IsNumberOrSwitch(value)) ||
        (name == "key" && LooksDrawn(value))) {
      return fmt::format("a value for the parameter {}", parameter.substr(0, equals));
    }
  }
  return {};
}

}  // namespace smp::secrets
