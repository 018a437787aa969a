// What becomes of the answers: handed over as a sheet, taken from one.

const MAX_BYTES = 4 * 1024 * 1024;

// What has to be put right before there is a sheet.

const lacksReason = (answer) => answer?.answer === NOT_APPLICABLE && !answer.reason;

function wrongIn(question) {
  const answer = state.answers[question.dataset.item];
  const wrong = [];
  if (lacksReason(answer)) wrong.push(say("no-reason"));
  if (says(answer) && !answer.answer) wrong.push(say("no-answer"));
  if (answer?.evidence?.some((one) => !one.text)) wrong.push(say("no-evidence"));
  if (all("input[type=date]", question).some((box) => box.validity.badInput)) wrong.push(say("no-day"));
  return wrong;
}

function wrongs() {
  const wrong = [];
  if (!state.subject) wrong.push({ text: say("no-subject"), box: find("[data-sheet=subject]") });
  if (!state.date) wrong.push({ text: say("no-day"), box: find("[data-sheet=date]") });
  for (const question of questions.values()) {
    const title = find(".title", question).textContent;
    for (const text of wrongIn(question)) wrong.push({ text: `${title}: ${text}`, question });
  }
  return wrong;
}

function tellProblems(head, told) {
  const place = find("#problems");
  find("p", place).textContent = head;
  const entries = told.map(({ text, question, box }) => {
    const entry = document.createElement("li");
    const button = document.createElement(question || box ? "button" : "span");
    button.textContent = text;
    if (question || box) button.type = "button";
    button.addEventListener("click", () => {
      if (box) return box.focus();
      showAll();
      goTo(question);
      if (lacksReason(state.answers[question.dataset.item])) find("[data-answer=reason]", question).focus();
    });
    entry.append(button);
    return entry;
  });
  find("ul", place).replaceChildren(...entries);
  place.hidden = !head;
  if (head) place.focus();
}

// Handed over and taken in.

function download() {
  const wrong = wrongs();
  if (wrong.length) return tellProblems(say("to-put-right"), wrong);
  tellProblems("", []);
  const named = [state.date, state.respondent?.role].filter(Boolean).join("-");
  const name = `${named.replace(/[^\p{L}\p{N}._-]+/gu, "-")}.json`;
  const text = writeSheet(state);
  try {
    offer(name, text);
  } catch {
    // The text that is shown next is the way out.
  }
  showHandedOver(name, text);
}

function offer(name, text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.download = name;
  // Where a browser shows the file in place of saving it, it leaves this page alone.
  link.target = "_blank";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

// Within another page, in a viewer of mails or in a box of another kind a download may come to nothing.
const isBoxed = window.top !== window || (self.origin === "null" && location.protocol !== "file:");

// What was handed over: the name of its file, and the answers.
let handed = null;

// No script is told what became of a download: the text stands there to be copied, and the warning on
// leaving stays until the answers are known to be elsewhere.
function showHandedOver(name, text) {
  const place = find("#out");
  find("#copy").value = text;
  handed = { name, answers: asText() };
  place.hidden = false;
  find("details", place).open ||= isBoxed;
  find("#out-told").textContent = isBoxed ? say("to-copy", { name }) : say("handed", { name });
  tell("");
  place.scrollIntoView();
  if (isBoxed) select();
  else place.focus({ preventScroll: true });
}

// What was handed over is old.
function putAway() {
  find("#out").hidden = true;
}

function select() {
  find("#copy").focus({ preventScroll: true });
  find("#copy").select();
}

async function copy() {
  const { name, answers } = handed;
  select();
  try {
    await navigator.clipboard.writeText(find("#copy").value);
    out = answers;
    find("#out-told").textContent = say("copied", { name });
  } catch {
    find("#out details").open = true;
    select();
    find("#out-told").textContent = say("copy-by-hand");
  }
}

// Whoever looked says that it is there.
function have() {
  out = handed.answers;
  putAway();
  message("have", { name: handed.name });
  find("[data-does=download]").focus();
}

// Asks yes or no. Within another page `confirm` may say no without asking.
function ask(text) {
  const box = find("#ask");
  find("p", box).textContent = text;
  box.returnValue = "";
  box.showModal();
  return new Promise((resolve) => {
    box.addEventListener("close", () => resolve(box.returnValue === "yes"), { once: true });
  });
}

// Takes a sheet in, or leaves the form as it is.
async function open(file) {
  const { name } = file;
  const refuse = (told) => tellProblems(say("not-opened", { name }), told);
  if (file.size > MAX_BYTES) return refuse([{ text: say("too-large") }]);
  const bytes = await file.arrayBuffer();
  const before = state;
  const told = [];
  try {
    state = readSheet(new TextDecoder("utf-8", { fatal: true }).decode(bytes), told);
  } catch (error) {
    return refuse([{ text: error instanceof Refused ? error.message : say("no-json") }]);
  }
  fill(told);
  const isFree = !Object.values(before.answers).some(says);
  if (told.length || !(isFree || (await ask(say("ask-open", { name }))))) {
    state = before;
    fill();
    return told.length && refuse(told);
  }
  tellProblems("", []);
  putAway();
  keep();
  out = asText();
  const others = Object.keys({ ...state.answers, ...state.ask_again }).filter((item) => !questions.has(item)).length;
  const fields = [...new Set(told.others)].join(", ");
  if (fields) message("opened-with-fields", { name, fields });
  else if (others) message("opened-with-others", { name, others });
  else message("opened", { name });
}

async function clearAll() {
  if (!(await ask(say("ask-clear")))) return;
  tellProblems("", []);
  putAway();
  state = handedOut();
  forget();
  fill();
  message("cleared");
}
