//! The kinds of messages. One declaration gives the stable name (`PC0120`), the level, the finding about the collection, a title for
//! several messages, and the explanation for `postman-codegen explain PC0120` and `docs/diagnostics.md`.

use std::fmt;

use super::finding::{Construct, Finding};
use super::level::Level;

macro_rules! codes {
    ($( $(#[doc = $doc:literal])+ $number:literal $name:ident: $level:ident $($construct:ident $outcome:ident)?, $title:literal; )+) => {
        /// A kind of message, with a stable number. Numbers of removed kinds are not used again.
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
    /// A file or folder cannot be read: it does not exist, access is denied, it is a folder where a file is expected, its path contains a
    /// control character, or its content is not text. Check the path and the permissions.
    1 Unreadable: Error, "a file cannot be read";
    /// The input is a URL. The generator works offline: download the collection and pass the file.
    2 UrlGiven: Error, "the input is a URL";
    /// The file is not valid JSON, and Postman cannot import it either. Correct it at the given position, or export it again.
    3 NotJson: Error, "invalid JSON";
    /// The file is not valid YAML, or its aliases, nesting or size exceed the limits that protect against hostile files. Correct it at the
    /// given position.
    4 NotYaml: Error, "invalid YAML";
    /// The file is something other than a Postman collection, for example an environment, an OpenAPI document or an export of another
    /// tool. The message names the format. Export the collection from Postman as Collection v2.1, or import the file into Postman first.
    5 NotACollection: Error, "not a Postman collection";
    /// A file passed with `--environment` is not a Postman environment. Export the environment from Postman again, and pass that file.
    6 NotAnEnvironment: Error, "not a Postman environment";
    /// Folders are nested more deeply than the generator accepts. Flatten them in Postman.
    7 FoldersTooDeep: Error, "folders nested too deeply";
    /// The input contains several collections, or none with the given name. Select one with `--collection NAME`.
    8 WhichCollection: Error, "no collection, or several, selected";
    /// The folder is neither a v3 collection nor a workspace, or it is far too large to be one (`/` or a home folder, for example). Pass the
    /// folder of one collection.
    9 NotACollectionFolder: Error, "not the folder of a collection";
    /// The credentials in the collection are so long that the output cannot be searched for them, so nothing is generated. Remove the parts
    /// of the file that are not requests.
    10 TooManyCredentials: Error, "more credentials than can be searched for";

    /// `postman-codegen.toml` has a syntax error, an unknown key, a value that the key does not accept, or a client without `input`. Correct the
    /// key or value at the given position.
    20 InvalidConfig: Error, "invalid configuration";
    /// There is no `postman-codegen.toml` in this folder or above it, and no INPUT was given. Pass a collection, or run
    /// `postman-codegen init`.
    21 NoConfig: Error, "no configuration found";
    /// An option does not exist, does not accept the value, or does not apply to this command. `--help` lists the options of a command.
    22 InvalidOption: Error, "invalid option";
    /// A type path such as `accounts::list.items[].id` does not lead to a type. The message suggests the nearest path;
    /// `postman-codegen inspect` lists the functions.
    23 UnknownPath: Error, "unknown type path";
    /// `postman-codegen.lock` cannot be read. Restore it from version control. If you delete it instead, all names are chosen anew.
    24 InvalidLock: Error, "invalid lock file";
    /// The configuration has no client with this name, or has several and none was named. Write `postman-codegen.toml#NAME`.
    25 UnknownClient: Error, "no such client in the configuration";
    /// `postman_codegen::build()` was called outside a build script, where `OUT_DIR` is not set. Call it in `build.rs`, or use `Generator`.
    26 NotABuildScript: Error, "not called from a build script";

    /// A file cannot be written, or the existing file was not generated or has been edited since. See
    /// [Keep an edit](checking-clients.md#keep-an-edit).
    30 CannotWrite: Error, "a file cannot be written";
    /// The file was not generated by postman-codegen, or is no longer valid Rust. Pass a collection, or a client that `generate` wrote.
    31 NotAClient: Error, "not a generated client";
    /// Standard input or output cannot be used, or the file system refused an operation. The message includes the operating
    /// system's reason.
    32 CannotExchange: Error, "input or output failed";

    /// The file of observations cannot be read, or it is not known where it is. Restore it from version control, or record the answers again
    /// with `postman-codegen observe`.
    40 InvalidObservations: Error, "observations that cannot be read";
    /// A recording cannot be read, or matches no request or several. Name the request with `--request`.
    41 InvalidRecording: Error, "a recording that cannot be used";

    /// The collection has no request, so the client has no function. If requests are missing, export the collection again.
    100 NoRequests: Warning Request left_out, "a collection without requests";
    /// The file is neither UTF-8 nor UTF-16, and is read as Latin-1. Save it as UTF-8 if accented letters look wrong.
    101 Latin1: Note File approximated, "a file read as Latin-1";
    /// An item has both `item` and `request`. Postman treats it as a folder and ignores the request, and so does the client. Move the request
    /// into an item of its own.
    102 RequestOfFolder: Warning Request left_out, "a folder with a request of its own";
    /// The request uses a protocol other than HTTP: gRPC, WebSocket, Socket.IO, MQTT or MCP. The client has no function for it.
    103 OtherProtocol: Warning Request left_out, "a request of another protocol";
    /// A v1 collection has no `order`. Postman's runner would send nothing; the client has the requests in the order of the file.
    104 NoOrder: Warning File approximated, "a collection without an order";
    /// A v1 folder is listed in several orders, or in none. The client has each folder once.
    105 OddFolderOrder: Warning Folder left_out, "a folder in several orders, or in none";
    /// A v1 order lists a folder or request that is not in the file. Postman ignores the entry, and so does the client.
    106 MissingFromOrder: Note Folder left_out, "an order with an unknown folder or request";
    /// A v1 request is listed in several orders. The client has a function in each place.
    107 RepeatedRequest: Note Request carried, "a request in several orders";
    /// A v1 request is listed in no order. Postman does not show it, and the client has no function for it. List its id in an `order`, or
    /// remove the request.
    108 UnorderedRequest: Warning Request left_out, "a request in no order";
    /// The file of a v3 request cannot be read, or is not a mapping. Correct it, or remove it.
    109 BrokenRequestFile: Warning Request left_out, "a file without a request";
    /// The definition of a v3 folder or collection cannot be read. The client has its requests, but not its auth, variables and scripts.
    /// Correct the file.
    110 BrokenDefinition: Warning Folder approximated, "a definition that cannot be read";
    /// A v3 file has no `$kind`, and is read as an HTTP request. Add `$kind: http-request`.
    111 NoKind: Warning Request approximated, "a file without `$kind`";
    /// The headers, parameters or variables of a v3 file are neither a list nor a mapping, and are left out. Write them as a list of rows.
    112 BrokenRows: Warning Request approximated, "rows that are neither a list nor a mapping";
    /// A value in a v3 file is a number or boolean where Postman expects text. YAML reads `yes`, `1.10` and `0123` as such. Put the value in
    /// quotes.
    113 UnquotedValue: Note Request carried, "an unquoted number or boolean";
    /// The path in a v3 request to its examples cannot be followed. The examples are read from the default folder.
    114 OddExamplePath: Warning Example approximated, "an examples path that cannot be followed";
    /// The data dump also contains environments, which are not used. Export them from Postman, and pass them with `--environment`.
    115 EnvironmentsInDump: Note Environment left_out, "environments in a data dump";
    /// The file of a v3 example cannot be read, and is left out. Correct it, or remove it.
    116 BrokenExampleFile: Warning Example left_out, "an example file that cannot be read";
    /// A part of the collection has another JSON type than Postman writes: a number where a list or an object is expected. Postman ignores
    /// it, and so does the client. Write it as Postman exports it, or remove it.
    117 WrongType: Warning Request left_out, "a part of the wrong JSON type";

    /// The request has no URL. The client has a function for it, which returns an error when it is called. Give the request a URL in Postman.
    120 NoUrl: Warning Url left_out, "a request without a URL";
    /// The URL exists only as the text `raw`, which Postman's runner ignores. The client uses the text.
    121 RawUrl: Note Url approximated, "a URL that exists only as `raw`";
    /// A path segment is an object. The client sends its `value`, where Postman sends `[object Object]`.
    122 ObjectInPath: Warning Url approximated, "a path segment that is an object";
    /// The value of a query parameter is a number, an object or another value that is not text. Postman sends only its key, and so does the
    /// client. Make the value a text in Postman.
    123 ParameterNotText: Warning QueryParameter approximated, "a query parameter whose value is not text";
    /// The name of a disabled query parameter is empty or contains a variable, so the client has no option for it. Add the parameter to a call
    /// with `.query(..)`.
    124 UnnamedParameter: Note QueryParameter left_out, "a query parameter without a fixed name";
    /// A disabled header has the name of an enabled one or is set by the library (`Content-Type`, `Host`), or a header has a name that HTTP does
    /// not allow, so the client has no option for it. Add the header to a call with `.header(..)`.
    125 HeaderLeftOut: Note Header left_out, "a header without an option";

    /// Postman sends no body with `GET`, `HEAD`, `COPY`, `PURGE` and `UNLOCK`, unless the request sets `disableBodyPruning`. The client does the
    /// same.
    130 BodyNotSent: Note Body left_out, "a body that Postman does not send";
    /// The type of the body is unknown, so the request is sent without a body. The message lists the known types.
    131 UnknownBody: Warning Body left_out, "a body of an unknown type";
    /// A v3 request has an empty body. The client sends nothing for it, where Postman sends its `Content-Type`.
    132 EmptyBody: Note Body approximated, "an empty body";
    /// The collection contains the content of the file to upload, which Postman ignores. Pass the file when you call the function.
    133 InlineFile: Warning Body approximated, "a file with its content in the collection";
    /// The request body is declared as JSON but is not valid JSON, so it has no type, and callers pass any value. Correct the body in
    /// Postman.
    134 BodyNotJson: Warning Body approximated, "a request body that is not JSON";
    /// A disabled form field has no name, so the client has no input for it. Name it in Postman, or remove it.
    135 UnnamedField: Note FormField left_out, "a form field without a name";
    /// The collection contains the content of a file in a form, which Postman ignores. Pass the file when you call the function.
    136 InlineFormFile: Warning FormField approximated, "a form file with its content in the collection";

    /// The auth type is unknown. The client sends the request without auth, as Postman does. Select the auth type again in Postman.
    140 UnknownAuth: Warning Auth left_out, "an unknown auth type";
    /// An `auth` is in a place where Postman ignores it: beside `request`, beside the helper of a v1 request, or without an id beside others. The
    /// client ignores it, too.
    141 IgnoredAuth: Warning Auth left_out, "an auth that Postman ignores";
    /// A v3 request selects an `auth` by an id that does not exist, or the `auth` has rules. The message says which auth is used.
    142 OddAuthChoice: Warning Auth approximated, "an ambiguous auth";
    /// The client cannot fetch an OAuth 2 token with the settings of this auth. Fetch the token yourself, and set it in the client's variables.
    143 TokenByHand: Note Auth approximated, "an OAuth 2 token that the client cannot fetch";

    /// The collection contains a credential. The client has a variable of type `Secret` in its place, which your program sets, or an input
    /// if callers pass the value: in a body, and where it is the password of a user or is used once (`otp`). Everybody who has the collection has the credential: revoke it, or move it to a Postman
    /// environment or vault. `--secrets-out FILE` writes the values that were found to a file.
    150 Credential: Warning Credential carried, "a credential in the collection is replaced by a variable";
    /// A description or another text contains a credential, and is redacted. Revoke the credential, and remove it from the collection.
    151 CredentialInText: Warning Credential left_out, "a credential in a text";
    /// A credential that was found in one place also appears in another, and is replaced there, too.
    152 CredentialAgain: Note Credential carried, "a credential that appears in other places";
    /// A credential is empty or a placeholder such as `<api key>`. The client has a variable of type `Secret` for it, which your program sets.
    153 BlankCredential: Warning Credential carried, "a credential without a value";
    /// Nearly all requests need a header or parameter, such as the id of a tenant, for which the collection has no value. The client has a variable
    /// for it, which your program sets once.
    154 NeededByAll: Note Variable carried, "a value that nearly all requests need";

    /// A statement of a script has no counterpart in the client. Do by hand what it does: set the variable for a call with
    /// `client.with_variables(|variables| ..)`, change the request with `.prepare(|request| ..)`, or read the answer with `.send()` and set the variable
    /// with `client.update(..)`.
    160 ScriptNotCarried: Note Script left_out, "a script that is not carried in full";
    /// Postman ignores this script, because another one takes precedence or because it does not know this kind of script. So does the client.
    161 IgnoredScript: Note Script left_out, "a script that Postman ignores";
    /// Postman ignores variables that a folder or request declares, and so does the client. Declare them in the collection or in an environment.
    162 IgnoredVariables: Note Variable left_out, "variables that Postman ignores";
    /// A setting of the request is not carried. The message says what to do instead.
    163 SettingNotCarried: Note Setting left_out, "a setting that is not carried";
    /// The request has a proxy of its own, which the client does not use. Set the proxy on the HTTP client.
    164 ProxyNotCarried: Warning Setting left_out, "a proxy of one request";
    /// An environment or the collection has variables that no request and no other variable uses. The client leaves them out, unless the collection declares
    /// them and a script names them.
    165 UnusedVariables: Note Variable left_out, "variables that nothing uses";

    /// The saved examples of a status are of several kinds, such as JSON and text. The type follows the majority. An answer of another kind is
    /// `Error::Decode`, which carries the body.
    170 ExamplesDiffer: Warning Example left_out, "saved examples of several kinds";
    /// The saved answer is declared as JSON but is not valid JSON, so it has no type. Callers read bytes, text or `json::<T>()`. Correct the
    /// example in Postman to get a type.
    171 ExampleNotJson: Warning Example approximated, "a saved answer that is not JSON";
    /// The examples allow several types, and the chosen one may be wrong. The message has the line for `[clients.NAME.type-override]` that
    /// selects another.
    172 TypeGuess: Warning Example approximated, "a guess about a type";
    /// Part of an example is not used, or a type override changes nothing. `inspect --explain PATH` shows what the examples contain.
    173 TypeMistake: Warning Example approximated, "an example or override without effect";
    /// Information about a type: what the examples contain, and how they were read.
    174 TypeFact: Note Example carried, "a remark about a type";

    /// `only`, `skip`, `rename`, `constants` or `pages` names a folder or request that is not in the collection, and has no effect. Correct the
    /// path, or remove the line.
    180 UnknownItem: Warning, "an option names an unknown item";
    /// `constants` names a parameter that the request does not have, and has no effect. Correct the name, or remove the line.
    181 UnknownParameter: Warning, "an option names an unknown parameter";
    /// The client needs features of the crate `postman-client`. Add the line of the message to your `Cargo.toml`.
    182 FeaturesNeeded: Note File carried, "features that the client needs";
    /// With `folder-features`, each folder is behind a cargo feature. Add the lines of the message to your `Cargo.toml`.
    183 FolderFeatures: Note Folder carried, "cargo features of folders";
    /// Part of a recording is not used, or makes a type wider. The message names the part.
    184 RecordingRemark: Warning, "a remark about a recording";
    /// The file of observations has entries that match no request of the collection, and have no effect. When a request was renamed or deleted,
    /// delete its lines, or observe again.
    185 UnusedObservations: Warning, "observations without a request";
    /// A test script validates the answer against a JSON schema in a variable, and the variable has no value here, or its value is not JSON. Set
    /// the variable to the schema in the collection, or write the schema into the script.
    186 SchemaNotRead: Warning, "a JSON schema that cannot be read";
    /// The request cannot follow its rule in `pages`, for example because its answer lacks the place that the rule names. The rule has no effect.
    187 UnknownPages: Warning, "a pagination rule that has no effect";
    /// With `documentation` in `types-from`, a description has an answer that is not JSON, even when comments, `…` for omitted parts and trailing
    /// commas are accepted. The answer is not used for the type. Write it as JSON, or save it as an example.
    188 DocumentedAnswerNotRead: Warning, "an answer in a description that is not JSON";

    /// The generator wrote something that is not Rust. Please report this bug, with the collection if you can share it.
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
        let mut page = "# Diagnostics\n\nEvery kind of message has a code, which never changes. `postman-codegen explain PC0120` prints the text below. After an \
                        error nothing\nis generated. Warnings report parts of the collection that are approximated, left out or guessed. Notes are for \
                        information; `-v` prints\nthem in full.\n"
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

    /// `UPDATE_DOCS=1 cargo test -p postman-codegen --all-features --lib code` writes it.
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
