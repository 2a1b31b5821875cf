import { z } from "zod";
import { GRAPH_PERMISSIONS } from "../package/permissions";

/** What a run of the tests has seen used: label, then permission, then the Graph operations. */
export const privilegesSeen = z.record(z.string(), z.record(z.string(), z.array(z.string())));
export type PrivilegesSeen = z.output<typeof privilegesSeen>;

/** The page on which permission is used for what, made from what the local tenant saw being used. */
export function writePermissionsPage(seen: PrivilegesSeen): string {
  const labels = Object.keys(seen);
  const asked = GRAPH_PERMISSIONS.map(({ name, feature }) => `| \`${name}\` | ${feature} | ${labels.filter((label) => seen[label]?.[name] !== undefined).join("; ")} |`);
  const used = labels.flatMap((label) => Object.entries(seen[label] ?? {}).map(([permission, operations]) => `| ${label} | \`${permission}\` | ${operations.map((one) => `\`${one}\``).join("<br>")} |`));
  return [
    "# Which permission is used for what",
    "Made by `npm run docs` from `docs/permissions.json`, which `test/graph/permissions.test.ts` compares with what the local tenant sees being used: for each call the least permission that let it in. A permission that is asked for and never used fails that test, and so does one that is used and not asked for. After a change: `BATON_RECORD_PERMISSIONS=1` before the test's command, then `npm run docs`.",
    "## What an administrator is asked for, on Microsoft Graph, as the application",
    ["| permission | why | used when |\n|---|---|---|", ...asked].join("\n"),
    "## What was seen",
    ["| when | permission | Graph operations |\n|---|---|---|", ...used].join("\n"),
  ].join("\n\n") + "\n";
}
