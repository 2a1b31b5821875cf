// Azurite's table service beside the tenant: the same rows, asked the nearest thing that a table can answer.
import { spawn, spawnSync } from "node:child_process";
import { createHmac } from "node:crypto";
import { once } from "node:events";
import { existsSync, mkdirSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { send } from "./measure.mjs";
import { freePort, ROWS_OF_A_PLAN, rowOf } from "./tenant.mjs";

const VERSION = "3.37.0";
const FOLDER = path.join(import.meta.dirname, "../../.cache/bench/azurite");
const PROGRAM = path.join(FOLDER, "node_modules/azurite/dist/src/table/main.js");
const ACCOUNT = "devstoreaccount1";
// Not a secret: the account that every Azurite has. Source: Azurite README, "Default Storage Account".
const KEY = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";
const API_VERSION = "2020-12-06";
const JSON_TYPE = "application/json;odata=minimalmetadata";
const HEADERS = { accept: JSON_TYPE, "content-type": "application/json", "x-ms-version": API_VERSION, dataserviceversion: "3.0" };
const TABLE = "rows";

/** Azurite brings hundreds of packages that nothing else here needs, so it is fetched when first measured, and not with ours. */
function install() {
  if (existsSync(PROGRAM)) return;
  mkdirSync(FOLDER, { recursive: true });
  const { status } = spawnSync("npm", ["install", "--prefix", FOLDER, "--no-audit", "--no-fund", "--ignore-scripts", `azurite@${VERSION}`], { stdio: ["ignore", "ignore", "inherit"] });
  if (status !== 0) throw new Error("Azurite could not be fetched: the bench needs the network once.");
}

/** A shared access signature for everything in the account's tables. Source: Azure Storage docs, "Create an account SAS". */
function signature() {
  const given = { sp: "rwdlacu", ss: "t", srt: "sco", st: "", se: "2099-01-01T00:00:00Z", sip: "", spr: "http,https", sv: API_VERSION };
  const text = `${[ACCOUNT, ...Object.values(given)].join("\n")}\n\n`;
  const sig = createHmac("sha256", Buffer.from(KEY, "base64")).update(text, "utf8").digest("base64");
  return new URLSearchParams([...Object.entries(given).filter(([, value]) => value !== ""), ["sig", sig]]).toString();
}

const entityOf = (number) => ({ PartitionKey: rowOf(number).PlanId, RowKey: rowOf(number).Key, ...rowOf(number) });

function batchBody(origin, entities) {
  const parts = entities.map((entity) => `--changeset_1\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\nPOST ${origin}/${TABLE} HTTP/1.1\r\nContent-Type: application/json\r\nAccept: ${JSON_TYPE}\r\nPrefer: return-content\r\nDataServiceVersion: 3.0;\r\n\r\n${JSON.stringify(entity)}\r\n`);
  return `--batch_1\r\nContent-Type: multipart/mixed; boundary=changeset_1\r\n\r\n${parts.join("")}--changeset_1--\r\n--batch_1--\r\n`;
}

/** Starts Azurite on `folder`, kept on disk as it does by itself, and fills a table with `size` rows. */
export async function startAzurite(folder, size) {
  install();
  const port = await freePort();
  const child = spawn(process.execPath, [PROGRAM, "--location", folder, "--tablePort", String(port), "--silent", "--disableTelemetry", "--tableKeepAliveTimeout", "60"], { stdio: ["ignore", "ignore", "inherit"] });
  const origin = `http://127.0.0.1:${port}/${ACCOUNT}`;
  const sas = signature();
  const make = () => send(`${origin}/Tables?${sas}`, { method: "POST", headers: HEADERS, body: JSON.stringify({ TableName: TABLE }) });
  for (let attempt = 0; ; attempt += 1) {
    try {
      await make();
      break;
    } catch (error) {
      if (attempt < 100 && child.exitCode === null && error.code === "ECONNREFUSED") {
        await pause(200);
        continue;
      }
      child.kill();
      throw error;
    }
  }
  const asked = questions({ origin, sas, size });
  for (let first = 0; first < size; first += 100) await asked.batchFrom(first, 100);
  return {
    questions: asked,
    async stop() {
      child.kill("SIGTERM");
      await once(child, "exit");
    },
  };
}

function questions({ origin, sas, size }) {
  const marks = new Map();
  const plans = Math.floor(size / ROWS_OF_A_PLAN);
  const entity = (number) => `${origin}/${TABLE}(PartitionKey='${rowOf(number).PlanId}',RowKey='${rowOf(number).Key}')?${sas}`;
  let added = size;
  const batchFrom = async (first, count) => {
    const body = batchBody(origin, Array.from({ length: count }, (_, index) => entityOf(first + index)));
    const answer = await send(`${origin}/$batch?${sas}`, { method: "POST", headers: { ...HEADERS, "content-type": "multipart/mixed; boundary=batch_1" }, body });
    const made = answer.text.split("HTTP/1.1 201").length - 1;
    if (made !== count) throw new Error(`Azurite made ${made} of ${count} rows: ${answer.text.slice(0, 500)}`);
  };
  return {
    get: (number) => send(entity((number * 7919) % size), { headers: HEADERS }),
    page: (number) => send(`${origin}/${TABLE}()?${sas}&$filter=${encodeURIComponent(`PartitionKey eq 'plan-${number % plans}'`)}&$top=200`, { headers: HEADERS }),
    insert: () => send(`${origin}/${TABLE}?${sas}`, { method: "POST", headers: { ...HEADERS, prefer: "return-content" }, body: JSON.stringify(entityOf(added++)) }),
    async update(number) {
      const place = number % 1000;
      const answer = await send(entity(place), { method: "MERGE", headers: { ...HEADERS, "if-match": marks.get(place) }, body: JSON.stringify({ Title: `Changed ${number}` }) });
      marks.set(place, answer.headers.etag);
    },
    // Rows of one batch must share a partition, so twenty are added to one plan.
    batch: () => {
      added = Math.ceil(added / 20) * 20 + 20;
      return batchFrom(added - 20, 20);
    },
    batchFrom,
    async readMarks() {
      for (let place = 0; place < 1000; place += 1) marks.set(place, JSON.parse((await send(entity(place), { headers: HEADERS })).text)["odata.etag"]);
    },
  };
}
