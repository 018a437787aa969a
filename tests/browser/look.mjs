// What is looked at in more than one test.

// Returns the words of a page that go on in the next line, none of which is so long that it has to.
export const brokenWords = (page, longest) =>
  page.evaluate((longest) => {
    const broken = [];
    const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    while (walker.nextNode()) {
      const text = walker.currentNode;
      if (text.parentElement.closest("svg, .away, .lab, thead, code")) continue;
      for (const word of text.data.matchAll(/[\p{Script=Latin}\p{Number}]{2,}/gu)) {
        range.setStart(text, word.index);
        range.setEnd(text, word.index + word[0].length);
        const lines = new Set([...range.getClientRects()].map((part) => Math.round(part.top)));
        if (lines.size > 1 && word[0].length <= longest) broken.push(word[0]);
      }
    }
    return broken;
  }, longest);

export const width = (page) => page.evaluate(() => document.documentElement.scrollWidth);

// Returns what axe finds against WCAG 2.2 AA and what is good practice, each with where it is.
export async function violations(page, axe) {
  await page.addScriptTag({ content: axe });
  const { violations } = await page.evaluate(() =>
    globalThis.axe.run({
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    }),
  );
  return violations.map((one) => {
    const where = one.nodes.slice(0, 3).map((node) => node.html.slice(0, 200));
    return `${one.id}: ${one.help}\n${where.join("\n")}`;
  });
}
