//! Folders on the disk, read as a whole.

use std::fs;

use tempfile::TempDir;

use super::*;
use crate::read::input::Input;
use crate::read::model::{Body, Url};
use crate::read::read;

fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (path, text) in files {
        let file = folder.path().join(path);
        fs::create_dir_all(file.parent().expect("a parent")).expect("folders");
        fs::write(file, text).expect("a file");
    }
    folder
}

fn read_files(files: &[(&str, &str)]) -> Result<(Collection, Vec<String>), String> {
    let folder = folder(files);
    let input = Input::open(folder.path(), None).map_err(|error| error.to_string())?;
    let root = format!("{}/", folder.path().display());
    let (collection, mut diagnostics) = read(&input, None).map_err(|error| error.to_string().replace(&root, ""))?;
    input.locate(&mut diagnostics);
    Ok((collection, diagnostics.iter().map(|one| one.to_string().replace(&root, "")).collect()))
}

fn outline(entries: &[Entry]) -> String {
    let shown = entries.iter().map(|entry| match entry {
        Entry::Folder(folder) => format!("{}[{}]", folder.name, outline(&folder.entries)),
        Entry::Item(item) => item.name.clone(),
    });
    shown.collect::<Vec<_>>().join(" ")
}

const PING: &str = "$kind: http-request\nurl: http://h/ping\n";

#[test]
fn requests_and_folders_interleave_by_order_and_none_is_zero() {
    let ordered = |order: &str| format!("{PING}order: {order}\n");
    let (collection, _) = read_files(&[
        ("Y.request.yaml", &ordered("2")),
        ("A.request.yaml", &ordered("1")),
        ("M.request.yaml", &ordered("-1")),
        ("Z.request.yaml", PING),
        ("B.request.yaml", &ordered("0")),
        ("F/q.request.yaml", PING),
        ("G/r.request.yaml", PING),
        ("G/.resources/definition.yaml", "$kind: collection\nname: g\norder: 1.5\n"),
    ])
    .expect("a collection");
    // as Postman's runner sends them
    assert_eq!(outline(&collection.entries), "M B F[q] Z A g[r] Y");
}

#[test]
fn only_files_of_a_collection_count() {
    let (collection, told) = read_files(&[
        ("A.request.yaml", PING),
        ("notes.yaml", "broken: ["),
        ("A.example.yaml", "broken: ["),
        (".git/B.request.yaml", "broken: ["),
        (".resources/C.request.yaml", "broken: ["),
        ("empty/README.md", ""),
    ])
    .expect("a collection");
    assert_eq!((outline(&collection.entries).as_str(), told.len()), ("A", 0));
}

#[test]
fn both_spellings_of_each_list() {
    let lists = |spell: fn(&[(&str, &str)]) -> String| {
        let request = format!(
            "$kind: http-request\nurl: \"{{{{base}}}}/:id?q=1\"\nheaders: {}\nqueryParams: {}\npathVariables: {}\n\
             body: {{type: urlencoded, content: {}}}\nauth: {{type: basic, credentials: {}}}\n",
            spell(&[("X-A", "1"), ("X-B", "2")]),
            spell(&[("q", "2")]),
            spell(&[("id", "7")]),
            spell(&[("a", "b")]),
            spell(&[("username", "u"), ("password", "p")]),
        );
        let definition = format!("$kind: collection\nvariables: {}\n", spell(&[("base", "http://h")]));
        let files = [("A.request.yaml", request.as_str()), (".resources/definition.yaml", definition.as_str())];
        let (collection, told) = read_files(&files).expect("a collection");
        assert!(told.is_empty(), "{told:?}");
        format!("{:?}{:?}", collection.entries, collection.variables)
    };
    let rows = lists(|rows| {
        let rows = rows.iter().map(|(key, value)| format!("{{key: {key}, value: \"{value}\"}}"));
        format!("[{}]", rows.collect::<Vec<_>>().join(", "))
    });
    let map = lists(|rows| {
        let rows = rows.iter().map(|(key, value)| format!("{key}: \"{value}\""));
        format!("{{{}}}", rows.collect::<Vec<_>>().join(", "))
    });
    assert_eq!(rows, map);
    for part in ["X-B", "Some(\"2\")", "Some(\"7\")", "Urlencoded", "username", "http://h"] {
        assert!(rows.contains(part), "{part}: {rows}");
    }
}

#[test]
fn what_cannot_be_carried_is_told_with_its_file() {
    let (collection, told) = read_files(&[
        ("Stream.request.yaml", "$kind: grpc-request\nurl: grpc://h\n"),
        ("F/Plain.request.yaml", "url: http://h\nheaders: {X: 5}\nbody: {type: odd}\n"),
        ("F/List.request.yaml", "- 1\n"),
        (
            ".resources/definition.yaml",
            "name: X\nauth: [{type: bearer, credentials: {token: t}, rules: [x]}, {type: noauth}]\nscripts: [{type: 'grpc:beforeInvoke', code: x}]\n",
        ),
        ("F/.resources/definition.yaml", "variables: {a: b}\n"),
    ])
    .expect("a collection");
    assert_eq!(collection.auth.map(|auth| auth.kind).as_deref(), Some("bearer"));
    let first: Vec<_> = told.iter().map(|one| one.lines().take(2).collect::<Vec<_>>().join("")).collect();
    assert_eq!(
        first,
        [
            "warning[PC0141]: there is more than one `auth`: one without an `id`, which no request can choose, is left out  --> .resources/definition.yaml:2:7",
            "warning[PC0142]: the `rules` of an `auth` are ignored: it applies to every request  --> .resources/definition.yaml:2:7",
            "note[PC0161]: a script of the type `grpc:beforeInvoke` is left out  --> .resources/definition.yaml:3:11",
            "note[PC0162]: `variables` of a folder or request is left out, as Postman ignores it  --> F/.resources/definition.yaml:1:1",
            "warning[PC0109]: the file is not a mapping, and is left out  --> F/List.request.yaml:1:1",
            "warning[PC0111]: `$kind` is missing: the file is read as an HTTP request  --> F/Plain.request.yaml:1:1",
            "note[PC0113]: `5` is a number or boolean, where Postman expects text  --> F/Plain.request.yaml:2:10",
            "warning[PC0131]: a body of the type `odd` is unknown: it is left out  --> F/Plain.request.yaml:3:7",
            "warning[PC0103]: a request of the kind `grpc-request` is left out: it is not an HTTP request  --> Stream.request.yaml:1:1",
        ]
    );
}

#[test]
fn parts_of_the_wrong_type_are_told_with_their_place() {
    let (_, told) = read_files(&[
        ("A.request.yaml", "$kind: http-request\nurl: {base}\nauth: basic\n"),
        (".resources/definition.yaml", "name: X\nscripts: 5\n"),
    ])
    .expect("a collection");
    let first: Vec<_> = told.iter().map(|one| one.lines().take(2).collect::<Vec<_>>().join("")).collect();
    for expected in [
        "warning[PC0117]: `url` is an object, not text: it is left out  --> A.request.yaml:2:6",
        "warning[PC0117]: `auth` is text, not an object or a list: it is left out  --> A.request.yaml:3:7",
        "warning[PC0117]: `scripts` is a number or boolean, not a list or an object: it is left out  --> .resources/definition.yaml:2:10",
    ] {
        assert!(first.iter().any(|one| one == expected), "{expected}: {first:#?}");
    }
}

#[cfg(unix)]
#[test]
fn what_cannot_be_a_file_of_a_collection_is_an_error() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::symlink;

    let error = |folder: &TempDir| Input::open(folder.path(), None).expect_err("refused").to_string();
    let of_folder = folder(&[("A.request.yaml", PING), ("F/B.request.yaml", PING)]);
    symlink(of_folder.path().join("F"), of_folder.path().join("C.request.yaml")).expect("a link");
    assert!(error(&of_folder).contains("this is not a file"), "{}", error(&of_folder));

    let of_name = folder(&[("A.request.yaml", PING)]);
    let name = OsStr::from_bytes(b"B\xff.request.yaml");
    // some file systems refuse it
    if fs::write(of_name.path().join(name), PING).is_ok() {
        assert!(error(&of_name).contains("the name of the file is not UTF-8"), "{}", error(&of_name));
    }
}

#[test]
fn every_broken_file_is_told_and_the_rest_is_read() {
    let braces = "$kind: http-request\nurl: {{base}}/a\n";
    let (collection, told) = read_files(&[
        ("A.request.yaml", PING),
        ("F/B.request.yaml", braces),
        ("F/.resources/definition.yaml", "name: [\n"),
        (".resources/A.resources/examples/x.example.yaml", "response: {{x}}\n"),
    ])
    .expect("a collection");
    assert_eq!(outline(&collection.entries), "A F[]");
    let first: Vec<_> = told.iter().map(|one| one.lines().take(2).collect::<Vec<_>>().join("")).collect();
    assert_eq!(first.len(), 3, "{first:#?}");
    for (message, at) in [
        ("this is not valid YAML: ", "F/.resources/definition.yaml:"),
        ("a key of a mapping is not a string", "F/B.request.yaml:2:7"),
        ("a key of a mapping is not a string", ".resources/A.resources/examples/x.example.yaml:1:12"),
    ] {
        let is_told = |one: &String| one.contains(&format!("the file is left out: {message}")) && one.contains(at);
        assert!(first.iter().any(is_told), "{at}: {first:#?}");
    }
    let error = read_files(&[("B.request.yaml", braces), ("C.request.yaml", braces)]).expect_err("nothing is left");
    assert!(error.contains("a key of a mapping is not a string\n  --> B.request.yaml:2:7\n"), "{error}");
    let error = read_files(&[("README.md", "x")]).expect_err("no collection");
    assert!(error.starts_with("error[PC0009]: this folder is not a collection"), "{error}");
}

#[test]
fn requests_choose_one_of_the_auths_around_them() {
    let several = "auth:\n  - {id: one, type: bearer, credentials: {token: ONE}}\n  - {id: two, type: bearer, credentials: [{key: token, value: TWO}]}\n";
    let choose = |credentials: &str| format!("{PING}auth:\n  type: inherit\n  credentials: {credentials}\n");
    let (collection, told) = read_files(&[
        (".resources/definition.yaml", several),
        ("F/.resources/definition.yaml", "auth: {id: alone, type: basic, credentials: {username: u}}\n"),
        ("A.request.yaml", &choose("{id: two}")),
        ("B.request.yaml", &format!("{PING}auth: {{type: inherit}}\n")),
        ("C.request.yaml", &choose("{id: gone}")),
        ("F/D.request.yaml", &choose("[{key: id, value: two}]")),
    ])
    .expect("a collection");
    let shown = |auth: &Option<crate::read::model::Auth>| match auth {
        Some(auth) => format!("{} {}", auth.kind, auth.text("token")),
        None => "inherits".to_owned(),
    };
    assert_eq!(shown(&collection.auth), "bearer ONE");
    let mut found = Vec::new();
    for entry in &collection.entries {
        match entry {
            Entry::Item(item) => found.push(shown(&item.request.auth)),
            Entry::Folder(folder) => {
                found.push(shown(&folder.auth));
                let Some(Entry::Item(item)) = folder.entries.first() else { panic!("an item") };
                found.push(shown(&item.request.auth));
            }
        }
    }
    assert_eq!(found, ["bearer TWO", "inherits", "inherits", "basic ", "bearer TWO"]);
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(
        told[0].contains("no enclosing folder has an `auth` with the id `gone`")
            && told[0].contains("C.request.yaml:4:3"),
        "{told:?}"
    );
}

#[test]
fn a_collection_may_lie_directly_in_the_workspace() {
    let files = [
        ("postman/collections/Get.request.yaml", PING),
        ("postman/collections/F/Put.request.yaml", PING),
        ("postman/globals/workspace.globals.yaml", "values: []\n"),
    ];
    let (collection, _) = read_files(&files).expect("a collection");
    assert_eq!(outline(&collection.entries), "F[Put] Get");
    assert!(!collection.name.is_empty() && collection.name != "collections", "{}", collection.name);
}

#[test]
fn examples_lie_where_the_request_says_or_where_postman_puts_them() {
    let example = |code: u16, order: u16| {
        format!(
            "$kind: http-example\nresponse: {{statusCode: {code}, body: {{type: json, content: {{a: 1}}}}}}\norder: {order}\n"
        )
    };
    let (collection, told) = read_files(&[
        ("A.request.yaml", PING),
        (".resources/A.resources/examples/late.example.yaml", &example(404, 2)),
        (".resources/A.resources/examples/early.example.yaml", &example(200, 1)),
        ("B.request.yaml", &format!("{PING}examples: ./.resources/mine/\n")),
        (".resources/mine/one.example.yml", "name: One\nresponse: {statusCode: 201, body: text}\n"),
        ("C.request.yaml", &format!("{PING}examples: ../../etc\n")),
    ])
    .expect("a collection");
    let shown = collection.entries.iter().map(|entry| match entry {
        Entry::Item(item) => {
            let examples = item.examples.iter().map(|one| format!("{} {:?} {}", one.name, one.code, one.body));
            format!("{}: {}", item.name, examples.collect::<Vec<_>>().join(", "))
        }
        Entry::Folder(folder) => folder.name.clone(),
    });
    assert_eq!(
        shown.collect::<Vec<_>>(),
        ["A: early Some(200) {\"a\":1}, late Some(404) {\"a\":1}", "B: One Some(201) text", "C: "]
    );
    assert!(told.len() == 1 && told[0].contains("not a path below the folder of the request"), "{told:?}");
}

#[test]
fn graphql_has_a_kind_and_a_body_type() {
    let (collection, _) = read_files(&[
        ("A.request.yaml", "$kind: graphql-request\nurl: http://h\nquery: q\nvariables: '{}'\n"),
        ("B.request.yaml", "$kind: http-request\nurl: http://h\nmethod: POST\nbody: {type: graphql, content: {query: q, variables: '{}'}}\n"),
    ])
    .expect("a collection");
    let requests: Vec<_> = collection
        .entries
        .into_iter()
        .filter_map(|entry| if let Entry::Item(item) = entry { Some(item.request) } else { None })
        .collect();
    assert_eq!(requests.len(), 2);
    for request in requests {
        assert!(request.method == "POST" && matches!(request.url, Url::Parts(_)), "{request:?}");
        assert!(matches!(request.body, Some(Body::Graphql(graphql)) if graphql.query == "q"));
    }
}
