// What becomes of the answers: kept in this browser, handed over as a sheet, taken from one.

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

// Kept in this browser.

function message(word, holes) {
  const told = say(word, holes);
  if (find("#message").textContent !== told) find("#message").textContent = told;
}

function keep() {
  try {
    localStorage.setItem(key, JSON.stringify(state));
    dirty = false;
    message("kept");
  } catch {
    message("not-kept");
  }
}

function kept() {
  try {
    const found = parsed(localStorage.getItem(key) ?? "null");
    return isFields(found?.answers) ? found : null;
  } catch {
    message("not-kept");
    return null;
  }
}

// What the form was handed out with: its day too, so that the sheets of several people go together.
const handedOut = () => readSheet(JSON.stringify(own));

function begin() {
  state = kept();
  try {
    if (state) fill();
  } catch {
    state = null;
  }
  if (state) return message("found");
  state = handedOut();
  fill();
}

// Handed over and taken in.

function download() {
  const wrong = wrongs();
  if (wrong.length) return tellProblems(say("to-put-right"), wrong);
  tellProblems("", []);
  const name = [state.date, state.respondent?.role].filter(Boolean).join("-") + ".json";
  const text = writeSheet(state);
  if (window.top !== window) return showCopy(name, text);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  dirty = false;
  message("downloaded", { name });
}

// Within another page a download may come to nothing, of which no script is told: the warning stays.
function showCopy(name, text) {
  const copy = find("#copy");
  copy.value = text;
  copy.hidden = false;
  message("to-copy", { name });
  copy.focus();
  copy.select();
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
  const isWanted = !told.length && (!Object.values(before.answers).some(says) || confirm(say("ask-open", { name })));
  if (!isWanted) {
    state = before;
    fill();
    return told.length && refuse(told);
  }
  tellProblems("", []);
  keep();
  const others = Object.keys({ ...state.answers, ...state.ask_again }).filter((item) => !questions.has(item)).length;
  const fields = [...new Set(told.others)].join(", ");
  if (fields) message("opened-with-fields", { name, fields });
  else if (others) message("opened-with-others", { name, others });
  else message("opened", { name });
}

function clearAll() {
  if (!confirm(say("ask-clear"))) return;
  try {
    localStorage.removeItem(key);
  } catch {
    // Where nothing could be kept, nothing has to be cleared.
  }
  tellProblems("", []);
  state = handedOut();
  dirty = false;
  fill();
  message("cleared");
}
