//! Names are a function of what is named: order does not matter, and what is added renames nothing.
//!
//! Over the project's own collections, and over those of `../shared/corpus` where it is present: `STABILITY_FILES` and
//! `STABILITY_BYTES` say how many and how large.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use postman_codegen::{Generator, Layout};
use serde_json::{Value, json};
use syn::{Item, UseTree, Visibility};

/// Larger files take long in a debug build.
fn largest() -> u64 {
    number("STABILITY_BYTES", 120_000)
}

fn most() -> usize {
    number("STABILITY_FILES", 8).try_into().expect("small")
}

fn number(name: &str, default: u64) -> u64 {
    std::env::var(name).map_or(default, |text| text.parse().expect("a number"))
}

/// The project's own collections, and some of the corpus when it lies beside the project.
fn collections() -> Vec<(PathBuf, Value)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let files = |folder: PathBuf, most: usize| {
        let entries = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
        let fits = |file: &PathBuf| {
            file.extension().is_some_and(|extension| extension == "json")
                && std::fs::metadata(file).is_ok_and(|data| data.len() < largest())
        };
        let mut files: Vec<PathBuf> = entries.filter(fits).collect();
        files.sort();
        files.truncate(most);
        files
    };
    let own = files(root.join("collections"), usize::MAX);
    assert!(!own.is_empty());
    let corpus = files(root.join("../shared/corpus/collections"), most());
    if corpus.is_empty() {
        eprintln!("passed over: there is no corpus");
    }
    let read = |file: PathBuf| {
        let json: Value = serde_json::from_str(&std::fs::read_to_string(&file).ok()?).ok()?;
        json.get("item").is_some().then_some((file, json))
    };
    own.into_iter().chain(corpus).filter_map(read).collect()
}

/// All public names of the client, each with its modules.
fn names(collection: &Value) -> BTreeSet<String> {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("collection.json");
    std::fs::write(&file, collection.to_string()).expect("a file");
    let generated = Generator::new(&file).layout(Layout::File).generate().expect("a client");
    let mut names = BTreeSet::new();
    collect_file(&generated.text(), &mut names);
    names
}

fn collect_file(text: &str, names: &mut BTreeSet<String>) {
    let items = syn::parse_file(text).expect("Rust").items;
    collect(&items, "", names);
    let mut of_shared = Vec::new();
    shared(&items, "", names, &mut of_shared);
    names.extend(of_shared);
}

/// The fields that an operation's name for shared inputs has.
fn shared(items: &[Item], path: &str, names: &BTreeSet<String>, found: &mut Vec<String>) {
    for item in items {
        match item {
            Item::Type(item) => {
                let syn::Type::Path(of) = &*item.ty else { continue };
                let Some(of) = of.path.segments.last().map(|segment| format!("{}.", segment.ident)) else { continue };
                let fields = names.iter().filter_map(|name| name.rsplit("::").next()?.strip_prefix(of.as_str()));
                found.extend(fields.map(|field| format!("{path}{}.{field}", item.ident)));
            }
            Item::Mod(item) => {
                let items = item.content.as_ref().map_or(&[][..], |(_, items)| items);
                shared(items, &format!("{path}{}::", item.ident), names, found);
            }
            _ => {}
        }
    }
}

fn collect(items: &[Item], path: &str, names: &mut BTreeSet<String>) {
    for item in items {
        if let Item::Use(item) = item
            && matches!(item.vis, Visibility::Public(_))
        {
            reexported(&item.tree, path, names);
        }
        if let Item::Macro(item) = item
            && let Some(table) = conformance::tables::read(item)
        {
            let fields = table.rows.iter().map(|row| format!("{path}{}.{}", table.name, row.field));
            names.extend(fields.chain([format!("{path}{}", table.name)]));
        }
        let (visibility, ident) = match item {
            Item::Fn(item) => (&item.vis, &item.sig.ident),
            Item::Struct(item) => (&item.vis, &item.ident),
            Item::Enum(item) => (&item.vis, &item.ident),
            Item::Type(item) => (&item.vis, &item.ident),
            Item::Mod(item) => (&item.vis, &item.ident),
            _ => continue,
        };
        if !matches!(visibility, Visibility::Public(_)) {
            continue;
        }
        names.insert(format!("{path}{ident}"));
        match item {
            Item::Struct(item) => {
                let fields = item.fields.iter().filter_map(|field| field.ident.as_ref());
                names.extend(fields.map(|field| format!("{path}{ident}.{field}")));
            }
            Item::Mod(item) => {
                let items = item.content.as_ref().map_or(&[][..], |(_, items)| items);
                collect(items, &format!("{path}{ident}::"), names);
            }
            _ => {}
        }
    }
}

/// The names that a `pub use` gives.
fn reexported(tree: &UseTree, path: &str, names: &mut BTreeSet<String>) {
    match tree {
        UseTree::Path(part) => reexported(&part.tree, path, names),
        UseTree::Group(group) => group.items.iter().for_each(|tree| reexported(tree, path, names)),
        UseTree::Name(name) => _ = names.insert(format!("{path}{}", name.ident)),
        UseTree::Rename(name) => _ = names.insert(format!("{path}{}", name.rename)),
        UseTree::Glob(_) => {}
    }
}

/// The items of each folder in another order, and the examples too.
fn reverse(node: &mut Value) {
    for key in ["item", "response"] {
        if let Some(Value::Array(items)) = node.get_mut(key) {
            items.reverse();
            items.iter_mut().for_each(reverse);
        }
    }
}

/// A request that shares nothing with the others, in this folder.
fn add_request(folder: &mut Value, name: &str) {
    let body = json!({"quokka": {"id": 1, "burrow_depth": 2.5}, "wombats": [{"cube": true}]}).to_string();
    let request = json!({
        "name": name,
        "request": {"method": "GET", "url": "https://example.com/quokka/sightings"},
        "response": [{"name": "OK", "code": 200, "body": body}],
    });
    if let Some(Value::Array(items)) = folder.get_mut("item") {
        items.insert(0, request);
    }
}

#[test]
fn the_order_of_items_and_examples_names_nothing() {
    for (file, collection) in collections() {
        let mut reversed = collection.clone();
        reverse(&mut reversed);
        let (before, after) = (names(&collection), names(&reversed));
        let changed: Vec<_> = before.symmetric_difference(&after).collect();
        assert!(changed.is_empty(), "{}: {changed:?}", file.display());
    }
}

#[test]
fn another_request_renames_nothing() {
    for (file, collection) in collections() {
        let before = names(&collection);
        let mut grown = collection.clone();
        add_request(&mut grown, "Aardvark sightings");
        if let Some(folder) = grown.get_mut("item").and_then(|items| items.get_mut(1)) {
            add_request(folder, "Zebra sightings");
        }
        let after = names(&grown);
        let gone: Vec<_> = before.difference(&after).collect();
        assert!(gone.is_empty(), "{}: {gone:?}", file.display());
        assert!(after.len() > before.len(), "{}", file.display());
    }
}

#[test]
fn a_new_field_names_only_itself() {
    for (file, mut collection) in collections() {
        let before = names(&collection);
        add_field(&mut collection);
        let after = names(&collection);
        let gone: Vec<_> = before.difference(&after).collect();
        assert!(gone.is_empty(), "{}: {gone:?}", file.display());
    }
}

/// A field in the first saved JSON object.
fn add_field(node: &mut Value) -> bool {
    for example in node.get_mut("response").and_then(Value::as_array_mut).into_iter().flatten() {
        let Some(Value::String(body)) = example.get_mut("body") else { continue };
        if let Ok(Value::Object(mut object)) = serde_json::from_str::<Value>(body) {
            object.insert("quokka".into(), json!({"id": 1}));
            *body = Value::Object(object).to_string();
            return true;
        }
    }
    node.get_mut("item").and_then(Value::as_array_mut).into_iter().flatten().any(add_field)
}

#[test]
fn a_number_that_orders_is_in_a_name_only_where_it_tells_two_apart() {
    let step = |name: &str, path: &str| json!({"name": name, "request": format!("https://example.com/{path}")});
    let collection = |numbers: [u8; 3]| {
        let [first, second, third] = numbers;
        json!({"info": {"name": "steps"}, "item": [
            {"name": format!("{first}. Pay"), "item": [
                step(&format!("{first}. Open"), "open"),
                step(&format!("{second}. Send"), "send"),
                step(&format!("{third}. Send"), "send/again"),
            ]},
        ]})
    };
    let operations = |collection: &Value| -> Vec<String> {
        names(collection).into_iter().filter(|name| name.contains("pay")).collect()
    };
    assert_eq!(operations(&collection([1, 2, 3])), ["pay", "pay::n3_send", "pay::open", "pay::send"]);
    assert_eq!(operations(&collection([2, 3, 4])), ["pay", "pay::n4_send", "pay::open", "pay::send"]);
}

#[test]
fn a_name_is_no_beginning_of_another_if_its_title_says_more() {
    let request = |name: &str| json!({"name": name, "request": "https://example.com/books"});
    let functions = |titles: &[&str]| {
        let items: Vec<Value> = titles.iter().map(|title| request(title)).collect();
        names(&json!({"info": {"name": "c"}, "item": items}))
            .into_iter()
            .filter(|name| name.starts_with("make_"))
            .collect::<Vec<_>>()
    };
    let (by_all, by_users) =
        ("Make the book readable by everyone", "Make the whole book readable by authenticated users");
    assert_eq!(functions(&[by_users]), ["make_whole_book_readable"]);
    let by_readers = "Make the whole book readable by readers";
    assert_eq!(
        functions(&[by_users, by_readers, by_all]),
        [
            "make_book_readable_by_everyone",
            "make_whole_book_readable_by_authenticated_users",
            "make_whole_book_readable_by_readers"
        ]
    );
    // the original may be elsewhere
    assert_eq!(functions(&["Make the book readable Copy 2"]), ["make_book_readable"]);
    assert_eq!(
        functions(&["Make the book readable Copy", "Make the book readable"]),
        ["make_book_readable", "make_book_readable_copy"]
    );
}

#[test]
fn a_long_name_leaves_out_what_its_module_says() {
    let functions = |titles: &[&str]| {
        let item = |title: &&str| json!({"name": title, "request": {"method": "POST", "url": "https://example.com/a"}});
        let items: Vec<Value> = titles.iter().map(item).collect();
        let folder = json!({"name": "Legal entities", "item": items});
        let all = names(&json!({"info": {"name": "c"}, "item": [folder]}));
        all.into_iter()
            .filter_map(|name| Some(name.strip_prefix("legal_entities::create_")?.to_owned()))
            .collect::<Vec<_>>()
    };
    let (of_partners, of_owner, short) = (
        "Create a legal entity for an unincorporated partnership",
        "Create a legal entity for the sole proprietor of a company",
        "Create for an unincorporated partnership",
    );
    assert_eq!(functions(&[of_partners]), ["legal_entity"]);
    let both = ["for_sole_proprietor", "for_unincorporated_partnership"];
    assert_eq!(functions(&[of_partners, of_owner]), both);
    assert_eq!(functions(&[of_owner, of_partners]), both);
    // another has the short name
    let all = [both[0], both[1], "legal_entity_for_unincorporated_partnership"];
    assert_eq!(functions(&[of_partners, of_owner, short]), all);
}

#[test]
fn a_clause_is_in_a_name_only_where_it_tells_two_apart() {
    let collection = |titles: &[&str]| {
        let item = |title: &&str| json!({"name": title, "id": title, "request": "https://example.com/branches/:id"});
        let items: Vec<Value> = titles.iter().map(item).collect();
        json!({"info": {"name": "c"}, "item": items})
    };
    let (by_id, by_name) = ("Get the current branch by library id", "Get the current branch by name");
    assert_eq!(names_of_functions(&names(&collection(&[by_id]))), ["get_current_branch"]);
    let both = ["get_current_branch_by_library_id", "get_current_branch_by_name"];
    assert_eq!(names_of_functions(&names(&collection(&[by_id, by_name]))), both);
    assert_eq!(names_of_functions(&names(&collection(&[by_name, by_id]))), both);
    let with_lock = names_with_lock(&[collection(&[by_id]), collection(&[by_name, by_id])]);
    assert_eq!(names_of_functions(&with_lock[1]), ["get_current_branch", "get_current_branch_by_name"]);
}

fn names_of_functions(names: &BTreeSet<String>) -> Vec<&str> {
    names.iter().map(String::as_str).filter(|name| name.starts_with("get_")).collect()
}

#[test]
fn with_a_lock_types_of_a_renamed_request_whose_name_is_short_keep_their_names_as_aliases() {
    let collection = |title: &str| {
        json!({"info": {"name": "x"}, "item": [{"name": "Access request approvals", "id": "f", "item": [{
            "id": "1",
            "name": title,
            "request": {
                "method": "POST",
                "url": "https://example.com",
                "body": {"mode": "raw", "raw": r#"{"sun": 1, "moon": 2}"#},
            },
        }]}]})
    };
    let steps = [collection("Forward access request approval"), collection("Reassign access request approval")];
    let names = names_with_lock(&steps);
    let module = "access_request_approvals";
    for name in ["forward", "ForwardAccessRequestApprovalBody"] {
        let name = format!("{module}::{name}");
        assert!(names[0].contains(&name) && names[1].contains(&name), "{name}: {names:?}");
    }
    assert!(names[1].contains(&format!("{module}::reassign")), "{:?}", names[1]);
}

/// The public names, with a lock that goes from one client to the next.
fn names_with_lock(collections: &[Value]) -> Vec<BTreeSet<String>> {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("collection.json");
    let one = |collection: &Value| {
        std::fs::write(&file, collection.to_string()).expect("a file");
        let generator = Generator::new(&file).layout(Layout::File).lock(folder.path().join("names.lock"));
        let generated = generator.generate().expect("a client");
        generated.overwrite(folder.path().join("client.rs")).expect("written");
        let mut names = BTreeSet::new();
        collect_file(&generated.text(), &mut names);
        names
    };
    collections.iter().map(one).collect()
}

/// Fields without the modules: a type that folders come to share moves into `types`, and is re-exported.
fn callable(names: &BTreeSet<String>) -> BTreeSet<&str> {
    let without_modules = |name: &'_ String| name.rfind("::").filter(|_| name.contains('.')).map_or(0, |at| at + 2);
    names.iter().map(|name| &name[without_modules(name)..]).collect()
}

#[test]
fn with_a_lock_a_type_keeps_its_name_when_others_come_to_share_it_and_go_again() {
    let book = r#"{"isbn": "1", "title": "x", "pages": 2, "author": {"name": "y", "born": 1}}"#;
    let get = |name: &str, path: &str| {
        json!({
            "name": name,
            "request": {"method": "GET", "url": format!("https://example.com/{path}")},
            "response": [{"name": "OK", "code": 200, "body": book}],
        })
    };
    let collection = |items: &[Value]| json!({"info": {"name": "books"}, "item": items});
    let old = get("Show a book", "z");
    // its answer is equal, and everything about it sorts before
    let new = get("Add a book", "a");
    let steps = [
        collection(std::slice::from_ref(&old)),
        collection(&[new.clone(), old.clone()]),
        collection(&[old, new.clone()]),
        collection(&[new]),
    ];
    let names = names_with_lock(&steps);
    assert!(names[0].contains("Z") && names[0].contains("Author"), "{:?}", names[0]);
    for later in &names[1..] {
        assert!(later.contains("Z") && later.contains("Author"), "{later:?}");
    }
    assert_eq!(names[1], names[2]);
}

#[test]
fn with_a_lock_parts_of_the_answer_of_a_renamed_request_keep_their_names_as_aliases() {
    let collection = |name: &str| {
        json!({"info": {"name": "x"}, "item": [{
            "id": "1",
            "name": name,
            "request": {"method": "POST", "url": "https://example.com/x/run"},
            "response": [{"name": "OK", "code": 200, "body": r#"{"data": {"sun": 1, "moon": 2}}"#}],
        }]})
    };
    let names = names_with_lock(&[collection("Generate chart"), collection("Compute map")]);
    assert!(names[0].contains("ChartData"), "{:?}", names[0]);
    assert!(names[1].contains("MapData") && names[1].contains("ChartData"), "{:?}", names[1]);
}

#[test]
fn with_a_lock_shared_options_keep_their_name_when_another_request_uses_them() {
    let request = |name: &str| {
        let query = json!([{"key": "symbol", "disabled": true}, {"key": "orderId", "disabled": true}]);
        let url = json!({"raw": "https://example.com/x", "host": ["example", "com"], "path": ["x"], "query": query});
        json!({"name": name, "request": {"method": "GET", "url": url}})
    };
    let collection = |names: &[&str]| {
        let items: Vec<Value> = names.iter().map(|name| request(name)).collect();
        json!({"info": {"name": "x"}, "item": items})
    };
    let steps =
        [collection(&["Query order", "Cancel orders"]), collection(&["Query order", "All trades", "Cancel orders"])];
    for names in names_with_lock(&steps) {
        assert!(names.contains("OrderOptions"), "{names:?}");
    }
    let names = names(&steps[1]);
    assert!(names.contains("SymbolOrderIdOptions"), "{names:?}");
}

#[test]
fn with_a_lock_a_request_with_an_equal_answer_renames_nothing() {
    for (file, collection) in collections() {
        let mut grown = collection.clone();
        let mut copies = Vec::new();
        copy_request(&collection, &mut copies);
        let items = grown.get_mut("item").and_then(Value::as_array_mut).expect("items");
        items.insert(0, json!({"name": "Aardvarks", "item": copies}));
        let names = names_with_lock(&[collection, grown]);
        let (before, after) = (callable(&names[0]), callable(&names[1]));
        // Of two types with one name that come to be shared, one gets another name.
        let of_another = |name: &str| {
            let ty = name.rsplit("::").next().and_then(|name| name.split('.').next()).unwrap_or_default();
            after.contains(format!("types::{ty}").as_str())
        };
        let gone: Vec<_> = before.difference(&after).filter(|name| !of_another(name)).collect();
        assert!(gone.is_empty(), "{}: {gone:?}", file.display());
    }
}

/// The first request with a saved answer, under a name that sorts before.
fn copy_request(node: &Value, copies: &mut Vec<Value>) {
    for item in node.get("item").and_then(Value::as_array).into_iter().flatten() {
        if copies.is_empty() && item.get("response").and_then(Value::as_array).is_some_and(|all| !all.is_empty()) {
            let mut copy = item.clone();
            copy["name"] = json!("Aardvark");
            copy["id"] = json!("aardvark");
            copies.push(copy);
        }
        copy_request(item, copies);
    }
}

#[test]
fn with_a_lock_folders_of_one_name_keep_theirs_when_a_request_comes() {
    let request = |method: &str| {
        json!({
            "name": format!("{method} it"),
            "request": {"method": method, "url": "https://example.com/mandates/:id"},
        })
    };
    let folder = |items: &[Value]| json!({"name": "mandates", "item": items});
    let collection = |folders: &[Value]| json!({"info": {"name": "x"}, "item": folders});
    let (get, patch) = (folder(&[request("GET")]), folder(&[request("PATCH")]));
    let grown = folder(&[request("DELETE"), request("PATCH")]);
    let steps =
        [collection(&[get.clone(), patch]), collection(&[grown.clone(), get.clone()]), collection(&[get, grown])];
    let names = names_with_lock(&steps);
    assert!(names[0].contains("mandates::get_it") && names[0].contains("mandates_2::patch_it"), "{:?}", names[0]);
    for later in &names[1..] {
        assert!(names[0].is_subset(later) && later.contains("mandates_2::delete_it"), "{later:?}");
    }
}
