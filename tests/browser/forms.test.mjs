// The form for a browser, filled as people fill it: by mouse and by keyboard. What it hands over is
// compared with what `ospo` writes for the same answers.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import {
  axe,
  address,
  agree,
  answered,
  browser,
  count,
  downloaded,
  field,
  focused,
  folder,
  more,
  nothing,
  on,
  open,
  opened,
  ospo,
  pick,
  pictures,
  problems,
  question,
  root,
  saved,
  sheet,
  takenIn,
} from "./forms.mjs";

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
    assert.match(await page.locator("#out-told").textContent(), /^The browser was asked to save 2026-11-22-legal\.json\. Whether it did, this page/);
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
    await agree(page);
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

  test("taking an answer back asks first where words would go with it", on("empty", async (page) => {
    await pick(page, "programme-identity", "repeatable");
    const back = question(page, "programme-identity").getByRole("button", { name: "Take the answer back" });
    await back.click();
    assert.equal(await count(page), "0 of 16 done");
    await more(page, "programme-identity");
    await field(page, "programme-identity", "note").fill("x");
    await back.click();
    assert.equal(await agree(page), "Take the answer back, with its note and evidence?");
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

test("the script says only what the page has words for, and all of it", () => {
  const files = ["sheet", "worth", "form", "keep", "hand", "move"];
  const script = files.map((name) => readFileSync(path.join(root, `templates/form/${name}.js`), "utf8")).join("");
  const page = readFileSync(path.join(folder, "pages/empty.html"), "utf8");
  const [, data] = /<script type="application\/json" id="data">(.*)<\/script>/.exec(page);
  const named = (by) => [...new Set([...script.matchAll(by)].map(([, word]) => word))].sort();
  const { words, counted } = JSON.parse(data);
  assert.deepEqual(named(/\b(?:say|message|mark)\("([^"]+)"/g), Object.keys(words));
  const spoken = named(/\bsayOf\("([^"]+)"/g);
  assert.deepEqual([...new Set([...spoken, "not-known", "not-answered", "not-applicable"])].sort(), Object.keys(counted));
});
