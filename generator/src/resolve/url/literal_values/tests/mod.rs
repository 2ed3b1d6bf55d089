//! Which parts of paths are arguments.

mod natural_keys;

use serde_json::{Value, json};

use crate::read::input::Input;
use crate::resolve::Api;
use crate::source::Source;

/// The requests of a collection, each as `METHOD url`, or only its URL, with its title.
fn api(requests: &[(&str, &str)]) -> Api {
    let item = |(title, text): &(&str, &str)| {
        let (method, url) = text.split_once(' ').unwrap_or(("GET", text));
        json!({"name": title, "request": {"method": method, "url": url}})
    };
    read(requests.iter().map(item).collect())
}

fn read(items: Value) -> Api {
    let collection = json!({"info": {"name": "c"}, "item": items}).to_string();
    let source = Source::from_bytes("c.json", "c.json", collection.into_bytes()).expect("UTF-8");
    let (collection, _) = crate::read::read(&Input::File(source), None).expect("a collection");
    crate::resolve::resolve(collection, Vec::new()).expect("it resolves").0
}

/// The templates of requests.
fn taken(urls: &[&str]) -> Vec<String> {
    let requests: Vec<_> = urls.iter().map(|url| ("request", *url)).collect();
    api(&requests).root.all_operations().map(|operation| operation.url.base.clone()).collect()
}

/// The path of one request behind its host.
fn path(text: &str) -> String {
    let (method, path) = text.strip_prefix("PUT ").map_or(("GET", text), |path| ("PUT", path));
    let url = format!("{method} {{{{url}}}}/{path}");
    taken(&[&url]).remove(0).replace("{{url}}/", "")
}

#[test]
fn an_id_in_a_path_is_a_path_variable() {
    let one = |url: &str| taken(&[url]).remove(0);
    assert_eq!(one("{{url}}/users/1"), "{{url}}/users/:user_id");
    assert_eq!(one("{{url}}/users/1/posts/22"), "{{url}}/users/:user_id/posts/:post_id");
    assert_eq!(one("{{url}}/users/get-by-id/1"), "{{url}}/users/get-by-id/:user_id");
    assert_eq!(one("{{url}}/users/findById/1"), "{{url}}/users/findById/:user_id");
    assert_eq!(one("https://h/v2/pet/1467573987135"), "https://h/v2/pet/:pet_id");
    assert_eq!(one("https://h/v0/item/8863.json"), "https://h/v0/item/:item_id.json");
    assert_eq!(one("{{url}}/runs/98ca757c-4967-44da-9961-481f369c62cf"), "{{url}}/runs/:run_id");
    assert_eq!(one("{{url}}/batches/01EP3YJYJEBBMQPRZ953QQF4FE/failed"), "{{url}}/batches/:batch_id/failed");
    assert_eq!(one("{{url}}/contents/t5u18i3fSGx3rDBw"), "{{url}}/contents/:content_id");
    assert_eq!(one("{{url}}/keys/ay44xnmzebw8u37uv97fus"), "{{url}}/keys/:key_id");
    assert_eq!(one("{{url}}/videos/dQw4w9WgXcQ/likes"), "{{url}}/videos/:video_id/likes");
    assert_eq!(one("{{url}}/playlists/me/25067562"), "{{url}}/playlists/me/:playlist_id");
    assert_eq!(
        one("{{url}}/catalogues/publish/b73f3b26-d8d2-4e1d-801d-6c2dbe66b819"),
        "{{url}}/catalogues/publish/:catalogue_id"
    );
    assert_eq!(one("{{url}}/users/confirm/KYw0F9CWTj8f5I18cuiKgSFg=="), "{{url}}/users/confirm/:token");
    let hash = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b";
    assert_eq!(one(&format!("{{{{url}}}}/password/reset/{hash}")), "{{url}}/password/reset/:token");
    assert_eq!(one(&format!("{{{{url}}}}/verify-email/{hash}")), "{{url}}/verify-email/:token");
    assert_eq!(one(&format!("{{{{url}}}}/users/delete/{hash}")), "{{url}}/users/delete/:user_id");
    assert_eq!(one("{{url}}/api/post/1/comments"), "{{url}}/api/post/:post_id/comments");
    assert_eq!(one("localhost:4042/1"), "localhost:4042/:id");
    assert_eq!(one("h.example/5fad5fe65b31d3194b3d822c"), "h.example/:id");
    assert_eq!(one("{{url}}/users/1/users/2"), "{{url}}/users/:user_id/users/:user_id_2");
}

#[test]
fn a_small_number_after_a_singular_is_called_after_it() {
    assert_eq!(taken(&["https://h/delay/2"]), ["https://h/delay/:delay"]);
    assert_eq!(taken(&["https://h/pet/2", "https://h/pet/20001"]), ["https://h/pet/:pet_id", "https://h/pet/:pet_id"]);
    assert_eq!(taken(&["https://h/pet", "https://h/pet/2"]), ["https://h/pet", "https://h/pet/:pet_id"]);
    let requests = ["https://h/pet/2", "https://h/pet/2/toys", "DELETE https://h/pet/2"];
    assert_eq!(taken(&requests), ["https://h/pet/:pet_id", "https://h/pet/:pet_id/toys", "https://h/pet/:pet_id"]);
}

#[test]
fn a_slug_of_what_is_deleted_is_an_argument() {
    let one = "{{url}}/posts/my-first-post";
    let deleted = format!("DELETE {one}");
    let comments = format!("{one}/comments");
    assert_eq!(
        taken(&["{{url}}/posts", &deleted, &comments]),
        ["{{url}}/posts", "{{url}}/posts/:post_slug", "{{url}}/posts/:post_slug/comments"]
    );
    for fixed in
        [vec!["{{url}}/posts", one], vec![&deleted], vec!["{{url}}/post", "DELETE {{url}}/post/two-factor-auth"]]
    {
        let same: Vec<_> = fixed.iter().map(|url| url.trim_start_matches("DELETE ")).collect();
        assert_eq!(taken(&fixed), same);
    }
}

#[test]
fn a_code_of_what_is_changed_is_an_argument() {
    let coupons = ["DELETE {{url}}/coupons/SAVE20", "POST {{url}}/coupons/SAVE20/apply", "GET {{url}}/coupons/OTHER"];
    let templates = ["{{url}}/coupons/:coupon_code", "{{url}}/coupons/:coupon_code/apply", "{{url}}/coupons/OTHER"];
    assert_eq!(taken(&coupons), templates);
}

#[test]
fn fixed_parts_of_a_path_stay() {
    for url in [
        "https://h/2010-04-01/Accounts",
        "https://h/api/2/issues",
        "https://h/v2/59.0/sobjects",
        "http://127.0.0.1/a",
        "{{url}}/oauth2/token",
        "{{url}}/users/{{id}}/:name/me",
        "{{url}}/sign-in-with-google",
        "{{url}}/1/statuses",
        "{{url}}/contents/nlhKjdVaS3uJjFtb",
    ] {
        assert_eq!(taken(&[url]), [url]);
    }
    let among_ids = taken(&["{{url}}/contents/nlhKjdVaS3uJjFtb/comments", "{{url}}/contents/t5u18i3fSGx3rDBw"]);
    assert_eq!(among_ids, ["{{url}}/contents/:content_id/comments", "{{url}}/contents/:content_id"]);
    let shared = ["{{url}}/data/59/a", "{{url}}/data/59/b", "{{url}}/data/59/c/7"];
    assert_eq!(taken(&shared), ["{{url}}/data/59/a", "{{url}}/data/59/b", "{{url}}/data/59/c/:c"]);
}

#[test]
fn what_asks_for_a_value_is_an_argument() {
    for (text, template) in [
        ("orders/[INSERT-ORDER-ID]/items", "orders/:order_id/items"),
        ("orders/ORDER_ID", "orders/:order_id"),
        ("stores/STORE_ID_HERE", "stores/:store_id"),
        ("users/xxxx", "users/:user_id"),
        ("products/sku/XXXX", "products/sku/:sku"),
        ("orders/orderId/items", "orders/:order_id/items"),
    ] {
        assert_eq!(path(text), template, "{text}");
    }
}

#[test]
fn a_value_that_its_notation_tells_is_an_argument() {
    for (text, template) in [
        ("users/ann@example.com/orders", "users/:email/orders"),
        ("users/ann%40example.com", "users/:email"),
        ("posts/urn:li:share:6844785523593134080", "posts/:post_urn"),
        ("rates/2024-01-31", "rates/:date"),
        ("rates/2024-01-31/2024-02-29", "rates/:from_date/:to_date"),
        ("usage/2023-04", "usage/:month"),
        ("events/2024-01-31T10:00:00Z", "events/:time"),
        ("orders/1,2,3", "orders/:order_ids"),
        ("hosts/192.168.1.1", "hosts/:ip"),
        ("rooms/A101", "rooms/:room_id"),
        ("user/getUserById/7", "user/getUserById/:user_id"),
        ("archive/2024/05/31", "archive/:year/:month/:day"),
        ("branch/1/1/sales", "branch/:branch_id/:id/sales"),
        ("users/{{id}}/5", "users/{{id}}/:id"),
        ("users/5f3a9c1b", "users/:user_id"),
        ("products/barcode/123456789", "products/barcode/:barcode"),
    ] {
        assert_eq!(path(text), template, "{text}");
    }
}

#[test]
fn an_id_with_its_kind_before_it_is_an_argument() {
    for (text, template) in [
        ("customers/cus_Nf8s7dh3/cards", "customers/:customer_id/cards"),
        ("products/prod_NWjs8kKbJWmuuc", "products/:product_id"),
        ("invoices/INV-2023-001", "invoices/:invoice_id"),
        ("orders/order-12345", "orders/:order_id"),
        ("order/ORD001", "order/:order_id"),
        ("orders/TXN123456", "orders/:order_id"),
        ("products/code/PROD001", "products/code/:code"),
        ("users/user-1/posts", "users/:user_id/posts"),
        ("loans/L-2024-55/schedule", "loans/:loan_id/schedule"),
        ("users/user001", "users/:user_id"),
    ] {
        assert_eq!(path(text), template, "{text}");
    }
}

#[test]
fn a_file_in_a_folder_of_files_is_an_argument() {
    for (text, template) in [
        ("image/bhgb..a.png", "image/:image_name"),
        ("uploads/products/phone.png", "uploads/products/:file_name"),
        ("files/Report May.pdf", "files/:file_name"),
        ("PUT batches/{{id}}/files/web_profiles_2017.json", "batches/{{id}}/files/:file_name"),
    ] {
        assert_eq!(path(text), template, "{text}");
    }
    for text in [
        "orders/export.csv",
        "files/list.json",
        "logo.png",
        "files/template.xlsx",
        "statuses/mentions.json",
        "media/popular.json",
        "media/get_image.php",
    ] {
        assert_eq!(path(text), text);
    }
}

#[test]
fn what_a_request_says_that_it_finds_things_by_is_an_argument() {
    for (title, text, template) in [
        ("Get user by username", "users/username/testuser", "users/username/:username"),
        ("Get products by category", "products/category/shoes", "products/category/:category"),
        ("Find", "users/by-email/ann", "users/by-email/:email"),
        ("Find", "pets/findByStatus/available", "pets/findByStatus/:status"),
        ("Find", "pets/findById/rex", "pets/findById/:pet_id"),
        ("Find", "pet/getPetById/rex", "pet/getPetById/:pet_id"),
        ("Find", "findPetsByTags/tame", "findPetsByTags/:tags"),
        ("Get product by slug", "products/blue-shirt", "products/:product_slug"),
        ("Get user by username", "users/ann", "users/:username"),
        ("Get a user by ID", "users/abc", "users/:user_id"),
        ("Get pets by name", "pets/search/rex", "pets/search/:name"),
        ("Get pets by name", "pets/search/recent", "pets/search/recent"),
        ("Search pets", "pets/search/rex", "pets/search/rex"),
        ("Delete country by code", "DELETE countries/de", "countries/:country_code"),
        ("Get user by username", "users/username/list", "users/username/list"),
        ("Verify by SMS", "POST verify/sms/code", "verify/sms/code"),
        ("Filter by price", "products/price/range", "products/price/range"),
        ("Get user details by id", "users/details", "users/details"),
        ("Get user by id", "users/info?id=1", "users/info"),
        ("Get user by id", "POST users/info", "users/info"),
        ("Get orders by status", "orders/status/all", "orders/status/all"),
        ("Get users by status", "status/users", "status/users"),
        ("Find", "users/by-email/search", "users/by-email/search"),
        ("Shoes", "products/category/shoes", "products/category/shoes"),
    ] {
        let (method, path) = text.split_once(' ').unwrap_or(("GET", text));
        let api = api(&[(title, &format!("{method} {{{{url}}}}/{path}"))]);
        let operation = api.root.all_operations().next().expect("a request");
        assert_eq!(operation.url.base, format!("{{{{url}}}}/{template}"), "{title}");
    }
}

#[test]
fn the_value_of_an_argument_is_the_text_of_the_path() {
    let api = api(&[("a", "{{url}}/users/ann@example.com/orders/ORD001.json")]);
    let variables = &api.root.all_operations().next().expect("a request").url.path_variables;
    let values: Vec<_> = variables.iter().map(|one| (one.key.as_str(), one.value.as_deref())).collect();
    assert_eq!(values, [("email", Some("ann@example.com")), ("order_id", Some("ORD001"))]);
}

#[test]
fn names_and_versions_of_an_api_stay() {
    for text in [
        "webhooks/ACCOUNT_CLOSED",
        "service/$metadata",
        "admin/api/2024-01/products",
        "2024-01-31/accounts",
        "hash/SHA256",
        "formats/UTF-8",
        "users/2fa",
        "ticker/24hr",
        "oauth2/token",
        "steps/step1",
        "encoders/base64",
        "photos:filter",
        "@scope/package",
        "items/feed2024",
        "v1p1beta1/images",
        "convert/mp4toh264",
        "hash/sha256checksum",
    ] {
        assert_eq!(path(text), text);
    }
    let among_variables = ["{{url}}/users/{{id}}", "{{url}}/users/oauth2Callback", "{{url}}/users/7tf58aa034tPY"];
    assert_eq!(
        taken(&among_variables),
        ["{{url}}/users/{{id}}", "{{url}}/users/oauth2Callback", "{{url}}/users/:user_id"]
    );
    let mostly = ["GET {{url}}/shop/2024-01-01/a", "GET {{url}}/shop/2024-01-01/b", "GET {{url}}/shop/2024-01-01/c"];
    assert!(taken(&mostly).iter().all(|url| url.contains("2024-01-01")));
}

#[test]
fn what_the_answer_of_a_request_has_as_its_name_is_an_argument() {
    let item = |title: &str, path: &str, answer: &str| {
        let example = json!({"name": "ok", "code": 200, "body": answer});
        json!({"name": title, "request": {"url": format!("{{{{url}}}}/{path}")}, "response": [example]})
    };
    let paths = |items: Value| -> Vec<String> {
        read(items).root.all_operations().map(|operation| operation.url.base.replace("{{url}}/", "")).collect()
    };
    let named = json!([
        item("Get user", "users/ann", r#"{"username": "ann"}"#),
        item("List posts", "users/ann/posts", r#"[{"author": "bob"}]"#),
        item("Get product", "products/phone-13", r#"{"data": {"id": "phone-13"}, "ok": true}"#),
        item("Get country", "countries/de", r#"{"code": "de", "name": "Germany"}"#),
    ]);
    assert_eq!(
        paths(named),
        ["users/:username", "users/:username/posts", "products/:product_id", "countries/:country_code"]
    );
    let fixed = json!([
        item("Get free plan", "plans/free", r#"{"name": "free"}"#),
        item("Get status", "services/health", r#"{"status": "health"}"#),
        item("Get theme", "setting/dark", r#"{"name": "dark"}"#),
        item("Search", "users/search", r#"{"name": "search"}"#),
    ]);
    assert_eq!(paths(fixed), ["plans/free", "services/health", "setting/dark", "users/search"]);
}
