//! Types from what test scripts say of answers: JSON schemas, assertions, and the values that they keep.

use std::path::{Path, PathBuf};

use postman_client::{Client, Request, Response};
use postman_codegen::{Generator, TypeSource};
use serde_json::{Value, json};

#[allow(dead_code, reason = "a client has more than is called here")]
mod members {
    include!(concat!(env!("OUT_DIR"), "/claimed/members.rs"));
}

fn client(status: u16, body: &Value) -> members::Client {
    let body = body.to_string();
    Client::with_transport(members::Variables::default(), move |_: Request| Response::new(status, body.clone()))
}

fn collection() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("claimed/members.postman_collection.json")
}

fn code(sources: &[TypeSource]) -> String {
    let generator =
        sources.iter().fold(Generator::new(collection()), |generator, source| generator.types_from(*source));
    generator.generate().expect("a client").text()
}

#[tokio::test]
async fn a_schema_gives_the_type_of_an_answer() {
    let body = json!({"id": 7, "name": "Ada", "joined": "2024-01-31", "mail": null, "address": {"city": "London"}, "roles": ["reader"],
        "scores": {"chess": 1.5}, "more": true});
    let member = members::get_member(&client(200, &body), "7").await.expect("a member");
    assert_eq!((member.id, member.name.as_deref(), &member.mail), (Some(7), Some("Ada"), &Some(None)));
    assert_eq!(member.address.as_ref().and_then(|address| address.city.as_deref()), Some("London"));
    assert_eq!(
        (member.roles.as_deref(), member.scores.as_ref().map(|scores| scores.len())),
        (Some(&["reader".to_owned()][..]), Some(1))
    );
}

#[tokio::test]
async fn an_example_comes_first_and_the_schema_adds_what_it_lacks() {
    let team = members::get_team(&client(200, &json!({"team": "Red", "size": "few", "lead": "Emmy"})), "1").await;
    assert_eq!(team.expect("a team").size.as_deref(), Some("few"));
    let told = Generator::new(collection()).generate().expect("a client").diagnostics;
    let expected =
        "the test script says that `$.size` is an integer, and the answers have a text, which the type follows";
    assert!(told.iter().any(|one| one.message == expected), "{told:?}");
}

#[tokio::test]
async fn assertions_give_fields_and_the_rest_stays_there() {
    let body = json!({"number": 12, "links": {"self": "/members/12"}, "data": {"id": "m12", "name": "Ada"}, "tags": [1], "new": true});
    let answer = members::add_member(&client(201, &body)).send().await.expect("a member");
    let member = &answer.value;
    assert_eq!((member.number, member.tags.as_slice()), (Some(12.0), &[json!(1)][..]));
    let data = member.data.as_ref().expect("what the script keeps is there");
    assert_eq!((data.id.as_ref(), data.rest.get("name")), (Some(&json!("m12")), Some(&json!("Ada"))));
    assert_eq!(member.rest.get("new"), Some(&json!(true)));
    let found = members::search_members(&client(200, &json!([{"name": "Ada", "id": 1}]))).await.expect("members");
    assert_eq!((found[0].name.as_deref(), found[0].rest.get("id")), (Some("Ada"), Some(&json!(1))));
}

#[tokio::test]
async fn a_typed_answer_can_be_had_as_it_came() {
    let client = client(201, &json!({"number": 12, "data": {"id": "m12"}, "more": [1]}));
    let raw = members::add_member(&client).untyped().await.expect("a response");
    assert_eq!((raw.status().as_u16(), raw.json::<Value>().expect("JSON")["more"].clone()), (201, json!([1])));
    // what the script keeps is kept all the same
    assert_eq!(client.variables().member_id.get(), Some("m12"));
}

#[test]
fn docs_say_where_a_type_comes_from() {
    let code = code(&[TypeSource::Examples, TypeSource::Schemas, TypeSource::Assertions]);
    for part in [
        "/// Answer of `get_member`, from the JSON schema in its test script.",
        "/// Answer of `get_team`, from the saved example 200 “A team” and the JSON schema in its test script.",
        "/// Answer of `add_member`, from what its test script asserts or keeps.",
        "/// The other fields: the collection does not say which there are.\n    #[serde(flatten)]\n    pub rest: Map<String, Value>,",
        "pub fn ping(client: &Client) -> Call<Response>",
    ] {
        assert!(code.contains(part), "{part} is not in\n{code}");
    }
}

#[test]
fn sources_are_chosen() {
    let all = code(&[]);
    assert!(
        all.contains("pub fn get_member(client: &Client, id: impl Into<Text>) -> Call<Json<"),
        "schemas are on:\n{all}"
    );
    assert!(all.contains("pub fn add_member(client: &Client) -> Call<Response>"), "assertions are not:\n{all}");
    let none = code(&[TypeSource::Examples]);
    assert!(none.contains("pub fn get_member(client: &Client, id: impl Into<Text>) -> Call<Response>"), "{none}");
}
