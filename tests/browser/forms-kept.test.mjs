// What is typed into a form stays in the browser where that keeps it, and what is not kept is told.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import {
  address,
  agree,
  browser,
  count,
  downloaded,
  field,
  message,
  more,
  nothing,
  on,
  pick,
  question,
  sheet,
} from "./forms.mjs";

describe("what was typed", () => {
  test("is there again after the page was closed, half given answers too", on("empty", async (page) => {
    await pick(page, "programme-identity", "established");
    await pick(page, "software-inventory", "not-applicable");
    await more(page, "licence-management");
    await field(page, "licence-management", "note").fill("a\nnote");
    await question(page, "licence-management").getByRole("button", { name: "Add evidence" }).click();
    await page.keyboard.type("the second piece");
    assert.equal(await message(page), "Kept in this browser; in a private window, only until it is closed.");
    await page.reload();
    assert.equal(await message(page), "Your answers are back, as this browser kept them on 2026-11-22 12:00.");
    assert.equal(await count(page), "2 of 16 done");
    assert.equal(await field(page, "licence-management", "note").inputValue(), "a\nnote");
    const pieces = question(page, "licence-management").locator("[data-evidence=text]");
    assert.equal(await pieces.first().inputValue(), "the second piece");
    assert.ok(await field(page, "software-inventory", "reason").isVisible());
  }));

  test("is cleared when asked for, and only then", on("empty", async (page) => {
    await pick(page, "programme-identity", "established");
    await page.getByRole("button", { name: "Clear all answers" }).click();
    assert.match(await agree(page), /^Clear all answers, here and in this browser\?/);
    assert.equal(await count(page), "0 of 16 done");
    await page.reload();
    assert.equal(await count(page), "0 of 16 done");
    assert.equal(await page.evaluate(() => localStorage.length), 0);
  }));

  test("is of one form alone", on("empty", async (page) => {
    await pick(page, "programme-identity", "established");
    await page.goto(address("topics"));
    await page.goto(address("filled"));
    assert.doesNotMatch(await message(page), /are back/);
  }));

  test("goes along to another tab with the same form", on("empty", async (page) => {
    const other = await page.context().newPage();
    await other.goto(address("empty"));
    await pick(page, "programme-identity", "established");
    await other.waitForFunction(() => document.querySelector("#count").textContent === "1 of 16 done");
    await pick(other, "licence-management", "absent");
    await page.waitForFunction(() => document.querySelector("#count").textContent === "2 of 16 done");
    assert.equal(JSON.parse((await downloaded(page)).text).answers["licence-management"].answer, "absent");
  }));

  test("goes along to a tab that heard nothing of it, before that one keeps its own", on("empty", async (page) => {
    const other = await page.context().newPage();
    await other.addInitScript(() => addEventListener("storage", (event) => event.stopImmediatePropagation(), true));
    await other.goto(address("empty"));
    await pick(page, "programme-identity", "established");
    await pick(page, "licence-management", "repeatable");
    await more(page, "licence-management");
    await field(page, "licence-management", "note").fill("from the first tab");
    assert.equal(await count(other), "0 of 16 done");
    await pick(other, "software-inventory", "absent");
    assert.equal(await count(other), "3 of 16 done");
    const { answers } = JSON.parse((await downloaded(other)).text);
    assert.equal(answers["programme-identity"]?.answer, "established");
    assert.equal(await field(other, "licence-management", "note").inputValue(), "from the first tab");
    await page.locator("[data-respondent=name]").fill("Kim");
    await other.locator("[data-sheet=subject]").fill("Acme Two");
    await other.reload();
    assert.equal(await other.locator("[data-respondent=name]").inputValue(), "Kim");
  }));

  test("is caught up with when a page comes back from where the browser laid it aside", on("empty", async (page) => {
    const other = await page.context().newPage();
    await other.goto(address("empty"));
    await other.evaluate(() => addEventListener("storage", (event) => event.stopImmediatePropagation(), true));
    await pick(page, "programme-identity", "established");
    await other.evaluate(() => dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true })));
    assert.equal(await count(other), "1 of 16 done");
  }));

  test("is told to be kept no more once it was cleared elsewhere, and warned of", on("empty", async (page) => {
    await pick(page, "programme-identity", "established");
    const warns = () => page.evaluate(() => !dispatchEvent(new Event("beforeunload", { cancelable: true })));
    assert.ok(!(await warns()));
    const other = await page.context().newPage();
    await other.goto(address("topics"));
    await other.evaluate(() => localStorage.clear());
    await page.waitForFunction(() => document.querySelector("#message").textContent.startsWith("What this browser kept has been cleared"));
    assert.equal(await count(page), "1 of 16 done");
    assert.ok(await warns());
    await pick(page, "programme-identity", "repeatable");
    assert.ok(!(await warns()), "it is kept again");
    // Without a word, as where somebody clears what a browser stores.
    await page.evaluate(() => localStorage.clear());
    assert.ok(await warns());
  }));

  test("is not said to be kept where the store is full or takes nothing", async () => {
    const full = () => localStorage.setItem("other", "x".repeat(5 * 1024 * 1024 - 10));
    const deaf = () => (Storage.prototype.setItem = () => {});
    const none = () => Object.defineProperty(globalThis, "localStorage", { value: null });
    for (const spoil of [full, deaf, none]) {
      const context = await browser.newContext();
      await context.addInitScript(spoil);
      const page = await context.newPage();
      await page.goto(address("empty"));
      assert.match(await message(page), /^This browser keeps nothing here/, String(spoil));
      await pick(page, "programme-identity", "established");
      assert.match(await message(page), /^This browser keeps nothing here/, String(spoil));
      assert.ok(await page.evaluate(() => !dispatchEvent(new Event("beforeunload", { cancelable: true }))));
      await context.close();
    }
  });

  test("of another form, or of nobody's making, is left aside", on("empty", async (page) => {
    await pick(page, "programme-identity", "established");
    const key = await page.evaluate(() => localStorage.key(0));
    const sheet = JSON.parse(await page.evaluate((key) => localStorage.getItem(key), key));
    sheet.sheet.answers["programme-identity"].answer = "defined";
    for (const text of [JSON.stringify(sheet), "{", "null", "[]", '{"sheet":{"answers":5}}', '{"sheet":{"answers":{"licence-management":7}}}']) {
      await page.evaluate(([key, text]) => localStorage.setItem(key, text), [key, text]);
      await page.reload();
      assert.equal(await count(page), "0 of 16 done", text);
      assert.equal(await message(page), "", text);
      await downloaded(page);
    }
  }));

  test("is there again after the page crashed", on("empty", async (page) => {
    await more(page, "licence-management");
    await field(page, "licence-management", "note").fill("just typed");
    await Promise.all([page.waitForEvent("crash"), page.goto("chrome://crash").catch(() => {})]);
    const again = await page.context().newPage();
    await again.goto(address("empty"));
    assert.equal(await field(again, "licence-management", "note").inputValue(), "just typed");
  }));

  test("by a program that tells no page of it is taken along", on("empty", async (page) => {
    await more(page, "licence-management");
    await page.locator("[data-respondent=name]").evaluate((box) => {
      box.value = "Kim";
      box.dispatchEvent(new Event("change", { bubbles: true }));
    });
    assert.equal(JSON.parse((await downloaded(page)).text).respondent.name, "Kim");
  }));

  test("and its values stay what they are where the browser translates the page", on("filled", async (page) => {
    const before = (await downloaded(page)).text;
    await page.evaluate(() => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const texts = [];
      while (walker.nextNode()) texts.push(walker.currentNode);
      for (const text of texts.filter((text) => text.data.trim() && !text.parentElement.closest("script, style, [translate=no]"))) {
        const [outer, inner] = [document.createElement("font"), document.createElement("font")];
        inner.textContent = `übersetzt ${text.data}`;
        outer.append(inner);
        if (text.parentElement.tagName === "OPTION") text.data = inner.textContent;
        else text.replaceWith(outer);
      }
      document.documentElement.lang = "de";
    });
    assert.equal((await downloaded(page)).text, before);
    const first = page.locator(".question").first();
    const item = await first.getAttribute("data-item");
    await first.locator("input").nth(1).check();
    const value = await first.locator("input:checked").first().getAttribute("value");
    assert.equal(JSON.parse((await downloaded(page)).text).answers[item].answer, value);
    await page.reload();
    // A busy browser may show what was kept a moment later, and the page then catches up.
    await first.locator(`input[value="${value}"]:checked`).waitFor({ state: "attached" });
    assert.equal(JSON.parse((await downloaded(page)).text).answers[item].answer, value);
  }));

  test("cannot be kept where the browser keeps nothing, which is told", async () => {
    const context = await browser.newContext();
    await context.addInitScript(() =>
      Object.defineProperty(globalThis, "localStorage", { get: () => { throw new Error("no"); } }),
    );
    const page = await context.newPage();
    const asked = [];
    page.on("dialog", (dialog) => {
      asked.push(dialog.type());
      return dialog.accept();
    });
    await page.goto(address("empty"));
    await pick(page, "programme-identity", "established");
    assert.match(await message(page), /^This browser keeps nothing here: download or copy the sheet/);
    const left = page.waitForEvent("close");
    await page.close({ runBeforeUnload: true });
    await left;
    assert.deepEqual(asked, ["beforeunload"]);
    await context.close();
  });
});
