use std::collections::BTreeMap;

use crate::FromJson;
use crate::decode::{Mismatches, Received};
use crate::json::{Map, Value};
use crate::response::Response;

#[derive(Debug, Default, FromJson, PartialEq)]
struct Order {
    id: Option<i64>,
    total: Option<f64>,
    code: Option<String>,
    paid: Option<bool>,
    buyer: Option<Buyer>,
    tags: Vec<String>,
    items: Vec<Item>,
    rates: Option<BTreeMap<String, Option<f64>>>,
    size: Option<Size>,
}

#[derive(Debug, Default, FromJson, PartialEq)]
struct Buyer {
    name: Option<String>,
    #[serde(rename = "taxId")]
    tax_id: Option<i64>,
}

#[derive(Debug, Default, FromJson, PartialEq)]
struct Item {
    sku: Option<String>,
    count: Option<i64>,
}

#[derive(Debug, FromJson, PartialEq)]
enum Size {
    Text(String),
    Object(Buyer),
    Other(Value),
}

fn read<T: FromJson>(text: &str) -> Result<(T, Mismatches), String> {
    let mut received = Received::new(Response::new(200, text.to_owned()));
    match received.lenient() {
        Ok(value) => Ok((value, received.into_mismatches())),
        Err(error) => Err(error.to_string()),
    }
}

fn told(mismatches: &Mismatches) -> Vec<String> {
    mismatches.iter().map(ToString::to_string).collect()
}

fn order(text: &str) -> (Order, Vec<String>) {
    let (order, mismatches) = read(text).expect(text);
    (order, told(&mismatches))
}

#[test]
fn what_fits_is_told_nothing_of() {
    let text = r#"{"id": 1, "total": 2, "size": {"name": "x"}, "unknown": [1, null], "buyer": null, "tags": null}"#;
    let (order, told) = order(text);
    assert_eq!((order.id, order.total, told), (Some(1), Some(2.0), vec![]));
}

#[test]
fn what_stands_for_the_value_is_converted() {
    let (order, told) = order(r#"{"id": "12", "total": "10.50", "code": 7, "paid": 1, "tags": [1, true]}"#);
    let expected = Order {
        id: Some(12),
        total: Some(10.5),
        code: Some("7".into()),
        paid: Some(true),
        tags: vec!["1".into(), "true".into()],
        ..Order::default()
    };
    assert_eq!(order, expected);
    assert_eq!(
        told,
        [
            "id: invalid type: string, expected i64; converted",
            "total: invalid type: string, expected f64; converted",
            "code: invalid type: integer, expected a string; converted",
            "paid: invalid type: integer, expected a boolean; converted",
            "tags[0]: invalid type: integer, expected a string; converted",
            "tags[1]: invalid type: boolean, expected a string; converted",
        ]
    );
    assert_eq!(
        self::order(r#"{"id": 10.0, "paid": "true"}"#).0,
        Order { id: Some(10), paid: Some(true), ..Order::default() }
    );
}

#[test]
fn what_does_not_fit_is_none_and_told() {
    let text =
        r#"{"id": 10.5, "total": "a lot", "code": {}, "paid": "perhaps", "buyer": "Ann", "tags": false, "rates": 3}"#;
    let (order, told) = order(text);
    assert_eq!(order, Order::default());
    assert_eq!(
        told,
        [
            "id: invalid type: floating point, expected i64; left out",
            "total: invalid type: string, expected f64; left out",
            "code: invalid type: map, expected a string; left out",
            "paid: invalid type: string, expected a boolean; left out",
            "buyer: invalid type: string, expected struct Buyer; left out",
            "tags: invalid type: boolean, expected a sequence; left out",
            "rates: invalid type: integer, expected a map; left out",
        ]
    );
}

#[test]
fn only_the_place_that_does_not_fit_is_lost() {
    let text = r#"{"id": 1, "buyer": {"name": "Ann", "taxId": "none"}, "items": [{"sku": "a", "count": []}, 3, null, {"sku": "b"}],
        "rates": {"EUR": 1, "note": "per unit", "USD": null}, "size": {"name": 3}}"#;
    let (order, told) = order(text);
    let items = [("a", None), ("b", None)].map(|(sku, count)| Item { sku: Some(sku.into()), count });
    let expected = Order {
        id: Some(1),
        buyer: Some(Buyer { name: Some("Ann".into()), tax_id: None }),
        items: items.into(),
        rates: Some([("EUR".to_owned(), Some(1.0)), ("USD".to_owned(), None)].into()),
        size: Some(Size::Object(Buyer { name: Some("3".into()), tax_id: None })),
        ..Order::default()
    };
    assert_eq!(order, expected);
    assert_eq!(
        told,
        [
            "buyer.taxId: invalid type: string, expected i64; left out",
            "items[0].count: invalid type: empty sequence, expected i64; left out",
            "items[1]: invalid type: integer, expected struct Item; left out",
            "items[2]: invalid type: null, expected struct Item; left out",
            "rates.note: invalid type: string, expected f64; left out",
            "size.name: invalid type: integer, expected a string; converted",
        ]
    );
}

#[test]
fn a_struct_is_never_read_by_position() {
    for text in [r#"{"buyer": ["Ann", 5]}"#, r#"{"buyer": []}"#, r#"{"buyer": ""}"#, r#"{"buyer": [["Ann", 5]]}"#] {
        let (order, told) = order(text);
        assert_eq!((order.buyer, told.len()), (None, 1), "{text}");
    }
    assert_eq!(order(r#"{"items": [["a", 1]]}"#).0.items, []);
    let (variant, _) = read::<Vec<Size>>(r#"[["Ann", 5], {"taxId": "5"}]"#).expect("a list");
    let buyer = Buyer { name: None, tax_id: Some(5) };
    assert_eq!(variant, [Size::Other(serde_json::json!(["Ann", 5])), Size::Object(buyer)]);
}

#[test]
fn a_list_and_an_object_stand_for_one_another_where_they_hold_the_same() {
    let item = |sku: &str| Item { sku: Some(sku.into()), count: None };
    let table = [
        (r#"{"items": {"sku": "a"}}"#, vec![item("a")], false),
        (r#"{"items": {"0": {"sku": "a"}, "7": {"sku": "b"}}}"#, vec![item("a"), item("b")], false),
        (r#"{"items": {}}"#, vec![], false),
        (r#"{"items": ""}"#, vec![], false),
        (r#"{"items": {"error": "none", "code": 1}}"#, vec![], true),
        (r#"{"items": "none"}"#, vec![], true),
    ];
    for (text, items, lost) in table {
        let (order, mismatches) = read::<Order>(text).expect(text);
        assert_eq!(order.items, items, "{text}");
        assert_eq!(mismatches.iter().map(|one| one.is_lost()).collect::<Vec<_>>(), [lost], "{text}");
    }
    assert_eq!(order(r#"{"tags": "new"}"#).0.tags, ["new"]);
    assert_eq!(order(r#"{"tags": 5}"#).0.tags, [""; 0]);
    let buyer = Some(Buyer { name: Some("Ann".into()), tax_id: None });
    assert_eq!(order(r#"{"buyer": [{"name": "Ann"}]}"#).0.buyer, buyer);
    assert_eq!(order(r#"{"rates": []}"#).0.rates, Some(BTreeMap::new()));
    assert_eq!(order(r#"{"rates": [1.5]}"#).0.rates, Some([("0".to_owned(), Some(1.5))].into()));
}

#[test]
fn a_body_of_another_kind_is_empty_and_told() {
    for text in ["[]", "\"\"", "null", "false"] {
        let (order, mismatches) = read::<Order>(text).expect(text);
        assert_eq!((order, mismatches.total()), (Order::default(), 1), "{text}");
        assert_eq!(mismatches[0].path(), "");
    }
    assert_eq!(read::<Vec<Item>>("{}").map(|(items, told)| (items.len(), told.total())), Ok((0, 1)));
    assert_eq!(read::<Vec<Item>>("null").map(|(items, told)| (items.len(), told.total())), Ok((0, 1)));
    assert_eq!(read::<i64>("\"3\"").map(|(number, _)| number), Ok(3));
    // a value with content is not dropped as a whole
    assert_eq!(read::<Order>("\"not found\"").map(|_| ()), Err("invalid type: string, expected struct Order".into()));
    assert_eq!(read::<Order>("[1, 2]").map(|_| ()), Err("invalid type: sequence, expected struct Order".into()));
    assert_eq!(read::<Order>("{\"id\": \"1\"").map(|_| ()), Err("id: EOF while parsing an object".into()));
}

#[test]
fn a_key_twice_is_its_last_value() {
    let (order, told) = order(r#"{"id": 1, "id": 2}"#);
    assert_eq!((order.id, told), (Some(2), vec!["id: duplicate field `id`; converted".to_owned()]));
}

#[test]
fn fields_that_must_be_there_are_errors() {
    #[derive(Debug, FromJson)]
    struct Strict {
        #[allow(dead_code)]
        id: i64,
        inner: Option<Box<Self>>,
    }
    assert_eq!(read::<Strict>(r#"{"id": "x"}"#).map(|_| ()), Err("id: invalid type: string, expected i64".into()));
    let (strict, mismatches) = read::<Strict>(r#"{"id": "1", "inner": {"id": {"secret": "hunter2"}}}"#).expect("read");
    assert!(strict.inner.is_none());
    assert_eq!(told(&mismatches)[1], "inner: invalid type: map, expected i64 at inner.id; left out");
}

#[test]
fn enums_nullable_fields_and_the_flattened_rest_are_read() {
    #[derive(Debug, FromJson, PartialEq)]
    enum Status {
        Open,
        Other(String),
    }
    #[derive(Debug, FromJson, PartialEq)]
    struct Rest {
        status: Option<Status>,
        note: Option<Option<i64>>,
        #[serde(flatten)]
        extra: Map<String, Value>,
    }
    let (rest, mismatches) = read::<Rest>(r#"{"status": "Open", "note": "x", "more": [1]}"#).expect("read");
    assert_eq!((rest.status, rest.note), (Some(Status::Open), Some(None)));
    assert_eq!(rest.extra["more"], serde_json::json!([1]));
    assert_eq!(told(&mismatches), ["note: invalid type: string, expected i64; left out"]);
    let rest = read::<Rest>(r#"{"status": "New", "note": "3"}"#).expect("read").0;
    assert_eq!((rest.status, rest.note), (Some(Status::Other("New".into())), Some(Some(3))));
    assert_eq!(read::<Rest>(r#"{"status": 5}"#).expect("read").0.status, Some(Status::Other("5".into())));
}

#[test]
fn lists_that_are_required_and_types_of_serde() {
    #[derive(Debug, FromJson, PartialEq)]
    struct Host {
        #[required]
        names: Vec<String>,
        #[by_serde]
        path: Option<std::path::PathBuf>,
        ports: Vec<u16>,
    }
    let host = |path: Option<&str>, ports: &[u16]| Host {
        names: vec!["a".into()],
        path: path.map(Into::into),
        ports: ports.to_vec(),
    };
    assert_eq!(
        read(r#"{"names": ["a"], "path": "/x", "ports": [80]}"#),
        Ok((host(Some("/x"), &[80]), Mismatches::default()))
    );
    let (read, mismatches) = read::<Host>(r#"{"names": ["a"], "path": 5, "ports": ["80", 70000]}"#).expect("read");
    assert_eq!(read, host(None, &[80]));
    assert_eq!(
        told(&mismatches),
        [
            "path: invalid type: integer …, expected path string; left out",
            "ports[0]: invalid type: string, expected u16; converted",
            "ports[1]: invalid value: integer, expected u16; left out",
        ]
    );
    for text in ["{}", r#"{"names": null}"#] {
        assert!(self::read::<Host>(text).is_err(), "{text}");
    }
}

#[test]
fn the_first_thousand_are_told_and_all_are_counted() {
    let text = format!("[{}\"3000\"]", "\"1\",".repeat(2999));
    let (numbers, mismatches) = read::<Vec<i64>>(&text).expect("numbers");
    assert_eq!((numbers.len(), mismatches.len(), mismatches.total()), (3000, 1000, 3000));
}

#[test]
fn no_message_quotes_a_value() {
    let text = r#"{"id": "hunter2", "code": ["hunter2"], "buyer": "hunter2", "rates": {"a": "hunter2"}, "items": ["hunter2"]}"#;
    assert!(!order(text).1.join(" ").contains("hunter2"));
}
