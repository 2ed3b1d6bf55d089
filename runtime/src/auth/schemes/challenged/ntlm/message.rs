//! The messages of MS-NLMP, with the layout of Postman's `httpntlm` library. Own code: `sspi` brings a
//! hundred crates, and `ntlmclient` has its own layout and clock.

use std::time::Duration;

use hmac::{Hmac, KeyInit, Mac};
use md4::{Digest, Md4};
use md5::Md5;

use crate::request::Invalid;

const UNICODE: u32 = 0x0000_0001;
const OEM: u32 = 0x0000_0002;
const REQUEST_TARGET: u32 = 0x0000_0004;
const NTLM: u32 = 0x0000_0200;
const OEM_DOMAIN: u32 = 0x0000_1000;
const OEM_WORKSTATION: u32 = 0x0000_2000;
const ALWAYS_SIGN: u32 = 0x0000_8000;
const EXTENDED_SECURITY: u32 = 0x0008_0000;
const TARGET_INFO: u32 = 0x0080_0000;
const VERSION: u32 = 0x0200_0000;
const KEY_128: u32 = 0x2000_0000;
const KEY_56: u32 = 0x8000_0000;

const SIGNATURE: &[u8] = b"NTLMSSP\0";
/// Windows XP, as in `httpntlm`.
const PRODUCT: [u8; 8] = [5, 1, 0x28, 0x0a, 0, 0, 0, 15];
/// The time from 1601, the epoch of Windows, to 1970.
const EPOCH: Duration = Duration::from_secs(11_644_473_600);

pub(super) struct Account<'a> {
    pub(super) user: &'a str,
    pub(super) password: &'a str,
    pub(super) domain: &'a str,
    pub(super) workstation: &'a str,
}

/// The server's message.
pub(crate) struct Challenge {
    unicode: bool,
    nonce: [u8; 8],
    target_info: Vec<u8>,
}

impl Challenge {
    pub(super) fn parse(message: &[u8]) -> Result<Self, Invalid> {
        let refused = || Invalid::new("the server's NTLM challenge cannot be read");
        let number = |at: usize| {
            let bytes = message.get(at..at + 4)?;
            Some(u32::from_le_bytes(bytes.try_into().ok()?))
        };
        let short = |at: usize| Some(usize::from(u16::from_le_bytes(message.get(at..at + 2)?.try_into().ok()?)));
        if !message.starts_with(SIGNATURE) || number(8) != Some(2) {
            return Err(refused());
        }
        let flags = number(20).ok_or_else(refused)?;
        let nonce = message.get(24..32).and_then(|bytes| bytes.try_into().ok()).ok_or_else(refused)?;
        if flags & EXTENDED_SECURITY == 0 || flags & TARGET_INFO == 0 {
            return Err(Invalid::new(
                "the server asks for NTLM version 1, which is not secure: let it offer extended security and target \
                 information",
            ));
        }
        let target_info = short(40).zip(number(44)).and_then(|(length, offset)| {
            let start = usize::try_from(offset).ok()?;
            message.get(start..start.checked_add(length)?)
        });
        Ok(Self { unicode: flags & UNICODE != 0, nonce, target_info: target_info.ok_or_else(refused)?.to_vec() })
    }
}

/// The message that starts the handshake.
pub(super) fn negotiate(account: &Account<'_>) -> Vec<u8> {
    const LENGTH: usize = 40;
    let (domain, workstation) = (escaped(account.domain), escaped(account.workstation));
    let mut flags = UNICODE | OEM | REQUEST_TARGET | NTLM | OEM_WORKSTATION | ALWAYS_SIGN;
    flags |= EXTENDED_SECURITY | VERSION | KEY_128 | KEY_56;
    if !domain.is_empty() {
        flags |= OEM_DOMAIN;
    }
    let mut message = SIGNATURE.to_vec();
    message.extend(1_u32.to_le_bytes());
    message.extend(flags.to_le_bytes());
    message.extend(field(domain.len(), LENGTH + workstation.len()));
    message.extend(field(workstation.len(), LENGTH));
    message.extend(PRODUCT);
    message.extend(workstation.bytes());
    message.extend(domain.bytes());
    message
}

/// The message that answers the challenge.
pub(super) fn authenticate(account: &Account<'_>, challenge: &Challenge, nonce: [u8; 8], now: Duration) -> Vec<u8> {
    const LENGTH: usize = 72;
    let domain = escaped(account.domain);
    let bytes = |text: &str| if challenge.unicode { utf16(text) } else { text.bytes().collect() };
    let (user, workstation) = (bytes(account.user), bytes(&escaped(account.workstation)));
    let key =
        hmac(&Md4::digest(utf16(account.password)), &[&utf16(&format!("{}{domain}", account.user.to_uppercase()))]);
    let domain = bytes(&domain);

    let mut blob = vec![1, 1, 0, 0, 0, 0, 0, 0];
    // in steps of 100 ns, with the precision of milliseconds, as in `httpntlm`
    let ticks = (now + EPOCH).as_millis() * 10_000;
    blob.extend(u64::try_from(ticks).unwrap_or(u64::MAX).to_le_bytes());
    blob.extend(nonce);
    blob.extend([0; 4]);
    blob.extend(&challenge.target_info);
    blob.extend([0; 4]);
    let mut response = hmac(&key, &[&challenge.nonce, &blob]);
    response.extend(&blob);
    let mut lan_manager = hmac(&key, &[&challenge.nonce, &nonce]);
    lan_manager.extend(nonce);

    let mut flags = REQUEST_TARGET | NTLM | ALWAYS_SIGN | EXTENDED_SECURITY | TARGET_INFO | VERSION | KEY_128 | KEY_56;
    if challenge.unicode {
        flags |= UNICODE;
    }
    let mut message = SIGNATURE.to_vec();
    message.extend(3_u32.to_le_bytes());
    let names = LENGTH + domain.len() + user.len() + workstation.len();
    message.extend(field(lan_manager.len(), names));
    message.extend(field(response.len(), names + lan_manager.len()));
    message.extend(field(domain.len(), LENGTH));
    message.extend(field(user.len(), LENGTH + domain.len()));
    message.extend(field(workstation.len(), LENGTH + domain.len() + user.len()));
    // no session key
    message.extend(field(0, names + lan_manager.len() + response.len()));
    message.extend(flags.to_le_bytes());
    message.extend(PRODUCT);
    for part in [&domain, &user, &workstation, &lan_manager, &response] {
        message.extend(part);
    }
    message
}

/// Length, the same again as the allocated space, and offset.
fn field(length: usize, offset: usize) -> [u8; 8] {
    let length = u16::try_from(length).unwrap_or(u16::MAX).to_le_bytes();
    let offset = u32::try_from(offset).unwrap_or(u32::MAX).to_le_bytes();
    [length[0], length[1], length[0], length[1], offset[0], offset[1], offset[2], offset[3]]
}

fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

fn hmac(key: &[u8], parts: &[&[u8]]) -> Vec<u8> {
    // HMAC accepts keys of any length
    let Ok(mut mac) = Hmac::<Md5>::new_from_slice(key) else { return Vec::new() };
    parts.iter().for_each(|part| mac.update(part));
    mac.finalize().into_bytes().to_vec()
}

/// Returns the text in upper case, escaped as by JavaScript's `escape`.
fn escaped(text: &str) -> String {
    let unit = |unit: u16| match u8::try_from(unit) {
        Ok(byte) if byte.is_ascii_alphanumeric() || b"@*_+-./".contains(&byte) => char::from(byte).to_string(),
        Ok(byte) => format!("%{byte:02X}"),
        Err(_) => format!("%u{unit:04X}"),
    };
    text.to_uppercase().encode_utf16().map(unit).collect()
}
