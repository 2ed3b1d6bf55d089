//! Makes a function of each block of Rust in `docs/guide` and `docs/production.md`, so that all of them are compiled with the tests.

use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

fn main() -> Result<(), Box<dyn Error>> {
    let (guide, production) = (Path::new("../docs/guide"), Path::new("../docs/production.md"));
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed={}", guide.display());
    println!("cargo:rerun-if-changed={}", production.display());
    let mut chapters: Vec<PathBuf> = fs::read_dir(guide)?.filter_map(|entry| Some(entry.ok()?.path())).collect();
    chapters.sort();
    // its sockets are those of Unix
    chapters.extend(cfg!(unix).then(|| production.to_owned()));
    let mut code = String::new();
    for chapter in chapters.iter().filter(|path| path.extension().is_some_and(|end| end == "md")) {
        let name = chapter.file_stem().unwrap_or_default().to_string_lossy().replace('-', "_");
        let text = fs::read_to_string(chapter)?;
        for (number, block) in blocks(&text, "rust").into_iter().enumerate() {
            writeln!(
                code,
                "async fn {name}_{number}() -> Result<(), Box<dyn std::error::Error>> {{\n{block}\nOk(())\n}}\n"
            )?;
        }
    }
    fs::write(PathBuf::from(std::env::var("OUT_DIR")?).join("guide.rs"), code)?;
    Ok(())
}

fn blocks(text: &str, language: &str) -> Vec<String> {
    let start = format!("```{language}\n");
    text.split(&start).skip(1).filter_map(|rest| Some(rest.split_once("\n```")?.0.to_owned())).collect()
}
