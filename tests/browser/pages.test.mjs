// What ospo writes for a browser, opened in one: nothing is fetched, nothing runs, nothing is cut
// off, and whoever cannot see it can read it.
//
//   cargo test --test renderers && npm ci && node --test
//
// `cargo test --test renderers` leaves every view as a page; each is opened here. CHROMIUM names
// the browser where it is not /usr/bin/chromium.

import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { brokenWords, violations, width as widthOf } from "./look.mjs";

const root = path.resolve(import.meta.dirname, "../..");
const target = process.env.CARGO_TARGET_DIR ?? path.join(root, "target");
const folder = path.join(target, "tmp/pages");
const pictures = path.join(target, "tmp/pictures");
const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

// The smallest phone that people still use, a laptop, and what a page is wide on paper.
const screens = { phone: [320, 640], tall: [390, 844], laptop: [1280, 800], paper: [794, 1123] };

assert.ok(existsSync(executablePath), `there is no browser at ${executablePath}`);
assert.ok(existsSync(folder), "there are no pages yet: cargo test --test renderers");
const pages = readdirSync(folder).filter((name) => name.endsWith(".html"));
const address = (name) => pathToFileURL(path.join(folder, name)).href;

let browser;
before(async () => {
  browser = await chromium.launch({
    executablePath,
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  });
  mkdirSync(pictures, { recursive: true });
});
after(() => browser?.close());

async function opened(name, options, look) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const asked = [];
  const complaints = [];
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

test("there are pages to look at", () => {
  assert.ok(pages.length > 40, `${pages.length} pages`);
});

describe("each page", { concurrency: 2 }, () => {
  // Pages with tame texts are there to compare those with hostile ones with.
  for (const name of pages.filter((name) => !name.startsWith("tame-"))) {
    test(`${name} fetches nothing, runs nothing and breaks no rule of its own`, () =>
      opened(name, {}, async (page, { asked, complaints }) => {
        assert.deepEqual(asked, [address(name)]);
        assert.deepEqual(complaints, []);
        const found = await page.evaluate(() => ({
          runs: document.querySelectorAll("script, iframe, object, embed, img, link, form").length,
          handlers: [...document.querySelectorAll("*")].flatMap((element) =>
            element.getAttributeNames().filter((attribute) => attribute.startsWith("on")),
          ),
          links: [...document.links].map((link) => link.protocol),
          style: getComputedStyle(document.querySelector("main > .board") ?? document.querySelector("main")).getPropertyValue("--accent"),
        }));
        assert.equal(found.runs, 0);
        assert.deepEqual(found.handlers, []);
        for (const protocol of found.links) {
          assert.match(protocol, /^(file|https?|mailto):$/);
        }
        assert.notEqual(found.style, "", "the style of the page is not in force");
      }));

    for (const colorScheme of ["light", "dark"]) {
      test(`${name} can be read by everybody, ${colorScheme}`, () =>
        opened(name, { colorScheme, bypassCSP: true }, async (page) => {
          assert.deepEqual(await violations(page, axe), []);
        }));
    }

    test(`${name} is not wider than the screen`, async () => {
      for (const [screen, [width, height]] of Object.entries(screens)) {
        await opened(name, { viewport: { width, height } }, async (page) => {
          const wide = await widthOf(page);
          assert.ok(wide <= width, `${wide} wide on a ${screen} of ${width}`);
          if (!name.startsWith("hostile-")) {
            assert.deepEqual(await brokenWords(page, 28), [], `on a ${screen} of ${width}`);
          }
          if (name.startsWith("sink-")) {
            const file = path.join(pictures, `${name.replace(".html", "")}-${screen}.png`);
            await page.screenshot({ path: file, fullPage: true });
          }
        });
      }
    });
  }
});

test("hostile texts make the same page as tame ones", async () => {
  for (const name of pages.filter((name) => name.startsWith("hostile-"))) {
    const kinds = (page) =>
      page.evaluate(() => {
        const elements = [...document.querySelectorAll("*")];
        return [...new Set(elements.map((element) => element.tagName.toLowerCase()))].sort();
      });
    const wild = await opened(name, {}, kinds);
    const usual = new Set([
      ...(await opened(name.replace("hostile", "tame"), {}, kinds)),
      ...(await opened(name.replace("hostile", "sink"), {}, kinds)),
    ]);
    assert.deepEqual(wild.filter((kind) => !usual.has(kind)), [], name);
    const text = await opened(name, {}, (page) => page.textContent("main"));
    assert.ok(text.includes("<script>alert(1)</script><img src=x onerror=y>"), name);
    assert.ok(!/[\u202a-\u202e\u2066-\u2069]/.test(text), `${name} reorders its text`);
  }
});

describe("on paper", () => {
  for (const format of ["A4", "Letter"]) {
    test(`the report is a document of pages, ${format}`, () =>
      opened("sink-assessment.html", {}, async (page) => {
        const file = path.join(pictures, `sink-assessment-${format}.pdf`);
        const bytes = await page.pdf({ format, path: file, preferCSSPageSize: false });
        const sheets = bytes.toString("latin1").match(/\/Type\s*\/Page[^s]/g) ?? [];
        assert.ok(sheets.length > 2, `${sheets.length} pages`);
      }));
  }

  test("what only a screen needs is left out", () =>
    opened("sink-assessment.html", {}, async (page) => {
      await page.emulateMedia({ media: "print" });
      const shown = await page.evaluate(() =>
        [...document.querySelectorAll("nav")].filter(
          (element) => getComputedStyle(element).display !== "none",
        ).length,
      );
      assert.equal(shown, 0);
    }));
});
