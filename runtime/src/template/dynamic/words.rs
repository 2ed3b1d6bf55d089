//! Words of shops, databases and computers.

use fastrand::Rng;

use super::draw::pick;

pub(super) const COLORS: &[&str] = &[
    "azure",
    "black",
    "blue",
    "cyan",
    "fuchsia",
    "gold",
    "green",
    "grey",
    "indigo",
    "ivory",
    "lavender",
    "lime",
    "magenta",
    "maroon",
    "mint green",
    "olive",
    "orange",
    "orchid",
    "pink",
    "plum",
    "purple",
    "red",
    "salmon",
    "silver",
    "sky blue",
    "tan",
    "teal",
    "turquoise",
    "violet",
    "white",
    "yellow",
];
pub(super) const DEPARTMENTS: &[&str] = &[
    "Automotive",
    "Baby",
    "Beauty",
    "Books",
    "Clothing",
    "Computers",
    "Electronics",
    "Games",
    "Garden",
    "Grocery",
    "Health",
    "Home",
    "Industrial",
    "Kids",
    "Movies",
    "Music",
    "Outdoors",
    "Shoes",
    "Sports",
    "Tools",
    "Toys",
];
pub(super) const PRODUCTS: &[&str] = &[
    "Ball", "Bike", "Car", "Chair", "Cheese", "Computer", "Fish", "Gloves", "Hat", "Keyboard", "Mouse", "Pants",
    "Pizza", "Salad", "Shirt", "Shoes", "Soap", "Table", "Towels",
];
pub(super) const PRODUCT_ADJECTIVES: &[&str] = &[
    "Ergonomic",
    "Generic",
    "Handcrafted",
    "Handmade",
    "Incredible",
    "Intelligent",
    "Licensed",
    "Practical",
    "Refined",
    "Rustic",
    "Sleek",
    "Small",
    "Tasty",
];
pub(super) const MATERIALS: &[&str] =
    &["Concrete", "Cotton", "Fresh", "Frozen", "Granite", "Metal", "Plastic", "Rubber", "Soft", "Steel", "Wooden"];

pub(super) const COLUMNS: &[&str] = &[
    "avatar",
    "category",
    "comment",
    "createdAt",
    "email",
    "group",
    "id",
    "name",
    "password",
    "phone",
    "status",
    "title",
    "token",
    "updatedAt",
];
pub(super) const COLUMN_TYPES: &[&str] = &[
    "bigint",
    "binary",
    "bit",
    "blob",
    "boolean",
    "date",
    "datetime",
    "decimal",
    "double",
    "enum",
    "float",
    "geometry",
    "int",
    "mediumint",
    "point",
    "real",
    "serial",
    "set",
    "smallint",
    "text",
    "time",
    "timestamp",
    "tinyint",
    "varchar",
];
pub(super) const COLLATIONS: &[&str] = &[
    "ascii_bin",
    "ascii_general_ci",
    "cp1250_bin",
    "cp1250_general_ci",
    "utf8_bin",
    "utf8_general_ci",
    "utf8_unicode_ci",
];
pub(super) const ENGINES: &[&str] = &["ARCHIVE", "BLACKHOLE", "CSV", "InnoDB", "MEMORY", "MyISAM"];

pub(super) const ABBREVIATIONS: &[&str] = &[
    "AGP", "AI", "COM", "CSS", "EXE", "FTP", "GB", "HDD", "HTTP", "JSON", "PCI", "PNG", "RAM", "RSS", "SCSI", "SMS",
    "SMTP", "SQL", "SSL", "TCP", "USB", "XML",
];
pub(super) const ADJECTIVES: &[&str] = &[
    "auxiliary",
    "back-end",
    "bluetooth",
    "cross-platform",
    "digital",
    "mobile",
    "neural",
    "online",
    "open-source",
    "optical",
    "primary",
    "redundant",
    "solid state",
    "virtual",
    "wireless",
];
pub(super) const NOUNS: &[&str] = &[
    "alarm",
    "application",
    "array",
    "bandwidth",
    "bus",
    "capacitor",
    "card",
    "circuit",
    "driver",
    "feed",
    "firewall",
    "hard drive",
    "interface",
    "matrix",
    "microchip",
    "monitor",
    "panel",
    "pixel",
    "port",
    "program",
    "protocol",
    "sensor",
    "system",
    "transmitter",
];
pub(super) const VERBS: &[&str] = &[
    "back up",
    "bypass",
    "calculate",
    "compress",
    "connect",
    "copy",
    "generate",
    "index",
    "navigate",
    "override",
    "parse",
    "program",
    "quantify",
    "reboot",
    "synthesize",
    "transmit",
];
pub(super) const ING_VERBS: &[&str] = &[
    "backing up",
    "bypassing",
    "calculating",
    "compressing",
    "connecting",
    "copying",
    "generating",
    "indexing",
    "navigating",
    "overriding",
    "parsing",
    "programming",
    "quantifying",
    "synthesizing",
    "transmitting",
];

/// One word, of any kind.
pub(super) fn word(random: &mut Rng) -> String {
    const KINDS: &[&[&str]] =
        &[COLORS, DEPARTMENTS, PRODUCTS, PRODUCT_ADJECTIVES, MATERIALS, ABBREVIATIONS, ADJECTIVES, NOUNS, VERBS];
    let kind = KINDS[random.usize(..KINDS.len())];
    let words = pick(random, kind);
    words.split(' ').next().unwrap_or(words).to_owned()
}

/// Lines that people in films say at a keyboard.
pub(super) fn phrase(random: &mut Rng) -> String {
    let verb = pick(random, VERBS);
    let adjective = pick(random, ADJECTIVES);
    let abbreviation = pick(random, ABBREVIATIONS);
    let noun = pick(random, NOUNS);
    match random.u8(..4) {
        0 => format!("Try to {verb} the {abbreviation} {noun}, maybe it is {adjective}!"),
        1 => format!("You can't {verb} the {noun} without the {adjective} {abbreviation} {}!", pick(random, NOUNS)),
        2 => format!("I'll {verb} the {adjective} {abbreviation} {noun}!"),
        _ => {
            format!("{} the {noun} won't do, we need the {adjective} {abbreviation}!", capital(pick(random, ING_VERBS)))
        }
    }
}

/// The text with its first letter, which must be ASCII, in upper case.
pub(super) fn capital(text: &str) -> String {
    let mut text = text.to_owned();
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    text
}
