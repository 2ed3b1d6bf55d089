//! Tests of the claims of scripts about answers.

use crate::script::effects::{Claim, Member, Says, Schema};
use crate::script::{read_prerequest, read_test};

fn shown(claim: &Claim) -> String {
    let path: String = claim
        .path
        .iter()
        .map(|member| match member {
            Member::Key(key) => format!(".{key}"),
            Member::Element => "[]".to_owned(),
            Member::Value => ".*".to_owned(),
        })
        .collect();
    let says = match &claim.says {
        Says::There => String::new(),
        Says::Is(kind) => format!(" {kind:?}"),
        Says::Schema(Schema::Literal(schema)) => format!(" {schema}"),
        Says::Schema(Schema::Variable(name)) => format!(" {{{{{name}}}}}"),
        Says::Schema(Schema::Unread(reason)) => format!(" not read: {reason}"),
    };
    let statuses = claim.statuses.as_ref().map(|statuses| format!(" {:?}", statuses.ranges())).unwrap_or_default();
    format!("${path}{says}{statuses}")
}

#[track_caller]
fn test(script: &str, expected: &[&str]) {
    let claims: Vec<String> = read_test(script).claims.iter().map(shown).collect();
    assert_eq!(claims, expected, "{script}");
}

#[test]
fn assertions_name_fields_and_their_kinds() {
    let json = "const j = pm.response.json();\n";
    for (script, expected) in [
        ("pm.expect(j).to.have.property('id')", &["$.id"][..]),
        ("pm.expect(j).to.have.property('id', 5)", &["$.id Integer"]),
        (
            "pm.expect(j).to.have.property('user').that.has.property('name').that.is.a('string')",
            &["$.user", "$.user.name", "$.user.name Text"],
        ),
        ("pm.expect(j.items).to.be.an('array').that.is.not.empty", &["$.items List", "$.items"]),
        ("pm.expect(j.items[0]).to.include.all.keys('id', 'name')", &["$.items[].id", "$.items[].name"]),
        ("pm.expect(j).to.have.keys(['a', 'b'])", &["$.a", "$.b"]),
        ("pm.expect(j.price).to.equal(1.5)", &["$.price Number"]),
        ("pm.expect(j.open).to.be.true", &["$.open Boolean"]),
        ("pm.expect(j.name).to.not.be.empty; pm.expect(j.id).to.exist", &["$.name", "$.id"]),
        ("pm.expect(j.items.length).to.be.above(0)", &["$.items"]),
        ("j.items.forEach(item => pm.expect(item.id).to.be.a('number'))", &["$.items[].id Number"]),
        ("pm.test('x', function () { pm.expect(j.a).to.eql('b') })", &["$.a Text"]),
        ("pm.response.to.have.jsonBody('data.items[0].id', 7)", &["$.data.items[].id Integer"]),
        ("pm.expect(j.hasOwnProperty('id')).to.be.true", &["$.id"]),
        ("if (j.hasOwnProperty('error')) { console.log(j.error) }", &[]),
        ("pm.expect(j).to.have.nested.property('user.tags[0].name')", &["$.user.tags[].name"]),
        ("pm.expect(j).to.have.deep.property('user.name', 'Ada')", &["$.user.name Text"]),
        ("pm.expect(j).to.have.all.keys('a', 'b')", &["$.a", "$.b"]),
        ("pm.expect(j).to.include.keys(['a'])", &["$.a"]),
        ("pm.expect(j.state).to.be.oneOf(['open', 'closed'])", &["$.state Text"]),
        ("pm.expect(['open', 'closed']).to.include(j.state)", &["$.state Text"]),
        ("pm.expect(j.n).to.eql(1)", &["$.n Integer"]),
        ("pm.expect(j.items.length).to.eql(2)", &["$.items"]),
        ("pm.expect(typeof j.name).to.equal('string')", &["$.name Text"]),
        ("pm.expect(typeof j.name === 'string').to.be.true", &["$.name Text"]),
        ("tests['a text'] = typeof j.name === 'string'", &["$.name Text"]),
        ("tests['has it'] = _.has(j, 'user.name')", &["$.user.name"]),
        ("pm.expect(_.has(j, 'user')).to.be.true", &["$.user"]),
        ("pm.expect('id' in j).to.be.true", &["$.id"]),
        ("tests['has it'] = 'id' in j", &["$.id"]),
        ("pm.expect(Array.isArray(j.items)).to.be.true", &["$.items List"]),
        ("pm.expect(j.n).to.be.above(5)", &["$.n Number"]),
        ("pm.expect(j.name).to.match(/^a/)", &["$.name Text"]),
        ("pm.expect(j.id).to.be.a('number').and.to.be.at.least(1)", &["$.id Number"]),
        (
            "tests['has it'] = j.article.hasOwnProperty('slug') && j.count === 2",
            &["$.article.slug", "$.article.slug", "$.count"],
        ),
    ] {
        let found: Vec<String> = read_test(&format!("{json}{script}")).claims.iter().map(shown).collect();
        let mut expected: Vec<&str> = expected.to_vec();
        expected.dedup();
        assert_eq!(found, expected, "{script}");
    }
}

#[test]
fn what_is_said_not_to_be_there_is_no_field() {
    test(
        "const j = pm.response.json();
         pm.expect(j).to.not.have.property('error');
         pm.expect(j.error).to.be.undefined;
         pm.expect(j.error).to.not.exist;",
        &[],
    );
}

#[test]
fn what_is_stored_is_there() {
    test(
        "const j = pm.response.json(); if (pm.response.code === 201) pm.environment.set('t', 'Bearer ' + j.data.token)",
        &["$.data.token [(201, 201)]"],
    );
}

#[test]
fn an_assertion_is_about_the_statuses_that_its_branch_has() {
    test(
        "if (pm.response.code === 404) { pm.expect(pm.response.json().error).to.be.a('string') }",
        &["$.error Text [(404, 404)]"],
    );
}

#[test]
fn schemas_are_found_where_validators_get_them() {
    let schema = "{type: 'object', properties: {id: {type: ['integer', 'null']}}}";
    let expected = r#"{"type":"object","properties":{"id":{"type":["integer","null"]}}}"#;
    for (before, call, path) in [
        ("", format!("pm.response.to.have.jsonSchema({schema})"), "$"),
        (
            &*format!("const schema = {schema};"),
            "pm.test('s', () => { pm.response.to.have.jsonSchema(schema); })".into(),
            "$",
        ),
        (
            &*format!("var schema = {schema};"),
            "pm.expect(tv4.validate(pm.response.json(), schema)).to.be.true".into(),
            "$",
        ),
        (
            &*format!("var schema = {schema};"),
            "tests['valid'] = tv4.validate(JSON.parse(responseBody).data, schema)".into(),
            "$.data",
        ),
        (
            &*format!("const Ajv = require('ajv'), ajv = new Ajv({{logger: console}}), schema = {schema};"),
            "const validate = ajv.compile(schema); pm.expect(validate(pm.response.json())).to.be.true".into(),
            "$",
        ),
        (
            &*format!("const Ajv = require('ajv'); const ajv = new Ajv(); const schema = {schema};"),
            "pm.expect(ajv.validate(schema, pm.response.json())).to.be.true".into(),
            "$",
        ),
        (
            &*format!("const schema = JSON.parse('{expected}');"),
            "pm.expect(pm.response.json()).to.have.jsonSchema(schema)".into(),
            "$",
        ),
        (
            &*format!("const Ajv = require('ajv'); const validate = new Ajv({{strict: false}}).compile({schema});"),
            "validate(pm.response.json());".into(),
            "$",
        ),
        (
            &*format!("const Ajv = require('ajv'); const ajv = new Ajv(); ajv.addSchema({schema}, 'user');"),
            "pm.expect(ajv.getSchema('user')(pm.response.json())).to.be.true".into(),
            "$",
        ),
        (
            &*format!("var schema = {schema};"),
            "var told = tv4.validateMultiple(JSON.parse(responseBody), schema); tests['valid'] = told.valid;".into(),
            "$",
        ),
        (
            "const schema = {type: 'object'}; schema.properties = {id: {type: ['integer', 'null']}};",
            "pm.response.to.have.jsonSchema(schema)".into(),
            "$",
        ),
        (
            "const base = {type: 'object'};",
            "pm.response.to.have.jsonSchema({...base, properties: {id: {type: ['integer', 'null']}}})".into(),
            "$",
        ),
        (
            "const base = {type: 'object', properties: {}};",
            "pm.response.to.have.jsonSchema(Object.assign({}, base, {properties: {id: {type: ['integer', 'null']}}}))"
                .into(),
            "$",
        ),
        (
            "const part = {type: ['integer', 'null']}; const schema = {type: 'object', properties: {id: part}};",
            "pm.response.to.have.jsonSchema(schema)".into(),
            "$",
        ),
    ] {
        test(&format!("{before}\n{call}"), &[&format!("{path} {expected}")]);
    }
    let by_variable = "JSON.parse(pm.collectionVariables.get('user schema'))";
    test(&format!("pm.response.to.have.jsonSchema({by_variable})"), &["$ {{user schema}}"]);
}

#[test]
fn nothing_is_said_of_the_answer_of_another_request() {
    test("pm.sendRequest('https://h', (e, r) => { pm.expect(r.json().id).to.exist })", &[]);
    let script = "pm.sendRequest('https://h', (e, r) => { pm.environment.set('t', r.json().token) })";
    assert!(read_prerequest(script).claims.is_empty());
}

#[test]
fn schemas_that_are_added_to_a_validator_are_kept_for_references() {
    test(
        "tv4.addSchema('user', {type: 'string'}); tests['valid'] = tv4.validate(JSON.parse(responseBody), {$ref: 'user'})",
        &[r#"$ {"$ref":"user","added schemas":[{"type":"string","$id":"user"}]}"#],
    );
}

#[test]
fn a_schema_that_is_not_constant_is_told() {
    test(
        "const schema = {type: 'object'}; schema.properties.id = {}; pm.response.to.have.jsonSchema(schema)",
        &["$ not read: an object that the script changes"],
    );
}
