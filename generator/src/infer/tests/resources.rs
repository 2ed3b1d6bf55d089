//! What follows from the paths of requests: which types are one thing, and its name.

use std::collections::BTreeSet;

use super::*;

/// The types of answers, or of bodies: of each the title, the method, the path, and the JSON.
fn all(direction: Direction, requests: &[[&str; 4]]) -> String {
    let sites = requests.iter().map(|[title, method, url, text]| sent(site(title, direction, &[*text]), method, url));
    show(&infer(&sites.collect::<Vec<_>>(), &VariableValues::new()))
}

const LIST: &str = "{{url}}/badges";
const ONE: &str = "{{url}}/badges/:id";

#[test]
fn answers_about_one_thing_with_an_id_are_one_type() {
    let one = r#"{"id": 1, "kind": "x", "name": "x", "owner": "y"}"#;
    let other = r#"{"id": 1, "name": "x", "owner": "y", "address": {"city": "x"}, "phones": [], "vat": "z", "tax": 1}"#;
    let shown = all(Direction::Answer, &[["get badge", "GET", ONE, one], ["replace badge", "PUT", ONE, other]]);
    assert!(shown.starts_with("Badge\nBadge\n"), "{shown}");
    let others = other.replace("\"id\": 1, ", "").replace("owner", "manager");
    let shown = all(Direction::Answer, &[["get badge", "GET", ONE, one], ["replace badge", "PUT", ONE, &others]]);
    assert!(shown.starts_with("Badge\nReplaceBadgeResponse\n"), "{shown}");
}

#[test]
fn objects_without_a_common_field_under_one_key_are_different_things() {
    let of = |key: &str, author: &str| format!(r#"{{"id": 1, "title": "x", "size": 2, "{key}": {author}}}"#);
    let both = |key: &str, [one, other]: [&str; 2]| {
        let (one, other) = (of(key, one), of(key, other));
        let shown = all(Direction::Answer, &[["get badge", "GET", ONE, &one], ["replace badge", "PUT", ONE, &other]]);
        shown.lines().take(2).collect::<Vec<_>>().join(" ")
    };
    let different = [r#"{"login": "x", "avatar": "y"}"#, r#"{"name": "x", "date": "y"}"#];
    assert_eq!(both("author", different), "Badge ReplaceBadgeResponse");
    let listed = different.map(|one| format!("[{one}]"));
    assert_eq!(both("authors", listed.each_ref().map(String::as_str)), "Badge ReplaceBadgeResponse");
    assert_eq!(both("author", [different[0], r#"{"login": "x", "date": "y"}"#]), "Badge Badge");
    assert_eq!(both("attributes", different), "Badge Badge", "a generic key may have any fields");
}

#[test]
fn what_is_shown_only_at_creation_is_a_type_of_its_own() {
    let known = r#"{"id": 1, "name": "x", "scope": "y", "enabled": true, "created": "z", "owner": "o", "days": 1, "note": "n", "tags": ["t"]}"#;
    let made = known.replace("\"id\"", "\"secret\": \"s\", \"id\"");
    let other = known.replace("\"id\"", "\"color\": \"s\", \"id\"");
    let create =
        |text| all(Direction::Answer, &[["create badge", "POST", LIST, text], ["get badge", "GET", ONE, known]]);
    assert!(create(&made).starts_with("CreateBadgeResponse\nBadge\n"), "{}", create(&made));
    assert!(create(&other).starts_with("Badge\nBadge\n"), "{}", create(&other));
}

#[test]
fn the_type_of_an_example_does_not_tell_equal_answers_of_one_resource_apart() {
    let of = |kind: &str| format!(r#"{{"id": 1, "type": "{kind}", "file": "x"}}"#);
    let (letter, bill) = (of("letter"), of("bill"));
    let one = "{{url}}/documents/:id";
    let shown =
        all(Direction::Answer, &[["get document", "GET", one, &letter], ["update document", "PATCH", one, &bill]]);
    assert!(shown.starts_with("Document\nDocument\n"), "{shown}");
}

#[test]
fn a_body_to_create_and_one_with_the_id_are_one_type() {
    let (made, known) = (r#"{"name": "x", "size": 1}"#, r#"{"id": 1, "name": "x", "size": 1}"#);
    let shown = all(
        Direction::Body,
        &[["create group", "POST", "{{url}}/groups", made], ["replace group", "PUT", "{{url}}/groups/:id", known]],
    );
    assert!(shown.ends_with("GroupBody { name: String, size: I64, id: I64? }"), "{shown}");
}

#[test]
fn a_thing_is_the_same_where_actions_and_parts_of_it_answer_it() {
    let right = r#"{"id": 1, "name": "x", "scope": "y", "enabled": true, "created": "z", "owner": "o", "days": 1, "note": "n",
                    "level": 1, "group": "g"}"#;
    let granted = right.replace("\"id\"", "\"granted\": \"x\", \"id\"");
    let url = "{{url}}/rights/:id";
    let shown = all(
        Direction::Answer,
        &[
            ["get right", "GET", url, right],
            ["add label", "POST", &format!("{url}/labels/:label"), right],
            ["grant right", "PUT", &format!("{url}/grant"), &granted],
        ],
    );
    assert!(shown.starts_with("Right\nRight\nRight\n"), "{shown}");
    let shown = all(
        Direction::Answer,
        &[
            ["create model", "POST", "{{url}}/folders/:id/models", right],
            ["create page", "POST", "{{url}}/folders/:id/pages", &granted],
        ],
    );
    assert!(shown.starts_with("Model\nPage\n"), "{shown}");
}

fn name(direction: Direction, [title, method, url]: [&str; 3]) -> String {
    let shown = all(direction, &[[title, method, url, r#"{"count": 1, "color": "x"}"#]]);
    shown.lines().next().unwrap_or_default().to_owned()
}

#[test]
fn what_happens_to_a_thing_is_called_with_it() {
    let of = |url| name(Direction::Answer, ["get it", "GET", url]);
    assert_eq!(of("{{url}}/workflows/:id/executions/:id"), "WorkflowExecution");
    assert_eq!(of("{{url}}/workflows/:id/schemas/:id"), "Schema");
    assert_eq!(of("{{url}}/flowservice/runs/:id"), "Run");
    assert_eq!(of("{{url}}/refunds/:id"), "Refund");
    assert_eq!(name(Direction::Body, ["capture it", "POST", "{{url}}/payments/:id/captures"]), "PaymentCaptureBody");
}

#[test]
fn a_call_is_named_by_its_path() {
    let of = |title, url| name(Direction::Body, [title, "POST", url]);
    assert_eq!(of("create new permits", "{{url}}/createPermit"), "CreatePermitBody");
    assert_eq!(of("set identity config", "{{url}}/identities-config"), "IdentityConfigBody");
}

#[test]
fn the_title_tells_the_number_of_an_object() {
    let of = |title, url| name(Direction::Body, [title, "POST", url]);
    assert_eq!(of("list payment methods", "{{url}}/paymentMethods"), "PaymentMethodsBody");
    assert_eq!(of("list brands", "{{url}}/cardDetails"), "CardDetailsBody");
    assert_eq!(of("pets", "{{url}}/pets"), "PetBody");
    assert_eq!(of("create pets", "{{url}}/pets"), "PetBody");
    let get = |title, url| name(Direction::Answer, [title, "GET", url]);
    assert_eq!(get("get mail attributes", "{{url}}/mail-attributes/:id"), "MailAttributes");
    assert_eq!(get("get users by id", "{{url}}/users/:id"), "User");
}

#[test]
fn the_children_of_a_thing_are_things_of_its_kind() {
    assert_eq!(name(Direction::Answer, ["get it", "GET", "{{url}}/categories/:id/parent"]), "Category");
    let listed = all(Direction::Answer, &[["list them", "GET", "{{url}}/categories/:id/children", r#"[{"id": 1}]"#]]);
    assert!(listed.starts_with("[Category]"), "{listed}");
    assert_eq!(name(Direction::Answer, ["get it", "GET", "{{url}}/children/:id"]), "Child");
}

#[test]
fn a_verb_ends_only_the_last_noun_of_a_path() {
    assert_eq!(name(Direction::Answer, ["get it", "GET", "{{url}}/photo-upload/:id/status"]), "PhotoUploadStatus");
}

#[test]
fn an_answer_that_is_also_a_part_is_called_by_the_key() {
    let hit = r#"{"id": 1, "name": "x", "score": 1.5, "kind": "y"}"#;
    let list = format!(r#"{{"hits": [{hit}], "total": 1}}"#);
    let shown = all(
        Direction::Answer,
        &[["search", "POST", "{{url}}/search", &list], ["find one by words", "GET", "{{url}}/search/:index/:id", hit]],
    );
    assert!(shown.contains("[Hit]"), "{shown}");
}

#[test]
fn two_answers_of_one_operation_are_told_apart_by_the_status() {
    let mut sites = [answer("import books", r#"{"count": 1}"#), answer("import books", r#"{"job": "y"}"#)];
    for (site, status) in sites.iter_mut().zip([200, 202]) {
        site.status = Some(status);
        site.path = format!("import books {status}");
    }
    let shown = show(&infer(&sites.map(|site| sent(site, "POST", "{{url}}/books/import")), &VariableValues::new()));
    assert!(shown.contains("ImportBooksAcceptedResponse"), "{shown}");
}

#[test]
fn short_equal_answers_of_requests_that_change_something_are_one_type() {
    let done = r#"{"message": "x"}"#;
    let send = ["send parcel", "POST", "{{url}}/parcels/:id/send", done];
    let shown = all(Direction::Answer, &[send, ["delete badge", "DELETE", ONE, done]]);
    assert!(shown.starts_with("MessageResponse\nMessageResponse\n"), "{shown}");
    // what is read, and what has an id among others, is a thing
    let read = all(Direction::Answer, &[send, ["get badge", "GET", ONE, done]]);
    assert!(read.starts_with("SendParcelResponse\nBadge\n"), "{read}");
    let [send, made] = [("send", "{{url}}/parcels/:id/send"), ("create badge", LIST)]
        .map(|(title, url)| [title, "POST", url, r#"{"id": 1, "state": "x"}"#]);
    let things = all(Direction::Answer, &[send, made]);
    assert!(things.starts_with("SendResponse\nBadge\n"), "{things}");
}

#[test]
fn empty_objects_are_not_the_thing_that_a_request_deletes() {
    let [get, delete] = [("GET", r#"{"data": {"id": 1, "name": "x"}}"#), ("DELETE", r#"{"data": {}}"#)];
    let shown = all(Direction::Answer, &[["get badge", get.0, ONE, get.1], ["delete badge", delete.0, ONE, delete.1]]);
    assert!(shown.starts_with("BadgeResponse\nDeleteBadgeResponse\n"), "{shown}");
    let others = [["delete badge", delete.0, ONE, delete.1], ["remove tag", "POST", "{{url}}/tags/remove", delete.1]];
    let shown = all(Direction::Answer, &others);
    assert!(shown.starts_with("EmptyResponse\nEmptyResponse\n"), "{shown}");
}

#[test]
fn a_type_has_the_noun_that_most_of_its_requests_have() {
    let badge = r#"{"id": 1, "name": "x", "owner": "y", "color": "z"}"#;
    let shown = all(
        Direction::Answer,
        &[
            ["get badge", "GET", ONE, badge],
            ["replace badge", "PUT", ONE, badge],
            ["get badge version", "GET", "{{url}}/badges/:id/versions/:version", badge],
        ],
    );
    assert!(shown.starts_with("Badge\nBadge\nBadge\n"), "{shown}");
}

#[test]
fn lists_of_different_things_are_types_of_their_own() {
    let page = |key: &str, items: &str| {
        format!(r#"{{"{key}": {{"href": "x", "items": [{items}], "limit": 1, "next": "y", "offset": 0, "total": 2}}}}"#)
    };
    let album = page("albums", r#"{"id": "a", "type": "album", "name": "x", "tracks": 1, "label": "y"}"#);
    let artist = page("artists", r#"{"id": "a", "type": "artist", "name": "x", "genres": ["y"], "followers": 1}"#);
    let releases = album.replace("albums", "releases");
    let shown = all(
        Direction::Answer,
        &[
            ["browse albums", "GET", "{{url}}/browse/albums", &album],
            ["browse artists", "GET", "{{url}}/browse/artists", &artist],
            ["browse releases", "GET", "{{url}}/browse/releases", &releases],
        ],
    );
    assert!(shown.contains("artists: ArtistsList?") && shown.contains("releases: AlbumsList?"), "{shown}");
}

#[test]
fn envelopes_of_different_things_are_types_of_their_own() {
    let of = |kind: &str| {
        format!(
            r#"{{"status": 200, "data": {{"id": 1, "type": "{kind}", "attributes": {{"name": "x"}}}}, "took": 1, "trace": "x"}}"#
        )
    };
    let (form, list, other) = (of("form"), of("list"), of("form"));
    let shown = all(
        Direction::Answer,
        &[
            ["get form", "GET", "{{url}}/things/:id", &form],
            ["get list", "GET", "{{url}}/lists/:id", &list],
            ["find form", "GET", "{{url}}/forms/:id", &other],
        ],
    );
    let types: Vec<&str> = shown.lines().take(3).collect();
    assert!(types[0] == types[2] && types[0] != types[1], "{shown}");
}

#[test]
fn equal_answers_and_bodies_of_paths_that_end_alike_are_one_type() {
    let count = r#"{"total": 1}"#;
    let shown = all(
        Direction::Answer,
        &[["count badges", "GET", "{{url}}/badges/count", count], ["count seats", "GET", "{{url}}/seats/count", count]],
    );
    assert!(shown.lines().take(2).collect::<BTreeSet<_>>().len() == 1, "{shown}");
    let bodies = |text| {
        let shown = all(
            Direction::Body,
            &[
                ["clone badge", "POST", "{{url}}/badges/:id/clone", text],
                ["clone seat", "POST", "{{url}}/seats/:id/clone", text],
            ],
        );
        shown.lines().take(2).collect::<BTreeSet<_>>().len()
    };
    assert_eq!(bodies(r#"{"version": "x", "private": true}"#), 1);
    assert_eq!(bodies(r#"{"name": "x"}"#), 2);
}

#[test]
fn lists_of_ids_for_requests_of_one_verb_are_one_type() {
    let of = |verb: &str, text| {
        let title = format!("{verb} seats");
        let requests = [["delete badges", "DELETE", "{{url}}/badges", text], [&title, "POST", "{{url}}/seats", text]];
        all(Direction::Body, &requests).lines().take(2).collect::<BTreeSet<_>>().len()
    };
    assert_eq!(of("delete", r#"{"ids": ["x"]}"#), 1);
    assert_eq!(of("close", r#"{"ids": ["x"]}"#), 2);
    assert_eq!(of("delete", r#"{"tags": ["x"]}"#), 2);
}

#[test]
fn a_list_of_the_things_of_a_path_is_called_by_its_key() {
    let text = r#"{"orders": [{"number": 1, "total": 2}], "total": 1}"#;
    let shown = all(Direction::Answer, &[["list approved orders", "GET", "{{url}}/orders/status/approved", text]]);
    assert!(shown.starts_with("OrdersList\n"), "{shown}");
}

#[test]
fn elements_are_summaries_of_a_thing_with_more_fields() {
    let one = r#"{"id": 1, "name": "x", "owner": {"id": 1, "mail": "y"}, "notes": ["z"], "level": 1, "days": 2, "scope": "s"}"#;
    let list = r#"{"badges": [{"id": 1, "name": "x", "color": "y", "logo": "z"}]}"#;
    let shown = all(Direction::Answer, &[["get badge", "GET", ONE, one], ["list badges", "GET", LIST, list]]);
    assert!(shown.starts_with("Badge\nBadgesList\n") && shown.contains("badges: [BadgeSummary]"), "{shown}");
}

#[test]
fn words_before_a_noun_are_no_name() {
    let shown = |title| name(Direction::Body, [title, "POST", "{{url}}/import"]);
    assert_eq!(shown("create one or many badges of an employee of the city"), "CreateOneOrManyBadgesBody");
}
