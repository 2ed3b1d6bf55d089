// Both pages as people meet them: nothing but the page is loaded, nothing complains, and all of it can be reached.
import assert from "node:assert/strict";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";
import { folder, launch, open, violations } from "./browser.mjs";

const PAGES = ["report.html", "diff.html"];
let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

for (const name of PAGES) {
  for (const colorScheme of ["light", "dark"]) {
    test(`${name} in ${colorScheme} has no violation of accessibility`, async () => {
      assert.deepEqual(await violations(browser, name, colorScheme), []);
    });
  }

  test(`${name} loads nothing, says nothing and works without script`, async () => {
    for (const javaScriptEnabled of [true, false]) {
      const { page, said, close } = await open(browser, name, { javaScriptEnabled });
      assert.ok(await page.locator("main details").count() > 3);
      assert.equal(await page.locator("h1").count(), 1);
      assert.deepEqual(said, []);
      await close();
    }
  });

  test(`${name} is dark where the system is, and the button turns it`, async () => {
    const { page, close } = await open(browser, name, { colorScheme: "dark" });
    const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    assert.equal(await background(), "rgb(20, 22, 26)");
    await page.click("#theme");
    assert.equal(await background(), "rgb(255, 255, 255)");
    await close();
  });

  test(`${name} folds and unfolds, and is unfolded on paper`, async () => {
    const { page, close } = await open(browser, name);
    const all = await page.locator("main details").count();
    const unfolded = () => page.locator("main details[open]").count();
    await page.click("#unfold");
    assert.equal(await unfolded(), all);
    await page.click("#fold");
    assert.equal(await unfolded(), 0);
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    assert.equal(await unfolded(), all);
    await page.evaluate(() => dispatchEvent(new Event("afterprint")));
    assert.equal(await unfolded(), 0);
    assert.ok((await page.pdf()).length > 10_000);
    await close();
  });

  test(`${name} fits a narrow screen`, async () => {
    const { page, close } = await open(browser, name, { viewport: { width: 360, height: 640 } });
    const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(beyond <= 0, `${beyond} pixels beyond the edge`);
    await close();
  });
}

test("the search finds operations by name, path and request, and the tree follows", async () => {
  const { page, close } = await open(browser, "report.html");
  const shown = () => page.locator("main .operation:not([hidden])").evaluateAll((all) => all.map((one) => one.id));
  const all = (await shown()).length;
  await page.keyboard.press("/");
  await page.keyboard.type("post /books");
  await page.waitForFunction(() => document.getElementById("found").textContent !== "");
  const found = await shown();
  assert.ok(found.includes("fn.books::create_book") && found.length < all, found.join());
  const tree = await page.locator("nav [data-to]:not([hidden])").evaluateAll((all) => all.map((one) => one.dataset.to));
  assert.deepEqual(tree.toSorted(), found.toSorted());
  await page.keyboard.press("Escape");
  assert.equal((await shown()).length, all);
  await close();
});

test("a search without a hit says so to everybody", async () => {
  const { page, close } = await open(browser, "report.html");
  await page.fill("#search", "no such thing");
  await page.waitForFunction(() => /^0 of \d+ shown$/.test(document.getElementById("found").textContent));
  assert.equal(await page.locator("#found").getAttribute("role"), "status");
  await close();
});

test("a link in the tree unfolds its operation, by keyboard too", async () => {
  const { page, close } = await open(browser, "report.html");
  const operation = page.locator("[id='fn.books::get_book']");
  assert.equal(await operation.getAttribute("open"), null);
  await page.locator("nav a[href='#fn.books::get_book']").focus();
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.getElementById("fn.books::get_book").open);
  assert.ok(await operation.locator("pre", { hasText: "pub fn get_book(" }).isVisible());
  await close();
});

test("every link on a page leads somewhere on it", async () => {
  for (const name of PAGES) {
    const { page, close } = await open(browser, name);
    const lost = await page.evaluate(() => Array.from(document.querySelectorAll("a[href^='#']"))
      .filter((link) => !document.getElementById(decodeURIComponent(link.hash.slice(1)))).map((link) => link.hash));
    assert.deepEqual([...new Set(lost)], [], name);
    const ids = await page.evaluate(() => Array.from(document.querySelectorAll("[id]"), (one) => one.id));
    assert.equal(new Set(ids).size, ids.length, `${name} has an id twice`);
    await close();
  }
});

test("changes link to their operations in the client's page", async () => {
  const { page, close } = await open(browser, "diff.html");
  const links = page.locator("a[href^='report-new.html#fn.']");
  assert.ok(await links.count() > 0);
  const targets = await links.evaluateAll((all) => all.map((one) => decodeURIComponent(one.hash.slice(1))));
  await close();
  const client = await open(browser, "report-new.html");
  for (const target of targets) assert.equal(await client.page.locator(`[id='${target}']`).count(), 1, target);
  await client.close();
});

test("the code of a call is copied", async () => {
  const { page, close } = await open(browser, "report.html", { permissions: ["clipboard-read", "clipboard-write"] });
  await page.evaluate(() => { document.getElementById("fn.books::get_book").open = true; });
  const button = page.locator("[id='fn.books::get_book'] [data-copy]").first();
  await button.click();
  await page.waitForFunction((one) => one.textContent === "Copied", await button.elementHandle());
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /get_book\(&client, "id"\)\.await\?;$/);
  await close();
});

// as if a text had not been escaped
test("the policy of a page runs no script but its own, and loads nothing", async () => {
  const planted = '<script>window.pwned = 1</script><img src=x onerror="window.pwned = 1"><iframe src="https://evil.example"></iframe>';
  for (const name of PAGES) {
    const html = readFileSync(path.join(folder, name), "utf8");
    writeFileSync(path.join(folder, `planted-${name}`), html.replace(/<main[^>]*>/, (main) => main + planted));
    const { page, said, close } = await open(browser, `planted-${name}`);
    assert.equal(await page.locator("main img[onerror]").count(), 1);
    assert.equal(await page.evaluate(() => "pwned" in window), false);
    // the script, the image, its handler and the frame; Chromium also tells of a request that it blocks
    const refused = said.filter((one) => /violates the following Content Security Policy/.test(one));
    assert.ok(refused.length === 4 && said.every((one) => refused.includes(one) || one.startsWith("request: ")), said.join("\n"));
    await close();
  }
});

// `tests/tests/command_line/html_pages.rs` writes them: texts of collections that try to be more than text
const hostile = readdirSync(folder).filter((name) => name.startsWith("hostile-"));

test("there are hostile pages", () => assert.ok(hostile.length >= 40, `${hostile.length}`));

test("no text of a collection is a script, a request, a frame or a form", async () => {
  for (const name of hostile) {
    const { page, said, close } = await open(browser, name);
    await page.click("#unfold");
    // whatever waits for the mouse or for an animation
    await page.mouse.move(400, 300);
    const found = await page.evaluate(() => ({
      pwned: "pwned" in window,
      elements: document.querySelectorAll("main :is(script, style, iframe, object, embed, form, img, base, meta, link)").length,
      scripts: document.scripts.length,
      handlers: Array.from(document.querySelectorAll("*")).filter((one) => one.getAttributeNames().some((attribute) => attribute.startsWith("on"))).length,
      links: Array.from(document.links, (link) => link.protocol).filter((protocol) => !["file:", "http:", "https:"].includes(protocol)),
    }));
    assert.deepEqual(found, { pwned: false, elements: 0, scripts: 1, handlers: 0, links: [] }, name);
    assert.deepEqual(said, [], name);
    await close();
  }
});
