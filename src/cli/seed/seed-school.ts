import { z } from "zod";
import type { LocalDate } from "../../domain/local-date";
import type { GraphConnection } from "../../graph/graph-connection";
import { readPages } from "../../graph/pages";
import { createSites } from "../../graph/sites";
import { exampleRows } from "./example-rows";
import type { ExampleSchool } from "./example-school";
import { writeCaseload } from "./write-caseload";
import { writeRows } from "./write-rows";

/** What seeding a school's lists needs. */
export interface SeedParts {
  readonly graph: GraphConnection;
  /** Origin of SharePoint's addresses, which the schools' sites are under. */
  readonly siteOrigin: string;
  readonly today: LocalDate;
  /** Instant in ISO 8601 that rows are said to have been changed at. */
  readonly now: string;
  readonly pause: (seconds: number) => Promise<void>;
  /** Receives progress in plain words, such as "Oakfield Primary School: Targets 120 of 243". */
  readonly report: (line: string) => void;
}

const listEntry = z.object({ id: z.string().min(1), displayName: z.string() });

/**
 * Writes an example school's register and its year of history into its provisioned lists, through Graph.
 *
 * @returns how many rows were written; 0 when every row was there already.
 */
export async function seedSchool(parts: SeedParts, school: ExampleSchool): Promise<number> {
  const site = await createSites(parts.graph).pathOf({ siteUrl: `${parts.siteOrigin}/sites/${school.known.siteName}` });
  const { all: lists } = await readPages(parts.graph, `${site}/lists`, listEntry);
  const records = writeCaseload(school, parts.today);
  let written = 0;
  for (const { list, rows } of exampleRows(records, { changedBy: school.senco.id, changedAt: parts.now })) {
    const found = lists.find((one) => one.displayName === list);
    if (found === undefined) throw new Error(`The site of ${school.known.name} has no list ${list}: run "npm run provision" first`);
    const target = { graph: parts.graph, items: `${site}/lists/${found.id}/items`, pause: parts.pause };
    written += await writeRows(target, rows, (done) => {
      if (done === rows.length || done % REPORT_EVERY === 0) parts.report(`${school.known.name}: ${list} ${String(done)} of ${String(rows.length)}`);
    });
  }
  return written;
}

const REPORT_EVERY = 400;
