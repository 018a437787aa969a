// The report for those who lead, of the example and of drawn rounds, on phones and on paper.
//
//   cargo build && node --test lead.test.mjs
//
// SEED draws other rounds.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { chromium } from "playwright-core";
import { brokenWords, violations, width } from "./look.mjs";

const root = path.resolve(import.meta.dirname, "../..");
const target = process.env.CARGO_TARGET_DIR ?? path.join(root, "target");
const ospo = path.join(target, "debug/ospo");
const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const folder = mkdtempSync(path.join(tmpdir(), "ospo-"));
const seed = Number(process.env.SEED ?? 1);
const rounds = Number(process.env.ROUNDS ?? 8);

// So high is the margin at the foot of a page, in points.
const FOOT = 32;

// As long as a word may be that a phone of 320 pixels has no room for.
const longest = 28;

assert.ok(existsSync(ospo), "there is no command yet: cargo build");

let browser;
before(async () => {
  const args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"];
  browser = await chromium.launch({ executablePath, args });
});
after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});

function written(of, lang, name) {
  const file = path.join(folder, `${name}.html`);
  const env = { ...process.env, HOME: folder };
  const args = ["-C", of, "-q", "--lang", lang, "report", "-o", file];
  execFileSync(ospo, args, { env, stdio: ["ignore", "ignore", "inherit"] });
  return file;
}

async function opened(file, options, look) {
  const context = await browser.newContext({ bypassCSP: true, ...options });
  const page = await context.newPage();
  await page.goto(pathToFileURL(file).href);
  try {
    return await look(page);
  } finally {
    await context.close();
  }
}

// A small generator of its own, so that a failure can be drawn again.
function dice(seed) {
  let state = seed * 2654435761;
  return (sides) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

const items = readdirSync(path.join(root, "checklists/ospo"))
  .filter((name) => /^stage-\d+\.yaml$/.test(name))
  .flatMap((name) => {
    const text = readFileSync(path.join(root, "checklists/ospo", name), "utf8");
    return [...text.matchAll(/^ *- id: ([a-z-]+)$/gm)].map((found) => found[1]);
  });

const answers = ["absent", "ad-hoc", "repeatable", "established", "measured", "unknown", undefined];
const names = ["Acme", "Stadtwerke Halden an der Wupper GmbH & Co. KG", "内務省デジタル推進局", "Ünïté"];

function drawn(number) {
  const roll = dice(seed * 1000 + number);
  const of = path.join(folder, `round-${number}`);
  mkdirSync(path.join(of, "assessments"), { recursive: true });
  const sheet = (date) => {
    // Some rounds know nothing, some only begin, some are done.
    const [from, to] = [roll(6), roll(7)].sort();
    const lines = items.flatMap((item) => {
      const answer = answers[from + roll(to - from + 1)];
      return answer ? [`  ${item}: { answer: ${answer} }`] : [];
    });
    const head = ["format: ospo/sheet/1", 'model: { id: ospo, version: "2.0" }'];
    const subject = `subject: "${names[number % names.length]}"`;
    const body = lines.length ? ["answers:", ...lines] : ["answers: {}"];
    const text = [...head, subject, `date: ${date}`, ...body, ""].join("\n");
    writeFileSync(path.join(of, "assessments", `${date}.yaml`), text);
  };
  if (number % 2) sheet("2026-02-01");
  sheet("2026-11-22");
  const settings = roll(2) ? 'classification: "For the board"\nplan: { rate: 4500 EUR }\n' : "";
  writeFileSync(path.join(of, "ospo.yaml"), `organisation: "${names[number % names.length]}"\n${settings}`);
  return of;
}

describe("of drawn rounds, on a phone", () => {
  for (let number = 0; number < rounds; number += 1) {
    const lang = ["en", "de", "ja", "zh-Hans"][number % 4];
    test(`round ${number} of seed ${seed} in ${lang} fits, and breaks no word`, async () => {
      const file = written(drawn(number), lang, `round-${number}`);
      for (const wide of [390, 320]) {
        await opened(file, { viewport: { width: wide, height: 844 } }, async (page) => {
          assert.equal(await width(page), wide);
          assert.deepEqual(await brokenWords(page, longest), []);
        });
      }
      for (const colorScheme of ["light", "dark"]) {
        const options = { colorScheme, viewport: { width: 390, height: 844 } };
        assert.deepEqual(await opened(file, options, (page) => violations(page, axe)), []);
      }
    });
  }
});

describe("of the example", () => {
  const example = () => written(path.join(root, "docs/example"), "en", "example");

  test("it is at most 12 screens of a phone", () =>
    opened(example(), { viewport: { width: 390, height: 844 } }, async (page) => {
      const height = await page.evaluate(() => document.documentElement.scrollHeight);
      assert.ok(height <= 12 * 844, `${(height / 844).toFixed(1)} screens`);
    }));

  test("a square of the map opens the answer that it stands for", () =>
    opened(example(), {}, async (page) => {
      const square = page.locator(".heat a").first();
      const id = (await square.getAttribute("href")).slice(1);
      await square.click();
      assert.ok(await page.locator(`#${id}`).isVisible());
    }));

  for (const format of ["A4", "Letter"]) {
    test(`on ${format} no heading stands alone and each page says whose it is`, async () => {
      const file = written(path.join(root, "docs/example"), "en", `printed-${format}`);
      const [headings, bytes] = await opened(file, {}, async (page) => [
        await page.locator("h2, h3, summary .name").allTextContents(),
        await page.pdf({ format }),
      ]);
      const pages = await lines(bytes);
      assert.ok(pages.length >= 3 && pages.length <= 8, `${pages.length} pages`);
      pages.forEach((page, index) => {
        const foot = page.filter((line) => line.y < FOOT).map((line) => line.text).join(" ");
        for (const said of ["Acme Corp, Payments, 2026-11-22", `${index + 1} / ${pages.length}`]) {
          assert.ok(foot.includes(said), foot);
        }
        const last = page.filter((line) => line.y >= FOOT).at(-1);
        const is = headings.some((heading) => heading.trim() === last.text.trim());
        assert.ok(!is, `page ${index + 1} ends with the heading ${last.text}`);
        // The last may be short; no other is left half empty.
        if (index + 1 < pages.length) assert.ok(last.y < 842 / 2, `page ${index + 1}: ${last.y}`);
      });
    });
  }
});

// Returns the lines of each page from its top, with how far they are above its lower edge.
async function lines(bytes) {
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const pages = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent();
    const rows = new Map();
    for (const { str, transform } of items.filter((item) => item.str.trim())) {
      const y = Math.round(transform[5]);
      rows.set(y, `${rows.get(y) ?? ""}${str}`);
    }
    const sorted = [...rows].sort(([one], [other]) => other - one);
    pages.push(sorted.map(([y, text]) => ({ y, text })));
  }
  return pages;
}
