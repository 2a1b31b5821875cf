import type { Hono } from "hono";
import { z } from "zod";
import { readBody } from "../admin/admin-failure";
import type { PrivilegeRecord } from "./privilege-record";

const labelBody = z.strictObject({ label: z.string().max(200) });

/** Adds the addresses by which a run of tests says what it is doing, and learns which permissions that took. */
export function addPrivileges(app: Hono, record: PrivilegeRecord): void {
  app.put("/label", async (context) => {
    const { label } = await readBody(context, labelBody);
    record.setLabel(label);
    return context.json({ label });
  });
  app.get("/privileges", (context) => context.json({ privileges: record.list() }));
  app.delete("/privileges", (context) => {
    record.clear();
    return context.body(null, 204);
  });
}
