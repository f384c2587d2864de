// Recognises credentials in texts. Values that were redacted are none.
#pragma once

#include <string>
#include <string_view>

namespace smp::secrets {

// Whether a header of this name and value is a credential, such as `Authorization: Bearer …`.
[[nodiscard]] bool IsSecretHeader(std::string_view name, std::string_view value);
// Whether a cookie of this name and value is a session's.
[[nodiscard]] bool IsSessionCookie(std::string_view name, std::string_view value);

// Whether a text holds a JSON Web Token.
[[nodiscard]] bool HoldsJwt(std::string_view text);
// Whether a text holds a private key in PEM.
[[nodiscard]] bool HoldsPrivateKey(std::string_view text);

// What kind of secret a text holds, such as "a private key"; empty when none.
[[nodiscard]] std::string SecretInText(std::string_view text);
// The same for an address: user and password, or a token among the query's parameters.
[[nodiscard]] std::string SecretInUrl(std::string_view url);

}  // namespace smp::secrets
