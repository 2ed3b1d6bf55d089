//! The kinds of messages. One declaration gives the stable name (`PC0120`), the level, what it says of the collection, a title for
//! several at once, and the explanation: `postman-codegen explain PC0120` and `docs/diagnostics.md`.

use std::fmt;

use super::finding::{Construct, Finding};
use super::level::Level;

macro_rules! codes {
    ($( $(#[doc = $doc:literal])+ $number:literal $name:ident: $level:ident $($construct:ident $outcome:ident)?, $title:literal; )+) => {
        /// A kind of message, with a number that stays. Numbers of kinds that are gone are not used again.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Code {
            $( $(#[doc = $doc])+ $name = $number, )+
        }

        impl Code {
            /// All of them, by number.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// The level.
            pub const fn level(self) -> Level {
                match self { $(Self::$name => Level::$level,)+ }
            }

            /// Its finding about the collection; `None` for errors, and for messages about the options.
            pub const fn finding(self) -> Option<Finding> {
                match self { $(Self::$name => codes!(@finding $($construct $outcome)?),)+ }
            }

            /// The kind in a few words, without the particulars of one message.
            pub const fn title(self) -> &'static str {
                match self { $(Self::$name => $title,)+ }
            }

            /// Markdown: what the message means, and what to do.
            pub fn explanation(self) -> String {
                let lines: &[&str] = match self { $(Self::$name => &[$($doc),+],)+ };
                lines.iter().map(|line| line.strip_prefix(' ').unwrap_or(line)).collect::<Vec<_>>().join("\n")
            }
        }
    };
    (@finding) => { None };
    (@finding $construct:ident $outcome:ident) => { Some(Construct::$construct.$outcome()) };
}

codes! {
    /// A file or folder cannot be read: it does not exist, access is denied, it is a folder where a file is expected, its path has a
    /// control character, or its bytes are no text. Check the path and the permissions.
    1 Unreadable: Error, "a file cannot be read";
    /// The input is a URL. The generator works offline: download the collection and pass the file.
    2 UrlGiven: Error, "the input is a URL";
    /// The file is not valid JSON. Postman cannot import it either. Correct it at the given position, or export it again.
    3 NotJson: Error, "invalid JSON";
    /// The file is not valid YAML, or uses aliases, nesting or sizes beyond the limits that protect against hostile files. Correct it at
    /// the given position.
    4 NotYaml: Error, "invalid YAML";
    /// The file is something other than a Postman collection, for example an environment, an OpenAPI document or an export of another
    /// tool. The message names the format. Export the collection from Postman as Collection v2.1, or import the file into Postman first.
    5 NotACollection: Error, "not a Postman collection";
    /// A file passed with `--environment` is not a Postman environment. Export the environment from Postman again.
    6 NotAnEnvironment: Error, "not a Postman environment";
    /// Folders are nested more deeply than any collection that people write. Flatten them in Postman.
    7 FoldersTooDeep: Error, "folders nested too deeply";
    /// The input holds several collections, or none of the given name. Select one with `--collection NAME`.
    8 WhichCollection: Error, "no single collection selected";
    /// The folder is no collection of v3 and no workspace, or it is far larger than one: `/` or a home folder, for example. Pass the folder
    /// of one collection.
    9 NotACollectionFolder: Error, "not the folder of a collection";
    /// The credentials in the collection are too long to be looked for in what is generated, so nothing is: they take gigabytes. Remove
    /// what is no request from the file.
    10 TooManyCredentials: Error, "more credentials than can be looked for";

    /// `postman-codegen.toml` has a syntax error, an unknown key, a value that the key does not take, or a client without `input`. The
    /// position is that of the key or value.
    20 InvalidConfig: Error, "invalid configuration";
    /// There is no `postman-codegen.toml` in this folder or above it, and no INPUT was given. Pass a collection, or run
    /// `postman-codegen init`.
    21 NoConfig: Error, "no configuration found";
    /// An option does not exist, does not take the value, or does not apply to this command. Run the command with `--help`.
    22 InvalidOption: Error, "invalid option";
    /// A type path such as `accounts::list.items[].id` does not lead to a type. The message suggests the nearest path;
    /// `postman-codegen inspect` lists the functions.
    23 UnknownPath: Error, "unknown type path";
    /// `postman-codegen.lock` cannot be read. Restore it from version control, or delete it: names are then chosen anew.
    24 InvalidLock: Error, "invalid lock file";
    /// The configuration has no client of this name, or several and none is named. Write `postman-codegen.toml#NAME`.
    25 UnknownClient: Error, "no such client in the configuration";
    /// `postman_codegen::build()` was called outside of a build script.
    26 NotABuildScript: Error, "not called from a build script";

    /// A file cannot be written, or would overwrite a file that was not generated or that was edited since. See
    /// [Keep an edit](checking-clients.md#keep-an-edit).
    30 CannotWrite: Error, "a file cannot be written";
    /// The file was not generated by postman-codegen, or is no longer Rust. Pass a collection, or a client that `generate` wrote.
    31 NotAClient: Error, "not a generated client";
    /// Standard input or output cannot be used, or the file system refused an operation.
    32 CannotExchange: Error, "input or output failed";

    /// The file of observations cannot be read, or its place is not known. Restore it from version control, or record the answers again
    /// with `postman-codegen observe`.
    40 InvalidObservations: Error, "observations that cannot be read";
    /// A recording cannot be read, or belongs to no request or to several. Name the request with `--request`.
    41 InvalidRecording: Error, "a recording that cannot be used";

    /// The collection has no request, so the client has no function. An export that was cut short looks like this.
    100 NoRequests: Warning Request left_out, "a collection without requests";
    /// The file is neither UTF-8 nor UTF-16, and was read as Latin-1. Save it as UTF-8 if letters with accents look wrong.
    101 Latin1: Note File approximated, "a file read as Latin-1";
    /// An item has both `item` and `request`. Postman takes it for a folder and ignores the request; so does the client.
    102 RequestOfFolder: Warning Request left_out, "a folder with a request of its own";
    /// The request is of another protocol than HTTP: gRPC, WebSocket, Socket.IO, MQTT or MCP. It has no function in the client.
    103 OtherProtocol: Warning Request left_out, "a request of another protocol";
    /// A v1 collection has no `order`. Postman's runner would send nothing; the client has its requests in the order of the file.
    104 NoOrder: Warning File approximated, "a collection without an order";
    /// A v1 folder or request is in several orders, or an order names something that does not exist. The client has a folder once and a
    /// request in each place.
    105 OddFolderOrder: Warning Folder left_out, "a folder in several orders, or in none";
    /// A v1 order names a folder or request that the file does not have. Postman ignores it too.
    106 MissingFromOrder: Note Folder left_out, "an order names what the file does not have";
    /// A v1 request is in several orders. It is a function in each place.
    107 RepeatedRequest: Note Request carried, "a request in several orders";
    /// A v1 request is in no order. Postman does not show it, and the client does not have it. List its id in an `order`, or remove it.
    108 UnorderedRequest: Warning Request left_out, "a request in no order";
    /// A v3 file is not a mapping or cannot be read, so it is no request. Write a request, or remove the file.
    109 BrokenRequestFile: Warning Request left_out, "a file without a request";
    /// The definition of a v3 folder or collection cannot be read: its requests are carried, its auth, variables and scripts are not.
    110 BrokenDefinition: Warning Folder approximated, "a definition that cannot be read";
    /// A v3 file has no `$kind`. It is read as an HTTP request.
    111 NoKind: Warning Request approximated, "a file without `$kind`";
    /// A list of headers, parameters or variables of a v3 file is neither a list nor a mapping, and is left out.
    112 BrokenRows: Warning Request approximated, "rows that are neither a list nor a mapping";
    /// A value of a v3 file is a number or a boolean where Postman expects text: YAML reads `yes`, `1.10` and `0123` so. Put it in quotes.
    113 UnquotedValue: Note Request carried, "an unquoted number or boolean";
    /// A v3 request names its examples by a path that cannot be followed. They are read from the default folder.
    114 OddExamplePath: Warning Example approximated, "an examples path that cannot be followed";
    /// A data dump also has environments. Export them from Postman and pass them with `--environment`.
    115 EnvironmentsInDump: Note Environment left_out, "environments in a data dump";
    /// The file of a v3 example cannot be read, and is left out.
    116 BrokenExampleFile: Warning Example left_out, "an example file that cannot be read";

    /// The request has no URL. Its function exists, and a call returns an error. Give the request a URL in Postman.
    120 NoUrl: Warning Url left_out, "a request without a URL";
    /// The URL exists only as the text `raw`, which Postman's runner ignores. The client uses it.
    121 RawUrl: Note Url approximated, "a URL that exists only as `raw`";
    /// A path segment is an object. The client sends its `value`, where Postman sends `[object Object]`.
    122 ObjectInPath: Warning Url approximated, "a path segment that is an object";
    /// The value of a query parameter is a number, an object or another value that is not text. Postman sends only its key, and so does the client.
    123 ParameterNotText: Warning QueryParameter approximated, "a query parameter whose value is not text";
    /// A disabled query parameter has no fixed name, so there is no option for it. Add it with `.query(..)` on the call.
    124 UnnamedParameter: Note QueryParameter left_out, "a query parameter without a fixed name";
    /// A disabled header has the name of an enabled one, or a name that HTTP does not allow. Add it with `.header(..)` on the call.
    125 HeaderLeftOut: Note Header left_out, "a header that cannot be offered";

    /// Postman sends no body with `GET`, `HEAD`, `COPY`, `PURGE` and `UNLOCK`, unless the request sets `disableBodyPruning`.
    130 BodyNotSent: Note Body left_out, "a body that Postman does not send";
    /// The type of the body is unknown. The message lists the types there are.
    131 UnknownBody: Warning Body left_out, "a body of an unknown type";
    /// An empty body of a v3 request is not sent. Postman sends its `Content-Type`.
    132 EmptyBody: Note Body approximated, "an empty body";
    /// The file to upload has its content in the collection, which Postman ignores. Pass the file when you call the function.
    133 InlineFile: Warning Body approximated, "a file with its content in the collection";
    /// The request body is not JSON though it says so, so it has no type. The caller passes any body.
    134 BodyNotJson: Warning Body approximated, "a request body that is not JSON";
    /// A disabled form field has no name, so there is no input for it.
    135 UnnamedField: Note FormField left_out, "a form field without a name";
    /// As PC0133, for a field of a form.
    136 InlineFormFile: Warning FormField approximated, "a form file with its content in the collection";

    /// The auth type is unknown. The request is sent without auth, as Postman sends it.
    140 UnknownAuth: Warning Auth left_out, "an unknown auth type";
    /// `auth` stands in a place that Postman ignores: beside `request`, beside a v1 helper, or without an id beside others.
    141 IgnoredAuth: Warning Auth left_out, "an auth that Postman ignores";
    /// A v3 request chooses an `auth` by an id that does not exist, or an `auth` has rules. The message says which auth is used.
    142 OddAuthChoice: Warning Auth approximated, "an auth that cannot be chosen exactly";
    /// The client does not fetch OAuth 2 tokens by itself with this configuration. Fetch the token, and set it in the client's variables.
    143 TokenByHand: Note Auth approximated, "an OAuth 2 token that is not fetched";

    /// A credential is written in the collection. In the client it is a variable of type `Secret` that the program sets. Whoever has the collection has
    /// the credential: revoke it, or store it in a Postman environment or vault. `--secrets-out FILE` keeps the values that were found.
    150 Credential: Warning Credential carried, "a credential in the collection is now a variable";
    /// A credential is written in prose, and is redacted there. Revoke it.
    151 CredentialInText: Warning Credential left_out, "a credential in a text";
    /// A credential that was found in one place is replaced in another, too.
    152 CredentialAgain: Note Credential carried, "a credential in further places";
    /// A credential has no value, or only a placeholder such as `<api key>`. It is a variable of type `Secret` that the program sets.
    153 BlankCredential: Warning Credential carried, "a credential without a value";

    /// A statement of a script is not carried: it has no counterpart in the client. Set the variable with `client.update(..)`, change the
    /// request with `.prepare(|request| ..)`, or read the answer with `.send()`.
    160 ScriptNotCarried: Note Script left_out, "a script that is not carried in full";
    /// Postman runs other scripts in this place, or none, and ignores this one.
    161 IgnoredScript: Note Script left_out, "a script that Postman ignores";
    /// Variables of a folder or request are ignored by Postman. Declare them in the collection or in an environment.
    162 IgnoredVariables: Note Variable left_out, "variables that Postman ignores";
    /// A setting of the request is not carried. The message says what to do instead.
    163 SettingNotCarried: Note Setting left_out, "a setting that is not carried";
    /// The request has a proxy of its own. Set the proxy on the HTTP client.
    164 ProxyNotCarried: Warning Setting left_out, "a proxy of one request";
    /// An environment has variables that no request, script or other variable of the collection uses. The client has none of them.
    165 UnusedVariables: Note Variable left_out, "variables of environments that nothing uses";

    /// A status has saved examples of several kinds (JSON and text). The type is that of most of them; another answer is
    /// `Error::Decode`, which carries its body.
    170 ExamplesDiffer: Warning Example left_out, "saved examples of several kinds";
    /// The saved answer is not JSON though it says so, so it has no type. The caller reads bytes, text or `json::<T>()`.
    171 ExampleNotJson: Warning Example approximated, "a saved answer that is not JSON";
    /// Several readings of the examples are possible, and the one that was chosen may be wrong. The message has the line for
    /// `[clients.NAME.type-override]` that settles it.
    172 TypeGuess: Warning Example approximated, "a guess about a type";
    /// Part of an example is left out, or a type override changes nothing. `inspect --explain PATH` shows what the examples have.
    173 TypeMistake: Warning Example approximated, "an example or override without effect";
    /// Worth knowing about a type: what was seen, and how it was read.
    174 TypeFact: Note Example carried, "a remark about a type";

    /// `only`, `skip`, `rename`, `constants` or `pages` names a folder or request that the collection does not have. It has no effect.
    180 UnknownItem: Warning, "an option names an unknown item";
    /// `constants` names a parameter that the request does not have. It has no effect.
    181 UnknownParameter: Warning, "an option names an unknown parameter";
    /// The client needs features of the crate `postman-client`. The message has the line for your `Cargo.toml`.
    182 FeaturesNeeded: Note File carried, "features that the client needs";
    /// With `folder-features`, each folder is behind a cargo feature. The message has the lines for your `Cargo.toml`.
    183 FolderFeatures: Note Folder carried, "cargo features of folders";
    /// Part of a recording is not used, or makes a type wider. The message says which.
    184 RecordingRemark: Warning, "a remark about a recording";
    /// The observations have places that no request of the collection has. They have no effect.
    185 UnusedObservations: Warning, "observations without a request";
    /// A test script holds the answer against a JSON schema that is in a variable, and the variable has no value here, or it is no JSON.
    /// Give it the text of the schema in the collection, or write the schema into the script.
    186 SchemaNotRead: Warning, "a JSON schema that cannot be read";
    /// `pages` has a rule that the request cannot follow, such as a place that its answer does not have. It has no effect.
    187 UnknownPages: Warning, "a rule for pages without effect";
    /// `types-from` has `documentation`, and a description shows an answer that is not JSON, even if comments, dots for what is left out and
    /// trailing commas are forgiven. The type does not know it.
    188 DocumentedAnswerNotRead: Warning, "an answer in a description that is not JSON";

    /// The generator made something that is no Rust. Please report it, with the collection if you can share it.
    999 Bug: Error, "a bug of postman-codegen";
}

impl Code {
    /// Finds `PC0120`; also `pc120` and `120`.
    pub fn find(text: &str) -> Option<Self> {
        let digits = text.trim_start_matches(['P', 'p']).trim_start_matches(['C', 'c']);
        let number: u16 = digits.parse().ok()?;
        Self::ALL.iter().copied().find(|code| *code as u16 == number)
    }

    /// The page of all explanations, in Markdown.
    pub fn page() -> String {
        let mut page = "# Diagnostics\n\nEvery message has a code that stays. `postman-codegen explain PC0120` prints the same text. Errors mean that \
                        nothing is\ngenerated; warnings name what is approximated, left out or guessed; notes are worth knowing (`-v` shows them).\n"
            .to_owned();
        for code in Self::ALL {
            page += &format!("\n## {code}\n\n{}: {}.", code.level(), code.title());
            if let Some(Finding { construct, outcome }) = code.finding() {
                page += &format!(" Counted under “{construct}” as {outcome}.");
            }
            page += &format!("\n\n{}\n", code.explanation());
        }
        page
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PC{:04}", *self as u16)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    #[test]
    fn a_code_is_found_by_its_name() {
        assert_eq!(Code::find("PC0120"), Some(Code::NoUrl));
        assert_eq!(Code::find("120"), Some(Code::NoUrl));
        assert_eq!(Code::find("PC9998"), None);
        assert_eq!(Code::find("url"), None);
        assert_eq!(Code::NoUrl.to_string(), "PC0120");
    }

    /// `UPDATE_DOCS=1 cargo test -p postman-codegen --lib code` writes it.
    #[test]
    fn the_page_of_diagnostics_is_that_of_the_code() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/diagnostics.md");
        if std::env::var_os("UPDATE_DOCS").is_some() {
            std::fs::write(&path, Code::page()).expect("docs/diagnostics.md is written");
        }
        // a packaged crate has no docs folder
        if let Ok(page) = std::fs::read_to_string(&path) {
            assert_eq!(page, Code::page(), "docs/diagnostics.md is stale: set UPDATE_DOCS=1");
        }
    }

    #[test]
    fn numbers_rise_and_errors_say_nothing_of_the_collection() {
        assert!(Code::ALL.is_sorted());
        assert!(Code::ALL.iter().all(|code| code.level() != Level::Error || code.finding().is_none()));
    }
}
