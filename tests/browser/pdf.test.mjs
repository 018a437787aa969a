// What `ospo` prints through a real browser, in a folder of its own.
//
//   cargo build && node --test pdf.test.mjs

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, test } from "node:test";

const root = path.resolve(import.meta.dirname, "../..");
const target = process.env.CARGO_TARGET_DIR ?? path.join(root, "target");
const ospo = path.join(target, "debug/ospo");
const browser = process.env.CHROMIUM ?? "/usr/bin/chromium";
const folder = mkdtempSync(path.join(tmpdir(), "ospo test "));
const passing = path.join(folder, "passing files");
mkdirSync(passing);
after(() => rmSync(folder, { recursive: true }));

assert.ok(existsSync(ospo), "there is no command yet: cargo build");

function run(...args) {
  const env = { ...process.env, OSPO_BROWSER: browser, TMPDIR: passing, HOME: folder };
  execFileSync(ospo, ["--date", "2026-11-22", ...args], { cwd: folder, env, stdio: "ignore" });
}

run("answer", "--subject", "Größe & Co", "programme-identity=1", "licence-management=3");

for (const view of ["report", "plan", "history", "journeys"]) {
  test(`a ${view} comes out of the browser as a document with a title, tagged for readers`, () => {
    const file = `my ${view}.pdf`;
    run(view, "-o", file);
    const bytes = readFileSync(path.join(folder, file)).toString("latin1");
    assert.ok(bytes.startsWith("%PDF-"));
    const sheets = bytes.match(/\/Type\s*\/Page[^s]/g) ?? [];
    assert.ok(sheets.length >= 1, "no page");
    assert.match(bytes, /\/Title/);
    assert.match(bytes, /\/StructTreeRoot/);
    assert.deepEqual(readdirSync(passing), []);
  });
}
