//! Each notation of a name and a value, and what only looks like one.

use super::*;
use crate::credentials::scan::looked;

fn values(text: &str, kind: Text) -> Vec<&str> {
    Finder::default().find(text, kind).into_iter().map(|literal| &text[literal.range]).collect()
}

#[test]
fn data_of_any_syntax() {
    for (text, expected) in [
        (r#"{"user": "u", "password" : "p\"w", "tokens": ["t1", "t2"]}"#, vec![r#"p\"w"#, "t1", "t2"]),
        (r#"{"body": "{\"password\":\"hunter2\",\"n\":1}"}"#, vec!["hunter2"]),
        (r#"{"b": "{\\\"clientSecret\\\": \\\"s3\\\"}"}"#, vec!["s3"]),
        ("JSON.stringify({user: 'u', password: 'hunter2'})", vec!["hunter2"]),
        ("mutation { login(user: \"u\", password: \"hunter2\") { token } }", vec!["hunter2"]),
        ("user=u&password=hunter&x=1", vec!["hunter"]),
        ("user[password]=hunter&x", vec!["hunter"]),
        ("<a:Password Type=\"text\"> hunter2 </a:Password><Name>n</Name>", vec!["hunter2"]),
        ("<ClientSecret><![CDATA[s3cr]]></ClientSecret>", vec!["s3cr"]),
        ("&lt;Password&gt;hunter2&lt;/Password&gt;", vec!["hunter2"]),
        ("<user name=\"u\" password='hunter2'/>", vec!["hunter2"]),
        ("host: h\npassword: hunter2\nport: 1", vec!["hunter2"]),
        ("https://u:hunter2@example.com/a?b=1:2@3", vec!["hunter2"]),
        ("https://9f8a7b6c5d4e3f2a1b0c@example.com/a", vec!["9f8a7b6c5d4e3f2a1b0c"]),
        ("https://example.com/api/key/9f8a7b6c5d4e3f2a1b0c/a", vec!["9f8a7b6c5d4e3f2a1b0c"]),
        (r#"{"contrase\u00f1a": "abc"}"#, vec!["abc"]),
        ("https://example.com/a?key=9f8a7b6c5d4e3f2a1b0c&sort_key=name", vec!["9f8a7b6c5d4e3f2a1b0c"]),
        (
            "https://hooks.slack.com/services/T00000000/B00000000/AbCdEfGhIjKlMnOpQrSt1234",
            vec!["AbCdEfGhIjKlMnOpQrSt1234"],
        ),
        (
            "https://api.telegram.org/bot123456789:AAFabcdefghijklmnopqrstuvwxyz12345/getMe",
            vec!["123456789:AAFabcdefghijklmnopqrstuvwxyz12345"],
        ),
        ("curl -u ada:hunter2 -H 'X-API-Key: k3y' https://x.y", vec!["hunter2", "k3y"]),
        ("a Basic YWRtaW46c3VwZXJzZWNyZXQ= b", vec!["YWRtaW46c3VwZXJzZWNyZXQ="]),
        ("Authorization: Bearer abcdef0123456789abcd", vec!["abcdef0123456789abcd"]),
        ("x%20npm_AbCdEfGhIjKlMnOpQrStUvWxYzAbCdEfGhIj", vec!["npm_AbCdEfGhIjKlMnOpQrStUvWxYzAbCdEfGhIj"]),
        ("Server=db;User Id=sa;Password=hunter2;Encrypt=true", vec!["hunter2"]),
        ("{\"senha\": \"abc\", \"contraseña\": \"abd\"}", vec!["abc", "abd"]),
        (r#"[{"key": "password", "type": "text", "value": "hunter2"}, {"key": "a", "value": "b"}]"#, vec!["hunter2"]),
        (r#"{"value": "hunter2", "enabled": true, "key": "password"}"#, vec!["hunter2"]),
        (r#"{\"name\": \"password\", \"value\": \"hunter2\"}"#, vec!["hunter2"]),
        ("<input type='hidden' name='csrf_token' value='abc'/>", vec!["abc"]),
        ("<meta content='abc' name='csrf-token'>", vec!["abc"]),
        ("<add key='Password'>hunter2</add>", vec!["hunter2"]),
        (
            r#"{"wsse:Password": "hunter2", "password*": "abc", "User password (new)": "x1"}"#,
            vec!["hunter2", "abc", "x1"],
        ),
        ("{'vault:x': 'hunter2'}", vec!["hunter2"]),
        (r#"{"password": {"type": "text", "value": "hunter2"}, "x": {"value": "b"}}"#, vec!["hunter2"]),
        (r#"{"tokens": [{"value": "hunter2"}]}"#, vec!["hunter2"]),
        ("if (j.password === 'hunter2') {}", vec!["hunter2"]),
        ("if (j['password'] != 'hunter2') j[\"token\"] = 'abc'", vec!["hunter2", "abc"]),
        ("user,password\r\nada,hunter2\r\nbob,\"hunter3\"\r\n\r\n", vec!["hunter2", "hunter3"]),
        ("{\"session\": \"9f8a7b6c5d4e3f2a1b0c\", \"session\": \"morning\"}", vec!["9f8a7b6c5d4e3f2a1b0c"]),
    ] {
        assert_eq!(values(text, Text::Data), expected, "{text}");
    }
}

#[test]
fn credentials_are_found_in_encoded_data() {
    for (text, expected) in [
        ("a=1&next=https%3A%2F%2Fx.y%2Fa%3Ftoken%3Dabc%26b%3D1", vec!["abc"]),
        ("db=redis%3A%2F%2F%3Ahunter2%40cache.example.com", vec!["hunter2"]),
        ("q=%7B%22password%22%3A%22hunter2%22%7D", vec!["hunter2"]),
        (r#"{"b": "{\"contrase\\u00f1a\": \"hunter2\"}"}"#, vec!["hunter2"]),
        (r#"{"e": "bad \u5bc6\u7801: hunter2"}"#, vec!["hunter2"]),
        ("state=eyJwYXNzd29yZCI6Imh1bnRlcjIifQ&x=1", vec!["eyJwYXNzd29yZCI6Imh1bnRlcjIifQ"]),
        ("state=eyJuYW1lIjoiQWRhIExvdmVsYWNlIn0&x=100%25", vec![]),
    ] {
        assert_eq!(values(text, Text::Data), expected, "{text}");
    }
}

#[test]
fn names_beside_values() {
    for (text, expected) in [
        ("<param name=\"password\">\n <value>hunter2</value></param>", vec!["hunter2"]),
        ("<member><name>password</name><value><string>hunter2</string></value></member>", vec!["hunter2"]),
        ("<key>apiKey</key>\n<string>hunter2</string><key>name</key><string>x1</string>", vec!["hunter2"]),
        ("<name>password</name><label>Password</label>", vec![]),
        ("headers.set('X-Api-Key', 'hunter22')", vec!["hunter22"]),
        (r#"[["password", "hunter22"], ["name", "hunter33"]]"#, vec!["hunter22"]),
        (r#"["password", "oauth2_token", "access_token"]"#, vec![]),
        ("['password' => 'hunter2', token => x]", vec!["hunter2"]),
        (
            "let token: &str = \"hunter2\"; token?: string = 'hunter3'; token := \"x1\"",
            vec!["hunter2", "hunter3", "x1"],
        ),
        (r#"{"secrets": {"db": "hunter2hunter", "id": "a1b2c3d4e5f6", "at": "2024-01-01"}}"#, vec!["hunter2hunter"]),
        (r#"{"type": "password", "value": "hunter2"}"#, vec!["hunter2"]),
        ("Content-Disposition: form-data; name=\"password\"\r\n\r\nhunter2\r\n--b", vec!["hunter2"]),
        ("<a>{&quot;password&quot;:&quot;hunter2&quot;}</a>", vec!["hunter2"]),
        ("sshpass -p hunter22 ssh a -p 2222; mysql -uroot -phunter33 db", vec!["hunter22", "hunter33"]),
        ("npm run dev -p hunter22", vec![]),
        ("AccountName=a;AccountKey=/XUe6scJEI+20Bu9GcLZYgq2qJ6QNfcv==;x=1", vec!["/XUe6scJEI+20Bu9GcLZYgq2qJ6QNfcv=="]),
        ("private_key=/etc/ssl/key.pem", vec![]),
        ("https://example.com/password/hunter2hunter", vec!["hunter2hunter"]),
        ("https://example.com/tokens/hunter2hunter/password/reset-v2", vec![]),
        ("https://hooks.example.com/catch/1234567/ab1cd2e/", vec!["ab1cd2e"]),
        ("https://x.y/?to=https://hooks.example.com/a/AbCdEfGhIjKlMnOpQrSt1234", vec!["AbCdEfGhIjKlMnOpQrSt1234"]),
    ] {
        assert_eq!(values(text, Text::Data), expected, "{text}");
    }
}

#[test]
fn what_is_no_credential() {
    for text in [
        "mutation Login($email: String!, $password: String!) { login(password: $password) { id } }",
        r#"{"query": "query ($secret: [Int!], $password: LoginInput!) { a }"}"#,
        r#"{"password": "{{password}}", "token": "", "secret": "<secret>", "token_type": "bearer"}"#,
        "password=$PASSWORD&token=${TOKEN}",
        "https://{{user}}:{{password}}@example.com",
        "https://example.com:8080/@a",
        "https://ada@example.com/keys/9f8a7b6c5d4e3f2a1b0c",
        "data:image/png;base64,iVBORw0K/pw/9f8a7b6c5d4e3f2a1b0c",
        "query { login(password: $password) { token } }",
        "{\"token\": {\"a\": 1}, \"password\": null, \"secret\": 12}",
        "time 12:30:45, a=b, x == y",
        r#"{"token": "<access_token>", "id": "<id>"}"#,
        r#"[{"name": "password", "value": "Password"}, {"value": "x"}, {"key": "token", "n": {"value": "y"}}]"#,
        "<label id='password'>Your password</label><b name='token'></b>",
        "<Password/><Password></Password><Password xsi:nil=\"true\">?</Password>",
        "| Token | Meaning |\n|---|---|\n| required | yes |",
        "user,name\nada,password1",
        r#"{"password": {"type": "string", "value": "{{password}}", "name": "Password"}}"#,
    ] {
        assert_eq!(values(text, Text::Data), Vec::<&str>::new(), "{text}");
        assert_eq!(values(text, Text::Prose), Vec::<&str>::new(), "{text}");
    }
}

#[test]
fn a_long_value_is_found_to_its_end() {
    let long = "aB3".repeat(10_000);
    for text in
        [format!("password={long}&x=1"), format!("Authorization: Bearer {long}"), format!("x eyJhbGciOiJI.{long} y")]
    {
        let found = values(&text, Text::Data);
        assert!(found.len() == 1 && found[0].len() >= long.len(), "{}", found.len());
    }
}

/// Forty windows of text that make rules look ahead, with and without success.
#[test]
fn the_walk_is_linear_in_the_text() {
    const LENGTH: usize = 40 * window::WINDOW;
    /// The largest number of windows that may be read from one place; reading the whole text would be twenty on average.
    const MAX_WINDOWS: usize = 8 * window::WINDOW;
    for part in [
        "a=",
        "a:",
        "a: ",
        "token=",
        "token:",
        "token={{",
        "token: {{ ",
        "password='",
        "password=\\'",
        "password=`",
        "a[=",
        "=[",
        "'=",
        "eyJ-",
        "eyJ.",
        "sk-",
        "sk-a-",
        "ghp_",
        "basic+",
        "Basic%20",
        "bearer+",
        "bearer%20",
        "a-",
        "a_",
        "é-",
        "password ",
        "password:",
        "-u ",
        "-u a:",
        "-----BEGIN PRIVATE KEY",
        "<password>",
        "<password><![CDATA[",
        "<password a=",
        "&lt;token&gt;",
        "://",
        "://a:b",
        "://a:b@",
        "/aB3",
        "/hooks.",
        "1234567890:A",
        "1-",
        "[",
        "\\",
        "%20a",
        "\\na",
        "password is ",
        "{\"key\":\"token\",",
        "<a name='token'>",
        "<a name='token",
        "{value='",
        "api key ",
        "***",
        "%41",
        "%3Da",
        "\\u0041",
        "('token',",
        "['token','a1",
        "<name>token</name>",
        "<name>token",
        "<td>",
        "<th>token</th>",
        "## token\n",
        "token\n\n",
        "token (",
        "/hooks.a/123456/a1",
        "login -p ",
        "{\"secrets\":{\"a\":\"",
        "name=\"token\"\n\n",
        "&quot;a:",
        "x",
    ] {
        let text = part.repeat(LENGTH / part.len());
        for text in [text.clone(), format!("{text}{{{{x}}}}"), format!("\"token\": \"{text}\"")] {
            for kind in [Text::Data, Text::Prose] {
                looked::take();
                Finder::default().find(&text, kind);
                let looked = looked::take();
                assert!(looked <= text.len() * MAX_WINDOWS, "{part:?}: {looked} bytes are looked at");
            }
        }
    }
}

#[test]
fn prose_is_left_as_it_is_but_for_values() {
    for (text, expected) in [
        ("Password: the password of the user. Token: see above.", vec![]),
        ("The password is required; the token is valid for 60s, the secret is 2024-01-01.", vec![]),
        ("log in as ada, password: hunter22", vec!["hunter22"]),
        ("the password is `pa55word-1`.", vec!["pa55word-1"]),
        ("| password | hunter22 |", vec!["hunter22"]),
        ("**API key**: 9f8a7b6c5d4e3f2a1b0c", vec!["9f8a7b6c5d4e3f2a1b0c"]),
        ("curl --data 'user=u&password=hunter' https://x.y", vec!["hunter"]),
        ("send {\"password\": \"hunter\"}", vec!["hunter"]),
        ("use https://ada:hunter@x.y", vec!["hunter"]),
        ("set password to hunter22 and log in with token abc123def", vec!["hunter22", "abc123def"]),
        ("das Passwort hunter22, пароль hunter33", vec!["hunter22", "hunter33"]),
        ("| user | password |\n|:---|---|\n| ada | `hunter22` |\n| bob | hunter33 |", vec!["hunter22", "hunter33"]),
        ("<b>Password</b>: <code>hunter22</code>", vec!["hunter22"]),
        ("<tr><td>password</td>\n<td>hunter22</td></tr>", vec!["hunter22"]),
        ("Password:\nhunter22", vec!["hunter22"]),
        ("Password\n: hunter22", vec!["hunter22"]),
        ("use ghp\\_aB3dE5fG7hI9jK1lM3nO5pQ7rS9tU1vW3xY5 here", vec!["ghp\\_aB3dE5fG7hI9jK1lM3nO5pQ7rS9tU1vW3xY5"]),
        ("a &amp; <b>password</b> &#104;unter22", vec!["&#104;unter22"]),
        ("log in with the password (hunter22)", vec!["hunter22"]),
        ("密码：hunter22 密码是 hunter33", vec!["hunter22", "hunter33"]),
        ("A senha é hunter22. Das Passwort lautet hunter33", vec!["hunter22", "hunter33"]),
        ("password -> hunter22, token → abc123def", vec!["hunter22", "abc123def"]),
        ("Your password will be \"hunter22\".", vec!["hunter22"]),
        ("## Password\n\n`hunter22`\n", vec!["hunter22"]),
        ("**API key**\n9f8a7b6c5d4e3f2a1b0c", vec!["9f8a7b6c5d4e3f2a1b0c"]),
        ("## Token\n\nHS256 or RS256 sign it", vec![]),
        ("the password (SHA256, 8 characters), the token (OAuth2) - base64", vec![]),
        ("```\nvar secretValue = Text.Encoding.GetBytes(\"plain\");\n```", vec![]),
        ("```\nvar secretValue = Text.UTF8.GetBytes(\"plain\");\n```", vec![]),
        (
            "| name | type | example |\n|---|---|---|\n| password | string | `hunter22` |\n| id | string | x12345 |",
            vec!["hunter22"],
        ),
        (
            "<table><tr><th>user</th><th><b>password</b></th></tr><tr><td>ada</td><td>hunter22</td></tr></table>",
            vec!["hunter22"],
        ),
        ("<table><tr><th>token</th></tr><tr><td>required</td></tr></table>", vec![]),
    ] {
        assert_eq!(values(text, Text::Prose), expected, "{text}");
    }
}

#[test]
fn beside_a_password_old_and_new_are_passwords_of_what_is_sent() {
    let mut finder = Finder::default();
    let mut sent =
        |text| finder.find_sent(text).into_iter().map(|literal| text[literal.range].to_owned()).collect::<Vec<_>>();
    for (text, expected) in [
        (r#"{"password": "Winter33", "current": "Sommer22", "x": "Herbst44"}"#, vec!["Winter33", "Sommer22"]),
        (r#"{"password": {"old": "Sommer22", "new": "Winter33"}}"#, vec!["Sommer22", "Winter33"]),
        (r#"{"passwort": "Winter33", "altes": "Sommer22"}"#, vec!["Winter33", "Sommer22"]),
        ("current=Sommer22&password={{password}}&again=yes", vec!["Sommer22"]),
        (r#"{"old": "Sommer22", "new": "Winter33"}"#, vec![]),
        (r#"{"token": "a1b2", "new": "Winter33"}"#, vec!["a1b2"]),
    ] {
        assert_eq!(sent(text), expected, "{text}");
    }
    finder.about_passwords(true);
    assert_eq!(finder.find(r#"{"old": "Sommer22", "new": true, "confirm": "1"}"#, Text::Data).len(), 1);
}
