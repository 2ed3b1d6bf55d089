// The pictures of the README: node tests/pages/pictures.mjs FOLDER, after `.ci/pages` has made the pages.
import { mkdirSync } from "node:fs";
import path from "node:path";
import { launch, open } from "./browser.mjs";

const to = process.argv[2];
mkdirSync(to, { recursive: true });
const browser = await launch();
const viewport = { width: 1180, height: 760 };
for (const [name, colorScheme, unfolded] of [
  ["report", "light", "#fn.books::get_book"],
  ["diff", "dark", ""],
]) {
  const { page, close } = await open(browser, `${name}.html`, { viewport, colorScheme, reducedMotion: "reduce" });
  if (unfolded) await page.evaluate((hash) => { location.hash = hash; }, unfolded);
  await page.waitForTimeout(300);
  await page.screenshot({ path: path.join(to, `${name}.png`) });
  await close();
}
await browser.close();
