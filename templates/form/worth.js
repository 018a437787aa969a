// What the answers are worth so far, by the rules of docs/scoring.md: in whole numbers, rounded once
// where they are shown.

// A model whose method the page does not know has none of it.
const { stages: STAGES, needs: NEEDS, proven: PROVEN } = WORTH ?? {};

// Returns what is known of an item: its worth at the least and at the most, and why these; neither
// where it does not apply.
function known(item) {
  const answer = state.answers[item.id];
  const [ids, worths] = [0, 2].map((part) => item.levels.map((level) => level[part]));
  const word = meant(answer?.answer, item.levels);
  const at = ids.indexOf(levelIn(word));
  if (word === NOT_APPLICABLE && !lacksReason(answer)) return { item, is: NOT_APPLICABLE };
  if (!word && item.outside) return { item, is: NOT_APPLICABLE };
  if (at < 0) return { item, is: word === UNKNOWN ? UNKNOWN : "unanswered", low: 0, high: 100, why: "open" };
  const least = word.startsWith(LEAST);
  const calls = item.evidence_from !== null && worths[at] >= item.evidence_from;
  const shown = calls && Boolean(answer.evidence?.some(({ text }) => text));
  const bounds = { low: worths[at], high: least ? worths.at(-1) : worths[at], why: least ? "at-least" : "answered" };
  if (PROVEN && calls && !shown) {
    Object.assign(bounds, { low: worths.findLast((worth) => worth < item.evidence_from), why: "claimed" });
  }
  return { item, is: "answered", calls, shown, ...bounds };
}

function footing({ floor, in_place_from: from }, worth) {
  if (worth === 0) return "nothing";
  if (worth >= from) return "in-place";
  return worth >= floor ? "partly" : "begun";
}

function blocks({ item: { floor }, low, high, why }) {
  if (high < floor) return "below-floor";
  if (low >= floor && why !== "open") return null;
  return why === "answered" ? "below-floor" : why;
}

const sum = (numbers) => numbers.reduce((sum, number) => sum + number, 0);

// Returns a part of a whole in percent, in so many parts of one, rounded half up.
const percent = (part, whole, parts = 100) => Math.floor((200 * parts * part + whole) / (2 * whole));

// Counts what applies and weighs something of the items of one stage, or of all.
function counts(items) {
  const counting = items.filter(({ item, is }) => item.weight > 0 && is !== NOT_APPLICABLE);
  const at = (end, step) => counting.filter((one) => footing(one.item, one[end]) === step).length;
  const earned = (end) => sum(counting.map((one) => one.item.weight * one[end]));
  return {
    counting,
    all: counting.length,
    inPlace: at("low", "in-place"),
    best: at("high", "in-place"),
    partly: at("low", "partly"),
    begun: at("low", "begun"),
    full: 100 * sum(counting.map(({ item }) => item.weight)),
    low: earned("low"),
    high: earned("high"),
  };
}

function judge(stage) {
  const items = stage.items.map(known);
  const own = counts(items);
  const blockers = own.counting.map((one) => ({ ...one, why: blocks(one) })).filter(({ why }) => why);
  const needed = NEEDS.share ? Math.ceil((own.all * NEEDS.share[0]) / NEEDS.share[1]) : 0;
  const lacks = Math.max(needed - own.inPlace, 0);
  const points = NEEDS.pass ? Math.max(NEEDS.pass * own.full - 100 * own.low, 0) : 0;
  const passes = !own.all || (!lacks && !points && !blockers.length);
  return { ...stage, ...own, judged: items, blockers, lacks, points, passes, is: stateOf(own, passes) };
}

function stateOf({ counting, all, inPlace, partly, begun }, passes) {
  if (!all) return NOT_APPLICABLE;
  if (passes) return "holds";
  if (counting.every(({ why }) => why === "open")) return "open";
  if (2 * (inPlace + partly) >= all) return "under-way";
  return inPlace + partly + begun ? "begun" : "not-begun";
}

// In words.

const NAMED = 2;

const mark = (name) => WORDS[name];
const inARow = (texts) => texts.reduce((before, next) => say("in-a-row", { before, next }));
const listed = (texts) =>
  texts.length > 1 ? say("and", { first: inARow(texts.slice(0, -1)), last: texts.at(-1) }) : (texts[0] ?? "");
const shownNumber = (hundredths) => String(hundredths / 100).replace(".", mark("decimal"));

// Says a phrase in the form that it has for a number.
function sayOf(name, n, holes = {}) {
  const { tag, forms } = COUNTED[name];
  const isKnown = Intl.PluralRules.supportedLocalesOf(tag).length;
  const category = isKnown ? new Intl.PluralRules(tag).select(n) : "other";
  return filled(forms[category] ?? forms.other, { n: String(n).replace(".", mark("decimal")), ...holes });
}

function inPlaceAs(said, { all, inPlace, best, partly }) {
  if (!all) return "–";
  const more = partly ? mark("comma") + say("partly", { n: partly }) : "";
  return said + more + (best === inPlace ? "" : mark("aside").replace("{text}", () => say("at-best", { best })));
}

// Returns a percent, whole except where that would tell more than there is.
function shownPercent(part, whole) {
  const rounded = percent(part, whole, 1);
  const blurs = [0, NEEDS.pass, 100].includes(rounded) && rounded * whole !== 100 * part;
  return shownNumber(blurs ? percent(part, whole) : 100 * rounded);
}

function figure({ counting, all, inPlace, best, low, high, full }) {
  if (!all) return "–";
  if (!NEEDS.pass) {
    return best === inPlace ? say("of-all", { number: inPlace, all }) : say("range-of-all", { number: inPlace, best, all });
  }
  if (counting.every(({ low, high }) => low === 0 && high === 100)) return "–";
  const [least, most] = [shownPercent(low, full), shownPercent(high, full)];
  return least === most ? say("percent", { number: least }) : say("percents", { low: least, high: most });
}

function stateInWords(is) {
  if (is === "holds") return say("holds");
  if (is === "under-way") return say("under-way");
  if (is === "begun") return say("begun");
  if (is === "not-begun") return say("not-begun");
  return is === "open" ? say("open") : say("not-applicable");
}

// Says what a stage needs before it holds, few practices by name and more of them by number.
function needsOf({ number, lacks, points, full, blockers }) {
  const needs = [];
  let namesTwo = false;
  const add = (blocked, byNumber, byName) => {
    if (!blocked.length) return;
    namesTwo ||= blocked.length === NAMED;
    needs.push(blocked.length > NAMED ? byNumber(blocked.length) : byName(listed(blocked.map(({ item }) => item.title)), blocked.length));
  };
  const of = (kind) => blockers.filter(({ why }) => why === kind);
  if (lacks) needs.push(sayOf("more", lacks));
  if (points) needs.push(sayOf("points", percent(points, 100 * full) / 100));
  for (const level of new Set(of("below-floor").map(({ item }) => item.floor_label))) {
    const under = of("below-floor").filter(({ item }) => item.floor_label === level);
    if (level === under[0].item.levels.at(-1)[1])
      add(under, (n) => sayOf("at-highest", n, { level }), (practices) => say("raise-to-highest", { practices, level }));
    else add(under, (n) => sayOf("at-floor", n, { level }), (practices) => say("raise", { practices, level }));
  }
  add(of("open"), (n) => sayOf("answers", n), (practices, n) => sayOf("answers-on", n, { practices }));
  add(of("at-least"), (n) => sayOf("levels", n), (practices, n) => sayOf("levels-of", n, { practices }));
  add(of("claimed"), (n) => sayOf("evidence", n), (practices) => say("evidence-for", { practices }));
  return say("needs", { number, needs: namesTwo ? needs.join(mark("semicolon")) : listed(needs) });
}

function coverage(items) {
  const is = (state) => items.filter((one) => one.is === state).length;
  const all = items.length - is(NOT_APPLICABLE);
  const rest = [
    [is(UNKNOWN), "not-known"],
    [is("unanswered"), "not-answered"],
    [is(NOT_APPLICABLE), "not-applicable"],
  ];
  const others = rest.filter(([n]) => n).map(([n, name]) => sayOf(name, n));
  const told = say("answered", { answered: is("answered"), all });
  return others.length ? told + mark("aside").replace("{text}", () => inARow(others)) : told;
}

function showWorth() {
  if (!WORTH) return;
  const stages = STAGES.map(judge);
  const items = stages.flatMap(({ judged }) => judged);
  const total = counts(items);
  const lines = (place, texts, tag) => {
    const entries = texts.map((text) => Object.assign(document.createElement(tag), { textContent: text }));
    find(place).replaceChildren(...entries);
  };
  find("#in-place").textContent = inPlaceAs(sayOf("in-place", total.all, { number: total.inPlace }), total);
  const told = (stage) => say("stage", stage) + mark("colon") + figure(stage) + mark("comma") + stateInWords(stage.is);
  lines("#stages", stages.map(told), "li");
  const next = stages.findIndex(({ passes }) => !passes);
  const reached = (next < 0 ? stages : stages.slice(0, next)).findLast(({ all }) => all);
  const claims = items.filter(({ calls }) => calls);
  const notAsked = items.filter(({ item, is }) => is === "unanswered" && !questions.has(item.id)).length;
  const rest = [
    reached && say("reached", { number: reached.number }),
    next >= 0 && needsOf(stages[next]),
    coverage(items),
    claims.length && say("with-evidence", { claims: sayOf("claims", claims.length, { shown: claims.filter(({ shown }) => shown).length }) }),
    notAsked && sayOf("not-asked", notAsked),
  ];
  lines("#rest", rest.filter(Boolean), "p");
}
