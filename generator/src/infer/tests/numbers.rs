//! Whole numbers in examples whose fields may have fractions.

use super::*;

#[test]
fn a_price_is_a_fraction_though_only_whole_ones_were_seen() {
    let text = r#"{"price": 10, "unit_price": 5, "prices": [1, 2], "tax": {"rate": 19}, "amount": 3, "price_id": 4, "sample_rate": 8000}"#;
    let shown = answers(&[text]);
    assert!(
        shown.contains("price: F64?, unit_price: F64?, prices: [F64]*, tax: Tax?, amount: I64?, price_id: I64?"),
        "{shown}"
    );
    assert!(shown.contains("rate: F64?") && shown.contains("sample_rate: I64?"), "{shown}");
    assert!(bodies(&[text]).contains("price: F64, unit_price: F64"));
    let wide = answers(&[r#"{"price": 9007199254740993}"#]);
    assert!(wide.contains("price: I64?"), "no digit is lost: {wide}");
}

#[test]
fn a_number_has_fractions_where_others_of_its_name_have() {
    let sites = [
        answer("get parcel", r#"{"weight": 1.5, "level": 2.5, "length": {"value": 1}}"#),
        answer("get box", r#"{"weight": 2, "level": 3, "height": 1}"#),
        site("create crate", Direction::Body, &[r#"{"weight": 2, "height": 1}"#]),
    ];
    let shown = show(&infer(&sites, &VariableValues::new()));
    assert_eq!(shown.matches("weight: F64").count(), 3, "{shown}");
    assert!(shown.contains("level: I64?, height: I64?"), "what counts stays an integer: {shown}");
}

#[test]
fn both_bounds_have_fractions_if_one_has() {
    let shown = answers(&[r#"{"min": 58.5, "max": 68, "size": {"width": 1, "height": 2.5}, "from": 1, "to": 2}"#]);
    assert!(shown.contains("min: F64?, max: F64?"), "{shown}");
    assert!(shown.contains("width: F64?, height: F64?"), "{shown}");
    assert!(shown.contains("from: I64?, to: I64?"), "{shown}");
    let range = answers(&[r#"{"price_min": 1, "price_max": 9}"#]);
    assert!(range.contains("price_min: F64?, price_max: F64?"), "{range}");
}

#[test]
fn a_placeholder_says_that_a_number_is_an_integer() {
    let shown = hinted(&[r#"{"price": "<integer>"}"#, r#"{"price": 10}"#]);
    assert!(shown.contains("price: I64?"), "{shown}");
}
