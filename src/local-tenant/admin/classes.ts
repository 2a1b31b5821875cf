import type { Hono } from "hono";
import type { Store } from "../store/store";
import { readBody, readId } from "./admin-failure";
import { classBody, classesBatch, type ClassRole, joinClass, keepClasses, leaveClass, listClasses, removeClass } from "./classes-store";

const ROLES: readonly ClassRole[] = ["teachers", "pupils"];

/** Adds the addresses that make, change, list and remove classes, and let people join and leave them. */
export function addClasses(app: Hono, store: Store): void {
  app.get("/classes", async (context) => context.json({ value: await listClasses(store) }));
  app.put("/classes/:id", async (context) => {
    const id = readId(context, "id");
    const body = await readBody(context, classBody);
    await store.transaction((transaction) => keepClasses(transaction, [{ id, ...body }]));
    return context.json((await listClasses(store, [id]))[0]);
  });
  app.put("/classes-batch", async (context) => {
    const { value } = await readBody(context, classesBatch);
    await store.transaction((transaction) => keepClasses(transaction, value));
    return context.json({ count: value.length });
  });
  app.delete("/classes/:id", async (context) => {
    const id = readId(context, "id");
    await store.transaction((transaction) => removeClass(transaction, id));
    return context.body(null, 204);
  });
  for (const role of ROLES) addMembership(app, store, role);
}

function addMembership(app: Hono, store: Store, role: ClassRole): void {
  app.put(`/classes/:id/${role}/:personId`, async (context) => {
    const membership = { personId: readId(context, "personId"), role };
    const classId = readId(context, "id");
    await store.transaction((transaction) => joinClass(transaction, classId, membership));
    return context.body(null, 204);
  });
  app.delete(`/classes/:id/${role}/:personId`, async (context) => {
    const membership = { personId: readId(context, "personId"), role };
    const classId = readId(context, "id");
    await store.transaction((transaction) => leaveClass(transaction, classId, membership));
    return context.body(null, 204);
  });
}
