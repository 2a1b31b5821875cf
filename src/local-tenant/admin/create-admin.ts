import { Hono } from "hono";
import type { Clock } from "../identity/clock";
import type { CallNotes } from "../graph/call-notes";
import { endAllSignIns } from "../identity/sign-ins";
import { TENANT_ID } from "../identity/tenant-address";
import type { Store } from "../store/store";
import { addPrivileges } from "../privileges/add-privileges";
import type { PrivilegeRecord } from "../privileges/privilege-record";
import { addWeather } from "../weather/add-weather";
import type { Weather } from "../weather/weather";
import { AdminFailure } from "./admin-failure";
import { addApplications } from "./applications";
import { addCalls } from "./calls";
import { addClasses } from "./classes";
import { addDay } from "./day";
import { addFault, type FaultControl } from "./fault-control";
import { addPeople } from "./people";
import { addSchools } from "./schools";
import { addSites } from "./sites";
import { addTeamsApps } from "./teams-apps";

/** What the admin interface works with. */
export interface AdminParts {
  readonly store: Store;
  readonly calls: Pick<CallNotes, "flush">;
  readonly faults: FaultControl;
  readonly weather: Weather;
  readonly privileges: PrivilegeRecord;
  readonly clock: Clock;
}

const READS = new Set(["GET", "HEAD"]);

/**
 * The admin interface: it makes what Graph cannot. It asks for no token, so it listens only to programs on this
 * computer and to the tenant's own pages.
 */
export function createAdmin({ store, calls, faults, weather, privileges, clock }: AdminParts): Hono {
  const app = new Hono();
  app.onError((error, context) => {
    if (error instanceof AdminFailure) return context.json({ error: error.message }, error.status);
    throw error;
  });
  app.use("*", async (context, next) => {
    const origin = context.req.header("origin");
    if (origin !== undefined && origin !== new URL(context.req.url).origin) throw new AdminFailure(403, "Pages of other origins may not administer this tenant.");
    const isJson = /^application\/json(;|$)/i.test(context.req.header("content-type") ?? "");
    if (!READS.has(context.req.method) && !isJson) throw new AdminFailure(403, "Writes must have the content type application/json.");
    context.header("Cache-Control", "no-store");
    await next();
  });
  app.get("/health", async (context) => {
    const [row] = await store.query<{ people: number }>("select count(*)::int as people from people where not removed");
    return context.json({ tenantId: TENANT_ID, people: row?.people ?? 0, ready: true });
  });
  app.post("/expire-delta-tokens", async (context) => {
    // Graph refuses every token that stands before this change number: followers must read everything again.
    await store.query(
      `insert into settings (name, value) values ('expired_delta_before', to_jsonb(nextval('change_number')))
       on conflict (name) do update set value = excluded.value`,
    );
    return context.body(null, 204);
  });
  app.post("/clear-sign-ins", async (context) => {
    await endAllSignIns(store);
    return context.body(null, 204);
  });
  addSchools(app, store);
  addPeople(app, store);
  addClasses(app, store);
  addApplications(app, store);
  addSites(app, store);
  addTeamsApps(app, store);
  addDay(app, store, clock);
  addFault(app, faults);
  addWeather(app, weather);
  addPrivileges(app, privileges);
  addCalls(app, store, calls);
  app.all("*", () => {
    throw new AdminFailure(404, "No such address.");
  });
  return app;
}
