//! Finds the collections, environments and globals of a folder, by their usual names and places.
//!
//! A workspace keeps them in `postman/`; its `.postman/resources.yaml` may point to more.

use std::fs;
use std::path::{Component, Path, PathBuf};

use super::folder::{is_root, is_yaml, name_of};
use crate::json::Json;
use crate::read::format::yaml;
use crate::source::Source;

/// The name of the folder in which a workspace keeps its collections.
pub const COLLECTIONS: &str = "collections";
const RESOURCES: &str = ".postman/resources.yaml";

/// The files and folders that belong to Postman, below one folder, each sorted by its path.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Workspace {
    /// The collections: files (v1, v2) and folders (v3).
    pub collections: Vec<PathBuf>,
    /// The environments.
    pub environments: Vec<PathBuf>,
    /// The files of globals.
    pub globals: Vec<PathBuf>,
}

impl Workspace {
    /// Finds the files of Postman in the folder. Files that cannot be read are passed over.
    pub fn find(folder: &Path) -> Self {
        let mut found = Self::default();
        let ends =
            |path: &Path, ending: &str| path.file_name().is_some_and(|name| name.to_string_lossy().ends_with(ending));
        for path in entries(folder).into_iter().filter(|path| path.is_file()) {
            if ends(&path, ".postman_collection.json") {
                found.collections.push(path);
            } else if ends(&path, ".postman_environment.json") {
                found.environments.push(path);
            } else if ends(&path, ".postman_globals.json") {
                found.globals.push(path);
            }
        }
        let own = folder.join("postman");
        found.collections.extend(collections_in(&own.join(COLLECTIONS)));
        found.environments.extend(yaml_files(&own.join("environments")));
        found.globals.extend(yaml_files(&own.join("globals")));
        let resources = Source::open(&folder.join(RESOURCES)).ok().and_then(|source| yaml::read(&source).ok());
        if let Some(local) = resources.as_ref().and_then(|resources| resources.get("localResources")) {
            let listed = |key| listed(local, key, folder);
            let is_collection = |path: &PathBuf| path.is_file() || is_root(path);
            found.collections.extend(listed("collections").filter(is_collection));
            found.environments.extend(listed("environments").filter(|path| path.is_file()));
            found.globals.extend(listed("globals").filter(|path| path.is_file()));
        }
        for paths in [&mut found.collections, &mut found.environments, &mut found.globals] {
            paths.sort();
            paths.dedup();
        }
        // a folder within a collection is not a collection
        let roots = found.collections.clone();
        let is_inside = |path: &PathBuf| roots.iter().any(|root| path != root && path.starts_with(root));
        found.collections.retain(|path| !is_inside(path));
        found
    }
}

/// The collections in `postman/collections`: each a folder of its own, or the folder itself.
pub(super) fn collections_in(folder: &Path) -> Vec<PathBuf> {
    if is_root(folder) {
        return vec![folder.to_owned()];
    }
    let folders = entries(folder).into_iter().filter(|path| path.is_dir() && !name_of(path).starts_with('.'));
    folders.collect()
}

/// The paths of a list, which are relative to `.postman`. A path that leads out of the workspace is not followed.
fn listed<'a>(local: &'a Json, key: &str, folder: &'a Path) -> impl Iterator<Item = PathBuf> + 'a {
    let paths = local.get(key).and_then(Json::as_array).unwrap_or_default();
    paths.iter().filter_map(Json::as_str).filter_map(|path| Some(folder.join(inside(path)?)))
}

/// `../tests/Shop/` is `tests/Shop` below the workspace.
fn inside(path: &str) -> Option<PathBuf> {
    let mut parts = vec![".postman".into()];
    for part in Path::new(path).components() {
        match part {
            Component::Normal(name) => parts.push(name.to_owned()),
            Component::CurDir => {}
            Component::ParentDir => drop(parts.pop()?),
            Component::RootDir | Component::Prefix(_) => return None,
        }
    }
    (!parts.is_empty()).then(|| parts.iter().collect())
}

fn yaml_files(folder: &Path) -> impl Iterator<Item = PathBuf> {
    entries(folder).into_iter().filter(|path| path.is_file() && is_yaml(&path.to_string_lossy()))
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = fs::read_dir(folder).into_iter().flatten().flatten().map(|one| one.path()).collect();
    found.sort();
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_workspace_has_is_found() {
        let folder = tempfile::tempdir().expect("a folder");
        let put = |path: &str, text: &str| {
            let file = folder.path().join(path);
            fs::create_dir_all(file.parent().expect("a parent")).expect("folders");
            fs::write(file, text).expect("a file");
        };
        put("shop.postman_collection.json", "{}");
        put("postman/collections/Shop/.resources/definition.yaml", "");
        put("postman/collections/.hidden/a.request.yaml", "");
        put("postman/environments/Dev.environment.yaml", "");
        put("postman/globals/workspace.globals.yaml", "");
        put("tests/E2E/a.request.yaml", "");
        put("tests/none/README.md", "");
        let list = "[../tests/E2E/, ../tests/none, ../../etc, /etc, ../postman/collections/Shop]";
        put(".postman/resources.yaml", &format!("workspace: {{id: x}}\nlocalResources: {{collections: {list}}}\n"));
        let found = Workspace::find(folder.path());
        let shown = |paths: &[PathBuf]| {
            let paths = paths.iter().map(|path| path.strip_prefix(folder.path()).expect("below").display().to_string());
            paths.collect::<Vec<_>>().join(" ")
        };
        assert_eq!(shown(&found.collections), "postman/collections/Shop shop.postman_collection.json tests/E2E");
        assert_eq!(shown(&found.environments), "postman/environments/Dev.environment.yaml");
        assert_eq!(shown(&found.globals), "postman/globals/workspace.globals.yaml");

        put("postman/collections/Get.request.yaml", "");
        let found = Workspace::find(folder.path());
        assert!(
            shown(&found.collections).starts_with("postman/collections shop"),
            "the folder itself is the collection"
        );
    }
}
