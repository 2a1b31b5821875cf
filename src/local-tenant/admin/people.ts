import type { Hono } from "hono";
import type { Store } from "../store/store";
import { readBody, readId } from "./admin-failure";
import { moveBody, movePupil } from "./move-pupil";
import { keepPeople, listPeople, peopleBatch, personBody, removePerson } from "./people-store";

/** Adds the addresses that make, change, move, list and remove people. */
export function addPeople(app: Hono, store: Store): void {
  app.get("/people", async (context) => context.json({ value: await listPeople(store) }));
  app.put("/people/:id", async (context) => {
    const id = readId(context, "id");
    const person = await readBody(context, personBody);
    await store.transaction((transaction) => keepPeople(transaction, [{ id, ...person }]));
    return context.json((await listPeople(store, [id]))[0]);
  });
  app.put("/people/:id/move", async (context) => {
    const id = readId(context, "id");
    const move = await readBody(context, moveBody);
    await store.transaction((transaction) => movePupil(transaction, id, move));
    return context.json((await listPeople(store, [id]))[0]);
  });
  app.put("/people-batch", async (context) => {
    const { value } = await readBody(context, peopleBatch);
    await store.transaction((transaction) => keepPeople(transaction, value));
    return context.json({ count: value.length });
  });
  app.delete("/people/:id", async (context) => {
    const id = readId(context, "id");
    await store.transaction((transaction) => removePerson(transaction, id));
    return context.body(null, 204);
  });
}
