// A form on paper, without its script, on small screens, enlarged, and with colours of one's own.

import assert from "node:assert/strict";
import path from "node:path";
import { describe, test } from "node:test";
import { axe, count, downloaded, field, more, on, opened, pick, pictures, question } from "./forms.mjs";
import { violations } from "./look.mjs";

describe("without its script, and on paper", () => {
  test("the questions can be read, and what does not work is said", () =>
    opened("empty", { javaScriptEnabled: false }, async (page) => {
      assert.equal(await page.locator(".question:visible").count(), 16);
      await page.locator(".still").waitFor();
      assert.equal(await page.locator("button:visible").count(), 0);
    }));

  test("every question is printed with its answers, and no button", on("empty", async (page) => {
    await pick(page, "programme-identity", "established");
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.locator("button:visible").count(), 0);
    assert.equal(await page.locator(".question:visible").count(), 16);
    assert.equal(await page.locator("[data-answer=note]:visible").count(), 16);
    for (const format of ["A4", "Letter"]) {
      const bytes = await page.pdf({ format, path: path.join(pictures, `form-${format}.pdf`) });
      const sheets = bytes.toString("latin1").match(/\/Type\s*\/Page[^s]/g) ?? [];
      assert.ok(sheets.length > 5 && sheets.length < 24, `${sheets.length} pages`);
    }
  }));
});

test("what is hidden on the screen is printed too, and long notes as a whole", on("empty", async (page) => {
  await more(page, "programme-identity");
  await field(page, "programme-identity", "note").fill("a line\n".repeat(60));
  await pick(page, "programme-identity", "established");
  await page.locator("#only-open").check();
  await page.locator("#for-role").selectOption("legal");
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator(".question:visible").count(), 16);
  const hidden = await field(page, "programme-identity", "note").evaluate((box) => box.scrollHeight - box.clientHeight);
  assert.ok(hidden <= 2, `${hidden} of the note are cut off`);
  assert.ok(await page.locator("#none").isHidden());
  assert.ok(await page.locator(".worth").isHidden(), "what is not official is not on paper");
}));

describe("on small screens and enlarged ones", () => {
  for (const [name, width, height] of [["a small phone", 320, 640], ["400 % of a laptop", 320, 256], ["a phone on its side", 640, 300]]) {
    test(`${name} shows the whole form, and what is in focus is not covered`, () =>
      opened("empty", { viewport: { width, height }, hasTouch: true }, async (page) => {
        await page.locator(".worth > summary").click();
        await pick(page, "programme-identity", "not-applicable");
        await field(page, "programme-identity", "reason").fill("We are too few.");
        await downloaded(page);
        await page.getByText("The sheet as text").click();
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(wide <= width, `${wide} wide`);
        for (const one of [page.locator("#out"), question(page, "software-inventory"), question(page, "value-recognition")]) {
          await one.evaluate((one) => {
            (one.querySelector("input") ?? one).focus({ preventScroll: true });
            one.scrollIntoView();
          });
          const [bar, box] = [await page.locator(".bar").boundingBox(), await one.boundingBox()];
          assert.ok(box.y >= bar.y + bar.height - 1, `${box.y} under a bar that ends at ${bar.y + bar.height}`);
        }
        const small = await page.locator("button:visible").evaluateAll((all) =>
          all.filter((one) => one.getBoundingClientRect().height < 24).map((one) => one.textContent),
        );
        assert.deepEqual(small, []);
      }));

    test(`${name} has nothing in what is told that somebody could not use`, () =>
      opened("empty", { viewport: { width, height }, bypassCSP: true }, async (page) => {
        await page.locator(".worth > summary").click();
        await pick(page, "programme-identity", "established");
        await downloaded(page);
        await page.getByText("The sheet as text").click();
        assert.deepEqual(await violations(page, axe), []);
        await page.getByRole("button", { name: "Clear all answers" }).click();
        assert.deepEqual(await violations(page, axe), []);
        await page.keyboard.press("Escape");
        assert.ok(await page.locator("#ask").isHidden());
        assert.equal(await count(page), "1 of 16 done");
      }));
  }

  test("colours that are forced leave visible what is picked", () =>
    opened("empty", { forcedColors: "active", reducedMotion: "reduce" }, async (page) => {
      await pick(page, "programme-identity", "established");
      const picked = question(page, "programme-identity").locator(".level:has(:checked)");
      assert.equal(await picked.evaluate((one) => getComputedStyle(one).outlineStyle), "solid");
    }));
});
