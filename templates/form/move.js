// Moving about: what is shown, what a key and a button does.

const shown = () => [...questions.values()].filter((question) => !question.hidden);

// Hides what is not looked for; `open` stays, whatever it says.
function filter(open) {
  const role = find("#for-role")?.value;
  const onlyOpen = find("#only-open").checked;
  for (const [item, question] of questions) {
    const isOpen = [undefined, "", UNKNOWN].includes(state.answers[item]?.answer);
    const isTheirs = !role || question.dataset.who.split(" ").includes(role);
    question.hidden = question !== open && (!isTheirs || (onlyOpen && !isOpen));
  }
  for (const part of all(".part")) part.hidden = all(".question", part).every((question) => question.hidden);
  find("#none").hidden = shown().length > 0;
}

function showAll() {
  if (find("#for-role")) find("#for-role").value = "";
  find("#only-open").checked = false;
  filter();
}

function goTo(question) {
  if (!question) return;
  filter(question);
  question.scrollIntoView();
  (find("input:checked", question) ?? find("input", question)).focus({ preventScroll: true });
}

const current = () => document.activeElement?.closest(".question") ?? (last && !last.hidden ? last : null);

function step(by) {
  const list = shown();
  const at = list.indexOf(current());
  goTo(at < 0 ? list[0] : list[at + by]);
}

function nextOpen() {
  const list = shown();
  const from = list.indexOf(current()) + 1;
  const next = [...list.slice(from), ...list.slice(0, from)].find((question) => !question.classList.contains("given"));
  if (next) goTo(next);
  else message("all-given");
}

function choose(question, radio) {
  if (!radio) return;
  radio.checked = true;
  radio.focus();
  changed(radio);
  if (radio.value === NOT_APPLICABLE) find("[data-answer=reason]", question).focus();
}

async function takeBack(question) {
  const { note, evidence } = state.answers[question.dataset.item] ?? {};
  if ((note || evidence) && !(await ask(say("ask-take-back")))) return;
  delete state.answers[question.dataset.item];
  for (const box of all("input[type=radio], .least input", question)) box.checked = false;
  for (const box of all("[data-answer]", question)) box.value = "";
  find(".evidence", question).replaceChildren();
  addEvidence(question, {});
  goTo(question);
  took(question);
}

// So many milliseconds may lie between the digits of a number.
const SOON = 1500;

// What a key does in the question that was last in use.
const KEYS = {
  j: () => step(1),
  k: () => step(-1),
  Enter: () => step(1),
  u: (question) => choose(question, find(`input[value=${UNKNOWN}]`, question)),
  n: (question) => choose(question, find(`input[value=${NOT_APPLICABLE}]`, question)),
  "+": (question) => {
    const box = find(".least.wanted input", question);
    if (!box) return;
    box.checked = !box.checked;
    changed(box);
  },
  x: takeBack,
  "?": (question) => find(".help", question).toggleAttribute("open"),
  e: (question) => {
    find(".more", question).open = true;
    find("[data-answer=note]", question).focus();
  },
};

// What was typed of a number, in which question and when.
let begun = {};

// Returns the level that is called by the number that is typed, of one digit or two in a row.
function levelTyped(question, { key: digit, timeStamp }) {
  const levels = levelsOf(question);
  const level = (number) => levels[number - (question.dataset.from ?? 0)];
  const goesOn = begun.question === question && timeStamp - begun.when < SOON;
  const number = [goesOn && begun.digit + digit, digit].find((number) => number && level(number));
  begun = { question, digit, when: timeStamp };
  return number && level(number);
}

function pressed(event) {
  const { target, key: name } = event;
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || find("#ask").open) return;
  if (target.matches("textarea, select, input:not([type=radio])")) {
    // These take one line.
    if (name === "Enter" && target.matches("[data-sheet], [data-respondent]")) event.preventDefault();
    return;
  }
  if (name === "Enter" && target.type !== "radio") return;
  if (!find("#shortcuts").checked && name !== "Enter") return;
  const question = current() ?? shown()[0];
  const level = /^\d$/.test(name) && question && levelTyped(question, event);
  const choice = level && find(`input[value="${level}"]`, question);
  if (!question || (!choice && !Object.hasOwn(KEYS, name))) return;
  event.preventDefault();
  if (choice) choose(question, choice);
  else KEYS[name](question);
}

// A page within another may not be let print, of which no script is told either.
function printPage() {
  let began = false;
  addEventListener("beforeprint", () => (began = true), { once: true });
  print();
  if (!began) message("not-printed");
}

const DOES = {
  "next-open": nextOpen,
  download,
  print: printPage,
  copy,
  select,
  have,
  yes: () => find("#ask").close("yes"),
  no: () => find("#ask").close(),
  "clear-all": clearAll,
  "add-evidence": (button) => find("textarea", addEvidence(button.closest(".question"), {})).focus(),
  "drop-evidence": (button) => {
    const question = button.closest(".question");
    button.closest(".piece").remove();
    find("[data-does=add-evidence]", question).focus();
    changed(question);
  },
  "take-back": (button) => takeBack(button.closest(".question")),
};

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-does]");
  if (button) DOES[button.dataset.does](button);
});
document.addEventListener("keydown", pressed);
document.addEventListener("focusin", (event) => (last = event.target.closest(".question") ?? last));
page.addEventListener("submit", (event) => event.preventDefault());
for (const name of ["input", "change"]) {
  page.addEventListener(name, ({ target }) => {
    if (target.matches("#for-role, #only-open")) filter();
    else if (target.matches(".question *, [data-sheet], [data-respondent]")) changed(target);
  });
}
find("#file").addEventListener("change", async ({ target }) => {
  if (target.files.length) await open(target.files[0]);
  target.value = "";
});
for (const name of ["dragover", "drop"]) {
  document.addEventListener(name, (event) => {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    if (name === "drop") open(event.dataTransfer.files[0]);
  });
}
// Browsers tell what another page does to what is kept; not to one that lies behind others.
addEventListener("storage", (event) => [key, null].includes(event.key) && catchUp());
addEventListener("pageshow", (event) => event.persisted && catchUp());
document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && catchUp());
addEventListener("beforeunload", (event) => asText() !== out && !isKept() && event.preventDefault());
// On paper a box has room for all that is in it, also where the browser does not see to that itself.
addEventListener("beforeprint", () => {
  for (const box of all("textarea", page)) {
    const lines = box.value.split("\n").map((line) => Math.ceil((line.length + 1) / 70));
    box.rows = Math.max(box.rows, sum(lines));
  }
});
begin();
document.documentElement.classList.add("live");
