//! The settings of the kinds of auth with many parameters.

/// Declares parameters as a struct that is generic over templates and resolved texts.
macro_rules! settings {
    ($(#[$docs:meta])* $name:ident $feature:literal {
        $($(#[$text_docs:meta])* $text:ident,)*
    } {
        $($(#[$flag_docs:meta])* $flag:ident,)*
    } $({
        $($(#[$list_docs:meta])* $list:ident,)*
    })?) => {
        $(#[$docs])*
        ///
        /// `T` is a template; an empty one is absent.
        #[cfg(feature = $feature)]
        #[derive(Clone, Copy, Debug)]
        pub struct $name<T = &'static str> {
            $($(#[$text_docs])* pub $text: T,)*
            $($(#[$flag_docs])* pub $flag: bool,)*
            $($($(#[$list_docs])* pub $list: &'static [TokenParameter],)*)?
        }

        #[cfg(feature = $feature)]
        impl $name {
            /// All parameters absent.
            pub const DEFAULT: Self = Self { $($text: "",)* $($flag: false,)* $($($list: &[],)*)? };

            pub(crate) fn resolve(&self, text: &mut dyn FnMut(&'static str) -> String) -> $name<String> {
                $name {
                    $($text: text(self.$text),)*
                    $($flag: self.$flag,)*
                    $($($list: self.$list,)*)?
                }
            }
        }
    };
}

settings! {
    /// OAuth 1 (RFC 5849). Needs the consumer key, and the consumer secret or, for `RSA-…`, the private key.
    OAuth1 "oauth1" {
        /// The program's key.
        consumer_key,
        /// The secret of the consumer key.
        consumer_secret,
        /// The access token.
        token,
        /// The secret of the token.
        token_secret,
        /// An RSA key in PEM, PKCS#1 or PKCS#8, for the signature methods `RSA-SHA1`, `RSA-SHA256` and `RSA-SHA512`,
        /// which need the feature `oauth1-rsa`.
        private_key,
        /// `HMAC-SHA1`, `HMAC-SHA256`, `HMAC-SHA512`, `RSA-…` or `PLAINTEXT`. If it is empty, requests are signed with `HMAC-SHA1` without
        /// `oauth_signature_method`.
        signature_method,
        /// Unix time in seconds; the current time if it is empty.
        timestamp,
        /// Eleven random characters if it is empty.
        nonce,
        /// Usually `1.0`; not sent if it is empty.
        version,
        /// Sent in the header, and not signed.
        realm,
        /// `oauth_callback`.
        callback,
        /// `oauth_verifier`.
        verifier,
    } {
        /// Adds `oauth_body_hash`, except for forms.
        include_body_hash,
        /// Sends the parameters in `Authorization`; otherwise in an urlencoded body of a POST or PUT, or in the query.
        add_params_to_header,
        /// Also signs empty parameters.
        add_empty_params_to_sign,
        /// Does not percent-encode the header.
        disable_header_encoding,
    }
}

settings! {
    /// OAuth 2 (RFC 6749): a token that the client fetches, keeps and renews.
    ///
    /// If `token` is set, it is sent, and none is fetched, as in Postman's runner. Otherwise the client fetches
    /// one with the first request that needs it, one fetch at a time, and again shortly before it expires and once
    /// after a 401. Clones of a client, and clients made with `with`, share tokens that were fetched with the same settings.
    /// [`ClientBuilder::fetch_tokens`](crate::ClientBuilder::fetch_tokens) turns this off.
    OAuth2 "oauth2" {
        /// The token, if the program has one.
        token,
        /// The text before the token in `Authorization`; may be empty.
        header_prefix,
        /// `client_credentials` (RFC 6749, section 4.4), `password_credentials` (4.3), `refresh_token` (6), or, for
        /// [`Call::authorization`](crate::Call::authorization), `authorization_code` (4.1) or
        /// `authorization_code_with_pkce` (RFC 7636).
        grant_type,
        /// The URL of the server that issues tokens. Without it nothing is fetched.
        token_url,
        /// The URL that refreshes tokens; `token_url` if it is empty.
        refresh_url,
        /// The URL of the page where the user logs in.
        auth_url,
        /// The URL to which the user is sent back.
        redirect_uri,
        /// The program's id. Without it nothing is fetched.
        client_id,
        /// The secret of the client id; empty for public clients.
        client_secret,
        /// The scope of the token.
        scope,
        /// Of the grant `password_credentials`.
        username,
        /// Of the grant `password_credentials`.
        password,
        /// The refresh token of the grant `refresh_token`.
        refresh_token,
        /// `audience` of token requests.
        audience,
        /// `resource` of token requests (RFC 8707).
        resource,
        /// Sent to the login page and back; random if it is empty.
        state,
        /// 43 to 128 characters (RFC 7636, section 4.1); random if it is empty.
        code_verifier,
        /// `S256` or `plain`; `S256` if it is empty.
        challenge_algorithm,
    } {
        /// Sends the token as the query parameter `access_token`.
        add_token_to_query,
        /// Sends client id and secret in the body instead of with HTTP Basic (RFC 6749, section 2.3.1).
        credentials_in_body,
    } {
        /// Parameters that are added to the requests that fetch a token.
        token_parameters,
        /// Parameters that are added to the requests that refresh a token.
        refresh_parameters,
        /// Parameters that are added to the query of `auth_url`, whatever their place, because a browser opens it.
        auth_parameters,
    }
}

/// A parameter that a server of OAuth 2 expects in addition to the standard ones: its place, name and value.
///
/// It replaces a standard parameter with the same name and place (RFC 6749, section 3.2, allows no repeated parameters).
#[cfg(feature = "oauth2")]
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum TokenParameter<T = &'static str> {
    /// A header.
    Header(T, T),
    /// A field of the urlencoded body.
    Body(T, T),
    /// A parameter in the query of the URL.
    Query(T, T),
}

#[cfg(feature = "oauth2")]
impl TokenParameter {
    pub(crate) fn resolve(&self, text: &mut dyn FnMut(&'static str) -> String) -> TokenParameter<String> {
        match self {
            Self::Header(name, value) => TokenParameter::Header(text(name), text(value)),
            Self::Body(name, value) => TokenParameter::Body(text(name), text(value)),
            Self::Query(name, value) => TokenParameter::Query(text(name), text(value)),
        }
    }
}

#[cfg(feature = "oauth2")]
impl<T> TokenParameter<T> {
    /// Name and value.
    pub(crate) fn texts(&self) -> [&T; 2] {
        let (Self::Header(name, value) | Self::Body(name, value) | Self::Query(name, value)) = self;
        [name, value]
    }
}

settings! {
    /// HTTP Digest (RFC 7616).
    ///
    /// The first request is sent unsigned unless realm and nonce are known, from these settings or an earlier answer, and is sent
    /// again with a signature if the answer is a challenge.
    Digest "digest" {
        /// Required.
        username,
        /// May be empty.
        password,
        /// That of the challenge if it is empty.
        realm,
        /// That of the challenge if it is empty.
        nonce,
        /// `MD5`, `SHA-256`, `SHA-512-256`, or one of these with `-sess`; that of the challenge, or `MD5`, if it is empty.
        algorithm,
        /// `auth` or `auth-int`; that of the challenge if it is empty.
        qop,
        /// Eight digits; counted if it is empty.
        nonce_count,
        /// Eight random characters if it is empty.
        client_nonce,
        /// That of the challenge if it is empty.
        opaque,
    } {
        /// Does not answer challenges.
        disable_retry_request,
    }
}

settings! {
    /// AWS Signature Version 4.
    Aws "aws" {
        /// The access key id.
        access_key,
        /// The secret access key.
        secret_key,
        /// The session token of temporary credentials; may be empty.
        session_token,
        /// `us-east-1` if it is empty.
        region,
        /// `execute-api` if it is empty.
        service,
    } {
        /// Puts the signature into the query, as in presigned URLs; otherwise into headers.
        add_auth_data_to_query,
    }
}

settings! {
    /// Hawk. Needs id and key.
    Hawk "hawk" {
        /// The key's id.
        auth_id,
        /// The key.
        auth_key,
        /// `sha256` or `sha1`. If it is empty, an empty `Authorization` is sent, as in Postman.
        algorithm,
        /// Six random characters if it is empty.
        nonce,
        /// Unix time in seconds; the current time if it is empty.
        timestamp,
        /// `ext`.
        extra_data,
        /// `app`.
        app,
        /// `dlg`, which needs `app`.
        delegation,
    } {
        /// Hashes the body with the `Content-Type` of the request's headers; multipart bodies are not hashed.
        include_payload_hash,
    }
}

settings! {
    /// NTLM, version 2 (MS-NLMP). Sends the request without auth, then twice more if the answer asks for NTLM.
    ///
    /// All three need one connection: concurrent calls can disturb each other.
    Ntlm "ntlm" {
        /// `user`; or `DOMAIN\user` or `user@domain` if the domain is empty.
        username,
        /// May be empty.
        password,
        /// May be empty.
        domain,
        /// May be empty.
        workstation,
    } {
        /// Does not answer challenges.
        disable_retry_request,
    }
}

settings! {
    /// Akamai EdgeGrid. Needs both tokens and the secret.
    EdgeGrid "edgegrid" {
        /// `access_token`.
        access_token,
        /// `client_token`.
        client_token,
        /// The key of the signature.
        client_secret,
        /// A random UUID if it is empty.
        nonce,
        /// `20140321T19:34:21+0000`; the current time if it is empty.
        timestamp,
        /// A URL whose host is signed; the request's host if it is empty.
        base_url,
        /// Names of headers, separated by commas.
        headers_to_sign,
        /// The number of bytes of a POST body that are signed; 131072 if it is empty.
        max_body_size,
    } {
    }
}

settings! {
    /// A JSON Web Token that the request signs. Needs the secret or private key.
    Jwt "jwt" {
        /// `HS256`, `RS256`, `PS256`, `ES256`, and the same with 384 and 512. `ES512` needs the feature `es512`.
        algorithm,
        /// The key of the `HS` algorithms.
        secret,
        /// The key of the other algorithms: PKCS#8 in PEM.
        private_key,
        /// A JSON object. Nothing is added to it.
        payload,
        /// A JSON object with more members of the token's header.
        header,
        /// The text before the token in `Authorization`, usually `Bearer`.
        header_prefix,
        /// The name of the query parameter; `token` if it is empty.
        query_param_key,
    } {
        /// The secret is base64 instead of text.
        is_secret_base64_encoded,
        /// Sends the token in the query instead of in `Authorization`.
        add_token_to_query,
    }
}

settings! {
    /// Atlassian's service to service authentication.
    ///
    /// The token has the claims `iat`, `iss`, `sub`, `jti`, `aud` and `exp`. Needs issuer, audience, key id and private key.
    Asap "asap" {
        /// `RS256`, `PS256`, `ES256`, and the same with 384 and 512; `RS256` if it is empty. `ES512` needs the feature `es512`.
        alg,
        /// The key's id.
        kid,
        /// The issuer.
        iss,
        /// The audience.
        aud,
        /// The subject; the issuer if it is empty.
        sub,
        /// Seconds until the token expires; 3600 if it is empty.
        exp,
        /// A JSON object with more claims, which override the others.
        claims,
        /// PKCS#8 in PEM, or a data URI of it.
        private_key,
    } {
    }
}
