//! Digests of a [`Found`] value, as in CryptoJS.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Digest as _;

use super::Found;

/// The bytes of a digest; nothing if its input is nothing.
#[derive(Clone)]
pub struct FoundDigest(Option<Vec<u8>>);

impl FoundDigest {
    /// Returns the digest in lower-case hexadecimal.
    pub fn hex(self) -> Found {
        Found::of(self.0.map(|bytes| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>()))
    }

    /// Returns the digest in base64.
    pub fn base64(self) -> Found {
        Found::of(self.0.map(|bytes| STANDARD.encode(bytes)))
    }
}

macro_rules! digests {
    ($($name:literal $plain:ident $keyed:ident $hash:ty;)*) => {
        impl Found {
            $(
                #[doc = concat!("The ", $name, " digest of the text.")]
                pub fn $plain(&self) -> FoundDigest {
                    FoundDigest(self.text().map(|text| <$hash>::digest(text).to_vec()))
                }

                #[doc = concat!("The HMAC of the text with ", $name, " (RFC 2104); both are UTF-8.")]
                pub fn $keyed(&self, key: Self) -> FoundDigest {
                    FoundDigest(self.text().zip(key.text()).and_then(|(text, key)| {
                        // a key may have any length
                        let mac = Hmac::<$hash>::new_from_slice(key.as_bytes()).ok()?;
                        Some(mac.chain_update(text).finalize().into_bytes().to_vec())
                    }))
                }
            )*
        }
    };
}

digests! {
    "MD5" md5 hmac_md5 md5::Md5;
    "SHA-1" sha1 hmac_sha1 sha1::Sha1;
    "SHA-256" sha256 hmac_sha256 sha2::Sha256;
    "SHA-384" sha384 hmac_sha384 sha2::Sha384;
    "SHA-512" sha512 hmac_sha512 sha2::Sha512;
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(found: Found) -> String {
        found.text().unwrap_or_else(|| "nothing".into())
    }

    #[test]
    fn digests_are_those_of_published_vectors() {
        // FIPS 180-4, RFC 1321
        assert_eq!(text(Found::of("abc").sha1().hex()), "a9993e364706816aba3e25717850c26c9cd0d89d");
        assert_eq!(text(Found::of("abc").md5().hex()), "900150983cd24fb0d6963f7d28e17f72");
        assert_eq!(text(Found::of("abc").sha256().base64()), "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
        // RFC 4231, test case 2
        assert_eq!(
            text(Found::of("what do ya want for nothing?").hmac_sha256(Found::of("Jefe")).hex()),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
        );
        assert_eq!(text(Found::of("a").hmac_sha512(Found::nothing()).hex()), "nothing");
    }
}
