//! Makes a function of each block of Rust in the pages of `docs` and in the README's calls, so that all of them are compiled with the tests.
//! A block that includes a client becomes a module: the client is generated for it.

use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use postman_codegen::{Generator, Layout};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed=build.rs");
    let output = PathBuf::from(std::env::var("OUT_DIR")?);
    let mut code = String::new();
    for page in pages()? {
        let name = page.file_stem().unwrap_or_default().to_string_lossy().replace('-', "_").to_lowercase();
        let text = fs::read_to_string(&page)?;
        // the README begins with generated code, and with a program that is run as a whole
        let text = text.split_once("\n## More calls\n").map_or(text.as_str(), |(_, rest)| rest);
        for (number, block) in blocks(text, "rust").enumerate() {
            if block.contains("include_client!") {
                writeln!(code, "mod {name}_{number} {{\n{block}\n}}\n")?;
            } else {
                let result = "Result<(), Box<dyn std::error::Error>>";
                writeln!(code, "async fn {name}_{number}() -> {result} {{\n{block}\nOk(())\n}}\n")?;
            }
        }
    }
    fs::write(output.join("pages.rs"), code)?;

    let collection = Path::new("../collections/bookshop.postman_collection.json");
    println!("cargo:rerun-if-changed={}", collection.display());
    let client = Generator::new(collection).layout(Layout::Include).generate().map_err(|error| error.to_string())?;
    client.write(output.join("shop.rs")).map_err(|error| error.to_string())?;
    Ok(())
}

/// The chapters of the guide, the other pages, and the README.
fn pages() -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut pages = vec![PathBuf::from("../README.md")];
    for folder in ["../docs/guide", "../docs"] {
        println!("cargo:rerun-if-changed={folder}");
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            // the sockets of `production.md` are those of Unix
            let compiled = cfg!(unix) || !path.ends_with("production.md");
            if compiled && path.extension().is_some_and(|extension| extension == "md") {
                pages.push(path);
            }
        }
    }
    pages.sort();
    pages.iter().for_each(|page| println!("cargo:rerun-if-changed={}", page.display()));
    Ok(pages)
}

fn blocks<'t>(text: &'t str, language: &str) -> impl Iterator<Item = &'t str> {
    let start = format!("```{language}\n");
    let found: Vec<&str> = text.split(&start).skip(1).filter_map(|rest| Some(rest.split_once("\n```")?.0)).collect();
    found.into_iter()
}
