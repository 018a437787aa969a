// The page for those who decide, printed from drawn rounds: whatever was answered, and in whatever
// language, it is one page, and nothing on it is cut off or lies over something else.
//
//   cargo test --test renderers boards && npm ci && node --test boards.test.mjs

import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const root = path.resolve(import.meta.dirname, "../..");
const target = process.env.CARGO_TARGET_DIR ?? path.join(root, "target");
const folder = path.join(target, "tmp/boards");
const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

assert.ok(existsSync(folder), "there are no pages yet: cargo test --test renderers boards");
const pages = readdirSync(folder).filter((name) => name.endsWith(".html"));
const address = (name) => pathToFileURL(path.join(folder, name)).href;

// What is left of a sheet within the margins of the page, in CSS pixels.
const px = (mm) => (mm * 96) / 25.4;
const sheets = {
  A4: [px(210 - 24), px(297 - 18)],
  Letter: [px(215.9 - 24), px(279.4 - 18)],
};

let browser;
before(async () => {
  browser = await chromium.launch({
    executablePath,
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  });
});
after(() => browser?.close());

// Says what is cut off, lies over something else or leads out of the sheet.
function misplaced([width, height]) {
  const found = [];
  const told = (element) => `${element.className.baseVal ?? element.className} “${element.textContent.trim().slice(0, 60)}”`;
  const board = document.querySelector(".board");
  if (board.scrollHeight > height) found.push(`${Math.ceil(board.scrollHeight)} high, of ${Math.floor(height)}`);
  for (const element of board.querySelectorAll("h1, h2, h3, p, th, td, small, li, b, .pair > span:last-child, .nw, svg text")) {
    const box = element.getBoundingClientRect();
    if (box.width === 0) continue;
    if (box.left < -1 || box.right > width + 1) found.push(`outside: ${told(element)}`);
    if (element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).display !== "inline") {
      found.push(`wider than its place: ${told(element)}`);
    }
  }
  const apart = (elements) => {
    const boxes = elements.map((one) => [one, one.getBoundingClientRect()]).filter(([, box]) => box.width > 0);
    for (const [index, [one, box]] of boxes.entries()) {
      for (const [other, beside] of boxes.slice(index + 1)) {
        const over = Math.min(box.right, beside.right) - Math.max(box.left, beside.left);
        const below = Math.min(box.bottom, beside.bottom) - Math.max(box.top, beside.top);
        if (over > 1 && below > 1) found.push(`${told(one)} lies over ${told(other)}`);
      }
    }
  };
  apart([...board.querySelectorAll("svg text")]);
  for (const row of board.querySelectorAll("tr")) apart([...row.querySelectorAll("th, td > *, td")].filter((one) => !one.parentElement.closest("td")));
  apart([...board.querySelectorAll(".title > *, .where, .deck, .ask, .part, .foot")]);
  return found;
}

test("there are pages of four languages", () => {
  assert.ok(pages.length >= 800, `${pages.length} pages`);
});

for (const [format, [width, height]] of Object.entries(sheets)) {
  test(`each is one page, ${format}`, async () => {
    const size = { width: Math.floor(width), height: Math.floor(height) };
    const page = await browser.newPage({ viewport: size });
    await page.emulateMedia({ media: "print" });
    const wrong = [];
    for (const name of pages) {
      await page.goto(address(name));
      const found = await page.evaluate(misplaced, [width, height]);
      wrong.push(...found.map((one) => `${name}: ${one}`));
    }
    await page.close();
    assert.deepEqual(wrong, []);
  });

  // Paper itself: printing each takes long, and above all are measured.
  test(`each is printed as one page, ${format}`, async () => {
    const page = await browser.newPage();
    const wrong = [];
    for (const name of pages.filter((name) => /[05]\.html$/.test(name))) {
      await page.goto(address(name));
      const bytes = await page.pdf({ format, preferCSSPageSize: false });
      const printed = bytes.toString("latin1").match(/\/Type\s*\/Page[^s]/g) ?? [];
      if (printed.length !== 1) wrong.push(`${name}: ${printed.length} pages`);
    }
    await page.close();
    assert.deepEqual(wrong, []);
  });
}

for (const width of [320, 390, 1280]) {
  test(`none is wider than a screen of ${width}`, async () => {
    const page = await browser.newPage({ viewport: { width, height: 844 } });
    const wrong = [];
    for (const name of pages.filter((name) => name.endsWith("3.html"))) {
      await page.goto(address(name));
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      if (wide > width) wrong.push(`${name}: ${wide}`);
    }
    await page.close();
    assert.deepEqual(wrong, []);
  });
}

for (const colorScheme of ["light", "dark"]) {
  test(`it can be read by everybody, ${colorScheme}`, async () => {
    const context = await browser.newContext({ colorScheme, bypassCSP: true });
    const page = await context.newPage();
    for (const name of pages.filter((name) => name.endsWith("-007.html"))) {
      await page.goto(address(name));
      await page.addScriptTag({ content: axe });
      const { violations } = await page.evaluate(() =>
        globalThis.axe.run({
          runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
        }),
      );
      assert.deepEqual(violations.map((one) => `${one.id}: ${one.nodes[0].html.slice(0, 200)}`), [], name);
    }
    await context.close();
  });
}
