// Prints, as JSON, what Microsoft's Open XML SDK finds wrong with each Word file that is named: one list for each file.
// A program of its own, because the SDK's runtime does not end by itself.
import { readFileSync } from "node:fs";
import process from "node:process";
import validate from "@ooxml-tools/validate";

const found = [];
for (const file of process.argv.slice(2)) found.push((await validate(readFileSync(file), "docx")).map(({ description, path }) => `${path.partUri} ${path.xpath}: ${description}`));
process.stdout.write(JSON.stringify(found), () => process.exit(0));
