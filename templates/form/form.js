// The form: gathers answers as they are typed, keeps them in this browser, and hands them over as a
// sheet. Nothing is sent; all words that it says stand in the page.

const find = (selector, within = document) => within.querySelector(selector);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];

const page = find("form");
const questions = new Map(all(".question").map((question) => [question.dataset.item, question]));
const source = find("#sheet").content.textContent;
const [model, version] = ["id", "version"].map((name) => readYaml(source).root.fields.get("model").fields.get(name).text);
const asked = {
  model,
  version: trimmed(version),
  order: page.dataset.order.split(" "),
  levels: named([...questions].map(([item, question]) => [item, levelsOf(question)])),
};
const MAX_BYTES = 4 * 1024 * 1024;
const key = ["ospo form", asked.model, asked.version, digest(source)].join(" ");

// What is answered, in the words of a sheet; answers may be half given. `dirty` says that something
// is in it that was not handed over or kept.
let state;
let dirty = false;
let last = null;

function levelsOf(question) {
  const words = all("input[type=radio]", question).map((radio) => radio.value);
  return words.filter((word) => word !== UNKNOWN && word !== NOT_APPLICABLE);
}

// Tells forms apart that were handed out with different answers.
function digest(text) {
  let hash = 0;
  for (const letter of text) hash = (hash * 31 + letter.codePointAt(0)) % 4294967291;
  return hash.toString(36);
}

function say(word, holes = {}) {
  const phrase = find(`[data-word="${word}"]`, find("#words").content).textContent;
  return phrase.replace(/\{([a-z]+)\}/g, (hole, name) => (name in holes ? visible(String(holes[name])) : hole));
}

// Shows signs that would hide or reorder what stands around them.
function visible(text) {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (sign) =>
    sign === "\u200d" ? sign : `<U+${sign.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}>`,
  );
}

function today() {
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  return `${String(now.getFullYear()).padStart(4, "0")}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

// From the page to the state.

// A text box turns every line break into one kind; what was not typed over stays as it was.
function typed(box, before = "") {
  const text = trimmed(box.value);
  return before.replace(/\r\n?/g, "\n") === text ? before : text;
}

const NOTHING = { answer: "", reason: "", note: "", evidence: [], confidence: "", answered: "" };

function gather(question) {
  const before = state.answers[question.dataset.item] ?? NOTHING;
  const field = (name) => find(`[data-field=${name}]`, question);
  const evidence = all(".piece", question).map((piece, index) => ({
    text: typed(find("[data-evidence=text]", piece), before.evidence[index]?.text),
    date: find("[data-evidence=date]", piece).value,
    until: find("[data-evidence=until]", piece).value,
  }));
  return {
    answer: find("input[type=radio]:checked", question)?.value ?? "",
    reason: typed(field("reason"), before.reason),
    note: typed(field("note"), before.note),
    evidence: evidence.filter((one) => one.text || one.date || one.until),
    confidence: field("confidence").value,
    answered: today(),
  };
}

const says = (answer) =>
  Boolean(answer && (answer.answer || answer.note || answer.evidence.length || answer.confidence || answer.reason));

function changed(target) {
  const question = target.closest(".question");
  if (question) {
    const answer = gather(question);
    if (says(answer)) state.answers[question.dataset.item] = answer;
    else delete state.answers[question.dataset.item];
  }
  if (target.dataset.head) state[target.dataset.head] = typed(target, state[target.dataset.head]);
  dirty = true;
  keep();
  show(question);
}

// From the state to the page.

function fill() {
  const role = find("[data-head=role]");
  if (state.role && !all("option", role).some((option) => option.value === state.role)) {
    role.append(new Option(state.role, state.role));
  }
  for (const box of all("[data-head]")) box.value = state[box.dataset.head];
  for (const [item, question] of questions) {
    const answer = state.answers[item] ?? NOTHING;
    for (const radio of all("input[type=radio]", question)) radio.checked = radio.value === answer.answer;
    for (const name of ["reason", "note", "confidence"]) find(`[data-field=${name}]`, question).value = answer[name];
    find(".evidence", question).replaceChildren();
    for (const one of answer.evidence.length ? answer.evidence : [{}]) addEvidence(question, one);
    find(".more", question).open = Boolean(answer.note || answer.evidence.length || answer.confidence);
  }
  filter();
  show();
}

function addEvidence(question, one) {
  const piece = find("#evidence").content.cloneNode(true);
  for (const box of all("[data-evidence]", piece)) box.value = one[box.dataset.evidence] ?? "";
  find(".evidence", question).append(piece);
  return find(".evidence", question).lastElementChild;
}

function show(only) {
  for (const question of only ? [only] : questions.values()) {
    const item = question.dataset.item;
    const answer = state.answers[item];
    question.classList.toggle("given", Boolean(answer?.answer));
    find("[data-does=take-back]", question).hidden = !says(answer);
    find(".reason", question).classList.toggle("wanted", answer?.answer === NOT_APPLICABLE);
    const error = find(".error", question);
    error.textContent = wrongIn(question).join(" ");
    error.hidden = !error.textContent;
    find("[data-field=reason]", question).setAttribute("aria-invalid", String(lacksReason(answer)));
    const again = find(".again", question);
    again.hidden = !state.again[item] || Boolean(answer?.answer);
    again.textContent = again.hidden ? "" : saysAgain(question, state.again[item]);
  }
  const given = (within) => within.filter((question) => question.classList.contains("given")).length;
  for (const part of all(".part")) {
    const within = all(".question", part);
    const told = say("count", { given: given(within), all: within.length });
    find(`[data-count-of="${part.id}"]`).textContent = told;
  }
  const count = given([...questions.values()]);
  find("#progress").value = count;
  find("#count").textContent = say("count", { given: count, all: questions.size });
}

function saysAgain(question, { why, was }) {
  const radio = all("input[type=radio]", question).find((radio) => radio.value === was.answer);
  const label = radio ? find("strong", radio.parentElement).textContent : was.answer;
  return say("again", { why, was: label });
}
