//! Files, their names and types.

use fastrand::Rng;

use super::draw::{join, pick};
use super::words::word;

/// Media types with an extension of their files.
const TYPES: &[(&str, &str)] = &[
    ("application/epub+zip", "epub"),
    ("application/gzip", "gz"),
    ("application/java-archive", "jar"),
    ("application/json", "json"),
    ("application/msword", "doc"),
    ("application/pdf", "pdf"),
    ("application/rtf", "rtf"),
    ("application/sql", "sql"),
    ("application/vnd.ms-excel", "xls"),
    ("application/vnd.ms-powerpoint", "ppt"),
    ("application/vnd.oasis.opendocument.text", "odt"),
    ("application/wasm", "wasm"),
    ("application/x-tar", "tar"),
    ("application/xml", "xml"),
    ("application/zip", "zip"),
    ("audio/aac", "aac"),
    ("audio/midi", "mid"),
    ("audio/mpeg", "mp3"),
    ("audio/ogg", "ogg"),
    ("font/otf", "otf"),
    ("font/woff2", "woff2"),
    ("image/bmp", "bmp"),
    ("image/gif", "gif"),
    ("image/jpeg", "jpg"),
    ("image/png", "png"),
    ("image/svg+xml", "svg"),
    ("image/webp", "webp"),
    ("message/rfc822", "eml"),
    ("model/gltf+json", "gltf"),
    ("text/calendar", "ics"),
    ("text/css", "css"),
    ("text/csv", "csv"),
    ("text/html", "html"),
    ("text/markdown", "md"),
    ("text/plain", "txt"),
    ("text/vcard", "vcf"),
    ("video/mp4", "mp4"),
    ("video/mpeg", "mpg"),
    ("video/webm", "webm"),
];

pub(super) const COMMON_TYPES: &[&str] = &["application", "audio", "image", "text", "video"];
const COMMON_EXTENSIONS: &[&str] =
    &["gif", "htm", "html", "jpeg", "jpg", "m2a", "m3a", "mp3", "mp4", "mpeg", "mpg", "pdf", "png", "wav"];

const DIRECTORIES: &[&str] = &[
    "/Applications",
    "/Library",
    "/System",
    "/Users",
    "/bin",
    "/boot",
    "/dev",
    "/etc",
    "/etc/defaults",
    "/etc/mail",
    "/home",
    "/home/user",
    "/home/user/dir",
    "/lib",
    "/media",
    "/mnt",
    "/net",
    "/opt",
    "/opt/bin",
    "/opt/include",
    "/opt/lib",
    "/opt/share",
    "/private/tmp",
    "/private/var",
    "/proc",
    "/root",
    "/sbin",
    "/srv",
    "/sys",
    "/tmp",
    "/usr",
    "/usr/bin",
    "/usr/include",
    "/usr/lib",
    "/usr/local/bin",
    "/usr/local/src",
    "/usr/sbin",
    "/usr/share",
    "/usr/src",
    "/var",
    "/var/log",
    "/var/mail",
    "/var/spool",
    "/var/tmp",
];

pub(super) fn media_type(random: &mut Rng) -> String {
    TYPES[random.usize(..TYPES.len())].0.into()
}

/// The part of a media type before its slash.
pub(super) fn file_type(random: &mut Rng) -> String {
    let media_type = TYPES[random.usize(..TYPES.len())].0;
    media_type.split('/').next().unwrap_or(media_type).into()
}

pub(super) fn extension(random: &mut Rng) -> String {
    TYPES[random.usize(..TYPES.len())].1.into()
}

pub(super) fn common_extension(random: &mut Rng) -> String {
    pick(random, COMMON_EXTENSIONS).into()
}

pub(super) fn name(random: &mut Rng, extension: fn(&mut Rng) -> String) -> String {
    let stem = join(random, "_", 1..=3, word).to_lowercase().replace('-', "_");
    format!("{stem}.{}", extension(random))
}

pub(super) fn directory(random: &mut Rng) -> String {
    pick(random, DIRECTORIES).into()
}

pub(super) fn path(random: &mut Rng) -> String {
    format!("{}/{}", pick(random, DIRECTORIES), name(random, extension))
}
