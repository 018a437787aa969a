// YAML, as much of it as sheets are made of: what `ospo` writes is read, and texts are written with
// the same bytes. What is not understood is thrown, with its line.

const wrong = (line, what, holes = {}) => ({ line, what, holes });

const KEY = /^(?:"([^"\\]*)"|'([^']*)'|([\w-]+))[ \t]*:(?:[ \t]+(.*))?$/s;
const BLOCK = /^([|>])(?:([1-9])([+-]?)|([+-]?)([1-9]?))[ \t]*(?:[ \t]#.*)?$/s;
const isEntry = (body) => /^-(?:[ \t]|$)/.test(body);

// Returns the root of a file: a node has its line and one of `fields`, `items` and `text`. The lines
// of comments are returned beside it.
function readYaml(text) {
  const lines = text.replace(/^\ufeff/, "").split(/\r\n?|\n/);
  if (lines.at(-1) === "") lines.pop();
  const comments = [];
  let at = 0;

  // Returns the next line with something on it; one that is a comment is passed over.
  function next() {
    for (; at < lines.length; at += 1) {
      const [, spaces, body] = /^( *)(.*)$/s.exec(lines[at]);
      if (body.startsWith("#")) {
        comments.push(at + 1);
      } else if (/[^ \t]/.test(body) && !(at === 0 && body === "---")) {
        if (body.startsWith("\t")) throw wrong(at + 1, "tab");
        return { indent: spaces.length, body };
      }
    }
    return null;
  }

  function node(indent) {
    const line = next();
    if (!line || line.indent < indent) return { line: at, text: "", plain: true };
    return isEntry(line.body) ? list(line.indent) : map(line.indent);
  }

  function map(indent) {
    const found = { line: at + 1, fields: new Map() };
    let line;
    while ((line = next()) && line.indent === indent && !isEntry(line.body)) {
      const parts = KEY.exec(line.body);
      if (!parts) throw wrong(at + 1, "line");
      const name = parts[1] ?? parts[2] ?? parts[3];
      if (found.fields.has(name)) throw wrong(at + 1, "twice", { name });
      found.fields.set(name, value(parts[4] ?? "", indent, true));
    }
    if (line && line.indent > indent) throw wrong(at + 1, "indent");
    return found;
  }

  function list(indent) {
    const found = { line: at + 1, items: [] };
    let line;
    while ((line = next()) && line.indent === indent && isEntry(line.body)) {
      const rest = line.body.slice(1).replace(/^[ \t]+/, "");
      if (KEY.test(rest)) {
        // The first field of an entry stands on the line of its dash.
        const inner = indent + line.body.length - rest.length;
        lines[at] = " ".repeat(inner) + rest;
        found.items.push(map(inner));
      } else {
        found.items.push(value(rest, indent, false));
      }
    }
    if (line && line.indent > indent) throw wrong(at + 1, "indent");
    return found;
  }

  // Reads what stands behind a name or a dash, or below it. A list below a name may stand as far to
  // the left as the name.
  function value(rest, indent, ofName) {
    const line = (at += 1);
    const header = BLOCK.exec(rest);
    if (header) return { line, text: block(header, indent) };
    if (!/^(?:#|$)/.test(rest)) return inline(rest, line, comments);
    if (rest) comments.push(line);
    const below = next();
    const isBelow = below && (below.indent > indent || (ofName && below.indent === indent && isEntry(below.body)));
    return isBelow ? node(below.indent) : { line, text: "", plain: true };
  }

  function block([, style, width, end, otherEnd, otherWidth], indent) {
    let from = Number(width ?? otherWidth) && indent + Number(width ?? otherWidth);
    const body = [];
    for (; at < lines.length; at += 1) {
      const spaces = /^ */.exec(lines[at])[0].length;
      if (spaces < lines[at].length) {
        from ||= spaces > indent ? spaces : 0;
        if (!from || spaces < from) break;
      }
      body.push(from ? lines[at].slice(from) : "");
    }
    const all = body.length;
    while (body.at(-1) === "") body.pop();
    const text = style === "|" ? body.join("\n") : unfolded(body);
    const breaks = { "-": 0, "+": all - body.length + (text ? 1 : 0) }[end ?? otherEnd];
    return text + "\n".repeat(breaks ?? (text ? 1 : 0));
  }

  const root = node(0);
  if (next()) throw wrong(at + 1, "line");
  return { root, comments };
}

// Puts the lines of a folded text together: a single break is a space, unless the text is indented.
function unfolded(lines) {
  let text = "";
  let breaks = 0;
  let wasIndented = true;
  for (const line of lines) {
    if (line === "") {
      breaks += 1;
      continue;
    }
    const isIndented = /^[ \t]/.test(line);
    const kept = isIndented || wasIndented ? breaks + (text ? 1 : 0) : breaks;
    text += (kept ? "\n".repeat(kept) : text && " ") + line;
    [breaks, wasIndented] = [0, isIndented];
  }
  return text;
}

const ESCAPES = {
  0: "\0", a: "\x07", b: "\b", t: "\t", n: "\n", v: "\v", f: "\f", r: "\r", e: "\x1b",
  " ": " ", '"': '"', "/": "/", "\\": "\\", N: "\x85", _: "\xa0", L: "\u2028", P: "\u2029",
};

// Reads what stands on one line: a text, or `[…]` and `{…}`.
function inline(source, line, comments) {
  let at = 0;
  const fail = (what) => {
    throw wrong(line, what);
  };
  const take = (pattern) => {
    pattern.lastIndex = at;
    const found = pattern.exec(source);
    if (found) at = pattern.lastIndex;
    return found;
  };
  const skip = () => take(/[ \t]*/y);

  function node(within) {
    skip();
    const found = { line };
    if (take(/\[/y)) {
      found.items = [];
      entries("]", () => found.items.push(node(true)));
    } else if (take(/\{/y)) {
      found.fields = new Map();
      entries("}", () => {
        const key = take(/(?:"([^"\\]*)"|'([^']*)'|([\w-]+))[ \t]*:(?=[ \t,}]|$)/y) ?? fail("line");
        const name = key[1] ?? key[2] ?? key[3];
        if (found.fields.has(name)) throw wrong(line, "twice", { name });
        found.fields.set(name, node(true));
      });
    } else if (take(/"/y)) {
      const body = take(/((?:[^"\\]|\\.)*)"/sy) ?? fail("quote");
      const escape = /\\(x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}|.)/gs;
      found.text = body[1].replace(escape, (_, sign) =>
        sign.length > 1 ? character(parseInt(sign.slice(1), 16)) : (ESCAPES[sign] ?? fail("escape")),
      );
    } else if (take(/'/y)) {
      const body = take(/((?:[^']|'')*)'/y) ?? fail("quote");
      found.text = body[1].replaceAll("''", "'");
    } else {
      found.plain = true;
      if (take(/[&*!|>%@`#\]},]|[-?:](?=[ \t]|$)/y)) fail("sign");
      const rule = within ? /(?:[^,[\]{}:#]|:(?![ \t,[\]{}]|$)|(?<![ \t])#)*/y : /(?:[^:#]|:(?![ \t]|$)|(?<![ \t])#)*/y;
      found.text = take(rule)[0].replace(/[ \t]+$/, "");
    }
    return found;
  }

  function character(code) {
    return code <= 0x10ffff ? String.fromCodePoint(code) : fail("escape");
  }

  function entries(end, read) {
    for (skip(); source[at] !== end; skip()) {
      read();
      skip();
      if (!take(/,/y) && source[at] !== end) fail("bracket");
    }
    at += 1;
  }

  const found = node(false);
  skip();
  if (/^[ \t]#/.test(source.slice(at - 1))) {
    comments.push(line);
  } else if (at < source.length) {
    if (source[at] === ":") fail("colon");
    fail("line");
  }
  return found;
}

// What other programs could take for something else than a text, if it had no quotes: a word, a time,
// a number to the base of 60, and what has a meaning of its own in YAML.
const NOT_A_TEXT = [
  /^(?:|~|null|true|false|y|yes|n|no|on|off|[+-]?inf|nan|[+-]?\.(?:inf|nan)|<<|=)$/i,
  /^\d{4}-\d\d?-\d\d?(?:(?:[Tt]|[ \t]+)\d\d?:\d\d?:\d\d?(?:[.,]\d*)?[ \t]*(?:Z|[+-]\d\d?(?::\d\d)?)?)?$/,
  /^[+-]?(?:[1-9][\d_]*(?::[0-5]?\d)+|\d[\d_]*(?::[0-5]?\d)+\.[\d_]*)$/,
  /^[+-]?0[bB][01_]+$|^[+-]?0[oO][0-7_]+$|^[+-]?0[xX][\da-fA-F_]+$/,
  /^(?:---|\.\.\.|[-?])(?: |$)|^[,:[\]{}#&*!|>'"%@`]|: |:$|\s#/,
];
// Numbers may have underscores anywhere.
const NUMBER =
  /^[+-]?(?:\d+|\d*\.[\d.]*)(?:[eE][+-]?\d+)?$|^[+-]?0(?:[bB][01]+|[oO][0-7]+|[xX][\da-fA-F]+)$|^0(?:b[+-]?[01]+|o[+-]?[0-7]+)$/;
const TO_ESCAPE = /[\p{Cc}\ufeff\u2028\u2029\ufffe\uffff]/u;
const NOT_IN_A_BLOCK = /[\0-\x08\x0b-\x1f\x7f-\x9f\ufeff\u2028\u2029\ufffe\uffff]/;

const isPlain = (text) =>
  !NOT_A_TEXT.some((rule) => rule.test(text)) && !NUMBER.test(text.replaceAll("_", "")) && !TO_ESCAPE.test(text);

const LONGEST_LINE = 80;

// Returns a text as it stands behind a name that begins in `column`. The text is trimmed.
function scalar(text, column) {
  const start = "\n" + " ".repeat(column + 2);
  if (text.includes("\n") && !NOT_IN_A_BLOCK.test(text)) {
    return "|-" + text.split("\n").map((line) => (line ? start + line : "\n")).join("");
  }
  if (/^[.#-]$/.test(text)) return `'${text}'`;
  if (!isPlain(text)) return quoted(text);
  const letters = [...text];
  return letters.length > LONGEST_LINE ? ">-" + folded(letters, start) : text;
}

// Breaks a long line at spaces, just where `ospo` does. Of several spaces all but one stay before the
// break, which stands for the last.
function folded(letters, start) {
  let text = "";
  let [from, width, gap, space] = [0, 0, null, 0];
  for (const [at, letter] of letters.entries()) {
    if (letter !== " " && letters[at - 1] === " ") gap = [space, at];
    if (letter === " " && letters[at - 1] !== " ") space = at;
    width += 1;
    if (width > LONGEST_LINE) {
      if (!gap) break;
      text += start + letters.slice(from, gap[1] - 1).join("");
      [from, width, gap] = [gap[1], 0, null];
    }
  }
  return text + start + letters.slice(from).join("");
}

const NAMES = Object.fromEntries(
  Object.entries(ESCAPES).filter(([name]) => !" /_".includes(name)).map(([name, sign]) => [sign, "\\" + name]),
);

function quoted(text) {
  const escaped = [...text].map((letter) => {
    if (NAMES[letter]) return NAMES[letter];
    if (!TO_ESCAPE.test(letter)) return letter;
    const code = letter.codePointAt(0).toString(16).toUpperCase();
    return code.length > 2 ? "\\u" + code.padStart(4, "0") : "\\x" + code.padStart(2, "0");
  });
  return `"${escaped.join("")}"`;
}
