// A headless Chromium, and what it says of a page. Modules come from the folder of PAGES_MODULES, where `.ci/pages` installs them.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";

const require = createRequire(path.resolve(process.env.PAGES_MODULES ?? "target/pages", "here.js"));
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

export const folder = path.resolve(process.env.PAGES ?? "target/pages/out");

export function launch() {
  const args = ["--no-sandbox", "--disable-gpu"];
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args });
}

// Opens a page that was generated; notes each complaint of the console, each error, each dialog and each request but that of the page.
export async function open(browser, name, options = {}) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const url = pathToFileURL(path.join(folder, name)).href;
  const said = [];
  page.on("console", (message) => said.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => said.push(`error: ${error}`));
  page.on("dialog", (dialog) => { said.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  page.on("request", (request) => {
    const to = request.url();
    if (to.split("#")[0] !== url && !to.startsWith("data:,")) said.push(`request: ${to}`);
  });
  await page.goto(url);
  return { page, said, close: () => context.close() };
}

// The violations that axe finds. It is run beside the page's own policy, as a tool of the browser is.
export async function violations(browser, name, colorScheme) {
  const { page, close } = await open(browser, name, { bypassCSP: true, colorScheme });
  await page.evaluate(axe);
  const results = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
  await close();
  return results.violations.map((one) => `${one.id}: ${one.help}: ${one.nodes.slice(0, 3).map((node) => node.html.slice(0, 200)).join(" | ")}`);
}
