import type { Hono } from "hono";
import { z } from "zod";
import type { Row, Store } from "../store/store";
import { readBody, readId } from "./admin-failure";

const schoolBody = z.strictObject({ displayName: z.string().min(1), externalId: z.string().default(""), schoolNumber: z.string().default("") });

interface SchoolRow extends Row {
  readonly id: string;
  readonly display_name: string;
  readonly external_id: string;
  readonly school_number: string;
}

/** Adds the addresses that make and list schools. */
export function addSchools(app: Hono, store: Store): void {
  app.get("/schools", async (context) => {
    const rows = await store.query<SchoolRow>("select * from schools where not removed order by display_name");
    return context.json({ value: rows.map(showSchool) });
  });
  app.put("/schools/:id", async (context) => {
    const id = readId(context, "id");
    const { displayName, externalId, schoolNumber } = await readBody(context, schoolBody);
    const [row] = await store.query<SchoolRow>(
      `insert into schools (id, display_name, external_id, school_number) values ($1, $2, $3, $4)
       on conflict (id) do update set display_name = excluded.display_name, external_id = excluded.external_id,
         school_number = excluded.school_number, removed = false, change = nextval('change_number')
       returning *`,
      [id, displayName, externalId, schoolNumber],
    );
    return context.json(row === undefined ? null : showSchool(row));
  });
}

function showSchool(row: SchoolRow): Readonly<Record<string, string>> {
  return { id: row.id, displayName: row.display_name, externalId: row.external_id, schoolNumber: row.school_number };
}
