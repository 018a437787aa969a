// A sheet that is opened in a form, with answers that were given before.

import assert from "node:assert/strict";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, test } from "node:test";
import {
  count,
  downloaded,
  empty,
  field,
  folder,
  message,
  more,
  nothing,
  on,
  open,
  ospo,
  pick,
  problems,
  question,
  saved,
  sheet,
  takenIn,
  yaml,
} from "./forms.mjs";

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
    const said = { "programme-identity": " Ad  HOC ", "licence-management": "At least Established", "software-inventory": "U" };
    await open(page, saved(JSON.stringify({ ...nothing(), answers: said })));
    const meant = Object.values(JSON.parse((await downloaded(page)).text).answers).map(({ answer }) => answer);
    assert.deepEqual(meant, ["ad-hoc", "at least established", "unknown"]);
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

  test("asks before it takes the place of answers", on("empty", async (page) => {
    assert.equal(await open(page, sheet("nothing")), null);
    await pick(page, "programme-identity", "absent");
    assert.equal(
      await open(page, sheet("nothing")),
      "Replace the answers in the form with those of nothing.json?",
    );
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
