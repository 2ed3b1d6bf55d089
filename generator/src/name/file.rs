//! The file names of modules: ASCII, because rustc finds no file for a module with another name.

use std::fmt::Write;

use crate::source::hash::fnv;

/// Returns the file name of a module without extension. Equal identifiers give equal names on every system, and different ones different names.
pub(crate) fn stem(ident: &str) -> String {
    let ident = ident.trim_start_matches("r#");
    if ident.is_ascii() {
        return ident.to_owned();
    }
    let mut stem: String = ident.chars().filter(char::is_ascii).collect();
    // Writing to a `String` cannot fail.
    let _ = write!(stem, "_{:08x}", fnv(ident) >> 32);
    stem.trim_start_matches('_').to_owned()
}

#[cfg(test)]
mod tests {
    use super::stem;

    #[test]
    fn every_module_has_a_file_name_of_its_own_in_ascii() {
        assert_eq!(stem("orders"), "orders");
        assert_eq!(stem("r#type"), "type");
        for ident in ["autenticação", "查询", "größe"] {
            let stem = stem(ident);
            assert!(stem.is_ascii() && !stem.is_empty(), "{stem}");
        }
        assert!(stem("autenticação").starts_with("autentica"));
        assert_ne!(stem("查询"), stem("询查"));
    }
}
