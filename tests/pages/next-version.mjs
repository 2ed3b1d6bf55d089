// The next version of a collection, as a team might have changed it: for the page of changes.
import { readFileSync } from "node:fs";

const collection = JSON.parse(readFileSync(process.argv[2], "utf8"));
const walk = (items, visit) => items.forEach((item) => (item.item ? walk(item.item, visit) : visit(item)));
walk(collection.item, (item) => {
  const request = item.request;
  switch (item.name) {
    case "Get book":
      // another input, and an answer with one field more and one of another kind
      request.url.query = [...(request.url.query ?? []), { key: "expand", value: "author", description: "What comes with the book." }];
      for (const response of item.response ?? []) {
        const body = JSON.parse(response.body);
        body.price = "9.99 EUR";
        body.publisher = { name: "Ace", founded: 1952 };
        response.body = JSON.stringify(body);
      }
      break;
    case "Delete book":
      item.name = "Remove book";
      break;
    case "Create book":
      request.description = "Adds a book to the catalogue. The title has to be new.";
      break;
  }
});
collection.item.push({ name: "Health", request: { method: "GET", url: "{{baseUrl}}/health" }, response: [{ name: "Up", code: 200, body: "{\"up\": true}" }] });
process.stdout.write(`${JSON.stringify(collection, null, 2)}\n`);
