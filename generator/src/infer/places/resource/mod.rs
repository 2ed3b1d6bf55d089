//! The resource of a request.

mod path;
mod subject;

use crate::infer::model::Request;
use crate::infer::places::words::weak::{is_collective, is_weak};
use crate::name;
use crate::url_path::{Segment, segments};
use path::{
    action_words, apart, call, deed, is_action, is_own_id, is_variable, kind, normal, noun, related, singular,
    until_qualifier, within,
};
pub use path::{is_adjective, is_period};
pub use subject::is_determiner;
use subject::{caller, is_session, item};

/// A request as evidence for its resource and the name of that.
#[derive(Clone, Debug, Default)]
pub struct Resource {
    pub method: String,
    /// The path, with `{}` for variable segments; empty if it names no resource, as in GraphQL.
    pub path: String,
    /// The path without ids at its end, which is the same for a list of things and for one of them.
    pub collection: String,
    /// `true` if it ends in an id, so that it is about one thing.
    pub by_id: bool,
    /// `true` if it ends in a verb: the answer need not be the thing that the path names.
    pub action: bool,
    /// `true` if the last noun is a plural, for a list of things.
    pub plural: bool,
    /// `true` if the last noun follows another one without an id between them, as in `/workflow-library/triggers`, and the request's name has
    /// that, too.
    pub within: bool,
    /// `true` if the last noun follows an id, so that its thing is of the one before: `/workflows/:id/runs`.
    pub is_owned: bool,
    /// The nouns of the path in the singular, in order.
    pub nouns: Vec<String>,
    /// Those of the nouns that the path has in the plural: collections of things.
    pub collections: Vec<String>,
    /// The verb and noun of a path that ends in a verb: `cancel order` of `/orders/:id/cancel` and `/cancelOrder`; otherwise empty.
    pub deed: String,
    /// `true` if the path is the name of the operation: `/cancelOrder`.
    pub is_call: bool,
    /// The words of an action: `update order` of `/orders/update-order`, `cancel order` of `/orders/:id/cancel`.
    pub action_words: String,
    /// The last noun as it is written.
    pub last_noun: String,
    /// The subject of the request's name: `balance account` of `list balance accounts of holder`.
    pub item: String,
    /// The words of the request's name.
    pub title: String,
    /// The subject of the folder, in the singular.
    pub folder: String,
}

impl Resource {
    /// Reads a request; `title` are the words of the operation.
    pub fn of(request: &Request, title: &str) -> Self {
        let segments: Vec<_> = segments(&request.url).collect();
        let by_id = segments.last().is_some_and(is_variable);
        let ids_at_end = segments.iter().rev().take_while(|segment| is_variable(segment)).count();
        let kept = &segments[..segments.len() - ids_at_end];
        let named = until_qualifier(&segments, kept.len());
        let known: Vec<String> = title.split(' ').map(str::to_owned).chain(name::words(&request.folder)).collect();
        let last = named.len().saturating_sub(1);
        let item = item(title);
        // `bulk approve orders` does that, and what has no verb may have one in its path
        let verb = title.split(' ').next().filter(|word| name::is_verb(word) && *word != "bulk");
        let thing = if verb.is_some() { item.as_str() } else { "" };
        let nouns = named.iter().enumerate();
        let nouns = nouns.filter_map(|(at, one)| kind(one, thing).or_else(|| noun(one, at == last)));
        let nouns = nouns.map(|noun| apart(&noun, &known));
        let mut nouns = related(nouns.collect());
        if nouns.iter().all(|noun| is_session(noun)) && segments.last().is_some_and(|last| is_own_id(last.text)) {
            nouns = vec![caller(title)];
        }
        let acts = |last: &Segment<'_>| is_action(last.text) && kind(last, thing).is_none();
        let action = [kept.last(), named.last()].into_iter().flatten().any(acts);
        let last_named = named.last().map_or("", |last| last.text);
        // a path of one segment is the name of the operation
        let call = (nouns.len() == 1).then(|| call(last_named, title)).flatten();
        let last_noun = nouns.last().cloned().unwrap_or_default();
        let singular: Vec<String> = nouns.iter().map(|noun| singular(noun)).collect();
        let collections =
            singular.iter().zip(&nouns).filter(|(one, noun)| one != noun).map(|(one, _)| one.clone()).collect();
        Self {
            method: request.method.clone(),
            path: if nouns.is_empty() && !action { String::new() } else { normal(&segments) },
            collection: normal(if by_id { named } else { kept }),
            by_id,
            action,
            is_call: call.is_some(),
            deed: call.or_else(|| deed(last_named, singular.last())).unwrap_or_default(),
            action_words: action_words(last_named, singular.last()),
            plural: singular.last().is_some_and(|one| *one != last_noun),
            within: within(named, title),
            is_owned: named.iter().rev().nth(1).is_some_and(is_variable),
            collections,
            nouns: singular,
            last_noun,
            item,
            title: title.to_owned(),
            folder: singular_folder(&request.folder),
        }
    }

    /// Returns `true` if it is about one thing, not about all of a kind.
    pub fn is_about_one(&self) -> bool {
        !self.action && (self.by_id || !self.plural || self.method != "GET")
    }

    /// Returns `true` if the object of a request is called in the plural: because its title has that form alone, or because one thing has
    /// several: `details`.
    pub fn speaks_of_many(&self) -> bool {
        let (one, many) = [self.noun(), &self.last_noun].map(|noun| noun.rsplit(' ').next().unwrap_or(noun)).into();
        let says = |word: &str| self.title.split(' ').any(|other| other == word);
        // `create users` is often the title of a request for one
        let creates = self.method == "POST"
            && ["create", "add", "insert", "post"].iter().any(|verb| self.title.starts_with(verb));
        let of_many = self.title != self.last_noun
            && says(many)
            && !says(one)
            && !creates
            && (!self.by_id || is_collective(many));
        self.plural && (many == "details" || of_many)
    }

    /// Returns the collections around its path: `folders` of `/folders/:id/publish`.
    pub fn outer(&self) -> impl Iterator<Item = String> {
        let ends = self.path.match_indices('/').map(|(at, _)| self.path[..at].trim_end_matches("/{}"));
        ends.filter(|outer| !outer.is_empty() && *outer != self.collection).map(str::to_owned)
    }

    /// Returns the verb of the request's name.
    pub fn verb(&self) -> Option<&str> {
        self.title.split(' ').next().filter(|word| name::is_verb(word))
    }

    /// Returns the noun of the path, or else of the request's name.
    pub fn noun(&self) -> &str {
        self.nouns.last().map_or(&self.item, |noun| noun)
    }

    /// Returns the noun with the one before it, if it means little alone.
    pub fn full_noun(&self) -> String {
        let around = self.nouns.iter().rev().nth(1).filter(|_| is_weak(self.noun()));
        around.map_or_else(|| self.noun().to_owned(), |around| format!("{around} {}", self.noun()))
    }

    /// Returns `true` if a word, such as a JSON key, is the noun of the path, in the singular or plural.
    pub fn is_called(&self, singular: &str) -> bool {
        let last_word = |words: &str| words.rsplit(' ').next().map(str::to_owned);
        !singular.is_empty()
            && self.nouns.last().is_some_and(|noun| {
                noun == singular
                    || singular.ends_with(&format!(" {noun}"))
                    || last_word(noun).as_deref() == Some(singular)
            })
    }
}

fn singular_folder(title: &str) -> String {
    singular(&name::words(title).join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn resource(method: &str, url: &str, title: &str) -> Resource {
        Resource::of(&Request { method: method.into(), url: url.into(), folder: String::new() }, title)
    }

    #[test]
    fn a_list_and_one_of_it_are_one_collection() {
        let list = resource("GET", "{{url}}/v1/sweeps", "list sweeps");
        for one in [
            "{{url}}/v1/sweeps/:id",
            "https://api.example.com/v1/sweeps/{{id}}",
            "/v1/sweeps/me",
            "{{url}}/v1/sweeps/{id}.json",
        ] {
            let one = resource("GET", one, "get sweep");
            assert_eq!((one.collection.as_str(), one.by_id, one.noun()), (list.collection.as_str(), true, "sweep"));
        }
        assert!(list.plural && !list.by_id);
    }

    #[test]
    fn verbs_and_versions_are_no_things() {
        for (url, nouns, action) in [
            ("{{url}}/api/v2/users/:id/deactivate", "user", true),
            ("{{url}}/conversations.list", "conversation", true),
            ("{{url}}/getUser", "user", true),
            ("{{url}}/users/get-by-id/:id", "user", false),
            ("{{url}}/pets/findByStatus", "pet", false),
            ("{{url}}/holders/:id/balanceAccounts", "holder, balance account", false),
            ("{{url}}/graphql", "", false),
            ("{{url}}/schemas/https%3A%2F%2Fx.example%2F19c558a15ddd2bce", "schema", false),
        ] {
            let resource = resource("POST", url, "x");
            assert_eq!((resource.nouns.join(", ").as_str(), resource.action), (nouns, action), "{url}");
        }
    }

    #[test]
    fn a_version_owns_nothing() {
        for (url, is_owned) in [
            ("https://h.example/2/tweets", false),
            ("https://h.example/2010-04-01/accounts", false),
            ("{{url}}/users/:id/tweets", true),
        ] {
            assert_eq!(resource("GET", url, "list").is_owned, is_owned, "{url}");
        }
    }

    #[test]
    fn a_preposition_ends_the_things_of_a_path() {
        let user = resource("GET", "{{url}}/users/by/username/:name", "get user by username");
        assert_eq!((user.nouns.join(", ").as_str(), user.action), ("user", false));
        let pdf = resource("POST", "{{url}}/pdf/convert/to/csv", "convert to csv");
        assert_eq!((pdf.nouns.join(", ").as_str(), pdf.action, pdf.deed.as_str()), ("pdf", true, "convert pdf"));
    }

    #[test]
    fn what_a_thing_is_found_by_is_no_noun() {
        for (url, expected) in [
            ("{{url}}/labels/external_label_id/:external_label_id", "label"),
            ("{{url}}/books/isbn/:isbn", "book"),
            ("{{url}}/orders/status/:status", "order"),
            ("{{url}}/orders/after/:id", "order"),
            ("{{url}}/company/user/:user", "company, user"),
            ("{{url}}/users/me", "user"),
            ("{{url}}/auth/me", "user"),
            ("{{url}}/accounts/:id/email", "account, email"),
            ("{{url}}/apps/keys/:key", "app, key"),
        ] {
            assert_eq!(resource("GET", url, "get").nouns.join(", "), expected, "{url}");
        }
        assert_eq!(resource("GET", "{{url}}/books/isbn/:isbn", "get").collection, "books");
        assert!(resource("GET", "{{url}}/users/me", "get").by_id);
        for (title, expected) in [("get current user", "user"), ("who am i", "user"), ("get my account", "account")] {
            assert_eq!(resource("GET", "{{url}}/v1/me", title).nouns.join(", "), expected, "{title}");
        }
    }

    #[test]
    fn words_written_together_are_told_apart_by_the_titles() {
        for (url, title, folder, expected) in [
            ("{{url}}/cardorders", "get card orders", "", "card order"),
            ("{{url}}/cardorders/:id", "get one", "Card orders", "card order"),
            ("{{url}}/timeentries", "list a time entry", "", "time entry"),
            ("{{url}}/cardorders", "list orders", "", "cardorder"),
            ("{{url}}/v{{version}}/cards", "list cards", "", "card"),
        ] {
            let request = Request { method: "GET".into(), url: url.into(), folder: folder.into() };
            let resource = Resource::of(&request, title);
            assert_eq!(resource.nouns.join(", "), expected, "{url} {title}");
            assert!(resource.plural, "{url}");
        }
    }

    #[test]
    fn a_thing_is_within_another_if_the_title_has_both() {
        let within = |url, title| resource("GET", url, title).within;
        assert!(within("{{url}}/workflow-library/triggers", "list workflow library triggers"));
        assert!(!within("{{url}}/crm/contacts", "list contacts"));
        assert!(!within("{{url}}/workflows/:id/executions", "list workflow executions"));
    }

    #[test]
    fn a_title_is_about_the_noun_after_its_verb() {
        for (title, expected) in [
            ("list balance accounts of holder", "balance account"),
            ("get all books", "book"),
            ("get several books", "book"),
            ("create one or many books", "book"),
            ("books", "book"),
            ("create sweep to push funds", "sweep"),
            ("get deploy key", "deploy key"),
            ("create or update a book", "book"),
            ("search", "search"),
        ] {
            assert_eq!(item(title), expected);
        }
    }

    #[test]
    fn the_path_of_one_segment_is_the_name_of_the_operation() {
        let deed = |url, title| resource("POST", url, title).deed;
        assert_eq!(deed("{{url}}/createPermit", "create new permits"), "create permit");
        assert_eq!(deed("{{url}}/verifyShopper", "request issuer to verify shopper"), "verify shopper");
        assert_eq!(deed("{{url}}/refund-accounts", "create refund recipient"), "");
        assert_eq!(deed("{{url}}/profiles/:id/check-runs", "check runs"), "");
    }
}
