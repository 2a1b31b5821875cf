import type { Hono } from "hono";
import { z } from "zod";
import type { Store } from "../store/store";
import { readBody, readId } from "./admin-failure";
import { keepSchool, listSchools, removeSchool } from "./schools-store";

const schoolBody = z.strictObject({ displayName: z.string().min(1), externalId: z.string().default(""), schoolNumber: z.string().default("") });

/** Adds the addresses that make, list and remove schools. */
export function addSchools(app: Hono, store: Store): void {
  app.get("/schools", async (context) => context.json({ value: await listSchools(store) }));
  app.put("/schools/:id", async (context) => {
    const school = { id: readId(context, "id"), ...(await readBody(context, schoolBody)) };
    await store.transaction((transaction) => keepSchool(transaction, school));
    return context.json(school);
  });
  app.delete("/schools/:id", async (context) => {
    const id = readId(context, "id");
    await store.transaction((transaction) => removeSchool(transaction, id));
    return context.body(null, 204);
  });
}
