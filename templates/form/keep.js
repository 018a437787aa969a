// What is kept in this browser as it is typed. Nothing is said to be kept that could not be read again.

// The answers of which a copy is known to be elsewhere; those that are kept here, and as what.
let out = null;
let kept = null;
let keptAs = null;

const asText = () => JSON.stringify(state);
const isKept = () => kept === asText() && keptAs !== null && stored() === keptAs;

function tell(told) {
  if (find("#message").textContent !== told) find("#message").textContent = told;
}

const message = (word, holes) => tell(say(word, holes));

function stored() {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

// Stores a text, and says whether it is there now.
function store(name, text) {
  try {
    localStorage.setItem(name, text);
    return localStorage.getItem(name) === text;
  } catch {
    return false;
  }
}

function keep() {
  const text = JSON.stringify({ at: Date.now(), sheet: state });
  if (!store(key, text)) return message("not-kept");
  [kept, keptAs] = [asText(), text];
  message("kept");
}

function forget() {
  try {
    localStorage.removeItem(key);
  } catch {
    // Where nothing could be kept, nothing has to be cleared.
  }
  [out, kept, keptAs] = [asText(), null, null];
}

// Takes what is kept in place of what stands here, if it is of this form and every box can show its own;
// returns when it was kept.
function takeKept(text) {
  const before = state;
  const told = [];
  try {
    const { at, sheet } = parsed(text);
    state = readSheet(JSON.stringify(sheet), told);
    fill(told);
    if (told.length || !Number.isFinite(at)) throw new Refused();
    [kept, keptAs] = [asText(), text];
    putAway();
    return new Date(at);
  } catch {
    state = before;
    if (before) fill();
    return null;
  }
}

// Before something typed here is kept: another page with this form may have kept more meanwhile. The
// question that is answered here stays as it is.
function takeOthers(question) {
  const text = stored();
  const mine = state.answers;
  if (!text || text === keptAs || !takeKept(text) || !question) return;
  const { item } = question.dataset;
  if (mine[item]) state.answers[item] = mine[item];
  else delete state.answers[item];
  fill();
}

// What another page with this form kept is shown here too; what it cleared is not kept any more.
function catchUp() {
  const text = stored();
  if (text === keptAs) return;
  if (text) return takeKept(text);
  [kept, keptAs] = [null, null];
  message("kept-no-more");
}

// What the form was handed out with: its day too, so that the sheets of several people go together.
const handedOut = () => readSheet(JSON.stringify(own));

function begin() {
  const text = stored();
  const at = text && takeKept(text);
  if (at) return message("found", { when: `${dayOf(at)} ${two(at.getHours())}:${two(at.getMinutes())}` });
  state = handedOut();
  out = asText();
  fill();
  if (!store(`${key} ?`, "?")) return message("not-kept");
  localStorage.removeItem(`${key} ?`);
}
