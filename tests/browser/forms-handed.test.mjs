// What a form hands over: it says no more than it can see of a download, and where none comes through,
// the sheet can be copied. The warning on leaving stays until the answers are known to be elsewhere.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import {
  address,
  agree,
  browser,
  count,
  downloaded,
  empty,
  field,
  folder,
  message,
  on,
  open,
  pick,
  question,
  saved,
  nothing,
} from "./forms.mjs";

// A server that hands out the form with headers of its own, as portals do.
let server;
let headers = {};
before(async () => {
  const page = readFileSync(path.join(folder, "pages/empty.html"));
  server = createServer((_, answer) => answer.writeHead(200, { "content-type": "text/html", ...headers }).end(page));
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
});
after(() => server.close());
const served = () => `http://127.0.0.1:${server.address().port}/`;

// Opens a form in a window of its own, where storing and copying may be forbidden.
async function within({ url = address("empty"), keeps = true, copies = false, options = {} }, look) {
  const context = await browser.newContext(options);
  await context.clock.setFixedTime("2026-11-22T12:00:00");
  if (!keeps) {
    await context.addInitScript(() =>
      Object.defineProperty(globalThis, "localStorage", { get: () => { throw new Error("no"); } }),
    );
  }
  await context.addInitScript((copies) => {
    globalThis.copied = [];
    const writeText = (text) => (copies ? Promise.resolve(copied.push(text)) : Promise.reject(new Error("no")));
    Object.defineProperty(navigator, "clipboard", { value: { writeText } });
  }, copies);
  const page = await context.newPage();
  await page.goto(url);
  try {
    return await look(page, context);
  } finally {
    await context.close();
  }
}

const warns = (page) =>
  page.locator("#copy").evaluate(() => !dispatchEvent(new Event("beforeunload", { cancelable: true })));
const handed = (page) => page.locator("#out-told").textContent();
const press = (page, name) => page.getByRole("button", { name, exact: true }).click();
const isSelected = (page) =>
  page.locator("#copy").evaluate((box) => {
    const all = box.selectionStart === 0 && box.selectionEnd === box.value.length;
    return box === document.activeElement && all;
  });

describe("a download", () => {
  test("is not said to be saved, and the warning stays until somebody says that it is", () =>
    within({ keeps: false }, async (page) => {
      assert.ok(!(await warns(page)), "nothing was typed");
      await pick(page, "programme-identity", "established");
      const { name, text } = await downloaded(page);
      assert.match(await handed(page), /^The browser was asked to save 2026-11-22\.json\. Whether it did, this page cannot see/);
      assert.doesNotMatch(await page.locator("body").innerText(), /downloaded|\bsaved\b/i);
      assert.ok(await warns(page));
      assert.equal(await page.locator("#copy").inputValue(), text);
      await press(page, "I have it");
      assert.equal(await message(page), `You have ${name}, so the page can be closed.`);
      assert.ok(!(await warns(page)));
      await pick(page, "programme-identity", "repeatable");
      assert.ok(await warns(page), "what was typed since is nowhere else");
    }));

  test("leaves the form in its place where a browser shows the file instead", () =>
    within({}, async (page) => {
      await page.evaluate(() => {
        const { click } = HTMLAnchorElement.prototype;
        HTMLAnchorElement.prototype.click = function () {
          globalThis.opened = this.target;
          click.call(this);
        };
      });
      await downloaded(page);
      assert.equal(await page.evaluate(() => globalThis.opened), "_blank");
    }));

  test("that the browser cannot even begin leaves the text", () =>
    within({ keeps: false }, async (page) => {
      await page.evaluate(() => (URL.createObjectURL = () => { throw new Error("no"); }));
      await pick(page, "programme-identity", "established");
      await press(page, "Download");
      assert.match(await page.locator("#copy").inputValue(), /"answer": "established"/);
      assert.ok(await page.locator("#out").isVisible());
    }));

  test("is put away when something is typed: what is old is not copied", on("empty", async (page) => {
    await downloaded(page);
    assert.ok(await page.locator("#out").isVisible());
    await pick(page, "programme-identity", "established");
    assert.ok(await page.locator("#out").isHidden());
  }));
});

describe("the sheet as text", () => {
  test("is copied, and the page says so only where the browser did it", () =>
    within({ keeps: false, copies: true }, async (page) => {
      await pick(page, "programme-identity", "established");
      const { text } = await downloaded(page);
      await press(page, "Copy");
      assert.equal(await handed(page), "Copied: paste it into a file named 2026-11-22.json, or into a mail.");
      assert.deepEqual(await page.evaluate(() => globalThis.copied), [text]);
      assert.ok(!(await warns(page)));
    }));

  test("is selected where the browser refuses, with the keys to press, and the warning stays", () =>
    within({ keeps: false }, async (page) => {
      await pick(page, "programme-identity", "established");
      const { text } = await downloaded(page);
      await press(page, "Copy");
      assert.equal(
        await handed(page),
        "The browser does not let this page copy. The text is selected: press Ctrl+C, or on a Mac ⌘C.",
      );
      assert.ok(await isSelected(page));
      assert.equal(await page.evaluate(() => getSelection().toString()), text);
      assert.ok(await warns(page));
    }));

  test("can be selected as a whole", () =>
    within({}, async (page) => {
      await downloaded(page);
      await page.getByText("The sheet as text").click();
      await press(page, "Select all");
      assert.ok(await isSelected(page));
    }));
});

// Each way in which another program may show a form so that nothing can be saved from it.
const BOXES = {
  "a frame without downloads": (url) => `<iframe sandbox="allow-scripts" width="1000" height="700" src="${url}"></iframe>`,
  "a frame with its own origin": (url) =>
    `<iframe sandbox="allow-scripts allow-same-origin" width="1000" height="700" src="${url}"></iframe>`,
  "a plain frame": (url) => `<iframe width="1000" height="700" src="${url}"></iframe>`,
};

describe("a form that is shown within another page", () => {
  for (const [name, frame] of Object.entries(BOXES)) {
    test(`shows the text to copy, asks and warns: ${name}`, () => {
      const outer = path.join(empty(), "outer.html");
      writeFileSync(outer, frame(address("empty")));
      return within({ url: pathToFileURL(outer).href }, async (page) => {
        const form = page.frameLocator("iframe");
        await pick(form, "programme-identity", "established");
        await press(form, "Download");
        assert.match(await handed(form), /^Here a download may be refused without a word\. Look for 2026-11-22\.json/);
        const copy = form.locator("#copy");
        assert.equal(JSON.parse(await copy.inputValue()).answers["programme-identity"].answer, "established");
        assert.ok(await isSelected(form));
        await pick(form, "programme-identity", "repeatable");
        assert.ok(await copy.isHidden(), "what is old is not copied");
        await press(form, "Clear all answers");
        await agree(form);
        assert.equal(await count(form), "0 of 16 done", "confirm() would have said no");
      });
    });
  }

  test("in a box of the server's own shows it too, and prints only where that is let", async () => {
    headers = { "content-security-policy": "sandbox allow-scripts" };
    await within({ url: served() }, async (page) => {
      assert.match(await message(page), /^This browser keeps nothing here/);
      await pick(page, "programme-identity", "established");
      await press(page, "Download");
      assert.match(await handed(page), /^Here a download may be refused/);
      assert.ok(await isSelected(page));
      assert.ok(await warns(page));
      await press(page, "Print");
      assert.equal(await message(page), "This browser does not print from here: use its own menu.");
    });
  });

  for (const [name, policy] of [
    ["whose box runs no script", "sandbox"],
    ["whose server forbids scripts", "script-src 'none'"],
  ]) {
    test(`says that nothing can be sent back from a page ${name}`, async () => {
      headers = { "content-security-policy": policy };
      await within({ url: served() }, async (page) => {
        const told = page.locator(".still");
        await told.waitFor();
        assert.match(await told.textContent(), /what is typed is not kept and cannot be sent back/);
        assert.ok((await told.boundingBox()).y < 300, "it stands at the top");
        assert.equal(await page.locator("button:visible").count(), 0);
        assert.equal(await page.locator(".question:visible").count(), 16);
      });
    });
  }

  test("with a script that another program took out says so as well", async () => {
    const file = path.join(empty(), "form.html");
    const page = readFileSync(path.join(folder, "pages/empty.html"), "utf8");
    writeFileSync(file, page.replace(/<script type="module">[^]*<\/script>/, ""));
    await within({ url: pathToFileURL(file).href }, async (page) => {
      await page.locator(".still").waitFor();
      assert.equal(await page.locator("button:visible").count(), 0);
    });
  });
});

test("a sheet that was opened is on disk already, so nothing warns until something is typed", () =>
  within({ keeps: false }, async (page) => {
    await open(page, saved(JSON.stringify({ ...nothing(), answers: { "programme-identity": "established" } })));
    assert.ok(!(await warns(page)));
    await field(page, "programme-identity", "note").evaluate((box) => (box.closest("details").open = true));
    await field(page, "programme-identity", "note").fill("more");
    assert.ok(await warns(page));
    assert.ok(await question(page, "programme-identity").isVisible());
  }));
