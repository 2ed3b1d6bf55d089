//! Types from what the collection says of answers without saving one: JSON schemas in test scripts, assertions, the values that scripts
//! keep, and descriptions.

use std::path::{Path, PathBuf};

use postman_client::{Client, Request, Response};
use postman_codegen::review::{Action, Class, Difference};
use postman_codegen::{Code, Generated, Generator, TypeSource};
use serde_json::{Value, json};

#[allow(dead_code, reason = "a client has more than is called here")]
mod members {
    include!(concat!(env!("OUT_DIR"), "/claimed/members.rs"));
}

#[allow(dead_code, reason = "a client has more than is called here")]
mod described {
    include!(concat!(env!("OUT_DIR"), "/claimed/described.rs"));
}

fn client(status: u16, body: &Value) -> members::Client {
    let body = body.to_string();
    Client::with_transport(members::Variables::default(), move |_: Request| Response::new(status, body.clone()))
}

fn collection() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("claimed/members.postman_collection.json")
}

fn code(sources: &[TypeSource]) -> String {
    generated(collection(), sources).text()
}

fn generated(collection: PathBuf, sources: &[TypeSource]) -> Generated {
    let generator = sources.iter().fold(Generator::new(collection), |generator, source| generator.types_from(*source));
    generator.generate().expect("a client")
}

fn described_collection() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("claimed/described.postman_collection.json")
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

#[tokio::test]
async fn an_answer_that_a_description_shows_gives_the_type() {
    let body = json!({"id": 7, "name": "Argo", "crew": [{"name": "Orpheus", "rank": "bard"}], "launched": "2026-01-01", "sails": 2});
    let client = described::Client::with_transport(described::Variables::default(), move |_: Request| {
        Response::new(200, body.to_string())
    });
    let ship = described::get_ship(&client, "7").await.expect("a ship");
    assert_eq!((ship.id, ship.name.as_deref(), ship.crew[0].rank.as_deref()), (Some(7), Some("Argo"), Some("bard")));
}

#[tokio::test]
async fn a_table_of_fields_gives_the_type() {
    let body = json!({"code": "IOLKO", "berths": [1, 2], "position": {"lat": 39.3, "lon": 22.9}});
    let client = described::Client::with_transport(described::Variables::default(), move |_: Request| {
        Response::new(200, body.to_string())
    });
    let harbour = described::get_harbour(&client, "1").await.expect("a harbour");
    let position = harbour.position.as_ref().expect("a position");
    assert_eq!((harbour.code.as_deref(), harbour.berths.as_deref()), (Some("IOLKO"), Some(&[1, 2][..])));
    assert_eq!((position.lat, position.lon), (Some(39.3), Some(22.9)));
}

#[test]
fn docs_of_described_types_say_so_and_fields_have_what_the_table_says() {
    let generated = generated(described_collection(), &[TypeSource::Examples, TypeSource::Documentation]);
    let code = generated.text();
    for part in [
        "/// Answer of `get_ship`, from the answer in its description and the table of fields in its description.",
        "    /// The ship's number.\n    pub id: Option<i64>,",
        "    /// When it was *launched*.\n    pub launched: Option<String>,",
        "    /// What they do. Example: `\"captain\"`\n    pub rank: Option<String>,",
        "/// Answer of `get_harbour`, from the table of fields in its description.",
        "    /// In degrees.\n    pub lat: Option<f64>,",
        // the example comes first, and lacks the owner
        "/// Answer of `get_cargo`, from the saved example 200 “Wool”, the answer in its description and the table of fields in its description.",
        "    /// In *tons*. Example: `0.5`\n    pub weight: Option<f64>,\n    /// Who pays. Example: `\"Pelias\"`\n    pub owner: Option<String>,",
        // what is not JSON, a request and an error give no type
        "pub fn get_log(client: &Client) -> Call<Response>",
        "pub fn add_ship(client: &Client) -> Call<Response>",
    ] {
        assert!(code.contains(part), "{part} is not in\n{code}");
    }
    let told = &generated.diagnostics;
    let expected =
        "the description says that `$.data.id` is a text, and the answers have an integer, which the type follows";
    assert!(told.iter().any(|one| one.message == expected), "{told:?}");
    let unread = told.iter().find(|one| one.code == Code::DocumentedAnswerNotRead).expect("the log is told");
    assert!(unread.message.starts_with("the description shows an answer that is no JSON: "), "{unread:?}");
}

#[test]
fn descriptions_are_not_believed_unless_asked_for() {
    let generated = generated(described_collection(), &[]);
    assert!(generated.text().contains("-> Call<Response>"));
    assert!(!generated.text().contains("in its description"));
    let summary = generated.answers.summary().expect("some have no type");
    assert!(
        summary.contains("`--types-from` with `documentation` types 2 by what their descriptions show"),
        "{summary}"
    );
}

#[test]
fn a_path_is_explained_with_what_each_source_says_and_where_they_disagree() {
    let generator = Generator::new(described_collection()).types_from(TypeSource::Examples);
    let generator = generator.types_from(TypeSource::Documentation);
    let explained = |path: &str| generator.explain(&path.parse().expect("a path")).expect("an explanation");
    let id = explained("get_cargo.data.id");
    for line in [
        "  get_cargo.data.id, example `Wool`: in 1 of 1 object, whole numbers\n",
        "  get_cargo.data.id, the description: texts\n",
        "  get_cargo.data.id: the description says a text, and the answers have an integer\n",
    ] {
        assert!(id.contains(line), "{line} is not in\n{id}");
    }
    let ship = explained("get_ship");
    assert!(ship.contains("Evidence:\n  get_ship, the description: objects\n"), "{ship}");
}

#[test]
fn an_answer_that_gets_a_type_is_a_breaking_change_with_a_way_on() {
    let surface = |sources: &[TypeSource]| {
        let generator = sources.iter().fold(Generator::new(collection()), |generator, one| generator.types_from(*one));
        generator.surface().expect("a client")
    };
    let (old, new) = (surface(&[TypeSource::Examples]), surface(&[TypeSource::Examples, TypeSource::Schemas]));
    let changes = Difference::between(&old, &new).changes;
    let change = changes.iter().find(|change| change.path == "get_member").expect("the operation");
    assert_eq!((change.class, change.action), (Class::Breaking, Action::Changed));
    assert_eq!(change.message, "its type is `Call<Json<Member>>`, not `Call<Response>`");
    let help = change.help.as_deref().unwrap_or_default();
    assert!(help.contains("add `.untyped()` to the call"), "{help}");
    // the types that come with it break nobody
    let others = changes.iter().filter(|change| change.path != "get_member");
    assert!(others.clone().count() > 0 && others.clone().all(|change| change.class != Class::Breaking), "{changes:?}");
}

#[test]
fn with_a_lock_an_answer_that_gets_a_type_renames_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |sources: &[TypeSource]| {
        let lock = folder.path().join("names.lock");
        let generator = sources.iter().fold(Generator::new(collection()), |generator, one| generator.types_from(*one));
        let generator = generator.lock(lock);
        generator.generate().expect("a client").overwrite(folder.path().join("client.rs")).expect("written");
        generator.surface().expect("a client")
    };
    let names = [
        [TypeSource::Examples].as_slice(),
        &[TypeSource::Examples, TypeSource::Schemas, TypeSource::Assertions],
        &[TypeSource::Examples],
    ]
    .map(write);
    for (old, new) in [(&names[0], &names[1]), (&names[1], &names[2])] {
        let changes = Difference::between(old, new).changes;
        let renamed: Vec<_> = changes.iter().filter(|change| change.action == Action::Renamed).collect();
        assert!(renamed.is_empty(), "{renamed:?}");
    }
    // what comes and goes leaves the rest as it was
    assert_eq!(Difference::between(&names[0], &names[2]).changes.len(), 0);
}
