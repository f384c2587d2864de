// ajv.mjs SCHEMA FILE|DIRECTORY: validates JSON files with ajv; exit code 1 when one is invalid.
import { readFileSync, readdirSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const require = createRequire(new URL("../tests/node/package.json", import.meta.url));
const Ajv = require("ajv").default;

const [schemaFile, target] = process.argv.slice(2);
const validate = new Ajv({ allErrors: true, strict: false }).compile(
  JSON.parse(readFileSync(schemaFile, "utf8")),
);
const files = statSync(target).isDirectory()
  ? readdirSync(target).map((name) => join(target, name))
  : [target];
let invalid = 0;
for (const file of files) {
  if (!validate(JSON.parse(readFileSync(file, "utf8")))) invalid += 1;
}
process.exit(invalid === 0 ? 0 : 1);
