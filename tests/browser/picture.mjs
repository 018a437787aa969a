// Takes the picture of the example report that the README shows.
//
//   cargo build && node picture.mjs

import { execFileSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const root = path.resolve(import.meta.dirname, "../..");
const target = process.env.CARGO_TARGET_DIR ?? path.join(root, "target");
const example = path.join(root, "docs/example");
const page = path.join(mkdtempSync(path.join(os.tmpdir(), "ospo-")), "report.html");
execFileSync(path.join(target, "debug/ospo"), ["-C", example, "-q", "report", "-o", page]);

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu"],
});
const tab = await browser.newPage({ viewport: { width: 1000, height: 1690 } });
await tab.goto(pathToFileURL(page).href);
// The page for those who decide, which the report begins with.
const { y, height } = await tab.locator(".board").boundingBox();
const clip = { x: 0, y: 0, width: 1000, height: y + height + 24 };
await tab.screenshot({ path: path.join(example, "report.png"), fullPage: true, clip });
await browser.close();
