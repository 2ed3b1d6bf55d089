//! Facts that hold for all examples.

use proptest::prelude::*;
use serde_json::{Map, Value};

use super::simulate::{round_trip, same};
use super::*;

/// Keys that repeat, so that merging has work to do, and some difficult ones.
const KEYS: &[&str] = &[
    "id",
    "name",
    "data",
    "items",
    "owner",
    "owners",
    "type",
    "Type",
    "children",
    "child",
    "value",
    "1",
    "2",
    "key_0",
    "EUR",
    "USD",
    "self",
    "",
    "😀",
    "a\"b",
    "billing_address",
    "shipping_address",
    "option",
];
const TEXTS: &[&str] =
    &["", "x", "2024-01-01", "<integer>", "<Error: Too many levels of nesting to fake this schema>", "Ada"];

fn json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        (-100..100).prop_map(Value::from),
        (-1e9..1e9).prop_map(Value::from),
        prop::sample::select(TEXTS).prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 48, 6, |inner| {
        let object = prop::collection::vec((prop::sample::select(KEYS), inner.clone()), 0..6).prop_map(|entries| {
            Value::Object(entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
        });
        prop_oneof![prop::collection::vec(inner, 0..4).prop_map(Value::Array), object.clone(), object]
    })
}

/// Creates sites with several samples each.
fn collection() -> impl Strategy<Value = Vec<Vec<String>>> {
    let text = json().prop_map(|value| value.to_string());
    prop::collection::vec(prop::collection::vec(text, 1..4), 1..6)
}

fn sites(texts: &[Vec<String>]) -> Vec<Site<'_>> {
    let mut sites = Vec::new();
    for (at, texts) in texts.iter().enumerate() {
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let direction = if at % 3 == 2 { Direction::Body } else { Direction::Answer };
        let mut site = site(&format!("site {at}"), direction, &texts);
        site.module = (at % 2 == 1).then_some(at / 2);
        sites.push(site);
    }
    sites
}

/// The types of each site, by name.
fn by_path(sites: &[Site<'_>]) -> Vec<(String, String)> {
    let types = infer(sites, &VariableValues::new());
    let roots = sites.iter().zip(&types.roots).map(|(site, root)| {
        let root = root.as_ref().map_or_else(|error| error.reason.clone(), |root| show_type(&types, &root.ty));
        (site.path.clone(), root)
    });
    let structs =
        show(&types).lines().skip(sites.len()).map(|line| (line.to_owned(), String::new())).collect::<Vec<_>>();
    let mut all: Vec<_> = roots.chain(structs).collect();
    all.sort();
    all
}

/// Deletes some keys, sets some to null, and adds one, as an answer may differ from its example.
fn mutate(value: &Value, dice: &mut impl FnMut() -> u8) -> Value {
    match value {
        Value::Object(entries) => {
            let mut mutated = Map::new();
            for (key, value) in entries {
                match dice() {
                    0..30 => {}
                    30..60 => _ = mutated.insert(key.clone(), Value::Null),
                    _ => _ = mutated.insert(key.clone(), mutate(value, dice)),
                }
            }
            Value::Object(mutated)
        }
        Value::Array(items) => items.iter().map(|item| mutate(item, dice)).collect(),
        scalar => scalar.clone(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_example_reads_into_its_type_and_back(texts in collection()) {
        let sites = sites(&texts);
        let types = infer(&sites, &VariableValues::new());
        for (site, root) in sites.iter().zip(&types.roots) {
            let root = root.as_ref().map_err(|error| TestCaseError::fail(error.reason.clone()))?;
            for sample in &site.samples {
                let value: Value = serde_json::from_str(sample.text).map_err(|error| TestCaseError::fail(error.to_string()))?;
                let written = round_trip(&types, &root.ty, &value).map_err(TestCaseError::fail)?;
                prop_assert!(same(&value, &written), "{value}\n{written}\n{}", show(&types));
            }
        }
    }

    #[test]
    fn answers_without_some_fields_still_read(texts in collection(), rolls in prop::collection::vec(any::<u8>(), 64)) {
        let sites = sites(&texts);
        let types = infer(&sites, &VariableValues::new());
        let mut rolls = rolls.into_iter().cycle();
        let mut dice = || rolls.next().unwrap_or(255);
        for (site, root) in sites.iter().zip(&types.roots).filter(|(site, _)| site.direction == Direction::Answer) {
            let Ok(root) = root else { continue };
            for sample in &site.samples {
                let value: Value = serde_json::from_str(sample.text).map_err(|error| TestCaseError::fail(error.to_string()))?;
                round_trip(&types, &root.ty, &mutate(&value, &mut dice)).map_err(TestCaseError::fail)?;
            }
        }
    }

    #[test]
    fn the_order_of_sites_and_samples_changes_nothing(texts in collection()) {
        let sites = sites(&texts);
        let mut shuffled = sites.clone();
        shuffled.reverse();
        for site in &mut shuffled {
            site.samples.reverse();
        }
        prop_assert_eq!(by_path(&sites), by_path(&shuffled));
    }

    #[test]
    fn names_are_unique_in_their_home(texts in collection()) {
        let sites = sites(&texts);
        let types = infer(&sites, &VariableValues::new());
        let structs = types.structs.iter().map(|item| (item.home, &item.name));
        let mut names: Vec<_> = structs.chain(types.unions.iter().map(|item| (item.home, &item.name))).collect();
        let count = names.len();
        names.sort();
        names.dedup();
        prop_assert_eq!(names.len(), count, "{}", show(&types));
        for item in &types.structs {
            let mut fields: Vec<_> = item.fields.iter().map(|field| &field.name).collect();
            fields.sort();
            fields.dedup();
            prop_assert_eq!(fields.len(), item.fields.len());
        }
    }

    #[test]
    fn any_text_is_read_or_refused(text in "[\\[\\]{}\",:/*a1\\\\ \n.-]{0,40}") {
        let sites = [answer("a", &text), site("b", Direction::Body, &[&text])];
        infer(&sites, &VariableValues::new());
    }
}

#[test]
fn another_request_renames_nothing_else() {
    let texts = [r#"{"owner": {"id": 1}, "data": {"items": [{"id": 1}]}}"#, r#"{"owner": {"login": "x", "url": "y"}}"#];
    let known: Vec<Site<'_>> = texts.iter().enumerate().map(|(at, text)| answer(&format!("b {at}"), text)).collect();
    let before = infer(&known, &VariableValues::new());
    let mut more = known.clone();
    more.push(answer("c", r#"{"owner": {"x": 1}, "data": {"items": [{"y": 1}]}, "b": {"z": 1}}"#));
    let after = infer(&more, &VariableValues::new());
    for item in &before.structs {
        let same = after.structs.iter().find(|other| other.name == item.name);
        let keys =
            |item: &crate::infer::model::Struct| item.fields.iter().map(|field| field.key.clone()).collect::<Vec<_>>();
        assert_eq!(same.map(keys), Some(keys(item)), "{}", item.name);
    }
}
