import { StaleError } from "../application/errors";
import type { Draft, Drafts } from "../application/ports";
import type { ChildId, PersonId, SchoolId } from "../domain/ids";
import type { PlanContent } from "../domain/plan-content";
import type { Sql } from "./sql";

/**
 * The ledger's drafts: not in any list, so this table is backed up. Revisions come from one sequence, so that a window
 * left open over a draft that was discarded and begun again is still told that it is late.
 */
export const DRAFTS_TABLE: readonly string[] = [
  "create sequence draft_revisions as int",
  `create table drafts (
    school_id text not null, person_id text not null, child_id text not null,
    content jsonb not null, revision int not null, saved_at text not null,
    primary key (school_id, person_id, child_id)
  )`,
];

type DraftRow = { readonly content: PlanContent; readonly revision: number; readonly saved_at: string };

/** Drafts in the service's database; a draft is on disk before `save` returns. */
export function createDrafts(sql: Sql): Drafts {
  return {
    async find(schoolId, personId, childId) {
      const [row] = await sql.query<DraftRow>(
        "select content, revision, saved_at from drafts where school_id = $1 and person_id = $2 and child_id = $3",
        [schoolId, personId, childId],
      );
      return row === undefined ? undefined : toDraft(row, personId, childId);
    },
    async childrenOf(schoolId, personId) {
      const rows = await sql.query<{ child_id: ChildId }>("select child_id from drafts where school_id = $1 and person_id = $2", [schoolId, personId]);
      return rows.map((row) => row.child_id);
    },
    async save(schoolId, draft, over) {
      const [row] = await sql.query<DraftRow>(over === 0 ? INSERT : UPDATE, [
        schoolId,
        draft.personId,
        draft.childId,
        JSON.stringify(draft.content),
        draft.savedAt,
        ...(over === 0 ? [] : [over]),
      ]);
      if (row === undefined) throw new StaleError({ kind: "draft", id: draft.childId });
      return toDraft(row, draft.personId, draft.childId);
    },
    async discard(schoolId: SchoolId, personId: PersonId, childId: ChildId) {
      await sql.query("delete from drafts where school_id = $1 and person_id = $2 and child_id = $3", [schoolId, personId, childId]);
    },
  };
}

const INSERT = `insert into drafts (school_id, person_id, child_id, content, revision, saved_at) values ($1, $2, $3, $4::jsonb, nextval('draft_revisions'), $5)
  on conflict (school_id, person_id, child_id) do nothing returning content, revision, saved_at`;

const UPDATE = `update drafts set content = $4::jsonb, revision = nextval('draft_revisions'), saved_at = $5
  where school_id = $1 and person_id = $2 and child_id = $3 and revision = $6 returning content, revision, saved_at`;

function toDraft(row: DraftRow, personId: PersonId, childId: ChildId): Draft {
  return { personId, childId, content: row.content, revision: row.revision, savedAt: row.saved_at };
}
