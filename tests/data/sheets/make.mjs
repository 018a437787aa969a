// Writes the sheets of content.json with js-yaml and yaml.

import { readFileSync, writeFileSync } from "node:fs";
import jsYaml from "js-yaml";
import YAML from "yaml";

const here = new URL(".", import.meta.url);
const content = JSON.parse(readFileSync(new URL("content.json", here)));
const write = (name, text) => writeFileSync(new URL(name, here), text);

const byJsYaml = (name, sheet, options) =>
  write(`js-yaml-${name}.yaml`, jsYaml.dump(content[sheet], options));

byJsYaml("plain", "full", {});
byJsYaml("wide", "full", { indent: 4, lineWidth: -1 });
byJsYaml("no-indent", "full", { noArrayIndent: true, sortKeys: true });
byJsYaml("double", "full", { quotingType: '"', forceQuotes: true });
byJsYaml("braces", "full", { flowLevel: 2 });
byJsYaml("condensed", "short", { flowLevel: 1, condenseFlow: true });
byJsYaml("begun", "begun", {});
byJsYaml("nothing", "nothing", { styles: { "!!null": "canonical" } });

const byYaml = (name, sheet, options, change = () => {}) => {
  const document = new YAML.Document(content[sheet]);
  change(document);
  write(`yaml-${name}.yaml`, document.toString(options));
};

const commented = (document) => {
  document.commentBefore = " What we said in November\n and who said it";
  const answers = document.get("answers");
  answers.commentBefore = " the answers";
  for (const { key, value } of answers.items) {
    key.commentBefore = ` about ${key.value}`;
    key.spaceBefore = true;
    value.comment = " as said";
  }
};

byYaml("plain", "full", {});
byYaml("wide", "full", { indent: 4, lineWidth: 0 });
byYaml("no-indent", "full", { indentSeq: false, singleQuote: true });
byYaml("double", "full", { defaultStringType: "QUOTE_DOUBLE", defaultKeyType: "QUOTE_DOUBLE" });
byYaml("folded", "full", { blockQuote: "folded", lineWidth: 50 });
byYaml("braces", "full", { collectionStyle: "flow" });
byYaml("commented", "full", {}, commented);
byYaml("commented-short", "short", { directives: true }, commented);
