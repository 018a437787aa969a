// What a form says that the answers are worth, held against what `ospo` says of the same sheet: of drawn
// models and of the model that is built in, sheets with every kind of answer.
//
// SEED and SHEETS draw others, and more of them.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { browser, empty, field, on, open, ospo, pick } from "./forms.mjs";

const seed = Number(process.env.SEED ?? 20_261_122);
const sheets = Number(process.env.SHEETS ?? 12);

// Numbers that are drawn, the same for the same seed.
function dice(seed) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const upTo = (most) => Math.floor(next() * (most + 1));
  return { upTo, one: (list) => list[upTo(list.length - 1)], chance: (part) => next() < part };
}

// A scale of two to ten levels; its lowest may be worth something, and its highest less than all.
function drawnScale(id, { upTo, one, chance }) {
  const most = 2 + upTo(8);
  const worths = new Set(chance(0.7) ? [0, 100] : []);
  while (worths.size < most) worths.add(upTo(100));
  const levels = [...worths].sort((a, b) => a - b).map((credit, at) => ({ id: `${id}-${"abcdefghij"[at]}`, credit }));
  return { id, levels, evidence_from: chance(0.5) ? one(levels.slice(1)).id : null };
}

// A model of one's own as `ospo` reads it, with settings that bear on its figures.
function drawnModel(home, draw) {
  const { upTo, one, chance } = draw;
  const scales = [drawnScale("x", draw), drawnScale("y", draw)];
  const whole = 1 + upTo(4);
  const floor = one(scales[0].levels);
  const enough = scales[0].levels.filter(({ credit }) => credit > 0 && credit >= floor.credit);
  const needs = chance(0.4)
    ? { pass: 1 + upTo(99) }
    : { most: one(enough).id, share: whole === 1 ? 1 : `${1 + upTo(whole - 1)}/${whole}` };
  const items = [];
  const stages = [...Array(1 + upTo(4)).keys()].map((at) => ({
    stage: at + 1,
    title: `Step ${at + 1}`,
    summary: "Drawn.",
    items: [...Array(at ? 1 + upTo(5) : 3 + upTo(3)).keys()].map((of) => {
      const scale = one(scales);
      const item = { id: `s${at + 1}-${of + 1}`, title: `Practice ${at + 1}.${of + 1}`, area: "all", ask: "What of it?" };
      Object.assign(item, { scale: scale.id, weight: one([0, 1, 1, 1, 2, 7, 1000]), who: [of ? one(["a", "b"]) : "a"] });
      item.levels = Object.fromEntries(scale.levels.map(({ id }) => [id, `One sees ${id}.`]));
      if (chance(0.2)) Object.assign(item, { floor: one(scale.levels.slice(1)).id, floor_why: "Drawn." });
      if (chance(0.2)) item.evidence_from = one(scale.levels.slice(1)).id;
      items.push({ ...item, scale });
      return item;
    }),
  }));
  const files = {
    "checklists/model.yaml": {
      format: "ospo/model/1",
      id: "drawn",
      title: "Drawn",
      version: "1.0",
      source: { name: "Ours", licence: "CC0" },
      method: { kind: "cumulative", floor: floor.id, ...needs },
      areas: [{ id: "all", title: "All" }],
      roles: [{ id: "a", title: "A" }, { id: "b", title: "B" }],
      scales: scales.map(({ id, levels, evidence_from }) => ({
        id,
        levels: levels.map((level) => ({ ...level, label: `Level ${level.id}` })),
        ...(evidence_from && { evidence_from }),
      })),
      scopes: [{ id: "part", ask: "Is it?", no: { not_applicable: [items.at(-1).id, items[1].id], reason: "Not ours." } }],
    },
    "ospo.yaml": {
      organisation: "Drawn",
      checklists: "checklists",
      ...(chance(0.5) && { scope: { part: "no" } }),
      ...(chance(0.4) && { evidence: "required" }),
    },
  };
  for (const stage of stages) files[`checklists/stage-${stage.stage}.yaml`] = stage;
  mkdirSync(path.join(home, "checklists"));
  for (const [name, file] of Object.entries(files)) writeFileSync(path.join(home, name), JSON.stringify(file));
  return { model: { id: "drawn", version: "1.0" }, items };
}

function drawnAnswers(items, { one, chance }) {
  const answers = {};
  const rate = one([0.3, 0.8, 1]);
  const top = one([0, 0, 0.8]);
  for (const { id, scale } of items.filter(() => chance(rate))) {
    const levels = scale.levels.map((level) => level.id);
    const level = chance(top) ? levels.at(-1) : one(levels);
    const isBetween = levels.slice(1, -1).includes(level);
    const name = chance(0.2) ? String(levels.indexOf(level)) : level;
    const said = chance(0.1) ? "unknown" : isBetween && chance(0.3) ? `at least ${name}` : name;
    answers[id] = chance(0.1) ? { answer: "not-applicable", reason: "Not ours." } : { answer: said };
    if (chance(0.4)) answers[id].evidence = [{ text: "seen" }];
  }
  return answers;
}

// Runs `ospo` in a folder.
async function run(home, ...words) {
  const env = { PATH: process.env.PATH, HOME: home, OSPO_DATE: "2026-11-22", COLUMNS: "200" };
  const { stdout } = await promisify(execFile)(ospo, ["-q", ...words], { cwd: home, env, maxBuffer: 1 << 26 });
  return stdout;
}

// What the form says: the line that comes first, a line for each stage, and the rest.
const told = (page) =>
  page.locator(".worth").evaluate((worth) => ({
    first: worth.querySelector("#in-place").textContent,
    stages: [...worth.querySelectorAll("#stages li")].map((one) => one.textContent),
    rest: [...worth.querySelectorAll("#rest p")].map((one) => one.textContent),
  }));

const STATES = {
  holds: "holds",
  "under-way": "under way",
  begun: "begun",
  "not-begun": "not begun",
  open: "not known",
  "not-applicable": "not applicable",
};

const count_of = (n, one, more) => (n === 1 ? one : more).replace("{n}", n);
const named = (list) => (list.length > 1 ? `${list.slice(0, -1).join(", ")} and ${list.at(-1)}` : list[0]);

// The same out of the JSON of a report, but for what a stage needs.
function expected({ in_place, partly, stages, stage, coverage, claims }) {
  const range = ({ worst, best }) => (worst === best ? `${worst}` : `${worst}–${best}`);
  const more = partly.worst ? `, ${partly.worst} partly` : "";
  const best = in_place.best === in_place.worst ? "" : ` (at best ${in_place.best} in place)`;
  const first = `${in_place.worst} of ${in_place.of} ${in_place.of === 1 ? "practice" : "practices"} in place`;
  const reached = stage.reached ? [`Stage ${stage.reached} holds, with all below it.`] : [];
  const others = [
    [coverage.unknown, "not known"],
    [coverage.unanswered, "not answered"],
    [coverage.not_applicable, "not applicable"],
  ];
  const aside = others.filter(([n]) => n).map(([n, words]) => `${n} ${words}`).join(", ");
  const answered = `${coverage.answered} of ${coverage.applicable} answered${aside && ` (${aside})`}`;
  const evidence = claims ? [`Evidence: for ${claims.with_evidence} of ${claims.all} ${claims.all === 1 ? "claim" : "claims"}`] : [];
  return {
    first: in_place.of ? first + more + best : "–",
    states: stages.map(({ number, title, state }) => [`Stage ${number}: ${title}`, STATES[state]]),
    figures: stages.map((one) => (one.in_place.of ? `${range(one.in_place)} of ${one.in_place.of}` : "–")),
    rest: [...reached, answered, ...evidence],
  };
}

// What the next stage needs, out of the JSON.
function needs({ stages, stage, items }, labels, tops) {
  const next = stages.find(({ number }) => number === stage.next);
  if (!next) return [];
  const title = (id) => items.find((item) => item.id === id).title;
  const said = [];
  if (next.needs.in_place) said.push(`${next.needs.in_place} more in place`);
  if (next.short_by) said.push(count_of(next.short_by, "{n} more percentage point", "{n} more percentage points"));
  const groups = [];
  for (const level of new Set(next.needs.below_floor.map((id) => labels.get(id)))) {
    const under = next.needs.below_floor.filter((id) => labels.get(id) === level);
    const above = tops.get(under[0]) === level ? "" : " or above";
    groups.push([under, `{n} practices at ${level}${above}`, `{names} at ${level}${above}`]);
  }
  const why = (reason) => next.blockers.filter((one) => one.why === reason).map(({ item }) => item);
  groups.push([why("open"), "{n} answers", "answer on {names}"]);
  groups.push([why("at-least"), "certain levels of {n} practices", "certain level of {names}"]);
  groups.push([why("claimed"), "evidence for {n} practices", "evidence for {names}"]);
  for (const [ids, number, names] of groups.filter(([ids]) => ids.length)) {
    const plural = ids.length === 1 ? "" : "s";
    const few = names.replace(/^(answer|certain level)/, (word) => (plural ? `${word}s` : `${word === "answer" ? "an" : "a"} ${word}`));
    said.push(ids.length > 2 ? number.replace("{n}", ids.length) : few.replace("{names}", named(ids.map(title))));
  }
  const two = groups.some(([ids]) => ids.length === 2);
  return [`Stage ${next.number} needs ${two ? said.join("; ") : named(said)}.`];
}

// The percents of the stages as `ospo status` has them, which rounds them once.
async function percents(home, stages) {
  const lines = (await run(home, "status", "sheet.json")).split("\n");
  return stages.map(({ number, title }) => {
    const line = lines.find((line) => line.startsWith(`${number} ${title}`));
    const told = /\s((?:[\d.]+–)?[\d.]+ %|–)\s/.exec(line);
    assert.ok(told, line);
    return told[1];
  });
}

async function opened(file) {
  const context = await browser.newContext();
  await context.clock.setFixedTime("2026-11-22T12:00:00");
  const page = await context.newPage();
  await page.goto(pathToFileURL(file).href);
  return page;
}

// Opens drawn sheets in a form and holds what it says of each against `ospo`.
async function compare(home, model, items, draw, number, extra = []) {
  await run(home, "form", "--html", "form.html", ...extra);
  const page = await opened(path.join(home, "form.html"));
  const rules = await page.evaluate(() => JSON.parse(document.querySelector("#data").textContent).worth);
  const labels = new Map(rules.stages.flatMap(({ items }) => items.map((item) => [item.id, item.floor_label])));
  const tops = new Map(rules.stages.flatMap(({ items }) => items.map((item) => [item.id, item.levels.at(-1)[1]])));
  for (let at = 0; at < number; at += 1) {
    const sheet = { format: "ospo/sheet/1", model, subject: "Drawn", date: "2026-11-22", answers: drawnAnswers(items, draw) };
    const text = JSON.stringify(sheet);
    writeFileSync(path.join(home, "sheet.json"), text);
    await open(page, path.join(home, "sheet.json"));
    assert.deepEqual(await page.locator("#problems li").allTextContents(), [], text);
    const data = JSON.parse(await run(home, "report", "sheet.json", "-f", "json"));
    const [shown, wanted] = [await told(page), expected(data)];
    assert.equal(shown.first, wanted.first, text);
    const figures = rules.needs.pass ? await percents(home, data.stages) : wanted.figures;
    assert.deepEqual(shown.stages, wanted.states.map(([name, state], at) => `${name}: ${figures[at]}, ${state}`), text);
    const rest = shown.rest.filter((line) => !/not asked here/.test(line));
    assert.deepEqual(rest.toSorted(), [...wanted.rest, ...needs(data, labels, tops)].toSorted(), text);
  }
  await page.context().close();
}

const SHIPPED = { id: "ospo", version: "2.0" };
const shipped = (page) =>
  page.evaluate(() => {
    const { stages } = JSON.parse(document.querySelector("#data").textContent).worth;
    const levels = (item) => ({ id: item.id, scale: { levels: item.levels.map(([id]) => ({ id })) } });
    return stages.flatMap(({ items }) => items.map(levels));
  });

async function itemsOfShipped(home) {
  await run(home, "form", "--html", "all.html");
  const page = await opened(path.join(home, "all.html"));
  const items = await shipped(page);
  await page.context().close();
  return items;
}

describe("what a form says of the answers is what ospo says of the sheet", { concurrency: 2 }, () => {
  for (let at = 0; at < 20; at += 1) {
    test(`of a drawn model, ${seed + at}`, async () => {
      const [home, draw] = [empty(), dice(seed + at)];
      const { model, items } = drawnModel(home, draw);
      await compare(home, model, items, draw, sheets, at % 4 === 3 ? ["--role", "a"] : []).catch((error) => {
        throw new Error(`${home}: ${error.message}`, { cause: error });
      });
    });
  }

  for (const [name, settings, extra] of [
    ["", {}, []],
    [", for a role", { scope: { publishes: "no" } }, ["--role", "legal"]],
    [", with evidence required", { evidence: "required", scope: { software: "no" } }, []],
  ]) {
    test(`of the model that is built in${name}`, async () => {
      const home = empty();
      writeFileSync(path.join(home, "ospo.yaml"), JSON.stringify({ organisation: "Drawn", ...settings }));
      await compare(home, SHIPPED, await itemsOfShipped(home), dice(seed), sheets, extra);
    });
  }

  for (const lang of ["en", "de", "ja", "zh-Hans"]) {
    test(`in the same words, ${lang}`, async () => {
      const [home, draw] = [empty(), dice(seed)];
      const items = await itemsOfShipped(home);
      await run(home, "form", "--html", "form.html", "--lang", lang);
      const page = await opened(path.join(home, "form.html"));
      for (let at = 0; at < sheets; at += 1) {
        const sheet = { format: "ospo/sheet/1", model: SHIPPED, subject: "Drawn", date: "2026-11-22", answers: drawnAnswers(items, draw) };
        writeFileSync(path.join(home, "sheet.json"), JSON.stringify(sheet));
        await open(page, path.join(home, "sheet.json"));
        const { first, stages, rest } = await told(page);
        const status = await run(home, "status", "sheet.json", "--lang", lang);
        assert.ok(status.split("\n").includes(first), `${first}\n${status}`);
        const rows = status.split("\n").filter((line) => /^\d /.test(line) && line !== first);
        for (const [at, line] of stages.entries()) {
          const state = /[^,、，]*$/.exec(line)[0].trim();
          assert.ok(rows[at].includes(state), `${line}\n${rows[at]}`);
        }
        const coverage = status.split("\n").find((line) => rest.some((one) => line.endsWith(one)));
        assert.ok(coverage, `${rest.join("\n")}\n${status}`);
      }
      await page.context().close();
    });
  }
});

describe("what the answers are worth", () => {
  test("is out of the way until it is asked for, and said not to be official", on("empty", async (page) => {
    assert.ok(await page.locator("#in-place").isHidden());
    await page.getByText("What the answers are worth so far").click();
    assert.ok(await page.getByText(/^An unofficial view of this form alone/).isVisible());
    assert.doesNotMatch(await page.locator(".worth").textContent(), /[Ss]tage 0/);
  }));

  test("changes with each answer", on("empty", async (page) => {
    const first = async () => (await told(page)).first;
    assert.equal(await first(), "0 of 16 practices in place (at best 16 in place)");
    await pick(page, "programme-identity", "established");
    assert.equal(await first(), "1 of 16 practices in place (at best 16 in place)");
    await pick(page, "programme-identity", "repeatable");
    assert.equal(await first(), "0 of 16 practices in place, 1 partly (at best 15 in place)");
    // What does not apply is open until it has its reason.
    await pick(page, "programme-identity", "not-applicable");
    assert.equal(await first(), "0 of 16 practices in place (at best 16 in place)");
    await field(page, "programme-identity", "reason").fill("We are too few.");
    assert.equal(await first(), "0 of 15 practices in place (at best 15 in place)");
    const { rest } = await told(page);
    assert.ok(rest.includes("0 of 15 answered (15 not answered, 1 not applicable)"), rest.join("\n"));
  }));

  test("says what is not asked in a form for a role", on("legal", async (page) => {
    const { rest } = await told(page);
    assert.match(rest.at(-1), /^\d+ practices are not asked here and count as not answered\.$/);
  }));
});
