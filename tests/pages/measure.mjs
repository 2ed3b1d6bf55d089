// Times a page in Chromium: PAGES=FOLDER node tests/pages/measure.mjs NAME.html WORD
import { statSync } from "node:fs";
import path from "node:path";
import { folder, launch, open } from "./browser.mjs";

const [name, word] = process.argv.slice(2);
const browser = await launch();
const { page, said, close } = await open(browser, name);
const paint = await page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime);
const loaded = await page.evaluate(() => performance.getEntriesByType("navigation")[0].loadEventEnd);
const searched = await page.evaluate(async (text) => {
  const field = document.getElementById("search");
  const found = document.getElementById("found");
  const start = performance.now();
  field.value = text;
  field.dispatchEvent(new Event("input"));
  while (found.textContent === "") await new Promise(requestAnimationFrame);
  await new Promise(requestAnimationFrame);
  return { milliseconds: performance.now() - start, found: found.textContent };
}, word);
const kilobytes = Math.round(statSync(path.join(folder, name)).size / 1024);
console.log(JSON.stringify({ kilobytes, paint, loaded, searched, said }));
await close();
await browser.close();
