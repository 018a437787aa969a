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
const sheet = (name) => path.join(folder, "sheets", `${name}.yaml`);

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
const field = (page, item, name) => question(page, item).locator(`[data-field="${name}"]`);
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

async function open(page, file) {
  await page.locator("#file").setInputFiles(file);
  await page.waitForFunction(() => document.querySelector("#file").value === "");
}

// Answers by `ospo answer` and returns the sheet that it writes.
function answered(...calls) {
  const home = mkdtempSync(path.join(os.tmpdir(), "ospo-"));
  const env = { PATH: process.env.PATH, HOME: home, OSPO_DATE: "2026-11-22" };
  for (const call of calls) execFileSync(ospo, ["-q", "answer", ...call], { cwd: home, env });
  return readFileSync(path.join(home, "assessments/2026-11-22.yaml"), "utf8");
}

describe("each form", { concurrency: 2 }, () => {
  const names = readdirSync(path.join(folder, "pages")).map((name) => name.replace(".html", ""));

  for (const name of names.filter((name) => name !== "tame")) {
    test(`${name} fetches nothing and breaks no rule of its own, filled and handed over`, () =>
      opened(name, {}, async (page, { asked, complaints }) => {
        const first = page.locator(".question").first();
        await first.locator("input").first().check();
        await first.locator(".more").evaluate((details) => (details.open = true));
        await first.locator("[data-field=note]").fill("<img src=x onerror=alert(1)>");
        await page.locator("[data-head=subject]").fill("Acme Corp");
        await downloaded(page);
        await page.reload();
        assert.deepEqual([...new Set(asked.filter((url) => !url.startsWith("blob:")))], [address(name)]);
        assert.deepEqual(complaints, []);
        const found = await page.evaluate(() => ({
          loads: document.querySelectorAll("iframe, object, embed, img, link, [src], [srcset]").length,
          scripts: document.querySelectorAll("script").length,
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
            await first.locator("[data-field=reason]").fill("");
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
    await page.locator("[data-head=subject]").fill("Acme: Corp");
    await page.locator("[data-head=name]").fill("Kim Doe #2");
    await page.locator("[data-head=role]").selectOption("legal");
    await question(page, "programme-identity").getByText("Defined", { exact: true }).click();
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
    assert.equal(name, "2026-11-22-legal.yaml");
    const given = [
      [
        "--subject", "Acme: Corp", "--respondent", "Kim Doe #2", "--role", "legal", "programme-identity=2",
        "--note", "two lines: of\n  text # here", "--confidence", "high", "--evidence", "https://example.org/a?b#c",
        "--evidence-date", "2026-10-01", "--evidence-until", "2027-10-01",
      ],
      ["software-inventory=n/a", "--reason", reason],
      ["value-recognition=unknown", `${item}=4`],
    ];
    assert.equal(text, answered(...given));
    assert.equal(await count(page), "4 of 16 done");
    assert.equal(await message(page), "Downloaded as 2026-11-22-legal.yaml.");
  }));

  test("a form is for the day on which it was handed out, and answers are of the day they are given", on("empty", async (page) => {
    await page.clock.setFixedTime("2026-12-24T12:00:00");
    await pick(page, "programme-identity", "absent");
    const { name, text } = await downloaded(page);
    assert.equal(name, "2026-11-22.yaml");
    assert.match(text, /^date: "2026-11-22"$/m);
    assert.match(text, /^    answered: "2026-12-24"$/m);
  }));

  test("an empty form hands over an empty sheet", on("empty", async (page) => {
    const { name, text } = await downloaded(page);
    assert.equal(name, "2026-11-22.yaml");
    assert.match(text, /^date: "2026-11-22"$/m);
    assert.match(text, /^answers: \{\}$/m);
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

  test("taking an answer back asks first where words would go with it", on("empty", async (page, { questions }) => {
    await pick(page, "programme-identity", "defined");
    const back = question(page, "programme-identity").getByRole("button", { name: "Take the answer back" });
    await back.click();
    assert.deepEqual(questions, []);
    await more(page, "programme-identity");
    await field(page, "programme-identity", "note").fill("x");
    await back.click();
    assert.equal(questions.length, 1);
    assert.match((await downloaded(page)).text, /^answers: \{\}$/m);
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
    await pick(page, legal[0].item, "defined");
    await pick(page, legal[1].item, "unknown");
    await page.locator("#only-open").check();
    assert.deepEqual((await shown()).map(({ item }) => item), legal.slice(1).map(({ item }) => item));
    assert.match((await downloaded(page)).text, new RegExp(`^  ${legal[0].item}:\n    answer: defined`, "m"));
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
  await pick(page, "programme-identity", "practised");
  const { name, text } = await downloaded(page);
  await context.close();
  assert.equal(name, "2026-11-22-legal.yaml");
  writeFileSync(path.join(home, name), text);
  run("form", "--read", name, "--update");
  assert.equal(readFileSync(path.join(home, "assessments", name), "utf8"), text);
  const { items } = JSON.parse(run("report", "-f", "json"));
  const levels = Object.fromEntries(items.map(({ id, level }) => [id, level]));
  assert.equal(levels["software-inventory"], "practised");
  assert.equal(levels["programme-identity"], "practised");
});

describe("what is not complete", () => {
  test("is told with a way to it, and then handed over", on("empty", async (page) => {
    await pick(page, "programme-identity", "not-applicable");
    await more(page, "software-inventory");
    await field(page, "software-inventory", "note").fill("a note alone");
    await more(page, "licence-management");
    await pick(page, "licence-management", "defined");
    await question(page, "licence-management").locator("[data-evidence=date]").fill("2026-01-01");
    await page.locator("[data-head=subject]").fill("  ");
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
    assert.match(text, /reason: We are too few\.\n/);
    assert.ok(await page.locator("#problems").isHidden());
  }));
});

describe("what was typed", () => {
  test("is there again after the page was closed, half given answers too", on("empty", async (page) => {
    await pick(page, "programme-identity", "practised");
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
    await pick(page, "programme-identity", "practised");
    await page.getByRole("button", { name: "Clear all answers" }).click();
    assert.equal(questions.length, 1);
    assert.equal(await count(page), "0 of 16 done");
    await page.reload();
    assert.equal(await count(page), "0 of 16 done");
    assert.equal(await page.evaluate(() => localStorage.length), 0);
  }));

  test("is of one form alone", on("empty", async (page) => {
    await pick(page, "programme-identity", "practised");
    await page.goto(address("topics"));
    await page.goto(address("filled"));
    assert.notEqual(await message(page), "Your answers from last time are back; they were kept in this browser.");
  }));

  test("goes along to another tab with the same form", on("empty", async (page) => {
    const other = await page.context().newPage();
    await other.goto(address("empty"));
    await pick(page, "programme-identity", "practised");
    await other.waitForFunction(() => document.querySelector("#count").textContent === "1 of 16 done");
    await pick(other, "licence-management", "absent");
    await page.waitForFunction(() => document.querySelector("#count").textContent === "2 of 16 done");
    assert.match((await downloaded(page)).text, /licence-management:\n    answer: absent/);
  }));

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
    await pick(page, "programme-identity", "practised");
    assert.match(await message(page), /^This browser keeps nothing here: download the sheet/);
    await page.close({ runBeforeUnload: true });
    await new Promise((resolve) => setTimeout(resolve, 500));
    assert.deepEqual(asked, ["beforeunload"]);
    await context.close();
  });
});

describe("a sheet that is opened", () => {
  test("comes out again as ospo wrote it, whatever stands in it", on("topics", async (page) => {
    const names = readdirSync(path.join(folder, "sheets"));
    assert.ok(names.length > 60);
    for (const name of names) {
      const file = path.join(folder, "sheets", name);
      await open(page, file);
      assert.deepEqual(await problems(page), [], name);
      assert.equal((await downloaded(page)).text, readFileSync(file, "utf8"), name);
    }
  }));

  test("keeps what the form does not ask", on("legal", async (page) => {
    await open(page, sheet("texts-1"));
    assert.match(await message(page), /^texts-1\.yaml is open\. Answers to what this form does not ask stay/);
    assert.equal((await downloaded(page)).text, readFileSync(sheet("texts-1"), "utf8"));
  }));

  test("changes only where something is changed", on("topics", async (page) => {
    const before = readFileSync(sheet("texts-0"), "utf8");
    await open(page, sheet("texts-0"));
    const item = before.match(/^  ([a-z-]+):\n    answer: unknown\n(?:    .*\n)*?    answered/m)[1];
    await more(page, item);
    await field(page, item, "confidence").selectOption("medium");
    const lines = (text) => text.split("\n");
    const after = lines((await downloaded(page)).text);
    const gone = lines(before).filter((line) => !after.includes(line));
    const come = after.filter((line) => !lines(before).includes(line));
    assert.deepEqual([gone, come], [[], ["    confidence: medium"]]);
  }));

  test("keeps line breaks that a text box does not know where they are not typed over", on("empty", async (page) => {
    const file = path.join(mkdtempSync(path.join(os.tmpdir(), "ospo-")), "sheet.yaml");
    const answer = 'answers:\n  programme-identity:\n    answer: defined\n    note: "one\\rtwo\\r\\nthree"\n';
    writeFileSync(file, readFileSync(sheet("nothing"), "utf8").replace("answers: {}\n", answer));
    await open(page, file);
    await field(page, "programme-identity", "confidence").selectOption("low");
    assert.match((await downloaded(page)).text, /note: "one\\rtwo\\r\\nthree"\n    confidence: low\n/);
    await field(page, "programme-identity", "note").fill("one\ntwo");
    assert.match((await downloaded(page)).text, /note: \|-\n      one\n      two\n/);
  }));

  test("shows its answers, and an answer that is asked for again beside its question", on("filled", async (page) => {
    const again = page.locator(".again:visible");
    assert.ok((await again.count()) > 0);
    assert.match(await again.first().textContent(), /^Asked again: .+ Answered before: .+\.$/);
    const item = await again.first().evaluate((told) => told.closest(".question").dataset.item);
    await question(page, item).locator("input").first().check();
    assert.ok(await question(page, item).locator(".again").isHidden());
    const { text } = await downloaded(page);
    assert.ok(!text.split("ask_again:")[1]?.includes(`  ${item}:`), text);
  }));

  test("may be dropped onto the page", on("topics", async (page) => {
    const text = readFileSync(sheet("texts-2"), "utf8");
    await page.evaluate((text) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([text], "dropped.yaml"));
      document.body.dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer }));
    }, text);
    await page.waitForFunction(() => document.querySelector("#message").textContent.startsWith("dropped.yaml is open"));
    assert.equal((await downloaded(page)).text, text);
  }));

  test("asks before it takes the place of answers", on("empty", async (page, { questions }) => {
    await open(page, sheet("nothing"));
    assert.deepEqual(questions, []);
    await pick(page, "programme-identity", "absent");
    await open(page, sheet("nothing"));
    assert.deepEqual(questions, ["Replace the answers in the form with those of nothing.yaml?"]);
    assert.equal(await count(page), "0 of 16 done");
  }));

  test("is refused as a whole where something in it is wrong, with its lines", on("empty", async (page) => {
    const file = path.join(mkdtempSync(path.join(os.tmpdir(), "ospo-")), "\u202e<img src=x>.yaml");
    const text = readFileSync(sheet("nothing"), "utf8");
    await pick(page, "programme-identity", "absent");
    const tell = async (bytes) => {
      writeFileSync(file, bytes);
      await open(page, file);
      assert.equal(
        await page.locator("#problems p").textContent(),
        "<U+202E><img src=x>.yaml was not opened, and the form is as it was:",
      );
      assert.equal(await count(page), "1 of 16 done");
      return problems(page);
    };
    const body = "answers:\n  programme-identity: best\n  licence-management:\n    answer: n/a\nmore: 1\n";
    assert.deepEqual(await tell(text.replace("answers: {}\n", body)), [
      "line 8: `programme-identity` has no level `best`.",
      "line 10: `licence-management` is not applicable and gives no reason.",
      "line 11: unknown field `more`.",
    ]);
    assert.deepEqual(await tell("x"), ["line 1: this is not understood here."]);
    assert.deepEqual(await tell("x: 1\n"), ["line 1: this is not a sheet of `ospo/sheet/1`."]);
    assert.deepEqual(await tell(Buffer.from([0xff, 0xfe])), ["it is not text in UTF-8, so it is not a sheet."]);
    assert.deepEqual(await tell("#".repeat(4 * 1024 * 1024 + 1)), ["it is larger than 4 MiB."]);
    assert.deepEqual(await tell(text.replace("id: ospo", "id: other")), [
      "line 3: the sheet answers the model `other`, the form asks `ospo`.",
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
    const note = await page.locator("[data-field=note]").evaluateAll((all) => all.map((one) => one.value).find(Boolean));
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
    await pick(page, "programme-identity", "practised");
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.locator("button:visible").count(), 0);
    assert.equal(await page.locator(".question:visible").count(), 16);
    assert.equal(await page.locator("[data-field=note]:visible").count(), 16);
    for (const format of ["A4", "Letter"]) {
      const bytes = await page.pdf({ format, path: path.join(pictures, `form-${format}.pdf`) });
      const sheets = bytes.toString("latin1").match(/\/Type\s*\/Page[^s]/g) ?? [];
      assert.ok(sheets.length > 5 && sheets.length < 20, `${sheets.length} pages`);
    }
  }));
});
