import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { existsSync } from "node:fs";
import path from "node:path";
import { type PlantedCopy, createPlantedCopy } from "./planted-copy";
import { MAY_IMPORT, MISSING_FROM_PLATFORM } from "./planted-imports";

let copy: PlantedCopy;

const ROOT = path.join(import.meta.dirname, "../..");
const FOLDERS = Object.keys(MAY_IMPORT).filter((folder) => existsSync(path.join(ROOT, "src", folder, "tsconfig.json")));
const TARGETS = Object.fromEntries(FOLDERS.map((folder) => [`src/${folder}/planted-target.ts`, "/** Planted. */\nexport const planted = 1;\n"]));
const importOf = (folder: string): string => `export { planted } from "../${folder}/planted-target";\n`;

beforeAll(() => {
  copy = createPlantedCopy();
}, 60_000);
afterAll(() => copy.remove());

describe("the compiler", () => {
  it("passes the clean copy", () => {
    expect(copy.compile()).toBe("");
  }, 120_000);

  it.each(FOLDERS)("refuses what %s may not import of ours, each import alone", (folder) => {
    const forbidden = FOLDERS.filter((other) => other !== folder && !MAY_IMPORT[folder]?.includes(other));
    const imports = Object.fromEntries(forbidden.map((other) => [`src/${folder}/planted-from-${other}.ts`, importOf(other)]));
    const said = copy.plant({ ...TARGETS, ...imports }, () => copy.compile(`src/${folder}`));
    for (const file of Object.keys(imports)) expect(said).toMatch(new RegExp(`${file}.*error TS(6307|6059)`));
  }, 60_000);

  it.each(FOLDERS.filter((folder) => (MAY_IMPORT[folder] ?? []).length > 0))("lets %s import what it may", (folder) => {
    const allowed = FOLDERS.filter((other) => MAY_IMPORT[folder]?.includes(other));
    const imports = Object.fromEntries(allowed.map((other) => [`src/${folder}/planted-from-${other}.ts`, importOf(other)]));
    const said = copy.plant({ ...TARGETS, ...imports }, () => copy.compile(`src/${folder}`));
    expect(said).not.toContain("planted");
  }, 60_000);

  it.each(["teams", "sharepoint", "admin/page", "pages"])("refuses the product in the local tenant's pages of %s", (folder) => {
    const up = "../".repeat(folder.split("/").length + 1);
    const file = `src/local-tenant/${folder}/planted.ts`;
    const said = copy.plant({ ...TARGETS, [file]: `export { planted } from "${up}domain/planted-target";\n` }, () => copy.compile("src/local-tenant/tsconfig.pages.json"));
    expect(said).toMatch(new RegExp(`${file}.*error TS(6307|6059)`));
  }, 60_000);

  it.each(Object.entries(MISSING_FROM_PLATFORM))("refuses what the platform of %s does not have", (folder, names) => {
    const files = Object.fromEntries(names.map((name) => [`src/${folder}/planted-${name.toLowerCase()}.ts`, `/** Planted. */\nexport const planted: unknown = ${name};\n`]));
    const said = copy.plant(files, () => copy.compile(`src/${folder}`));
    for (const name of names) expect(said).toMatch(new RegExp(`planted-${name.toLowerCase()}\\.ts.*error TS\\d+: Cannot find name '${name}'`));
  }, 60_000);
});
