//! Keys under which the objects of one API name their types.

use std::collections::BTreeSet;

use super::*;

/// The names of the answers to GET, with their paths.
fn names(requests: &[(&str, &str)]) -> Vec<String> {
    let sites = requests.iter().map(|(url, text)| sent(site(url, Direction::Answer, &[*text]), "GET", url));
    let types = infer(&sites.collect::<Vec<_>>(), &VariableValues::new());
    types.roots.iter().map(|root| show_type(&types, &root.as_ref().expect("JSON").ty)).collect()
}

fn thing(kind: &str, more: &str) -> String {
    format!(r#"{{"entryType": "{kind}", "id": 1, "label": "x", "version": "1.0", "owner": "y", "shared": true{more}}}"#)
}

#[test]
fn a_key_that_names_the_things_of_the_paths_tells_objects_apart() {
    let (map, globe) = (thing("SeaMap", ""), thing("Globe", ""));
    let both = [("{{url}}/seaMaps/:id", map.as_str()), ("{{url}}/globes/:id", &globe)];
    assert_eq!(names(&both), ["SeaMap", "Globe"]);
    let sheet = thing("Sheet", "");
    let other = [("{{url}}/seaMaps/:id", map.as_str()), ("{{url}}/globes/:id", &sheet)];
    assert_eq!(names(&other), ["Globe", "Globe"], "only one text is the noun of its path");
}

#[test]
fn what_names_its_type_is_that_wherever_it_is() {
    let (map, globe) = (thing("SeaMap", ""), thing("Globe", ""));
    let full = thing("SeaMap", r#", "scale": 10"#);
    let shown = names(&[
        ("{{url}}/seaMaps/:id", full.as_str()),
        ("{{url}}/globes/:id", &globe),
        ("{{url}}/lookup/:path", &map),
        ("{{url}}/labels/:id", r#"{"entryType": "Globe", "id": 1}"#),
    ]);
    assert_eq!(shown, ["SeaMap", "Globe", "SeaMap", "Label"]);
}

#[test]
fn things_that_name_one_type_as_their_object_are_of_that_type() {
    let thing = |object: &str, more: &str| format!(r#"{{"id": 1, "object": "{object}", {more}}}"#);
    let (long, short) = (r#""created": 1, "size": 2, "label": "x", "owner": "y""#, r#""created": 1"#);
    let of = |one: &str, other: &str| {
        names(&[("{{url}}/seaMaps/:id", one), ("{{url}}/lookup/:path", other)]).iter().collect::<BTreeSet<_>>().len()
    };
    assert_eq!(of(&thing("sea_map", long), &thing("sea_map", short)), 1);
    assert_eq!(of(&thing("sea_map", long), &thing("globe", short)), 2);
    assert_eq!(of(&thing("sea_map", long), &thing("sea_map", r#""deleted": true"#)), 2, "they share no other field");
    let without_id = |text: String| text.replace("\"id\": 1, ", "");
    assert_eq!(of(&without_id(thing("sea_map", long)), &without_id(thing("sea_map", short))), 2);
}
