// The form: gathers answers as they are typed and shows them. Nothing is sent; all words that it says
// stand in the page.

// Another form has another key: what was kept for it may not fit into the boxes of this one.
const key = ["ospo form", own.model.id, own.model.version, digest(JSON.stringify([own, asked()]))].join(" ");

// What is answered, as a sheet; answers may be half given.
let state;
let last = null;
// What each piece of evidence on the page was before it was typed over.
const pieces = new WeakMap();

function asked() {
  return [...questions].map(([item, question]) => [item, levelsOf(question)]);
}

// Tells forms apart that were handed out with different answers or questions.
function digest(text) {
  let hash = 0;
  for (const letter of text) hash = (hash * 31 + letter.codePointAt(0)) % 4294967291;
  return hash.toString(36);
}

const two = (number) => String(number).padStart(2, "0");

const dayOf = (time) =>
  `${String(time.getFullYear()).padStart(4, "0")}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;

// A text box turns every line break into one kind.
const asInABox = (text) => text.replace(/\r\n?/g, "\n");

// Returns some fields with what their boxes say now; what was not typed over stays as it was.
function typed(before, kind, within) {
  const after = { ...before };
  for (const box of all(`[data-${kind}]`, within)) {
    const [name, text] = [box.dataset[kind], trimmed(box.value)];
    if (text === asInABox(before?.[name] ?? "")) continue;
    if (text) after[name] = text;
    else delete after[name];
  }
  return after;
}

// Shows some fields in their boxes, and tells what a box cannot show.
function put(fields, kind, within, name, told) {
  for (const box of all(`[data-${kind}]`, within)) {
    const text = fields?.[box.dataset[kind]] ?? "";
    box.value = text;
    if (box.value !== asInABox(text)) told.push(noPlace(name, text));
  }
}

// From the page to the state.

function chosen(question) {
  const word = find("input[type=radio]:checked", question)?.value;
  return find(".least input", question)?.checked && isBetween(question, word) ? LEAST + word : word;
}

function gather(question) {
  const before = state.answers[question.dataset.item];
  const answer = { ...typed(before, "answer", question), answered: dayOf(new Date()) };
  const evidence = all(".piece", question).map((piece) => typed(pieces.get(piece), "evidence", piece));
  answer.answer = chosen(question);
  // Whoever answers here has looked at it: it is no first estimate any more.
  delete answer.estimate;
  // What follows from an older version does so until another answer is chosen.
  if (answer.answer !== before?.answer) delete answer.former;
  answer.evidence = evidence.filter((one) => Object.keys(one).length);
  if (!answer.answer) delete answer.answer;
  if (!answer.evidence.length) delete answer.evidence;
  return answer;
}

const says = (answer) => Object.keys(answer ?? {}).some((name) => name !== "answered");

function changed(target) {
  const question = target.closest(".question");
  const before = asText();
  if (question) {
    const answer = gather(question);
    if (says(answer)) state.answers[question.dataset.item] = answer;
    else delete state.answers[question.dataset.item];
    takeOthers(question);
  } else {
    const { value } = target;
    takeOthers();
    if (target.value !== value) target.value = value;
    state = { ...typed(state, "sheet", page), respondent: typed(state.respondent, "respondent", page) };
    if (!Object.keys(state.respondent).length) delete state.respondent;
  }
  // Browsers tell twice of what is typed, the second time when a box is left.
  if (asText() !== before) took(question);
}

// The answers are others now.
function took(question) {
  putAway();
  keep();
  show(question);
}

// From the state to the page; what it cannot show is told.

function fill(told = []) {
  const role = find("[data-respondent=role]");
  const theirs = state.respondent?.role;
  if (theirs && !all("option", role).some(({ value }) => value === theirs)) role.append(new Option(theirs, theirs));
  put(state, "sheet", page, "sheet", told);
  put(state.respondent, "respondent", page, "respondent", told);
  for (const [item, question] of questions) {
    const answer = state.answers[item] ?? {};
    const radios = all("input[type=radio]", question);
    for (const radio of radios) radio.checked = radio.value === levelIn(answer.answer);
    for (const box of all(".least input", question)) box.checked = answer.answer?.startsWith(LEAST) ?? false;
    if (answer.answer && chosen(question) !== answer.answer) told.push(noPlace(item, answer.answer));
    put(answer, "answer", question, item, told);
    find(".evidence", question).replaceChildren();
    for (const one of answer.evidence ?? [{}]) addEvidence(question, one, told);
    find(".more", question).open = Boolean(answer.note || answer.evidence || answer.confidence);
  }
  filter();
  show();
}

function addEvidence(question, one, told = []) {
  find(".evidence", question).append(find("#evidence").content.cloneNode(true));
  const piece = find(".evidence", question).lastElementChild;
  pieces.set(piece, one);
  put(one, "evidence", piece, question.dataset.item, told);
  return piece;
}

function show(only) {
  for (const question of only ? [only] : questions.values()) {
    const item = question.dataset.item;
    const answer = state.answers[item];
    question.classList.toggle("given", Boolean(answer?.answer));
    find("[data-does=take-back]", question).hidden = !says(answer);
    find(".reason", question).classList.toggle("wanted", answer?.answer === NOT_APPLICABLE);
    find(".least", question)?.classList.toggle("wanted", isBetween(question, levelIn(answer?.answer)));
    const error = find(".error", question);
    error.textContent = wrongIn(question).join(" ");
    error.hidden = !error.textContent;
    find("[data-answer=reason]", question).setAttribute("aria-invalid", String(lacksReason(answer)));
    const again = find(".again", question);
    const before = state.ask_again?.[item];
    again.hidden = !before || Boolean(answer?.answer);
    again.textContent = again.hidden ? "" : saysAgain(question, before);
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
  showWorth();
}

function saysAgain(question, { why, answer }) {
  const level = levelIn(answer);
  const radio = all("input[type=radio]", question).find((radio) => radio.value === level);
  const label = radio ? find("strong", radio.parentElement).textContent : level;
  const told = RETOLD[why] ?? why;
  return say("again", { why: told, was: level === answer ? label : say("at-least", { level: label }) });
}
