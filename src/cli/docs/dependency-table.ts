import { z } from "zod";

/** What the repository itself says about one folder of `src`. */
export interface FolderRules {
  readonly folder: string;
  /** Text of its `tsconfig.json`. */
  readonly tsconfig: string;
}

const project = z.object({
  compilerOptions: z.object({ lib: z.array(z.string()), types: z.array(z.string()) }),
  references: z.array(z.object({ path: z.string() })),
});
const packageRule = z.tuple([z.literal("error"), z.object({ allow: z.array(z.string()).optional(), refuse: z.array(z.string()).optional() })]);
const linter = z.object({ overrides: z.array(z.object({ files: z.array(z.string()), rules: z.record(z.string(), z.unknown()) })) });

const RULE = "baton/only-packages";
const HEADER = "| folder | of ours | packages | platform |\n|---|---|---|---|";

/**
 * The table of who may import whom, as Markdown: what the compiler enforces (references, platform) and what the
 * linter enforces (packages), read from their own settings, so that it cannot say anything else.
 */
export function writeDependencyTable(folders: readonly FolderRules[], linterSettings: string): string {
  const { overrides } = linter.parse(JSON.parse(linterSettings));
  const packagesOf = (folder: string): string => {
    const found = overrides.find((one) => one.files.includes(`src/${folder}/**`) && RULE in one.rules);
    if (found === undefined) return "any";
    const [, { allow, refuse }] = packageRule.parse(found.rules[RULE]);
    return allow === undefined ? `any but ${code(refuse ?? [])}` : code(allow.filter((name) => name !== "node:*"));
  };
  const refusesPages = (folder: string): boolean =>
    overrides.some((one) => one.files.includes(`src/${folder}/**`) && JSON.stringify(one.rules["no-restricted-globals"] ?? "").includes('"document"'));
  const rows = folders.map(({ folder, tsconfig }) => {
    const { compilerOptions, references } = project.parse(JSON.parse(tsconfig));
    const ours = references.map((reference) => reference.path.replace("../", "")).join(", ");
    const platform = platformOf(compilerOptions, refusesPages(folder));
    return `| ${folder} | ${ours === "" ? "–" : ours} | ${packagesOf(folder)} | ${platform} |`;
  });
  return [HEADER, ...rows].join("\n");
}

function code(names: readonly string[]): string {
  return names.length === 0 ? "–" : names.map((name) => `\`${name}\``).join(", ");
}

function platformOf({ lib, types }: { readonly lib: readonly string[]; readonly types: readonly string[] }, refusesPages: boolean): string {
  if (types.includes("node")) return "Node";
  if (!lib.includes("DOM")) return "the language only";
  return refusesPages ? "`fetch`, `URL`" : "what browsers have";
}
