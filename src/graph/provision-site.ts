import { z } from "zod";
import type { School } from "../application/ports";
import { carryOut } from "./carry-out";
import type { GraphConnection } from "./graph-connection";
import { failureKind, naming, translateGraphError } from "./graph-failure";
import { CHILD_FILES, CHILD_FILES_DESCRIPTION, columnsOf, LISTS } from "./list-schema";
import type { ListSchema } from "./list-schema/column";
import { readPages } from "./pages";
import { columnDefinition, existingColumn } from "./provision/column-definition";
import { type ColumnRepair, findColumnRepairs } from "./provision/column-repairs";
import type { Sites } from "./sites";

/** What a run changed in a site, and what it found altered and left; one plain sentence each. */
export interface ProvisionOutcome {
  readonly changed: readonly string[];
  readonly left: readonly string[];
}

/**
 * Makes a school's site ready: missing lists, columns and the library are made, missing indexes and choices are
 * mended. What a school added is left alone, and a second run writes nothing. `report` hears each sentence at once.
 *
 * @throws {NotAllowedError} the app has no grant for the site.
 * @throws {NotFoundError} there is no such site.
 */
export type ProvisionSite = (school: Pick<School, "siteUrl">, report: (sentence: string) => void) => Promise<ProvisionOutcome>;

/** What provisioning needs from outside. */
export interface ProvisionParts {
  readonly graph: GraphConnection;
  readonly sites: Sites;
}

const existingList = z.object({ id: z.string().min(1), displayName: z.string(), list: z.object({ template: z.string().optional() }).optional() });
type ExistingList = z.infer<typeof existingList>;

/** Makes provisioning for one Graph connection. */
export function createProvisionSite(parts: ProvisionParts): ProvisionSite {
  return async (school, report) => {
    const site = await parts.sites.pathOf(school);
    const work: SiteWork = { ...parts, site, ...takingNotes(report) };
    const there = await readLists(work);
    for (const list of LISTS) await provisionList(work, list, there);
    await provisionLibrary(work, there);
    return { changed: work.changedSentences, left: work.leftSentences };
  };
}

interface SiteWork extends ProvisionParts {
  readonly site: string;
  readonly changedSentences: readonly string[];
  readonly leftSentences: readonly string[];
  changed(sentence: string): void;
  left(sentence: string): void;
}

function takingNotes(report: (sentence: string) => void): Pick<SiteWork, "changed" | "left" | "changedSentences" | "leftSentences"> {
  const changedSentences: string[] = [];
  const leftSentences: string[] = [];
  const noteIn = (sentences: string[]) => (sentence: string) => {
    sentences.push(sentence);
    report(sentence);
  };
  return { changedSentences, leftSentences, changed: noteIn(changedSentences), left: noteIn(leftSentences) };
}

async function readLists({ graph, site }: SiteWork): Promise<readonly ExistingList[]> {
  const { all } = await naming({ kind: "site", id: site }, readPages(graph, `${site}/lists`, existingList));
  return all;
}

async function provisionList(work: SiteWork, list: ListSchema, there: readonly ExistingList[]): Promise<void> {
  const found = there.find((one) => one.displayName === list.name);
  if (found === undefined) {
    await makeList(work, {
      displayName: list.name,
      description: list.description,
      list: { template: "genericList" },
      columns: columnsOf(list).map(columnDefinition),
    });
    work.changed(`Made the list ${list.name}.`);
    return;
  }
  if (isLibrary(found)) {
    work.left(`${list.name} is a library and not a list: left as it is.`);
    return;
  }
  const path = `${work.site}/lists/${found.id}/columns`;
  const { all } = await naming({ kind: "list", id: list.name }, readPages(work.graph, path, existingColumn));
  for (const repair of findColumnRepairs(list.name, columnsOf(list), all)) await repairColumn(work, { list, path }, repair);
}

async function provisionLibrary(work: SiteWork, there: readonly ExistingList[]): Promise<void> {
  const found = there.find((one) => one.displayName === CHILD_FILES);
  if (found === undefined) {
    await makeList(work, { displayName: CHILD_FILES, description: CHILD_FILES_DESCRIPTION, list: { template: "documentLibrary" } });
    work.changed(`Made the library ${CHILD_FILES}.`);
  } else if (!isLibrary(found)) {
    work.left(`${CHILD_FILES} is a list and not a library: left as it is.`);
  }
}

function isLibrary(list: ExistingList): boolean {
  return list.list?.template === "documentLibrary";
}

async function makeList(work: SiteWork, definition: { readonly displayName: string } & Readonly<Record<string, unknown>>): Promise<void> {
  const subject = { kind: "list", id: definition.displayName } as const;
  await carryOut(
    {
      attempt: () => work.graph.post(`${work.site}/lists`, definition),
      settle: async (error) => {
        const kind = failureKind(error);
        if (kind !== "uncertain" && kind !== "conflict") throw translateGraphError(error, subject);
        return (await readLists(work)).find((one) => one.displayName === definition.displayName);
      },
    },
    work.graph.patience,
  );
}

async function repairColumn(work: SiteWork, place: { readonly list: ListSchema; readonly path: string }, repair: ColumnRepair): Promise<void> {
  switch (repair.kind) {
    case "leave":
      work.left(repair.sentence);
      return;
    case "add":
      await addColumn(work, place, repair);
      work.changed(repair.sentence);
      return;
    case "change":
      if (await changeColumn(work, place, repair)) work.changed(repair.sentence);
      else work.left(`A column of the list ${place.list.name} could not be mended: what it holds does not allow it.`);
  }
}

async function addColumn(work: SiteWork, { list, path }: { readonly list: ListSchema; readonly path: string }, repair: ColumnRepair & { kind: "add" }): Promise<void> {
  await carryOut(
    {
      attempt: () => work.graph.post(path, columnDefinition(repair.column)),
      settle: async (error) => {
        const kind = failureKind(error);
        if (kind !== "uncertain" && kind !== "conflict") throw translateGraphError(error, { kind: "list", id: list.name });
        const { all } = await readPages(work.graph, path, existingColumn);
        return all.find((column) => column.name === repair.column.name);
      },
    },
    work.graph.patience,
  );
}

/** Whether the change could be made: rows with equal keys, for one, do not let a column be unique again. */
async function changeColumn(
  work: SiteWork,
  { list, path }: { readonly list: ListSchema; readonly path: string },
  repair: ColumnRepair & { kind: "change" },
): Promise<boolean> {
  return carryOut(
    {
      attempt: async () => {
        await work.graph.patch(`${path}/${repair.columnId}`, repair.change);
        return true;
      },
      settle: (error) => {
        const kind = failureKind(error);
        if (kind === "invalid" || kind === "conflict") return Promise.resolve(false);
        // The same change may be sent again: it says what the column is to be, not what is to be added.
        if (kind === "uncertain") return Promise.resolve(undefined);
        throw translateGraphError(error, { kind: "list", id: list.name });
      },
    },
    work.graph.patience,
  );
}
