// Forms opened in headless Chromium, and what `ospo` makes of what they hand over.
//
//   cargo build && cargo test --test form_html && npm ci && node --test 'forms*.test.mjs'
//
// CHROMIUM names the browser where it is not /usr/bin/chromium.


import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { after, before } from "node:test";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

export const root = path.resolve(import.meta.dirname, "../..");
const target = process.env.CARGO_TARGET_DIR ?? path.join(root, "target");
export const folder = path.join(target, "tmp/forms");
export const pictures = path.join(target, "tmp/pictures");
export const ospo = path.join(target, "debug/ospo");
const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
export const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
export const address = (name) => pathToFileURL(path.join(folder, "pages", `${name}.html`)).href;
export const sheet = (name) => path.join(folder, "sheets", `${name}.json`);
export const yaml = (name) => readFileSync(path.join(folder, "sheets", `${name}.yaml`), "utf8");

assert.ok(existsSync(executablePath), `there is no browser at ${executablePath}`);
for (const needed of [path.join(folder, "pages"), path.join(folder, "sheets"), ospo]) {
  assert.ok(existsSync(needed), `${needed} is missing: cargo test --test form_html`);
}

export let browser;
before(async () => {
  const args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"];
  browser = await chromium.launch({ executablePath, args });
  mkdirSync(pictures, { recursive: true });
});
after(() => browser?.close());

// Opens a form on a day in November; what it asks for and complains of is told to `look`.
export async function opened(name, options, look) {
  const context = await browser.newContext(options);
  await context.clock.setFixedTime("2026-11-22T12:00:00");
  const page = await context.newPage();
  const seen = { asked: [], complaints: [], questions: [] };
  page.on("request", (request) => seen.asked.push(request.url()));
  page.on("console", (message) => seen.complaints.push(message.text()));
  page.on("pageerror", (error) => seen.complaints.push(String(error)));
  page.on("dialog", (dialog) => {
    seen.questions.push(dialog.message());
    return dialog.accept();
  });
  await page.goto(address(name));
  try {
    return await look(page, seen);
  } finally {
    await context.close();
  }
}

export const on = (name, look) => () => opened(name, { viewport: { width: 1280, height: 800 } }, look);
export const question = (page, item) => page.locator(`#q-${item}`);
export const pick = (page, item, word) => question(page, item).locator(`input[value="${word}"]`).check();
export const field = (page, item, name) => question(page, item).locator(`[data-answer="${name}"]`);
export const message = (page) => page.locator("#message").textContent();
export const count = (page) => page.locator("#count").textContent();
export const problems = (page) => page.locator("#problems li").allTextContents();
export const more = (page, item) => question(page, item).locator(".more").evaluate((details) => (details.open = true));
export const focused = (page) => page.evaluate(() => document.activeElement.closest(".question")?.dataset.item);

export async function downloaded(page) {
  const [download] = await Promise.all([
    page.waitForEvent("download", { timeout: 30_000 }),
    page.getByRole("button", { name: "Download" }).click(),
  ]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), "utf8") };
}

// Says yes to what the page asks, and returns it.
export async function agree(page) {
  const box = page.locator("#ask");
  await box.waitFor();
  const asked = await box.locator("p").textContent();
  const closed = box.evaluate(
    (box) => new Promise((done) => box.addEventListener("close", () => setTimeout(done), { once: true })),
  );
  await box.locator("[data-does=yes]").click();
  await closed;
  return asked;
}

// Opens a sheet, and returns what was asked before, which is agreed to. The page empties the field once
// it is done, but it is empty before as well.
export async function open(page, file) {
  const field = page.locator("#file");
  await field.evaluate((field) => {
    field.dataset.chosen = "";
    field.addEventListener("change", () => (field.dataset.chosen = "yes"), { once: true });
  });
  await field.setInputFiles(file);
  const settled = () =>
    page.waitForFunction(() => {
      const field = document.querySelector("#file");
      return document.querySelector("#ask").open || (field.dataset.chosen === "yes" && field.value === "");
    });
  await settled();
  const asked = (await page.locator("#ask").isVisible()) ? await agree(page) : null;
  await settled();
  return asked;
}

// Runs commands of `ospo` in a folder and returns the one sheet that they write.
export function written(home, ...calls) {
  const env = { PATH: process.env.PATH, HOME: home, OSPO_DATE: "2026-11-22" };
  for (const call of calls) execFileSync(ospo, ["-q", ...call], { cwd: home, env });
  const names = readdirSync(path.join(home, "assessments")).filter((name) => name.endsWith(".yaml"));
  assert.equal(names.length, 1, names.join(" "));
  return readFileSync(path.join(home, "assessments", names[0]), "utf8");
}

export const nothing = () => JSON.parse(readFileSync(sheet("nothing"), "utf8"));

export function saved(text, before = "") {
  const file = path.join(empty(), "sheet.json");
  writeFileSync(file, before + text);
  return file;
}

export const empty = () => mkdtempSync(path.join(os.tmpdir(), "ospo-"));

// Answers by `ospo answer` and returns the sheet that it writes.
export const answered = (...calls) => written(empty(), ...calls.map((call) => ["answer", ...call]));

// Returns the sheet that `ospo form --read` makes of what a form saved.
export function takenIn(text) {
  const home = empty();
  writeFileSync(path.join(home, "form.json"), text);
  return written(home, ["form", "--read", "form.json"]);
}
