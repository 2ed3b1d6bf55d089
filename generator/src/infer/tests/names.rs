//! Names of types.

use std::collections::BTreeSet;

use super::*;
use crate::infer::model::Home;
use crate::infer::{self as inference, InferOptions};

fn names(types: &Types) -> Vec<&str> {
    types.structs.iter().map(|item| item.name.as_str()).collect()
}

#[test]
fn elements_are_singular_and_generic_names_follow_their_parents() {
    let types = infer(
        &[answer(
            "list users",
            r#"{"items": [{"addresses": [{"data": {"a": 1}}]}], "permissions": {"b": 1}, "😀": {"c": 1}}"#,
        )],
        &VariableValues::new(),
    );
    assert_eq!(
        names(&types),
        ["ListUsersResponse", "UsersItem", "Permissions", "UsersItem2", "Address", "AddressData"]
    );
}

#[test]
fn a_part_called_like_the_inputs_of_its_operation_is_an_object() {
    let mut options = InferOptions::default();
    options.reserved.insert(None, BTreeSet::from(["PostForm".to_owned()]));
    let types = inference::infer(&[answer("post", r#"{"form": {"a": 1}}"#)], &VariableValues::new(), &options);
    assert_eq!(names(&types), ["PostResponse", "PostFormObject"]);
}

#[test]
fn the_shallowest_claim_wins_a_name() {
    let types = infer(
        &[answer("get a", r#"{"deep": {"owner": {"x": 1}}, "owner": {"y": "1", "z": 2}}"#)],
        &VariableValues::new(),
    );
    assert_eq!(names(&types), ["GetAResponse", "Deep", "Owner", "DeepOwner"]);
}

#[test]
fn reserved_names_are_avoided() {
    let mut options = InferOptions::default();
    options.reserved.insert(None, BTreeSet::from(["ListOptions".to_owned(), "Color".to_owned()]));
    let text = r#"{"value": {"a": 1}, "option": {"b": 1}, "string": {"c": 1}, "color": {"d": 1}}"#;
    let types = inference::infer(&[answer("list options", text)], &VariableValues::new(), &options);
    assert_eq!(
        names(&types),
        ["ListOptionsResponse", "OptionsValue", "OptionsOption", "OptionsString", "OptionsColor"]
    );
}

#[test]
fn only_the_root_of_the_failure_site_is_called_failure() {
    let types = infer(
        &[answer("failure", r#"{"code": 1}"#), answer("get a", r#"{"failure": {"code": 1}}"#)],
        &VariableValues::new(),
    );
    assert_eq!(names(&types), ["Failure", "GetAResponse", "AFailure"]);
}

#[test]
fn types_of_several_modules_are_shared() {
    let text = r#"{"owner": {"id": 1}, "mine": {"note": 1}}"#;
    let mut sites = [answer("get a", text), answer("get b", r#"{"owner": {"id": 1}}"#)];
    sites[0].module = Some(1);
    sites[1].module = Some(2);
    let types = infer(&sites, &VariableValues::new());
    let homes: Vec<_> =
        types.structs.iter().map(|item| (item.name.as_str(), item.home, item.sites.as_slice())).collect();
    assert_eq!(
        homes,
        [
            ("GetAResponse", Home::Module(Some(1)), &[0][..]),
            ("Owner", Home::Shared, &[0, 1]),
            ("Mine", Home::Module(Some(1)), &[0]),
            ("GetBResponse", Home::Module(Some(2)), &[1]),
        ]
    );
}

#[test]
fn modules_have_names_of_their_own() {
    let mut sites = [answer("get", r#"{"pet": {"id": 1}}"#), answer("get", r#"{"pet": {"name": "x", "age": 1}}"#)];
    sites[1].path = "other".to_owned();
    sites[1].module = Some(1);
    let types = infer(&sites, &VariableValues::new());
    assert_eq!(names(&types), ["GetResponse", "Pet", "GetResponse", "Pet"]);
}

#[test]
fn what_several_operations_answer_is_called_after_none_of_them() {
    let account = r#"{"id": "1", "name": "x", "email": "y"}"#;
    let list = format!("[{account}]");
    let accepted = r#"{"id": "1"}"#;
    let sites = [
        sent(answer("get account", account), "GET", "{{url}}/accounts/:id"),
        sent(answer("list accounts", &list), "GET", "{{url}}/accounts"),
        sent(answer("create account", accepted), "POST", "{{url}}/accounts"),
        sent(answer("replace account", accepted), "PUT", "{{url}}/accounts/:id"),
        sent(answer("delete account", accepted), "DELETE", "{{url}}/accounts/:id"),
    ];
    assert_eq!(names(&infer(&sites, &VariableValues::new())), ["AccountResponse", "Account"]);
}

fn root_name(direction: Direction, title: &str, method: &str, url: &str, text: &str) -> String {
    let types = infer(&[sent(site(title, direction, &[text]), method, url)], &VariableValues::new());
    types.structs[0].name.clone()
}

#[test]
fn the_items_of_a_body_with_other_fields_are_its_parts() {
    let names_of = |text: &str| {
        let body = site("create order", Direction::Body, &[text]);
        names(&infer(&[sent(body, "POST", "{{url}}/orders")], &VariableValues::new())).join(" ")
    };
    assert_eq!(names_of(r#"{"customer": "c", "note": "n", "items": [{"sku": "s"}]}"#), "OrderBody OrderItemBody");
    assert_eq!(names_of(r#"{"items": [{"sku": "s"}]}"#), "CreateOrderBody OrderBody");
}

#[test]
fn a_thing_within_another_is_called_by_both_if_the_title_has_both() {
    let of = |title, url| root_name(Direction::Answer, title, "GET", url, r#"{"id": 1, "color": "x"}"#);
    assert_eq!(of("get workflow library trigger", "{{url}}/workflow-library/triggers/:id"), "WorkflowLibraryTrigger");
    assert_eq!(of("get contact", "{{url}}/crm/contacts/:id"), "Contact");
    assert_eq!(of("get balance webhook setting", "{{url}}/webhooks/:id/settings/:id"), "WebhookSetting");
    assert_eq!(of("get card order", "{{url}}/cardorders/:id"), "CardOrder");
    assert_eq!(of("get user by name", "{{url}}/users/by/username/:name"), "User");
}

#[test]
fn a_deed_is_called_by_the_path_if_the_title_has_another_verb_or_many_words() {
    let of = |title, url| root_name(Direction::Body, title, "POST", url, r#"{"reason": "x"}"#);
    assert_eq!(of("create and send user token", "{{url}}/mfa/token/send"), "SendTokenBody");
    assert_eq!(of("approve all pending requests for limits", "{{url}}/limits/:id/approve"), "ApproveLimitBody");
    assert_eq!(of("send password email", "{{url}}/account/send"), "SendPasswordEmailBody");
    assert_eq!(of("forward a work item", "{{url}}/work-items/:id/forward"), "ForwardAWorkItemBody");
}

#[test]
fn a_verb_before_the_plural_of_its_kind_in_the_title_is_no_deed() {
    let of = |title, url| root_name(Direction::Answer, title, "GET", url, r#"{"id": 1, "color": "x"}"#);
    assert_eq!(of("get a check suite", "{{url}}/check-suites/:id"), "CheckSuite");
    assert_eq!(of("get deploy key", "{{url}}/deployKeys/:id"), "DeployKey");
    let post = |title, url| root_name(Direction::Body, title, "POST", url, r#"{"ids": [1], "color": "x"}"#);
    assert_eq!(post("check suites", "{{url}}/check-suites"), "CheckSuitesBody");
    assert_eq!(post("bulk approve orders", "{{url}}/approve-orders"), "BulkApproveOrdersBody");
}

#[test]
fn a_post_to_one_thing_does_not_create_it() {
    let body = |title, url, text| sent(site(title, Direction::Body, &[text]), "POST", url);
    let second = |title| {
        let sites = [
            body("create order", "{{url}}/orders", r#"{"sku": "s", "count": 1}"#),
            body(title, "{{url}}/orders/:id", r#"{"note": "n"}"#),
        ];
        infer(&sites, &VariableValues::new()).structs[1].name.clone()
    };
    assert_eq!(second("modify order"), "ModifyOrderBody");
    assert_eq!(second("order"), "UpdateOrderBody");
}

#[test]
fn what_requests_answer_that_delete_different_things_has_their_verb() {
    let gone = r#"{"kind": "x", "gone": true}"#;
    let named = |verb: &str| {
        let sites = ["group", "project"].map(|owner| {
            let answer = answer(&format!("{verb} {owner} role"), gone);
            sent(answer, "DELETE", &format!("{{{{url}}}}/{owner}s/:id/roles/:role"))
        });
        names(&infer(&sites, &VariableValues::new())).join(" ")
    };
    assert_eq!(named("delete"), "DeleteRoleResponse");
    assert_eq!(named("unassign"), "UnassignRoleResponse");
}

#[test]
fn a_thing_is_not_called_by_its_only_object() {
    let store = r#"{"number": 1, "name": "x", "bytes": 2, "counts": {"done": 1, "failed": 2}}"#;
    let list = r#"{"stores": [{"number": 1, "name": "x", "bytes": 2, "counts": {"done": 1, "failed": 2}}]}"#;
    let sites = [
        sent(answer("get store", r#"{"title": "y"}"#), "GET", "{{url}}/stores/:id"),
        sent(answer("create store", store), "POST", "{{url}}/stores"),
        sent(answer("list stores", list), "GET", "{{url}}/stores"),
    ];
    let types = infer(&sites, &VariableValues::new());
    assert!(!names(&types).contains(&"CountsResponse"), "{:?}", names(&types));
}

#[test]
fn an_object_under_a_generic_key_of_a_thing_is_its_part() {
    let named = |text| {
        names(&infer(&[sent(answer("get event", text), "GET", "{{url}}/events/:id")], &VariableValues::new())).join(" ")
    };
    let event = r#"{"id": 1, "name": "x", "time": 1, "actor": "y", "content": {"color": "x", "size": 1}}"#;
    assert_eq!(named(event), "Event EventContent");
    assert_eq!(
        named(r#"{"id": 1, "content": {"color": "x", "size": 1}}"#),
        "Event EventSummary",
        "the id may be that of a call"
    );
}

#[test]
fn a_resource_with_a_reserved_name_is_a_record() {
    let one = r#"{"id": 1, "name": "x", "mail": "y"}"#;
    let list = format!(r#"{{"data": [{one}], "total": 1}}"#);
    let sites = [
        sent(answer("list clients", &list), "GET", "{{url}}/clients"),
        sent(answer("get client", one), "GET", "{{url}}/clients/:id"),
        sent(site("create client", Direction::Body, &[one]), "POST", "{{url}}/clients"),
    ];
    assert_eq!(names(&infer(&sites, &VariableValues::new())).join(" "), "ClientBody ClientRecord ClientsList");
    let file = root_name(Direction::Answer, "get container file", "GET", "{{url}}/containers/:id/files/:id", one);
    assert_eq!(file, "ContainerFile");
}
