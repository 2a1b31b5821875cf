import type { Hono } from "hono";
import { z } from "zod";
import type { CallNotes } from "../graph/call-notes";
import type { Row, Store } from "../store/store";
import { AdminFailure } from "./admin-failure";

const afterQuery = z.coerce.number().int().min(0).default(0);

interface CallRow extends Row {
  readonly id: number;
  readonly at: string;
  readonly app_id: string;
  readonly person_id: string;
  readonly method: string;
  readonly path: string;
  readonly status: number;
}

/** Adds the address that lists Graph writes, so that a test can count them. */
export function addCalls(app: Hono, store: Store, notes: Pick<CallNotes, "flush">): void {
  app.get("/calls", async (context) => {
    const after = afterQuery.safeParse(context.req.query("after"));
    if (!after.success) throw new AdminFailure(400, "after: it must be a whole number.");
    await notes.flush();
    const rows = await store.query<CallRow>("select * from calls where id > $1 order by id", [after.data]);
    const calls = rows.map((row) => ({
      id: row.id,
      at: row.at,
      appId: row.app_id,
      personId: row.person_id,
      method: row.method,
      path: row.path,
      status: row.status,
    }));
    return context.json({ last: calls.at(-1)?.id ?? after.data, writes: calls.length, calls });
  });
}
