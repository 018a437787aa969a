// Slides of drawn rounds: whatever was answered, and in whatever language, each slide is one sheet,
// nothing on it is cut off, and keys turn it.
//
//   cargo test --test renderers boards && npm ci && node --test slides.test.mjs

import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const root = path.resolve(import.meta.dirname, "../..");
const target = process.env.CARGO_TARGET_DIR ?? path.join(root, "target");
const folder = path.join(target, "tmp/slides");
const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

assert.ok(existsSync(folder), "there are no slides yet: cargo test --test renderers boards");
const decks = readdirSync(folder).filter((name) => name.endsWith(".html"));
const address = (name) => pathToFileURL(path.join(folder, name)).href;
const [width, height] = [1280, 720];

let browser;
before(async () => {
  browser = await chromium.launch({
    executablePath,
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  });
});
after(() => browser?.close());

async function opened(name, options, look) {
  const context = await browser.newContext({ viewport: { width, height }, ...options });
  const page = await context.newPage();
  const [asked, complaints] = [[], []];
  page.on("request", (request) => asked.push(request.url()));
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  await page.goto(address(name));
  try {
    return await look(page, { asked, complaints });
  } finally {
    await context.close();
  }
}

// Says what is cut off, or leads out of its slide.
function misplaced([width, height]) {
  const found = [];
  const told = (element) => `${element.tagName} “${element.textContent.trim().slice(0, 60)}”`;
  for (const slide of document.querySelectorAll(".slide")) {
    const sheet = slide.getBoundingClientRect();
    const name = `${slide.className}:`;
    if (sheet.height > height + 1) found.push(`${name} ${Math.ceil(sheet.height)} high`);
    for (const element of slide.querySelectorAll("h1, h2, h3, p, th, td, small, li, b, span, svg text")) {
      const box = element.getBoundingClientRect();
      if (box.width <= 1) continue;
      if (box.left < -1 || box.right > width + 1) found.push(`${name} outside: ${told(element)}`);
      const isBlock = element instanceof HTMLElement && getComputedStyle(element).display !== "inline";
      if (isBlock && element.scrollWidth > element.clientWidth + 1) {
        found.push(`${name} wider than its place: ${told(element)}`);
      }
    }
  }
  return found;
}

test("each slide of every deck is one sheet, and nothing on it is cut off", async (t) => {
  const context = await browser.newContext({ viewport: { width, height } });
  const page = await context.newPage();
  await page.emulateMedia({ media: "print" });
  const wrong = [];
  for (const name of decks) {
    await page.goto(address(name));
    const slides = await page.locator(".slide").count();
    if (slides < 6 || slides > 8) wrong.push(`${name}: ${slides} slides`);
    for (const what of await page.evaluate(misplaced, [width, height])) {
      wrong.push(`${name}: ${what}`);
    }
  }
  await context.close();
  t.diagnostic(`${decks.length} decks`);
  assert.deepEqual(wrong, []);
});

const some = decks.filter((_, index) => index % Math.ceil(decks.length / 12) === 0);

for (const name of some) {
  test(`${name} is a sheet a slide on paper, fetches nothing and turns by keys`, () =>
    opened(name, {}, async (page, { asked, complaints }) => {
      const slides = await page.locator(".slide").count();
      const bytes = await page.pdf({ preferCSSPageSize: true });
      const sheets = bytes.toString("latin1").match(/\/Type\s*\/Page[^s]/g) ?? [];
      assert.equal(sheets.length, slides);
      const shown = () => page.evaluate(() => location.hash.slice(1));
      const ids = await page.locator(".slide").evaluateAll((all) => all.map((slide) => slide.id));
      const turns = [["ArrowRight", 1], ["Space", 2], ["End", slides - 1], ["ArrowRight", slides - 1], ["ArrowLeft", slides - 2], ["Home", 0], ["PageDown", 1], ["Shift+Space", 0]];
      for (const [key, at] of turns) {
        await page.keyboard.press(key);
        assert.equal(await shown(), ids[at], key);
        const top = await page.locator(`#${ids[at]}`).evaluate((slide) => slide.getBoundingClientRect().top);
        assert.ok(Math.abs(top) < 2, `${ids[at]} is at ${top}`);
      }
      assert.deepEqual(asked.filter((one) => !one.startsWith(address(name))), []);
      assert.deepEqual(complaints, []);
    }));

  test(`${name} is a page to scroll without its script, and on a phone`, () =>
    opened(name, { javaScriptEnabled: true, viewport: { width: 320, height: 640 } }, async (page) => {
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(wide <= 320, `${wide} wide`);
      assert.equal(await page.locator(".slide:visible").count(), await page.locator(".slide").count());
    }));

  for (const colorScheme of ["light", "dark"]) {
    test(`${name} can be read by everybody, ${colorScheme}`, () =>
      opened(name, { colorScheme, bypassCSP: true }, async (page) => {
        await page.addScriptTag({ content: axe });
        const { violations } = await page.evaluate(() =>
          globalThis.axe.run({
            runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
          }),
        );
        const told = violations.map((one) => {
          const where = one.nodes.slice(0, 3).map((node) => node.html.slice(0, 200));
          return `${one.id}: ${one.help}\n${where.join("\n")}`;
        });
        assert.deepEqual(told, []);
      }));
  }
}
