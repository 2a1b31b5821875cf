// What it costs in Graph calls and SharePoint's resource units to keep the folders of a school's children shared with exactly
// those who teach them: when nothing has changed, when one teacher joins a class, and on the first day of September.
// A call is one HTTP request; units count each part of a batch. The least there could be is one reading and one change for each child concerned.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { generate } from "selfsigned";
import { build, freePort, start, stop } from "./local-graph/tenant.mjs";
import { loadParts } from "./shared/product-parts.mjs";
import { CHILDREN, CLASSES, TEACHERS, makeSchool, portsOf, rollOver, teacherId } from "./sharing/school.mjs";

const APP = "b1f5c0de-7a1e-4f0e-9a5b-0d4c6a2e1f01";
const NEWCOMER = TEACHERS + 1;
/** The files of the product, and of the tenant its price list, that the bench works with. */
const PARTS = ["src/application/share-folders", "src/config/service-settings", "src/graph/microsoft-graph", "src/service/app-token", "src/local-tenant/graph/under-budget"];

/** Counts what goes to Graph while `work` runs. */
async function counting(unitsOf, work) {
  const counted = { calls: 0, units: 0 };
  const real = globalThis.fetch;
  const note = (method, address) => {
    const { pathname, searchParams } = new URL(address, "http://localhost/v1.0/");
    counted.units += unitsOf({ method, path: pathname.replace(/^\/v1\.0/, ""), query: searchParams });
  };
  globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    if (new URL(request.url).pathname.startsWith("/v1.0/")) {
      counted.calls += 1;
      const isBatch = request.url.endsWith("/$batch");
      if (isBatch) for (const part of (await request.clone().json()).requests) note(part.method, part.url);
      else note(request.method, request.url);
    }
    return real(request);
  };
  try {
    await work();
  } finally {
    globalThis.fetch = real;
  }
  return counted;
}

async function prepare(origin) {
  const admin = async (place, body) => {
    const answer = await fetch(`${origin}/admin/api/${place}`, { method: "PUT", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${place}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  };
  const { cert, private: key } = await generate([{ name: "commonName", value: "bench" }], { keySize: 2048, algorithm: "sha256" });
  await admin(`applications/${APP}`, {
    displayName: "Bench", identifierUri: `api://localhost/${APP}`, exposedScopes: ["access_as_user"], spaRedirectUris: ["http://localhost:4311/redirect.html"], brokeredRedirectUris: [],
    certificatePem: cert, delegatedScopes: {}, applicationRoles: { "https://graph.microsoft.com": ["Sites.Selected"] },
  });
  const schoolId = "a0000000-0000-4000-8000-000000000001";
  await admin(`schools/${schoolId}`, { displayName: "Bench School" });
  for (let number = 0; number <= NEWCOMER; number += 1) {
    await admin(`people/${teacherId(number)}`, {
      displayName: `Teacher ${number}`, givenName: "Teacher", surname: String(number), userPrincipalName: `teacher${number}@bench.example`, primaryRole: "teacher", schoolIds: [schoolId],
    });
  }
  const { webUrl } = await admin("sites/sen-bench", { displayName: "SEN", ownerIds: [teacherId(0)], memberIds: [] });
  await admin(`sites/sen-bench/grants/${APP}`, { displayName: "Bench", roles: ["fullcontrol"] });
  return { webUrl, pem: `${cert}\n${key}` };
}

async function compare(origin) {
  const product = await loadParts("sharing", PARTS);
  const { webUrl, pem } = await prepare(origin);
  const settings = product.readServiceSettings({ BATON_LOCAL_TENANT_URL: origin });
  const patience = { begin: () => ({ again: async () => false }), callWithinMs: (seconds) => seconds * 1000 };
  const world = makeSchool(webUrl);
  const clock = { now: () => new Date().toISOString(), today: () => "2026-09-01" };
  const graph = product.createMicrosoftGraph({ graphOrigin: settings.graphOrigin, appId: settings.teamsAppId, getToken: product.createAppToken(settings, { patience, pem }), clock, patience });
  await graph.provisionSite(world.school, () => undefined);
  const services = portsOf(world, graph.folders);
  const round = () => product.shareFolders(world.school, CHILDREN, services);
  const measured = (work) => counting(product.unitsOf, work);

  const first = await measured(round);
  const none = await measured(round);
  world.classes[0].teacherIds.push(teacherId(NEWCOMER));
  const join = await measured(round);
  world.classes[0].teacherIds.pop();
  await round();
  rollOver(world);
  const rollover = await measured(round);

  const say = (what, { calls, units }, least) => console.log(`${what.padEnd(46)} ${String(calls).padStart(6)} calls ${String(units).padStart(7)} units${least === undefined ? "" : `   least ${least} calls`}`);
  console.log(`${CHILDREN} children with a plan, ${TEACHERS} teachers, ${CLASSES} classes`);
  say("first sharing of all (folders are made)", first);
  say("nothing has changed", none, 0);
  say(`a teacher joins a class of ${CHILDREN / CLASSES}`, join, 2 * (CHILDREN / CLASSES));
  say("September: every child meets other teachers", rollover, 2 * CHILDREN);
  console.log(JSON.stringify({ callsNoChange: none.calls, callsOneJoin: join.calls, callsRollover: rollover.calls, minimumRollover: 2 * CHILDREN }));
}

const folder = mkdtempSync(path.join(tmpdir(), "bench-sharing-"));
try {
  await build();
  const port = await freePort();
  const tenant = await start(path.join(folder, "tenant"), port);
  try {
    await compare(`http://localhost:${port}`);
  } finally {
    await stop(tenant);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
