import { AppError } from "../../application/errors";
import type { SchoolSettings } from "../../config/schools";
import type { ProvisionSite } from "../../graph/provision-site";

/** What provisioning every school needs from outside. */
export interface ProvisionContext {
  readonly schools: readonly Pick<SchoolSettings, "name" | "siteUrl">[];
  readonly provisionSite: ProvisionSite;
  readonly print: (line: string) => void;
  readonly complain: (line: string) => void;
}

/**
 * Makes every school's site ready and prints what changed. A school that fails does not keep the next one waiting.
 *
 * @returns the exit code: 0 when every site is ready, 1 when a site could not be made ready.
 */
export async function provisionSchools(context: ProvisionContext): Promise<0 | 1> {
  let exitCode: 0 | 1 = 0;
  for (const school of context.schools) {
    context.print(`${school.name}:`);
    try {
      const { changed, left } = await context.provisionSite(school, (sentence) => context.print(`  ${sentence}`));
      if (changed.length === 0) context.print(left.length === 0 ? "  Nothing to change." : "  Nothing else to change.");
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      context.complain(`  ${error.message}.`);
      exitCode = 1;
    }
  }
  return exitCode;
}
