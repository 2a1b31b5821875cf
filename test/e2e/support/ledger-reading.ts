import type { PersonId } from "../../../src/domain/ids";
import type { NoticeSubject } from "../../../src/domain/notice";
import { openEmbeddedSql } from "../../../src/store/embedded-sql";
import { eventually } from "../../support/eventually";
import type { StartedProduct } from "./started-product";

const LAST_ROUND_MS = 60_000;
/** Schools are read one after another at the start, and nothing is sent for one that has not been read. */
const TIME_TO_SEND_MS = 5_000;

/** One line of the ledger of notices. */
export interface LedgerRow {
  readonly id: string;
  readonly person_id: PersonId;
  readonly subject: NoticeSubject;
  readonly state: string;
  readonly [column: string]: unknown;
}

/** The ledger as the service leaves it once nothing is waiting; the service is stopped for it. */
export async function ledgerWhenSettled(product: StartedProduct): Promise<readonly LedgerRow[]> {
  let rows: readonly LedgerRow[] = [];
  await eventually(async () => {
    await product.service.stop();
    const sql = await openEmbeddedSql(`${product.folder}/service`);
    try {
      rows = await sql.query<LedgerRow>("select * from notices");
    } finally {
      await sql.close();
    }
    if (rows.some(({ state }) => state === "owed")) {
      await product.restartService();
      await new Promise((resolve) => setTimeout(resolve, TIME_TO_SEND_MS));
      throw new Error(`Still owed:\n${JSON.stringify(rows.filter(({ state }) => state === "owed"), undefined, 1)}\n${product.service.printed()}`);
    }
  }, LAST_ROUND_MS);
  return rows;
}
