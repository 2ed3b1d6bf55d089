//! Whole files, from the text to the collection or the message.

use std::fs;
use std::path::{Path, PathBuf};

use super::model::{Body, Collection, Entry, Url};
use super::{read, read_environment};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::json::Json;
use crate::read::input::{Folder, Input};
use crate::source::Source;

const COLLECTIONS: [(&str, &str); 4] = [
    ("v21", include_str!("v21.json")),
    ("v20", include_str!("v20.json")),
    ("odd", include_str!("odd.json")),
    ("v1", include_str!("v1.json")),
];

fn read_text(text: &str) -> Result<(Collection, Diagnostics), Diagnostic> {
    read(&Input::File(Source::from_bytes("a.json", "a.json", text.into())?), None)
}

/// A line for each folder and item.
fn outline(entries: &[Entry], depth: usize, lines: &mut Vec<String>) {
    for entry in entries {
        let indent = "  ".repeat(depth);
        match entry {
            Entry::Folder(folder) => {
                lines.push(format!("{indent}{}/", folder.name));
                outline(&folder.entries, depth + 1, lines);
            }
            Entry::Item(item) => {
                let request = &item.request;
                let url = match &request.url {
                    Url::Missing => "-".to_owned(),
                    Url::Text { text, .. } => text.clone(),
                    Url::Parts(parts) => format!("{}/{}", parts.host, parts.path.clone().unwrap_or_default().join("/")),
                };
                let body = match &request.body {
                    None => "",
                    Some(Body::Raw { .. }) => " raw",
                    Some(Body::Urlencoded(_)) => " urlencoded",
                    Some(Body::Multipart(_)) => " multipart",
                    Some(Body::File { .. }) => " file",
                    Some(Body::Graphql(_)) => " graphql",
                };
                lines.push(format!("{indent}{}: {} {url}{body}", item.name, request.method));
            }
        }
    }
}

#[test]
fn collections_of_each_version_and_of_none() {
    let outlines = COLLECTIONS.map(|(name, text)| {
        let (collection, _) = read_text(text).unwrap_or_else(|error| panic!("{name}: {error}"));
        let mut lines = vec![format!("{name} {:?}", collection.name)];
        outline(&collection.entries, 1, &mut lines);
        lines.join("\n")
    });
    assert_eq!(
        outlines.join("\n"),
        "v21 \"Bookshop\"
  Books/
    Find: GET {{url}}/shops/:shop/books
    Upload a cover: PUT {{url}}/covers multipart
  Sell: POST {{url}}/sales raw
v20 \"Till\"
  Open: GET https://till.example/open
  Token: POST https://till.example/token urlencoded
  Query: POST till.example/graphql graphql
  Receipt: PUT till.example/ file
odd \"\"
  /
  5: GET http://h/:a?b
  : GET h//1/x raw
  : GET h/ urlencoded
  deep/
    deeper/
      deepest/
        : GET -
v1 \"Kiosk\"
  Papers/
    List: GET {{url}}/papers/:id
    Raw: GET - raw
  Buy: POST {{url}}/sales multipart"
    );
}

#[test]
fn oddities_are_told_with_their_lines() {
    let input = Input::File(Source::from_bytes("odd.json", "odd.json", COLLECTIONS[2].1.into()).expect("UTF-8"));
    let (_, mut diagnostics) = read(&input, None).expect("a collection");
    input.locate(&mut diagnostics);
    let told: Vec<_> =
        diagnostics.iter().map(|one| (one.position.map(|(line, _)| line), one.message.as_str())).collect();
    assert_eq!(
        told,
        [
            (Some(6), "the URL exists only as `raw`, which Postman ignores and the client uses"),
            (Some(7), "a path segment is an object: its `value` is used, where Postman sends `[object Object]`"),
            (Some(8), "`auth` beside `request` is left out, as Postman ignores it"),
            (Some(8), "the value of a query parameter is not text: only its key is sent, as Postman does"),
            (Some(9), "`variable` of a folder or request is left out, as Postman ignores it"),
        ]
    );
}

#[test]
fn a_file_that_is_no_collection_says_what_it_is() {
    let collections = |body: &str| format!(r#"{{"collection": {body}}}"#);
    for (text, expected) in [
        (
            "{\"name\": \"a\",\n \"values\": []}".to_owned(),
            "error[PC0005]: this is an environment or globals file, not a Postman collection\n  --> a.json\n   = help: pass the collection, and this file with `--environment`\n",
        ),
        (
            collections(r#"{"name":"a"}"#),
            "error[PC0005]: this is a JSON object without a list `item`, not a Postman collection\n  --> a.json\n   = help: export the collection from Postman as Collection v2.1, and pass that file\n",
        ),
        (
            "{\"info\": {},\n \"item\": [}".to_owned(),
            "error[PC0003]: this is not valid JSON: expected value\n  --> a.json:2:11\n   = help: Postman cannot read it either: correct it there, or export the collection again\n",
        ),
    ] {
        assert_eq!(read_text(&text).map(|_| ()).map_err(|error| error.to_string()), Err(expected.to_owned()), "{text}");
    }
}

#[test]
fn too_deep_a_folder_is_named_and_located() {
    let text = format!(r#"{{"item":[{}{}]}}"#, "\n{\"name\":\"f\",\"item\":[".repeat(61), "]}".repeat(61));
    let error = read_text(&text).expect_err("too deep");
    assert_eq!(error.position, Some((62, 1)));
    assert!(
        error
            .to_string()
            .starts_with("error[PC0007]: folders are nested deeper than 60 levels\n  --> a.json:62:1\n   = item: f/f/")
    );
}

#[test]
fn a_collection_without_requests_is_read_with_a_warning() {
    let (_, diagnostics) = read_text(r#"{"info":{},"item":[{"item":[]}]}"#).expect("a collection");
    assert_eq!(
        diagnostics.to_string(),
        "warning[PC0100]: the collection has no requests, so the client has no functions\n  --> a.json\n   = help: if it should have some, export it from Postman again\n"
    );
}

#[test]
fn latin1_is_read_and_told() {
    let source = Source::from_bytes("a.json", "a.json", b"{\"info\":{\"name\":\"Caf\xe9\"},\"item\":[{}]}".to_vec())
        .expect("latin-1");
    let (collection, diagnostics) = read(&Input::File(source), None).expect("a collection");
    assert_eq!(collection.name, "Café");
    assert_eq!(
        diagnostics.iter().next().map(|one| one.message.as_str()),
        Some("the file is not UTF-8: it is read as Latin-1")
    );
}

/// Everything that is done with an input up to the message.
fn exercise(bytes: &[u8]) {
    let Ok(source) = Source::from_bytes("a.json", "a.json", bytes.to_vec()) else {
        return;
    };
    let environment = read_environment(&source).err();
    let input = Input::File(source);
    let mut diagnostics = match read(&input, None) {
        Ok((_, diagnostics)) => diagnostics,
        Err(error) => [error].into_iter().collect(),
    };
    diagnostics.extend(environment);
    input.locate(&mut diagnostics);
    for diagnostic in diagnostics.iter() {
        assert!(!diagnostic.to_string().is_empty() && !diagnostic.to_json().is_empty());
    }
}

/// xorshift64*
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) as usize % bound.max(1)
    }

    fn pick<'a, T>(&mut self, choices: &'a [T]) -> &'a T {
        &choices[self.below(choices.len())]
    }
}

/// Damages the text at one place.
fn damage(bytes: &mut Vec<u8>, random: &mut Random) {
    if bytes.is_empty() {
        return;
    }
    let at = random.below(bytes.len());
    match random.below(4) {
        0 => bytes.truncate(at),
        1 => bytes[at] = *random.pick(b"{}[]\",:\\\0\xff0nu"),
        2 => {
            let end = (at + random.below(40)).min(bytes.len());
            let piece = bytes[at..end].to_vec();
            bytes.splice(at..at, piece);
        }
        _ => {
            bytes.remove(at);
        }
    }
}

/// Replaces one value by one of another kind.
fn replace(json: &mut Json, random: &mut Random) {
    let values = [
        "null",
        "true",
        "0",
        "-1.5e300",
        "\"\"",
        "\"\\u0000{{é\"",
        "[]",
        "{}",
        "[null,[[]],{\"key\":null}]",
        "{\"item\":{\"item\":[1]}}",
    ];
    let deeper = random.below(8) > 0;
    match json {
        Json::Array(items) if deeper && !items.is_empty() => {
            let index = random.below(items.len());
            replace(&mut items[index], random);
        }
        Json::Object(members) if deeper && !members.is_empty() => {
            let index = random.below(members.len());
            replace(&mut members[index].1, random);
        }
        value => {
            let other: &&str = random.pick(&values);
            *value = read_json(other);
        }
    }
}

#[test]
fn damaged_collections_never_panic() {
    let mut random = Random(0x5eed);
    for round in 0..2_000 {
        let (_, text) = random.pick(&COLLECTIONS);
        if round % 2 == 0 {
            let mut bytes = text.as_bytes().to_vec();
            (0..=random.below(3)).for_each(|_| damage(&mut bytes, &mut random));
            exercise(&bytes);
        } else {
            let mut json = read_json(text);
            (0..=random.below(5)).for_each(|_| replace(&mut json, &mut random));
            exercise(json.to_compact().as_bytes());
        }
    }
}

/// A folder of v3 by file.
const FOLDER: [(&str, &str); 4] = [
    (
        ".resources/definition.yaml",
        "$kind: collection\nname: Kiosk\nvariables: &v\n  - {key: url, value: 'http://h', secret: true}\nauth:\n  - type: bearer\n    credentials: {token: '{{t}}'}\nscripts:\n  - type: http:afterResponse\n    code: |-\n      a();\n",
    ),
    (
        "Papers/List.request.yaml",
        "$kind: http-request\nurl: \"{{url}}/papers/:id?x=1\"\nmethod: GET\nqueryParams:\n  - {key: x, value: ~, disabled: true}\nheaders: {A: '1'}\npathVariables: {id: '1'}\nsettings:\n  disabledSystemHeaders: [accept]\norder: 1.5\n",
    ),
    (
        "Buy.request.yaml",
        "$kind: http-request\nurl: h\nmethod: POST\nbody:\n  type: formdata\n  content:\n    - {type: file, key: f, src: [a, b]}\n    - *x\nexamples: ./.resources/Buy.resources/examples\n",
    ),
    (
        ".resources/Buy.resources/examples/One.example.yaml",
        "$kind: http-example\nresponse:\n  statusCode: 200\n  headers: [{key: A, value: '1'}]\n  body: {type: json, content: '{\"a\": 1}'}\norder: 1\n",
    ),
];

#[test]
fn damaged_folders_never_panic() {
    let mut random = Random(0xf01de5);
    for _ in 0..2_000 {
        let hurt = random.below(FOLDER.len());
        let files = FOLDER.iter().enumerate().map(|(index, (path, text))| {
            let mut bytes = text.replace("*x", "{key: a, value: b}").into_bytes();
            if index == hurt {
                (0..=random.below(3)).for_each(|_| damage(&mut bytes, &mut random));
            }
            (*path, bytes)
        });
        let Ok(folder) = Folder::of_bytes(files) else { continue };
        let input = Input::Folder(folder);
        let mut diagnostics = match read(&input, None) {
            Ok((_, diagnostics)) => diagnostics,
            Err(error) => [error].into_iter().collect(),
        };
        input.locate(&mut diagnostics);
        assert!(diagnostics.iter().all(|diagnostic| !diagnostic.to_string().is_empty()));
    }
}

fn read_json(text: &str) -> Json {
    let source = Source::from_bytes("a.json", "a.json", text.into()).expect("UTF-8");
    super::format::json::read(&source, &mut Diagnostics::default()).expect("JSON")
}

/// The collections beside the project, which are not part of it: empty where they are absent.
fn corpus(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus").join(folder);
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    files.sort();
    files
}

#[test]
fn all_collections_of_the_corpus_are_read() {
    for path in corpus("collections") {
        let input = Input::open(&path, None).unwrap_or_else(|error| panic!("{error}"));
        read(&input, None).unwrap_or_else(|error| panic!("{error}"));
    }
}

#[test]
fn bad_files_of_the_corpus_never_panic() {
    for path in corpus("bad") {
        exercise(&fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display())));
    }
}
