// The form for a browser, filled as people fill it: by mouse, by keyboard, with answers that were
// given before. What it hands over is compared with what `ospo` writes for the same answers.
//
//   cargo test --test form_html && npm ci && node --test forms.test.mjs
//
// CHROMIUM names the browser where it is not /usr/bin/chromium.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const root = path.resolve(import.meta.dirname, "../..");
const target = process.env.CARGO_TARGET_DIR ?? path.join(root, "target");
const folder = path.join(target, "tmp/forms");
const pictures = path.join(target, "tmp/pictures");
const ospo = path.join(target, "debug/ospo");
const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const address = (name) => pathToFileURL(path.join(folder, "pages", `${name}.html`)).href;
const sheet = (name) => path.join(folder, "sheets", `${name}.json`);
const yaml = (name) => readFileSync(path.join(folder, "sheets", `${name}.yaml`), "utf8");

assert.ok(existsSync(executablePath), `there is no browser at ${executablePath}`);
for (const needed of [path.join(folder, "pages"), path.join(folder, "sheets"), ospo]) {
  assert.ok(existsSync(needed), `${needed} is missing: cargo test --test form_html`);
}

let browser;
before(async () => {
  const args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"];
  browser = await chromium.launch({ executablePath, args });
  mkdirSync(pictures, { recursive: true });
});
after(() => browser?.close());

// Opens a form on a day in November; what it asks for and complains of is told to `look`.
async function opened(name, options, look) {
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

const on = (name, look) => () => opened(name, { viewport: { width: 1280, height: 800 } }, look);
const question = (page, item) => page.locator(`#q-${item}`);
const pick = (page, item, word) => question(page, item).locator(`input[value="${word}"]`).check();
const field = (page, item, name) => question(page, item).locator(`[data-answer="${name}"]`);
const message = (page) => page.locator("#message").textContent();
const count = (page) => page.locator("#count").textContent();
const problems = (page) => page.locator("#problems li").allTextContents();
const more = (page, item) => question(page, item).locator(".more").evaluate((details) => (details.open = true));
const focused = (page) => page.evaluate(() => document.activeElement.closest(".question")?.dataset.item);

async function downloaded(page) {
  const [download] = await Promise.all([
    page.waitForEvent("download", { timeout: 5_000 }),
    page.getByRole("button", { name: "Download" }).click(),
  ]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), "utf8") };
}

// Opens a sheet: the page empties the field once it is done, but it is empty before as well.
async function open(page, file) {
  const field = page.locator("#file");
  await field.evaluate((field) => {
    field.dataset.chosen = "";
    field.addEventListener("change", () => (field.dataset.chosen = "yes"), { once: true });
  });
  await field.setInputFiles(file);
  await page.waitForFunction(() => {
    const field = document.querySelector("#file");
    return field.dataset.chosen === "yes" && field.value === "";
  });
}

// Runs commands of `ospo` in a folder and returns the one sheet that they write.
function written(home, ...calls) {
  const env = { PATH: process.env.PATH, HOME: home, OSPO_DATE: "2026-11-22" };
  for (const call of calls) execFileSync(ospo, ["-q", ...call], { cwd: home, env });
  const names = readdirSync(path.join(home, "assessments")).filter((name) => name.endsWith(".yaml"));
  assert.equal(names.length, 1, names.join(" "));
  return readFileSync(path.join(home, "assessments", names[0]), "utf8");
}

const nothing = () => JSON.parse(readFileSync(sheet("nothing"), "utf8"));

function saved(text, before = "") {
  const file = path.join(empty(), "sheet.json");
  writeFileSync(file, before + text);
  return file;
}

const empty = () => mkdtempSync(path.join(os.tmpdir(), "ospo-"));

// Answers by `ospo answer` and returns the sheet that it writes.
const answered = (...calls) => written(empty(), ...calls.map((call) => ["answer", ...call]));

// Returns the sheet that `ospo form --read` makes of what a form saved.
function takenIn(text) {
  const home = empty();
  writeFileSync(path.join(home, "form.json"), text);
  return written(home, ["form", "--read", "form.json"]);
}

describe("each form", { concurrency: 2 }, () => {
  const names = readdirSync(path.join(folder, "pages")).map((name) => name.replace(".html", ""));

  for (const name of names.filter((name) => name !== "tame")) {
    test(`${name} fetches nothing and breaks no rule of its own, filled and handed over`, () =>
      opened(name, {}, async (page, { asked, complaints }) => {
        const first = page.locator(".question").first();
        await first.locator("input").first().check();
        await first.locator(".more").evaluate((details) => (details.open = true));
        await first.locator("[data-answer=note]").fill("<img src=x onerror=alert(1)>");
        await page.locator("[data-sheet=subject]").fill("Acme Corp");
        await downloaded(page);
        await page.reload();
        assert.deepEqual([...new Set(asked.filter((url) => !url.startsWith("blob:")))], [address(name)]);
        assert.deepEqual(complaints, []);
        const found = await page.evaluate(() => ({
          loads: document.querySelectorAll("iframe, object, embed, img, link, [src], [srcset]").length,
          scripts: document.querySelectorAll("script:not([type='application/json'])").length,
          handlers: [...document.querySelectorAll("*")].flatMap((element) =>
            element.getAttributeNames().filter((attribute) => attribute.startsWith("on")),
          ),
          links: [...document.links].map((link) => link.protocol),
        }));
        assert.deepEqual({ ...found, links: [] }, { loads: 0, scripts: 1, handlers: [], links: [] });
        for (const protocol of found.links) assert.match(protocol, /^(file|https?|mailto):$/);
      }));

    for (const colorScheme of ["light", "dark"]) {
      for (const [width, height] of [[390, 844], [1280, 800]]) {
        test(`${name} can be used by everybody, ${colorScheme}, ${width} wide`, () =>
          opened(name, { colorScheme, bypassCSP: true, viewport: { width, height } }, async (page) => {
            // Everything open, with something to put right.
            await page.evaluate(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));
            const first = page.locator(".question").first();
            await first.locator("input[value=not-applicable]").check();
            await first.locator("[data-answer=reason]").fill("");
            await page.getByRole("button", { name: "Download" }).click();
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
            const wide = await page.evaluate(() => document.documentElement.scrollWidth);
            assert.ok(wide <= width, `${wide} wide on a screen of ${width}`);
            await page.screenshot({ path: path.join(pictures, `form-${name}-${width}-${colorScheme}.png`) });
          }));
      }
    }
  }
});

describe("filled by mouse and keyboard", () => {
  test("a form hands over the sheet that ospo writes for the same answers, byte for byte", on("empty", async (page) => {
    await page.locator("[data-sheet=subject]").fill("Acme: Corp");
    await page.locator("[data-respondent=name]").fill("Kim Doe #2");
    await page.locator("[data-respondent=role]").selectOption("legal");
    await question(page, "programme-identity").getByText("Repeatable", { exact: true }).click();
    await more(page, "programme-identity");
    await field(page, "programme-identity", "note").fill("two lines: of\n  text # here");
    await field(page, "programme-identity", "confidence").selectOption("high");
    const pieces = question(page, "programme-identity").locator(".piece");
    await pieces.nth(0).locator("[data-evidence=text]").fill("https://example.org/a?b#c");
    await pieces.nth(0).locator("[data-evidence=date]").fill("2026-10-01");
    await pieces.nth(0).locator("[data-evidence=until]").fill("2027-10-01");
    await page.keyboard.press("Escape");
    await question(page, "software-inventory").locator("input").first().focus();
    await page.keyboard.press("n");
    const reason = "yes: a reason that is longer than the eighty letters that fit on a line of a sheet, so that it folds";
    await page.keyboard.type(reason);
    await question(page, "value-recognition").locator("input").first().focus();
    await page.keyboard.press("u");
    await page.keyboard.press("j");
    await page.keyboard.press("4");
    const item = await focused(page);
    const { name, text } = await downloaded(page);
    assert.equal(name, "2026-11-22-legal.json");
    const given = [
      [
        "--subject", "Acme: Corp", "--respondent", "Kim Doe #2", "--role", "legal", "programme-identity=2",
        "--note", "two lines: of\n  text # here", "--confidence", "high", "--evidence", "https://example.org/a?b#c",
        "--evidence-date", "2026-10-01", "--evidence-until", "2027-10-01",
      ],
      ["software-inventory=n/a", "--reason", reason],
      ["value-recognition=unknown", `${item}=4`],
    ];
    assert.equal(takenIn(text), answered(...given));
    assert.equal(await count(page), "4 of 16 done");
    assert.equal(await message(page), "Downloaded as 2026-11-22-legal.json.");
  }));

  test("a form is for the day on which it was handed out, and answers are of the day they are given", on("empty", async (page) => {
    await page.clock.setFixedTime("2026-12-24T12:00:00");
    await pick(page, "programme-identity", "absent");
    const { name, text } = await downloaded(page);
    assert.equal(name, "2026-11-22.json");
    const { date, answers } = JSON.parse(text);
    assert.deepEqual([date, answers["programme-identity"].answered], ["2026-11-22", "2026-12-24"]);
  }));

  test("an empty form hands over an empty sheet", on("empty", async (page) => {
    const { name, text } = await downloaded(page);
    assert.equal(name, "2026-11-22.json");
    assert.equal(text, readFileSync(sheet("nothing"), "utf8"));
  }));

  test("every key does what the form says of it", on("empty", async (page) => {
    const items = await page.locator(".question").evaluateAll((all) => all.map((one) => one.dataset.item));
    await page.keyboard.press("j");
    assert.equal(await focused(page), items[0]);
    await page.keyboard.press("3");
    await page.keyboard.press("ArrowDown");
    assert.equal(await question(page, items[0]).locator("input:checked").getAttribute("value"), "measured");
    await page.keyboard.press("Enter");
    assert.equal(await focused(page), items[1]);
    await page.keyboard.press("k");
    assert.equal(await focused(page), items[0]);
    await page.keyboard.press("?");
    assert.ok(await question(page, items[0]).locator(".help").evaluate((help) => help.open));
    await page.keyboard.press("e");
    await page.keyboard.type("jk3x? are letters in a note");
    assert.equal(await field(page, items[0], "note").inputValue(), "jk3x? are letters in a note");
    assert.equal(await focused(page), items[0]);
    await question(page, items[0]).locator("input:checked").focus();
    await page.keyboard.press("x");
    assert.equal(await count(page), "0 of 16 done");
    assert.equal(await field(page, items[0], "note").inputValue(), "");
    await page.locator(".keys > summary").click();
    await page.locator("#shortcuts").uncheck();
    await question(page, items[0]).locator("input").first().focus();
    await page.keyboard.press("3");
    assert.equal(await count(page), "0 of 16 done");
  }));

  test("a level may be the least that is certain", on("empty", async (page) => {
    const [first, second] = ["programme-identity", "licence-management"];
    const least = (item) => question(page, item).locator(".least");
    await pick(page, first, "repeatable");
    await question(page, first).locator("input:checked").first().focus();
    await page.keyboard.type("+");
    assert.ok(await least(first).locator("input").isChecked());
    await pick(page, second, "established");
    await least(second).click();
    await pick(page, "software-inventory", "absent");
    assert.ok(!(await least("software-inventory").isVisible()));
    const { text } = await downloaded(page);
    assert.equal(
      takenIn(text),
      answered(["--subject", "Acme Corp", `${first}=2+`, `${second}=at least established`, "software-inventory=absent"]),
    );
    await open(page, saved(text));
    assert.equal((await downloaded(page)).text, text);
    await pick(page, second, "measured");
    assert.equal(JSON.parse((await downloaded(page)).text).answers[second].answer, "measured");
  }));

  test("taking an answer back asks first where words would go with it", on("empty", async (page, { questions }) => {
    await pick(page, "programme-identity", "repeatable");
    const back = question(page, "programme-identity").getByRole("button", { name: "Take the answer back" });
    await back.click();
    assert.deepEqual(questions, []);
    await more(page, "programme-identity");
    await field(page, "programme-identity", "note").fill("x");
    await back.click();
    assert.equal(questions.length, 1);
    assert.deepEqual(JSON.parse((await downloaded(page)).text).answers, {});
  }));

  test("progress is told for all and for each stage, and the next open question is found", on("empty", async (page) => {
    const items = await page.locator(".question").evaluateAll((all) => all.map((one) => one.dataset.item));
    await pick(page, items[0], "unknown");
    await pick(page, items[1], "absent");
    assert.equal(await page.locator("[data-count-of=part-0]").textContent(), "2 of 5 done");
    await question(page, items[0]).locator("input:checked").focus();
    await page.getByRole("button", { name: "Next open" }).click();
    assert.equal(await focused(page), items[2]);
  }));

  test("the questions can be narrowed to a role and to what is open", on("empty", async (page) => {
    const shown = () => page.locator(".question:visible").evaluateAll((all) => all.map((one) => one.dataset));
    await page.locator("#for-role").selectOption("legal");
    const legal = await shown();
    assert.ok(legal.length > 1 && legal.length < 16);
    assert.ok(legal.every(({ who }) => who.split(" ").includes("legal")));
    await pick(page, legal[0].item, "repeatable");
    await pick(page, legal[1].item, "unknown");
    await page.locator("#only-open").check();
    assert.deepEqual((await shown()).map(({ item }) => item), legal.slice(1).map(({ item }) => item));
    assert.equal(JSON.parse((await downloaded(page)).text).answers[legal[0].item].answer, "repeatable");
  }));
});

test("what ospo hands out comes back as a sheet that ospo takes in", async () => {
  const home = mkdtempSync(path.join(os.tmpdir(), "ospo-"));
  const options = { cwd: home, env: { PATH: process.env.PATH, HOME: home, OSPO_DATE: "2026-11-22" } };
  const run = (...words) => execFileSync(ospo, ["-q", ...words], options).toString();
  run("answer", "software-inventory=3", "--subject", "Acme Corp", "--role", "legal", "--sheet", "2026-11-22-legal");
  run("form", "2026-11-22-legal", "--html", "form.html", "--role", "legal");
  const context = await browser.newContext();
  await context.clock.setFixedTime("2026-11-22T12:00:00");
  const page = await context.newPage();
  await page.goto(pathToFileURL(path.join(home, "form.html")).href);
  await pick(page, "programme-identity", "established");
  const { name, text } = await downloaded(page);
  await context.close();
  assert.equal(name, "2026-11-22-legal.json");
  writeFileSync(path.join(home, name), text);
  run("form", "--read", name, "--update");
  const { items } = JSON.parse(run("report", "-f", "json"));
  const levels = Object.fromEntries(items.map(({ id, level }) => [id, level]));
  assert.equal(levels["software-inventory"], "established");
  assert.equal(levels["programme-identity"], "established");
});

describe("what is not complete", () => {
  test("is told with a way to it, and then handed over", on("empty", async (page) => {
    await pick(page, "programme-identity", "not-applicable");
    await more(page, "software-inventory");
    await field(page, "software-inventory", "note").fill("a note alone");
    await more(page, "licence-management");
    await pick(page, "licence-management", "repeatable");
    await question(page, "licence-management").locator("[data-evidence=date]").fill("2026-01-01");
    await page.locator("[data-sheet=subject]").fill("  ");
    await page.locator("#for-role").selectOption("developer-relations").catch(() => {});
    await page.getByRole("button", { name: "Download" }).click();
    assert.deepEqual(await problems(page), [
      "say which organisation is assessed.",
      "Programme identity: “Not applicable” needs a reason: say why.",
      "Licence and legal risk: a piece of evidence has a day but no text.",
      "Inventory of components: something is written beside the answer, but no answer is picked; “Not known” is one too.",
    ]);
    assert.equal(await page.evaluate(() => document.activeElement.id), "problems");
    assert.ok(await question(page, "programme-identity").locator(".error").isVisible());
    await page.locator("#problems button").nth(1).click();
    await page.keyboard.type("We are too few.");
    assert.equal(await field(page, "programme-identity", "reason").inputValue(), "We are too few.");
    await page.locator("#problems button").nth(0).click();
    await page.keyboard.type("Acme");
    await question(page, "licence-management").locator("[data-evidence=text]").fill("audit");
    await pick(page, "software-inventory", "unknown");
    const { text } = await downloaded(page);
    assert.equal(JSON.parse(text).answers["programme-identity"].reason, "We are too few.");
    assert.ok(await page.locator("#problems").isHidden());
  }));
});

describe("what was typed", () => {
  test("is there again after the page was closed, half given answers too", on("empty", async (page) => {
    await pick(page, "programme-identity", "established");
    await pick(page, "software-inventory", "not-applicable");
    await more(page, "licence-management");
    await field(page, "licence-management", "note").fill("a\nnote");
    await question(page, "licence-management").getByRole("button", { name: "Add evidence" }).click();
    await page.keyboard.type("the second piece");
    assert.equal(await message(page), "Kept in this browser.");
    await page.reload();
    assert.match(await message(page), /^Your answers from last time are back/);
    assert.equal(await count(page), "2 of 16 done");
    assert.equal(await field(page, "licence-management", "note").inputValue(), "a\nnote");
    const pieces = question(page, "licence-management").locator("[data-evidence=text]");
    assert.equal(await pieces.first().inputValue(), "the second piece");
    assert.ok(await field(page, "software-inventory", "reason").isVisible());
  }));

  test("is cleared when asked for, and only then", on("empty", async (page, { questions }) => {
    await pick(page, "programme-identity", "established");
    await page.getByRole("button", { name: "Clear all answers" }).click();
    assert.equal(questions.length, 1);
    assert.equal(await count(page), "0 of 16 done");
    await page.reload();
    assert.equal(await count(page), "0 of 16 done");
    assert.equal(await page.evaluate(() => localStorage.length), 0);
  }));

  test("is of one form alone", on("empty", async (page) => {
    await pick(page, "programme-identity", "established");
    await page.goto(address("topics"));
    await page.goto(address("filled"));
    assert.notEqual(await message(page), "Your answers from last time are back; they were kept in this browser.");
  }));

  test("goes along to another tab with the same form", on("empty", async (page) => {
    const other = await page.context().newPage();
    await other.goto(address("empty"));
    await pick(page, "programme-identity", "established");
    await other.waitForFunction(() => document.querySelector("#count").textContent === "1 of 16 done");
    await pick(other, "licence-management", "absent");
    await page.waitForFunction(() => document.querySelector("#count").textContent === "2 of 16 done");
    assert.equal(JSON.parse((await downloaded(page)).text).answers["licence-management"].answer, "absent");
  }));

  test("is shown to be copied within a page that forbids downloads, and stays unsaved", async () => {
    const outer = path.join(empty(), "outer.html");
    writeFileSync(outer, `<iframe sandbox="allow-scripts" width="1000" height="700" src="${address("empty")}"></iframe>`);
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(pathToFileURL(outer).href);
    const form = page.frameLocator("iframe");
    await pick(form, "programme-identity", "established");
    await form.getByRole("button", { name: "Download" }).click();
    assert.match(await message(form), /^This page is shown within another, .* into a file named 2026-.*\.json\.$/);
    const copy = form.locator("#copy");
    assert.equal(JSON.parse(await copy.inputValue()).answers["programme-identity"].answer, "established");
    assert.ok(await copy.evaluate((box) => box === document.activeElement && box.selectionEnd === box.value.length));
    const warns = () => copy.evaluate(() => !dispatchEvent(new Event("beforeunload", { cancelable: true })));
    assert.ok(await warns(), "the warning stays");
    await pick(form, "programme-identity", "repeatable");
    assert.ok(await copy.isHidden(), "what is old is not copied");
    await context.close();
  });

  test("cannot be kept where the browser keeps nothing, which is told", async () => {
    const context = await browser.newContext();
    await context.addInitScript(() =>
      Object.defineProperty(globalThis, "localStorage", { get: () => { throw new Error("no"); } }),
    );
    const page = await context.newPage();
    const asked = [];
    page.on("dialog", (dialog) => {
      asked.push(dialog.type());
      return dialog.accept();
    });
    await page.goto(address("empty"));
    await pick(page, "programme-identity", "established");
    assert.match(await message(page), /^This browser keeps nothing here: download the sheet/);
    await page.close({ runBeforeUnload: true });
    await new Promise((resolve) => setTimeout(resolve, 500));
    assert.deepEqual(asked, ["beforeunload"]);
    await context.close();
  });
});

describe("a sheet that is opened", () => {
  test("comes out again as it was, whatever stands in it, and is the one that ospo writes", on("topics", async (page) => {
    const names = readdirSync(path.join(folder, "sheets")).filter((name) => name.endsWith(".json"));
    assert.ok(names.length > 60);
    for (const name of names.map((name) => name.replace(".json", ""))) {
      await open(page, sheet(name));
      assert.deepEqual(await problems(page), [], name);
      const { text } = await downloaded(page);
      assert.deepEqual(JSON.parse(text), JSON.parse(readFileSync(sheet(name), "utf8")), name);
      if (name !== "nothing") assert.equal(takenIn(text), yaml(name), name);
    }
  }));

  test("keeps what the form does not ask", on("legal", async (page) => {
    await open(page, sheet("texts-1"));
    assert.match(await message(page), /^texts-1\.json is open\. Answers to what this form does not ask stay/);
    assert.equal(takenIn((await downloaded(page)).text), yaml("texts-1"));
  }));

  test("keeps what the form does not know, and changes only what is changed", on("topics", async (page) => {
    const before = JSON.parse(readFileSync(sheet("texts-0"), "utf8"));
    const [item, first] = Object.entries(before.answers).find(([, answer]) => answer.evidence?.length > 2);
    Object.assign(before, { tags: ["a"], __proto__: null });
    Object.assign(before.model, { fingerprint: "c0ffee" });
    Object.assign(before.respondent, { mail: "kim@example.org" });
    Object.assign(first, { bounds: { least: "repeatable" }, constructor: 1 });
    Object.assign(first.evidence[1], { seen: true });
    Object.values(before.ask_again)[0].since = "0.9";
    await open(page, saved(JSON.stringify(before)));
    assert.deepEqual(await problems(page), []);
    assert.match(await message(page), /does not know and keeps: mail, seen, bounds, constructor, since, tags\./);
    assert.deepEqual(JSON.parse((await downloaded(page)).text), { ...before });
    await question(page, item).locator("[data-evidence=text]").nth(1).fill("another");
    await field(page, item, "confidence").selectOption("medium");
    await page.locator("[data-respondent=name]").fill("Lea");
    first.evidence[1].text = "another";
    Object.assign(first, { confidence: "medium", answered: "2026-11-22" });
    // Whoever changes something beside an estimate has confirmed it.
    assert.equal(first.estimate, true);
    delete first.estimate;
    before.respondent.name = "Lea";
    assert.deepEqual(JSON.parse((await downloaded(page)).text), { ...before });
    await question(page, item).getByRole("button", { name: "Remove" }).nth(1).click();
    first.evidence.splice(1, 1);
    assert.deepEqual(JSON.parse((await downloaded(page)).text), { ...before });
    await page.reload();
    assert.deepEqual(JSON.parse((await downloaded(page)).text), { ...before });
  }));

  test("may have numbers of levels, and answers and evidence in short", on("empty", async (page) => {
    const given = { "programme-identity": 2, "licence-management": { answer: "n/a", reason: "no" }, stray: 7 };
    given["software-inventory"] = { answer: "3", evidence: ["an audit"] };
    await open(page, saved(JSON.stringify({ ...nothing(), answers: given }).replaceAll(",", ",\r\n\t"), "\ufeff"));
    const { answers } = JSON.parse((await downloaded(page)).text);
    assert.deepEqual(answers, {
      "programme-identity": { answer: "repeatable" },
      "software-inventory": { answer: "established", evidence: [{ text: "an audit" }] },
      "licence-management": { answer: "not-applicable", reason: "no" },
      stray: { answer: "7" },
    });
    const least = { "programme-identity": "2+", "licence-management": "At least 3", "software-inventory": "4+" };
    await open(page, saved(JSON.stringify({ ...nothing(), answers: least })));
    const words = Object.values(JSON.parse((await downloaded(page)).text).answers).map(({ answer }) => answer);
    assert.deepEqual(words, ["at least repeatable", "at least established", "measured"]);
  }));

  test("keeps line breaks that a text box does not know where they are not typed over", on("empty", async (page) => {
    const note = "one\rtwo\r\nthree\u2028";
    const answers = { "programme-identity": { answer: "repeatable", note } };
    await open(page, saved(JSON.stringify({ ...nothing(), answers })));
    const kept = async () => JSON.parse((await downloaded(page)).text).answers["programme-identity"].note;
    await field(page, "programme-identity", "confidence").selectOption("low");
    assert.equal(await kept(), "one\rtwo\r\nthree");
    await field(page, "programme-identity", "note").fill("one\ntwo");
    assert.equal(await kept(), "one\ntwo");
  }));

  test("may be as long as a file may be, on one line", on("empty", async (page) => {
    const answers = { stray: { answer: "1", note: 'a "quoted" word, '.repeat(150_000) } };
    await open(page, saved(JSON.stringify({ ...nothing(), answers })));
    assert.deepEqual(await problems(page), []);
    assert.equal(JSON.parse((await downloaded(page)).text).answers.stray.note, answers.stray.note.trim());
  }));

  test("shows its answers, and an answer that is asked for again beside its question", on("filled", async (page) => {
    const again = page.locator(".again:visible");
    assert.ok((await again.count()) > 0);
    assert.match(await again.first().textContent(), /^Asked again: .+ Answered before: .+\.$/);
    const item = await again.first().evaluate((told) => told.closest(".question").dataset.item);
    await question(page, item).locator("input").first().check();
    assert.ok(await question(page, item).locator(".again").isHidden());
    const { ask_again } = JSON.parse((await downloaded(page)).text);
    assert.ok(!(item in ask_again), item);
  }));

  test("may be dropped onto the page", on("topics", async (page) => {
    const text = readFileSync(sheet("texts-2"), "utf8");
    await page.evaluate((text) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([text], "dropped.json"));
      document.body.dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer }));
    }, text);
    await page.waitForFunction(() => document.querySelector("#message").textContent.startsWith("dropped.json is open"));
    assert.deepEqual(JSON.parse((await downloaded(page)).text), JSON.parse(text));
  }));

  test("asks before it takes the place of answers", on("empty", async (page, { questions }) => {
    await open(page, sheet("nothing"));
    assert.deepEqual(questions, []);
    await pick(page, "programme-identity", "absent");
    await open(page, sheet("nothing"));
    assert.deepEqual(questions, ["Replace the answers in the form with those of nothing.json?"]);
    assert.equal(await count(page), "0 of 16 done");
  }));

  test("is refused as a whole where something in it is wrong, with its lines", on("empty", async (page) => {
    const file = path.join(empty(), "\u202e<img src=x>.json");
    await pick(page, "programme-identity", "absent");
    const tell = async (bytes) => {
      writeFileSync(file, bytes);
      await open(page, file);
      assert.equal(
        await page.locator("#problems p").textContent(),
        "<U+202E><img src=x>.json was not opened, and the form is as it was:",
      );
      assert.equal(await count(page), "1 of 16 done");
      assert.ok(await question(page, "programme-identity").locator("input[value=absent]").isChecked());
      return problems(page);
    };
    const told = (more) => tell(JSON.stringify({ ...nothing(), ...more }));
    const answer = { answer: "repeatable", confidence: "sure", answered: [], evidence: [{ text: "x", date: "2026-02-30" }] };
    assert.deepEqual(await told({ subject: ["Acme"], answers: { "programme-identity": answer, stray: [1] } }), [
      "sheet: the form has no place for [\"Acme\"].",
      "programme-identity: the form has no place for [].",
      "stray: the form has no place for [1].",
      "programme-identity: the form has no place for sure.",
      "programme-identity: the form has no place for 2026-02-30.",
    ].map((text) => text.replace(/^([\w-]+): (.* for )(.*)\.$/, "`$1`: $2`$3`.")));
    assert.deepEqual(await told({ answers: { "licence-management": "best", "programme-identity": 5 } }), [
      "`programme-identity`: the form has no place for `5`.",
      "`licence-management`: the form has no place for `best`.",
    ]);
    assert.deepEqual(await told({ answers: [] }), ["`sheet`: the form has no place for `[]`."]);
    const noJson =
      "it is not a sheet in JSON as this form saves one. " +
      "To start from a sheet in YAML, make the form with `ospo form --html FILE SHEET`.";
    assert.deepEqual(await tell("x: 1\n"), [noJson]);
    assert.deepEqual(await tell(""), [noJson]);
    assert.deepEqual(await tell(Buffer.from([0xff, 0xfe])), [noJson]);
    for (const other of ['"x"', "[]", "null", "{}", '{"format": "ospo/sheet/2"}']) {
      assert.deepEqual(await tell(other), ["this is not a sheet of `ospo/sheet/1`."], other);
    }
    const text = JSON.stringify({ ...nothing(), answers: { "software-inventory": 1 } });
    assert.deepEqual(await tell(text.replace(":1}", ':1,"software-inventory":2}')), [
      "a name appears twice in it; `ospo form --read` says on which line.",
    ]);
    assert.deepEqual(await tell("#".repeat(4 * 1024 * 1024 + 1)), ["it is larger than 4 MiB."]);
    const { version } = nothing().model;
    assert.deepEqual(await told({ model: { id: "other", version } }), [
      "the sheet answers the model `other`, the form asks `ospo`.",
    ]);
    assert.deepEqual(await told({ model: { id: "ospo", version: "0.1" } }), [
      `the sheet answers version 0.1 of the model, the form asks version ${version}; \`ospo form --read\` writes it anew.`,
    ]);
    assert.deepEqual(await told({ merged: { rule: "median", from: [] } }), [
      "the sheet is merged from several; only `ospo` can continue it.",
    ]);
  }));
});

test("hostile texts stay texts", async () => {
  const kinds = (page) =>
    page.evaluate(() => {
      const kinds = (root) =>
        [...root.querySelectorAll("*")].flatMap((one) => [
          one.tagName,
          ...one.getAttributeNames().map((name) => `${one.tagName} ${name}`),
          ...(one.tagName === "TEMPLATE" ? kinds(one.content) : []),
        ]);
      return [...new Set(kinds(document))].sort();
    });
  const look = { viewport: { width: 390, height: 844 } };
  const usual = new Set([...(await opened("tame", look, kinds)), ...(await opened("filled", look, kinds))]);
  await opened("hostile", look, async (page, { complaints, questions }) => {
    assert.deepEqual((await kinds(page)).filter((kind) => !usual.has(kind)), []);
    const text = await page.locator("main").textContent();
    assert.ok(text.includes("<script>alert(1)</script><img src=x onerror=y>"));
    assert.ok(!/[\u202a-\u202e\u2066-\u2069\u0000-\u0008]/.test(text), "the form reorders its text");
    const note = await page.locator("[data-answer=note]").evaluateAll((all) => all.map((one) => one.value).find(Boolean));
    assert.ok(note.includes("<script>alert(1)</script>") && note.includes("\u202e"), "a note stays what it is");
    const { text: sheet } = await downloaded(page);
    assert.ok(sheet.includes("<script>alert(1)</script>"));
    await page.reload();
    assert.equal((await downloaded(page)).text, sheet);
    assert.deepEqual({ complaints, questions }, { complaints: [], questions: [] });
  });
});

describe("without its script, and on paper", () => {
  test("the questions can be read, and what does not work is said", () =>
    opened("empty", { javaScriptEnabled: false }, async (page) => {
      assert.equal(await page.locator(".question:visible").count(), 16);
      assert.ok(await page.locator("noscript p").isVisible());
      assert.equal(await page.locator("button:visible").count(), 0);
    }));

  test("every question is printed with its answers, and no button", on("empty", async (page) => {
    await pick(page, "programme-identity", "established");
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.locator("button:visible").count(), 0);
    assert.equal(await page.locator(".question:visible").count(), 16);
    assert.equal(await page.locator("[data-answer=note]:visible").count(), 16);
    for (const format of ["A4", "Letter"]) {
      const bytes = await page.pdf({ format, path: path.join(pictures, `form-${format}.pdf`) });
      const sheets = bytes.toString("latin1").match(/\/Type\s*\/Page[^s]/g) ?? [];
      assert.ok(sheets.length > 5 && sheets.length < 24, `${sheets.length} pages`);
    }
  }));
});

test("the script says only what the page has words for, and all of it", () => {
  const files = ["sheet", "form", "hand", "move"];
  const script = files.map((name) => readFileSync(path.join(root, `templates/form/${name}.js`), "utf8")).join("");
  const page = readFileSync(path.join(folder, "pages/empty.html"), "utf8");
  const [, data] = /<script type="application\/json" id="data">(.*)<\/script>/.exec(page);
  const said = new Set([...script.matchAll(/\b(?:say|message)\("([^"]+)"/g)].map(([, word]) => word));
  assert.ok(said.size > 20, `${said.size}`);
  assert.deepEqual([...said].sort(), Object.keys(JSON.parse(data).words));
});
