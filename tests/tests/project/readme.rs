//! The README shows what is really generated.

#[test]
fn the_excerpt_in_the_readme_is_the_checked_in_client() {
    let readme = include_str!("../../../README.md");
    let client = include_str!("../../../generated/src/salesforce/auth.rs");
    let excerpt = readme.split("<!-- excerpt -->\n```rust\n").nth(1).and_then(|rest| rest.split("```").next());
    let excerpt = excerpt.expect("the README has an excerpt");
    assert!(
        client.contains(excerpt.trim_end()),
        "update the excerpt in README.md from generated/src/salesforce/auth.rs"
    );
}
