//! Generates the clients of `wire/`, `scripts/`, `observed/`, `claimed/` and `logins/`, with the list of requests that the crate layout's
//! replay has, and its transport with the saved answers.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use postman_codegen::{Files, Generator, Layout, TypeSource};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed=build.rs");
    for folder in ["wire", "scripts", "observed", "claimed", "logins"] {
        println!("cargo:rerun-if-changed={folder}");
        let output = PathBuf::from(std::env::var("OUT_DIR")?).join(folder);
        fs::create_dir_all(&output)?;
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if let Some(name) = file.strip_suffix(".postman_collection.json") {
                client(&path, name, &output)?;
            }
        }
    }
    Ok(())
}

fn client(collection: &Path, name: &str, output: &Path) -> Result<(), Box<dyn Error>> {
    let mut generator = Generator::new(collection).name(name);
    for kind in ["environment", "globals"] {
        let side = collection.with_file_name(format!("{name}.postman_{kind}.json"));
        if side.exists() {
            generator = generator.environment(side);
        }
    }
    if collection.starts_with("claimed") {
        const SAID: [TypeSource; 4] =
            [TypeSource::Examples, TypeSource::Schemas, TypeSource::Documentation, TypeSource::Assertions];
        generator = SAID.into_iter().fold(generator, Generator::types_from);
    }
    // the replay needs the variables of saved values
    generator.clone().layout(Layout::Include).saved(true).generate()?.write(output.join(format!("{name}.rs")))?;
    let files = generator.layout(Layout::Crate).generate()?.files;
    let replay = files.0.get(Path::new("examples/replay.rs")).ok_or("the crate has no replay")?;
    let table = replay.find("const REQUESTS").ok_or("the replay has no table")?;
    let imports: String =
        replay.lines().filter(|line| line.starts_with("use ")).map(|line| format!("{line}\n")).collect();
    let environment = collection.with_file_name(format!("{name}.postman_environment.json"));
    let constructor = if environment.exists() { name } else { "default" };
    let variables = format!("pub fn variables() -> {name}::Variables {{ {name}::Variables::{constructor}() }}\n");
    fs::write(output.join(format!("{name}_requests.rs")), format!("{imports}{variables}pub {}", &replay[table..]))?;
    answers(&files, &output.join(name))
}

/// The transport of the saved answers, without what only the head of a file can have.
fn answers(files: &Files, folder: &Path) -> Result<(), Box<dyn Error>> {
    for (path, text) in &files.0 {
        let text = match path.starts_with("tests/examples") {
            true => text.as_str(),
            false if path == Path::new("src/testing.rs") => &text[text.find("\nuse ").ok_or("no imports")?..],
            false => continue,
        };
        let path = folder.join(path);
        fs::create_dir_all(path.parent().ok_or("no folder")?)?;
        fs::write(path, text)?;
    }
    Ok(())
}
