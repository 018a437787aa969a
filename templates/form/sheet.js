// A sheet: read with everything that is wrong in it, and written as `ospo` writes it.

const FORMAT = "ospo/sheet/1";
const NOT_APPLICABLE = "not-applicable";
const UNKNOWN = "unknown";
const CONFIDENCES = ["low", "medium", "high"];
const ANSWER = ["answer", "reason", "note", "evidence", "confidence", "answered"];

// An object that holds what it was given and nothing else.
const named = (entries) => Object.assign(Object.create(null), Object.fromEntries(entries));

// Takes away what `ospo` takes away around a text.
const trimmed = (text) => text.replace(/^\p{White_Space}+|\p{White_Space}+$/gu, "");

const isId = (word) => word.length <= 64 && /^[a-z\d]+(?:-[a-z\d]+)*$/.test(word);

function isDay(word) {
  const day = new Date(`${word}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(word) && !isNaN(day) && day.toISOString().startsWith(word);
}

// Returns the sheet, what is wrong in it, and the lines of comments, which a sheet does not keep.
// `form` is what the form asks: `model`, `version`, and `levels` by item.
function readSheet(source, form) {
  const problems = [];
  const tell = (node, what, holes) => problems.push(wrong(node.line, what, holes));

  function fields(node, name, known) {
    if (!node?.fields) {
      tell(node, "fields", { name });
      return new Map();
    }
    for (const [field, value] of node.fields) {
      if (!known.includes(field)) tell(value, "unknown-field", { name: field });
    }
    return node.fields;
  }

  function text(node, name) {
    const nothing = node.plain && /^(?:~|null)$/i.test(node.text);
    if (node.text === undefined) tell(node, "text", { name });
    else if (nothing || !trimmed(node.text)) tell(node, "empty", { name });
    else return trimmed(node.text);
  }

  function checked(node, name, what, isRight) {
    const word = text(node, name);
    if (word === undefined || isRight(word)) return word;
    tell(node, what, { name, given: word });
  }

  const need = (owner, found, name) =>
    found.get(name) ?? (owner.fields && tell(owner, "missing", { name }), undefined);
  const optional = (found, name, read) => (found.has(name) ? read(found.get(name), name) : undefined);
  const day = (node, name) => checked(node, name, "day", isDay);
  const id = (node, name) => checked(node, name, "id", isId);

  function evidence(node) {
    if (!node.items) tell(node, "list", { name: "evidence" });
    return (node.items ?? []).map((entry) => {
      if (!entry.fields) return { text: text(entry, "evidence"), date: "", until: "" };
      const found = fields(entry, "evidence", ["text", "date", "until"]);
      const words = need(entry, found, "text");
      return {
        text: words && text(words, "text"),
        date: optional(found, "date", day) ?? "",
        until: optional(found, "until", day) ?? "",
      };
    });
  }

  function answer(node, item, more = []) {
    const found = node.fields ? fields(node, item, [...ANSWER, ...more]) : new Map([["answer", node]]);
    const given = need(node, found, "answer");
    const reason = optional(found, "reason", text);
    const word = given && level(given, item);
    if (word === NOT_APPLICABLE && !found.has("reason")) tell(given, "no-reason", { name: item });
    if (word && word !== NOT_APPLICABLE && reason) tell(found.get("reason"), "needless-reason", { name: item });
    return {
      answer: word,
      reason: reason ?? "",
      note: optional(found, "note", text) ?? "",
      evidence: optional(found, "evidence", evidence) ?? [],
      confidence:
        optional(found, "confidence", (n, name) => checked(n, name, "confidence", (w) => CONFIDENCES.includes(w))) ?? "",
      answered: optional(found, "answered", day) ?? "",
    };
  }

  // A level may be written as its number. The levels of an item that is not asked here are its own.
  function level(node, item) {
    const word = text(node, "answer");
    const levels = form.levels[item];
    if (word === undefined || [UNKNOWN, NOT_APPLICABLE].includes(word)) return word;
    if (word === "n/a") return NOT_APPLICABLE;
    if (!levels || levels.includes(word)) return word;
    const meant = /^\d+$/.test(word) && levels[Number(word)];
    return meant || (tell(node, "level", { name: item, given: word }), undefined);
  }

  function byItem(node, name, read) {
    const isNothing = node.plain && /^(?:~|null)?$/i.test(node.text);
    const found = isNothing ? [] : fields(node, name, [...(node.fields?.keys() ?? [])]);
    const entries = [...found].map(([item, value]) => {
      if (!isId(item)) tell(value, "id", { name, given: item });
      return [item, read(value, item)];
    });
    return named(entries);
  }

  function again(node, item) {
    const why = need(node, fields(node, item, [...ANSWER, "why"]), "why");
    return { why: why && text(why, "why"), was: node.fields && answer(node, item, ["why"]) };
  }

  let read;
  try {
    read = readYaml(source);
  } catch (problem) {
    if (!problem.what) throw problem;
    return { problems: [problem], comments: [] };
  }
  const { root, comments } = read;
  if (root.fields?.get("format")?.text !== FORMAT) {
    return { problems: [wrong(root.fields?.get("format")?.line ?? 1, "format")], comments };
  }
  const top = ["format", "model", "subject", "date", "respondent", "merged", "answers", "ask_again"];
  const found = fields(root, "", top);
  const model = need(root, found, "model");
  const [own, version] = ["id", "version"].map((name) => {
    const node = model && need(model, fields(model, "model", ["id", "version"]), name);
    return node && text(node, name);
  });
  if (own && own !== form.model) tell(model, "model", { given: own, own: form.model });
  else if (version && version !== form.version) tell(model, "version", { given: version, own: form.version });
  if (found.has("merged")) tell(found.get("merged"), "merged");
  const subject = need(root, found, "subject");
  const date = need(root, found, "date");
  const who = found.get("respondent");
  const respondent = who ? fields(who, "respondent", ["name", "role"]) : new Map();
  const sheet = {
    subject: subject && text(subject, "subject"),
    date: date && day(date, "date"),
    name: optional(respondent, "name", text) ?? "",
    role: optional(respondent, "role", id) ?? "",
    answers: optional(found, "answers", (node, name) => byItem(node, name, answer)) ?? named([]),
    again: optional(found, "ask_again", (node, name) => byItem(node, name, again)) ?? named([]),
  };
  problems.sort((one, other) => one.line - other.line);
  return { sheet, problems, comments };
}

// Writes a sheet. Answers stand in the order of the model, those to other items behind, by name.
function writeSheet(sheet, form) {
  const out = [];
  const put = (column, name, text) => {
    if (text) out.push(`${" ".repeat(column)}${name}: ${scalar(text, column)}`);
  };
  const putAnswer = ({ answer, reason, note, evidence, confidence, answered }) => {
    put(4, "answer", answer);
    put(4, "reason", answer === NOT_APPLICABLE ? reason : "");
    put(4, "note", note);
    const shown = evidence.filter((one) => one.text);
    if (shown.length) out.push("    evidence:");
    for (const { text, date, until } of shown) {
      out.push(`    - text: ${scalar(text, 6)}`);
      put(6, "date", date);
      put(6, "until", until);
    }
    put(4, "confidence", confidence);
    put(4, "answered", answered);
  };
  const inOrder = (entries) => {
    const others = Object.keys(entries).filter((item) => !form.order.includes(item));
    return [...form.order.filter((item) => Object.hasOwn(entries, item)), ...others.sort()];
  };
  const key = (item) => `  ${isPlain(item) ? item : quoted(item)}:`;

  put(0, "format", FORMAT);
  out.push("model:");
  put(2, "id", form.model);
  put(2, "version", form.version);
  put(0, "subject", sheet.subject);
  put(0, "date", sheet.date);
  if (sheet.name || sheet.role) out.push("respondent:");
  put(2, "name", sheet.name);
  put(2, "role", sheet.role);
  const given = named(Object.entries(sheet.answers).filter(([, one]) => one.answer));
  const answered = inOrder(given);
  out.push(answered.length ? "answers:" : "answers: {}");
  for (const item of answered) {
    out.push(key(item));
    putAnswer(given[item]);
  }
  // What has been answered since is not asked again.
  const again = inOrder(sheet.again).filter((item) => !Object.hasOwn(given, item));
  if (again.length) out.push("ask_again:");
  for (const item of again) {
    out.push(key(item));
    put(4, "why", sheet.again[item].why);
    putAnswer(sheet.again[item].was);
  }
  return `${out.join("\n")}\n`;
}
