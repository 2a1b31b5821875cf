import type { ClaimedNotice, KeptNotice, LedgerStep, LedgerView, NewNotice, NoticeLedger, NoticeOutcome } from "../application/notice-ports";
import type { ChildId, NoticeId, PersonId, SchoolId } from "../domain/ids";
import type { Notice, NoticeSubject } from "../domain/notice";
import type { Sql } from "./sql";

/** Rings for the sender as a part of what `sql` does: at once, or not before `atSecond` (since 1970, by the database's clock). */
export type Ring = (sql: Sql, atSecond?: number) => Promise<void>;

/** How long a notice stays with the program that took it, by the database's clock. */
const HELD_SECONDS = 20;

type NoticeRow = {
  readonly id: NoticeId; readonly school_id: SchoolId; readonly person_id: PersonId; readonly key: string; readonly subject: NoticeSubject;
};

const NOTICE = "id, school_id, person_id, key, subject";
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What is owed to whom, in the service's database. Whatever makes a notice due rings in the same transaction. */
export function createNotices(sql: Sql, ring: Ring): NoticeLedger {
  return {
    view: (schoolId) => readView(sql, schoolId),
    async known(schoolId, keys) {
      const rows = await sql.query<{ key: string }>("select key from notices where school_id = $1 and key = any($2::text[])", [schoolId, keys]);
      return new Set(rows.map((row) => row.key));
    },
    advance: (schoolId, epoch, step) =>
      sql.transaction(async (transaction) => {
        if (!(await moveOn(transaction, schoolId, { epoch, step }))) return false;
        await keepTeams(transaction, schoolId, step);
        await enter(transaction, { schoolId, notices: step.notices, ring });
        return true;
      }),
    owe: (schoolId, notices) => sql.transaction((transaction) => enter(transaction, { schoolId, notices, ring })),
    claim: () => sql.transaction((transaction) => claim(transaction, ring)),
    settle: (claimed, outcome) => sql.transaction((transaction) => settle(transaction, { claimed, outcome, ring })),
    find: (id) => find(sql, id),
    hasten: (personId) =>
      sql.transaction(async (transaction) => {
        const waiting = await transaction.query("update notices set due_at = now() where person_id = $1 and state = 'owed' returning id", [personId]);
        if (waiting.length > 0) await ring(transaction);
      }),
    releaseClaims: () =>
      sql.transaction(async (transaction) => {
        const freed = await transaction.query(
          "update notices set held_until = null, is_uncertain = true, due_at = now() where state = 'owed' and held_until is not null returning id",
        );
        if (freed.length > 0) await ring(transaction);
      }),
  };
}

async function readView(sql: Sql, schoolId: SchoolId): Promise<LedgerView> {
  const [row] = await sql.query<{ epoch: string; teams: Readonly<Record<ChildId, readonly PersonId[]>> | null }>(
    `select epoch::text as epoch, case when teams_known then
       (select coalesce(jsonb_object_agg(child_id, people), '{}') from known_teams where known_teams.school_id = notice_epochs.school_id) end as teams
     from notice_epochs where school_id = $1`,
    [schoolId],
  );
  if (row === undefined) return { epoch: "0", teams: undefined };
  return { epoch: row.epoch, teams: row.teams === null ? undefined : new Map(Object.entries(row.teams) as [ChildId, readonly PersonId[]][]) };
}

/** Whether the ledger still stood at the epoch; it then stands at the next. Whoever comes second waits here for the first. */
async function moveOn(sql: Sql, schoolId: SchoolId, { epoch, step }: { readonly epoch: string; readonly step: LedgerStep }): Promise<boolean> {
  await sql.query("insert into notice_epochs (school_id, epoch, teams_known) values ($1, 0, false) on conflict do nothing", [schoolId]);
  const moved = await sql.query(
    "update notice_epochs set epoch = epoch + 1, teams_known = teams_known or $3 where school_id = $1 and epoch::text = $2 returning epoch",
    [schoolId, epoch, step.teams !== undefined],
  );
  return moved.length > 0;
}

async function keepTeams(sql: Sql, schoolId: SchoolId, { teams }: LedgerStep): Promise<void> {
  if (teams === undefined || teams.size === 0) return;
  await sql.query(
    `insert into known_teams (school_id, child_id, people)
     select $1, child_id, people from jsonb_to_recordset($2::jsonb) as told(child_id text, people jsonb)
     on conflict (school_id, child_id) do update set people = excluded.people`,
    [schoolId, JSON.stringify([...teams].map(([childId, people]) => ({ child_id: childId, people })))],
  );
}

interface Entering {
  readonly schoolId: SchoolId;
  readonly notices: readonly NewNotice[];
  readonly ring: Ring;
}

async function enter(sql: Sql, { schoolId, notices, ring }: Entering): Promise<void> {
  if (notices.length === 0) return;
  const entered = await sql.query<{ state: string }>(
    `insert into notices (school_id, person_id, key, subject, state)
     select $1, told->>'personId', told->>'key', told->'subject', case when told->'isToldTogether' = 'true' then 'told-together' else 'owed' end
     from jsonb_array_elements($2::jsonb) with ordinality as list(told, place) order by place
     on conflict (school_id, key) do nothing returning state`,
    [schoolId, JSON.stringify(notices)],
  );
  if (entered.some((row) => row.state === "owed")) await ring(sql);
}

async function claim(sql: Sql, ring: Ring): Promise<ClaimedNotice | undefined> {
  const [row] = await sql.query<NoticeRow & { readonly claim: number; readonly is_uncertain: boolean; readonly lapses_at: number }>(
    `update notices set claim = claim + 1, is_uncertain = is_uncertain or held_until is not null, held_until = now() + make_interval(secs => $1)
     where id = (
       select id from notices where state = 'owed' and due_at <= now() and (held_until is null or held_until <= now())
       order by subject->>'kind' <> 'welcome', entered limit 1 for update skip locked
     )
     returning ${NOTICE}, claim, is_uncertain, ceil(extract(epoch from held_until))::int as lapses_at`,
    [HELD_SECONDS],
  );
  if (row === undefined) return undefined;
  // Should this program end before it settles, somebody else is woken when the claim lapses.
  await ring(sql, row.lapses_at);
  return { notice: toNotice(row), claim: row.claim, isUncertain: row.is_uncertain };
}

interface Settling {
  readonly claimed: ClaimedNotice;
  readonly outcome: NoticeOutcome;
  readonly ring: Ring;
}

const STILL_HELD = "where id = $1 and claim = $2 and state = 'owed' and held_until is not null";

async function settle(sql: Sql, { claimed, outcome, ring }: Settling): Promise<void> {
  const held = [claimed.notice.id, claimed.claim];
  switch (outcome.kind) {
    case "sent":
      await sql.query(`update notices set state = 'sent', held_until = null, conversation_id = $3, activity_id = $4, sent_at = $5 ${STILL_HELD}`, [
        ...held, outcome.conversationId, outcome.activityId, outcome.at,
      ]);
      return;
    case "dropped":
      await sql.query(`update notices set state = 'dropped', held_until = null, dropped_because = $3 ${STILL_HELD}`, [...held, outcome.because]);
      return;
    case "later": {
      const [row] = await sql.query<{ due_second: number }>(
        `update notices set held_until = null, is_uncertain = $3, due_at = now() + make_interval(secs => $4) ${STILL_HELD}
         returning ceil(extract(epoch from due_at))::int as due_second`,
        [...held, outcome.isUncertain, outcome.inSeconds],
      );
      if (row !== undefined) await ring(sql, outcome.inSeconds > 0 ? row.due_second : undefined);
    }
  }
}

async function find(sql: Sql, id: NoticeId): Promise<KeptNotice | undefined> {
  if (!UUID.test(id)) return undefined;
  const [row] = await sql.query<NoticeRow & { readonly conversation_id: string | null; readonly activity_id: string; readonly sent_at: string }>(
    `select ${NOTICE}, conversation_id, activity_id, sent_at from notices where id = $1`,
    [id],
  );
  if (row === undefined) return undefined;
  const notice = toNotice(row);
  if (row.conversation_id === null) return { notice };
  return { notice, sent: { conversationId: row.conversation_id, activityId: row.activity_id, at: row.sent_at } };
}

function toNotice(row: NoticeRow): Notice {
  return { id: row.id, schoolId: row.school_id, personId: row.person_id, key: row.key, subject: row.subject };
}
