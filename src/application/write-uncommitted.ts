import type { RecordOf } from "../domain/records";
import { InvalidError } from "./errors";
import { sameWords } from "./same-values";
import type { Services } from "./services";
import { type Writing, createRow, replaceRow } from "./write-row";

/** The parts of a plan's version that count only when its Plans row has been written after them. */
export interface VersionParts {
  readonly targets: readonly RecordOf["Targets"][];
  readonly provision: readonly RecordOf["Provision"][];
}

type Writes = Pick<Services, "lists" | "replica" | "clock">;

/**
 * Writes the targets and the help of a version, which nobody is shown before its Plans row is there. Rows that an
 * interrupted attempt left behind are taken up again.
 *
 * @throws {InvalidError} an id of a target or of a line of help is already another plan's.
 */
export async function writeUncommitted(parts: VersionParts, writing: Writing, services: Writes): Promise<void> {
  for (const record of parts.targets) await writePart({ list: "Targets", record }, writing, services);
  for (const record of parts.provision) await writePart({ list: "Provision", record }, writing, services);
}

async function writePart<L extends "Targets" | "Provision">(row: { readonly list: L; readonly record: RecordOf[L] }, writing: Writing, services: Writes): Promise<void> {
  const { list, record } = row;
  const kept = await createRow(writing, row, services);
  if (kept.record.planId !== record.planId || kept.record.childId !== record.childId) {
    throw new InvalidError({ kind: "plan", id: record.planId }, [`${list}: id-in-use`]);
  }
  if (!sameWords(kept.record, record)) await replaceRow(writing, { ...row, revision: kept.revision }, services);
}
