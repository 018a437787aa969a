// A sheet: taken from JSON and written as JSON. What the form does not know of one stays in it.

const find = (selector, within = document) => within.querySelector(selector);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];

const NOT_APPLICABLE = "not-applicable";
const UNKNOWN = "unknown";
const LEAST = "at least ";

const page = find("form");
const questions = new Map(all(".question").map((question) => [question.dataset.item, question]));

// Why a file is not opened.
class Refused extends Error {}

const say = (word, holes = {}) => filled(WORDS[word], holes);

const filled = (phrase, holes) =>
  phrase.replace(/\{([a-z]+)\}/g, (hole, name) => (name in holes ? visible(String(holes[name])) : hole));

// Shows signs that would hide or reorder what stands around them.
function visible(text) {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (sign) =>
    sign === "\u200d" ? sign : `<U+${sign.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}>`,
  );
}

// Takes away what `ospo` takes away around a text.
const trimmed = (text) => text.replace(/^\p{White_Space}+|\p{White_Space}+$/gu, "");

const isText = (value) => ["string", "number"].includes(typeof value);
const isFields = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const byName = (entries) => Object.setPrototypeOf(Object.fromEntries(entries), null);

// The sheet that the form was handed out with, the fields that it knows, the words that it says, those
// that it counts with, why it asks again, by what the sheet says of it, and what answers are worth.
const { sheet: own, fields: FIELDS, words: WORDS, counted: COUNTED, retold: RETOLD, worth: WORTH } = parsed(
  find("#data").textContent,
);

// Reads JSON into objects that hold what stands there and nothing else. Of what stands twice the
// browser keeps the last; here it is refused.
function parsed(text) {
  let names = 0;
  const found = JSON.parse(text, (_, value) => {
    if (!isFields(value)) return value;
    names += Object.keys(value).length;
    return byName(Object.entries(value));
  });
  const written = text.matchAll(/"(?:[^"\\]|\\.)*"(\s*:)?/g);
  if ([...written].filter(([, colon]) => colon).length > names) throw new Refused(say("twice"));
  return found;
}

const noPlace = (name, given) => ({ text: say("no-place", { name, given }) });

// Returns a value as the form holds it, with what it knows in the order of a sheet, and tells what it
// cannot hold; `told.others` names the fields that it does not know and keeps. `kind` is `text`, `truth`, `[…]` for a list, `{…}` for one by item, or the name of some fields,
// of which the first may stand alone.
function shaped(value, kind, name, told = []) {
  const within = (value, name) => shaped(value, kind.slice(1, -1), name, told);
  const known = FIELDS[kind];
  if (kind === "text" && isText(value)) return trimmed(String(value));
  if (kind === "truth" && typeof value === "boolean") return value;
  if (kind.startsWith("[") && Array.isArray(value)) return value.map((one) => within(one, name));
  if (kind.startsWith("{") && isFields(value)) {
    const items = new Set([...questions.keys(), ...Object.keys(value)].filter((item) => item in value));
    return byName([...items].map((item) => [item, within(value[item], item)]));
  }
  if (!known || (!isText(value) && !isFields(value))) {
    told.push(noPlace(name, JSON.stringify(value)));
    return undefined;
  }
  const fields = isText(value) ? { [known[0][0]]: value } : value;
  const here = known.filter(([field]) => (fields[field] ?? "") !== "");
  const found = here.map(([field, kind]) => [field, shaped(fields[field], kind, name, told)]);
  const others = Object.entries(fields).filter(([field]) => !known.some(([one]) => one === field));
  told.others = [...(told.others ?? []), ...others.map(([field]) => field)];
  return byName([...found, ...others]);
}

// Returns the sheet that stands in a text, and tells what of it the form cannot hold.
function readSheet(text, told = []) {
  const sheet = shaped(parsed(text), "sheet", "sheet", told);
  if (sheet?.format !== own.format) throw new Refused(say("no-sheet"));
  const [given, asked] = [sheet.model ?? {}, own.model];
  if (given.id !== asked.id) throw new Refused(say("other-model", { given: given.id, own: asked.id }));
  if (given.version !== trimmed(asked.version)) {
    throw new Refused(say("other-version", { given: given.version, own: asked.version }));
  }
  if (sheet.merged) throw new Refused(say("merged"));
  sheet.answers ??= byName([]);
  for (const [item, question] of questions) {
    const answer = sheet.answers[item];
    if (answer) answer.answer = meant(answer.answer, namedLevelsOf(question));
  }
  return sheet;
}

const plain = (text) => trimmed(text).replace(/\p{White_Space}+/gu, " ").toLowerCase();

// Returns the word for what may be given as a number, by its label, or in short, in any case. `levels` are
// ids with labels.
function meant(word, levels) {
  const level = (one) => {
    const isIt = (text) => plain(text) === plain(one);
    const found = levels.find(([id]) => id === one) ?? (/^\d+$/.test(one) ? levels[one] : undefined);
    return (found ?? levels.find(([id]) => isIt(id)) ?? levels.find(([, label]) => isIt(label)))?.[0];
  };
  if (!word || level(word)) return level(word ?? "") ?? word;
  if (["n", "n/a", "not applicable", NOT_APPLICABLE].includes(plain(word))) return NOT_APPLICABLE;
  if (["u", UNKNOWN].includes(plain(word))) return UNKNOWN;
  const least = /^(?:at least\s+(.+)|(.+?)\s*\+)$/i.exec(word);
  const certain = least && level(least[1] ?? least[2]);
  if (!certain) return word;
  return certain === levels.at(-1)[0] ? certain : LEAST + certain;
}

// Returns the level that is certain; what is no level stays.
const levelIn = (word = "") => (word.startsWith(LEAST) ? word.slice(LEAST.length) : word);

// A level that says something as the least: neither the lowest nor the highest.
const isBetween = (question, level) => levelsOf(question).slice(1, -1).includes(level);

const levelsOf = (question) => namedLevelsOf(question).map(([id]) => id);

function namedLevelsOf(question) {
  const radios = all("input[data-label]", question);
  return radios.map(({ value, dataset }) => [value, dataset.label]);
}

// Writes a sheet. What has been answered since is not asked again.
function writeSheet(sheet) {
  const written = shaped(sheet, "sheet", "sheet");
  for (const item of questions.keys()) {
    const answer = written.answers[item];
    if (answer && answer.answer !== NOT_APPLICABLE) ["reason", "decided_by", "until"].forEach((name) => delete answer[name]);
    if (answer) delete written.ask_again?.[item];
  }
  return `${JSON.stringify(written, null, 2)}\n`;
}
