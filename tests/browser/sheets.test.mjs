// What the script of a form reads and writes is what `ospo` wrote, byte for byte. It needs no browser.
//
//   cargo test --test form_html && node --test sheets.test.mjs

import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { describe, test } from "node:test";

const root = path.resolve(import.meta.dirname, "../..");
const target = process.env.CARGO_TARGET_DIR ?? path.join(root, "target");
const folder = path.join(target, "tmp/forms/sheets");
assert.ok(existsSync(folder), "there are no sheets yet: cargo test --test form_html");

const script = ["yaml.js", "sheet.js"].map((name) => readFileSync(path.join(root, "templates/form", name), "utf8"));
const { readSheet, writeSheet } = new Function(`"use strict";${script.join("")};return { readSheet, writeSheet }`)();
const asked = JSON.parse(readFileSync(path.join(folder, "../asked.json"), "utf8"));
// As in the page: an item may have any name.
asked.levels = Object.assign(Object.create(null), asked.levels);
const names = readdirSync(folder);

test("there are sheets", () => assert.ok(names.length > 60, `${names.length} sheets`));

test("every sheet that ospo writes is read and written again with the same bytes", () => {
  for (const name of names) {
    const text = readFileSync(path.join(folder, name), "utf8");
    const { sheet, problems, comments } = readSheet(text, asked);
    assert.deepEqual({ problems, comments }, { problems: [], comments: [] }, name);
    assert.equal(writeSheet(sheet, asked), text, name);
  }
});

const HEAD = `format: ospo/sheet/1\nmodel: { id: ospo, version: "${asked.version}" }\nsubject: Acme\ndate: 2026-11-22\n`;
const item = asked.order[0];
const read = (body) => readSheet(HEAD + body, asked);
const told = (body) => read(body).problems.map(({ line, what }) => `${line}: ${what}`);

describe("a sheet written by hand", () => {
  test("may have brackets, numbers of levels and comments, which are told", () => {
    const { sheet, problems, comments } = read(
      `# who\nanswers:\n  ${item}: 2 # two\n  ${asked.order[1]}:\n    answer: n/a\n    reason: 'it''s so'\n` +
        `    evidence: [{ text: "a, \\u0062", date: 2026-01-01 }, c d, https://x/y#z]\n  stray: { answer: 7, note: x }\n`,
    );
    assert.deepEqual(problems, []);
    assert.deepEqual(comments, [5, 7]);
    assert.equal(sheet.answers[item].answer, asked.levels[item][2]);
    const { answer, reason, evidence } = sheet.answers[asked.order[1]];
    assert.deepEqual([answer, reason], ["not-applicable", "it's so"]);
    assert.deepEqual(evidence.map((one) => one.text), ["a, b", "c d", "https://x/y#z"]);
    assert.equal(sheet.answers.stray.answer, "7");
  });

  test("may have blocks of text in any manner", () => {
    const block = (header, lines) => read(`answers:\n  ${item}:\n    answer: unknown\n    note: ${header}\n${lines}`);
    const note = (...args) => block(...args).sheet.answers[item].note;
    assert.equal(note("|", "      a\n\n       b\n"), "a\n\n b");
    assert.equal(note(">", "      a\n      b\n\n      c\n        d\n      e\n"), "a b\nc\n  d\ne");
    assert.equal(note("|2-", "      a\n    confidence: low\n"), "a");
    assert.equal(note("'a: b # c'", ""), "a: b # c");
  });

  test("tells everything that is wrong in it at once, with the line", () => {
    assert.deepEqual(told(`answers:\n  ${item}: best\n  Wrong Id: 1\n`), ["7: line"]);
    assert.deepEqual(
      told(
        `respondent: { role: "Big Boss" }\nanswers:\n  ${item}:\n    answer: best\n    nope: x\n    confidence: sure\n` +
          `    evidence: x\n    answered: 2026-02-30\n  ${asked.order[1]}: n/a\n  ${asked.order[2]}:\n    note: x\nmore: 1\n`,
      ),
      [
        "5: id", "8: level", "9: unknown-field", "10: confidence", "11: list", "12: day", "13: no-reason",
        "15: missing", "16: unknown-field",
      ],
    );
  });

  test("is refused where something in it would be lost", () => {
    assert.deepEqual(told("merged: { rule: median, from: [] }\nanswers:\n"), ["5: merged"]);
    assert.deepEqual(told(`answers:\n  ${item}: 1\n  ${item}: 2\n`), ["7: twice"]);
    assert.deepEqual(told(`answers:\n  ${item}: &a 1\n`), ["6: sign"]);
    assert.deepEqual(told(`answers:\n  ${item}: "a\n    b"\n`), ["6: quote"]);
    assert.deepEqual(told(`answers:\n  ${item}: a\n    b\n`), ["7: indent"]);
    assert.deepEqual(told(`answers:\n  ${item}:\n    answer: 1\n    note: a: b\n`), ["8: colon"]);
    assert.deepEqual(told(`answers:\n\t${item}: a\n`), ["6: tab"]);
    assert.deepEqual(told(`answers:\n  ${item}: {answer: 1\n`), ["6: bracket"]);
    assert.deepEqual(told(`answers:\n  ${item}: 1\n  ${asked.order[1]}:\n    answer: 1\n    reason: x\n`), ["9: needless-reason"]);
    const other = (head) => readSheet(head, asked).problems.map(({ line, what }) => `${line}: ${what}`);
    assert.deepEqual(other("a: 1\n"), ["1: format"]);
    assert.deepEqual(other(""), ["1: format"]);
    assert.deepEqual(other(HEAD.replace("id: ospo", "id: other")), ["2: model"]);
    assert.deepEqual(other(HEAD.replace(asked.version, "0.1")), ["2: version"]);
    assert.deepEqual(other(HEAD.replace("Acme", "' '")), ["3: empty"]);
  });
});

test("the script says only what the page has words for", () => {
  const files = ["yaml", "sheet", "form", "hand", "move"];
  const all = files.map((name) => readFileSync(path.join(root, `templates/form/${name}.js`), "utf8"));
  const page = readFileSync(path.join(folder, "../pages/empty.html"), "utf8");
  const known = new Set([...page.matchAll(/data-word="([a-z-]+)"/g)].map(([, word]) => word));
  const found = (text, pattern) => [...text.matchAll(pattern)].map(([, word]) => word);
  const said = all.flatMap((text) => found(text, /\b(?:say|message)\("([^"]+)"/g));
  const kinds = all.slice(0, 2).flatMap((text) => [
    ...found(text, /\b(?:wrong|tell|fail)\([^"()]*(?:\([^()]*\)[^"()]*)*"([^"]+)"/g),
    ...found(text, /checked\([^"]*?"([^"]+)"/g),
  ]);
  assert.ok(said.length > 20 && kinds.length > 15, `${said.length}, ${kinds.length}`);
  const used = new Set([...said, ...kinds.map((kind) => `sheet-${kind}`)]);
  assert.deepEqual([...used].filter((word) => !known.has(word)), []);
  assert.deepEqual([...known].filter((word) => !used.has(word)), []);
});
