import type { Store } from "../store/store";

/** Where a reader of changes stands: what it follows, the last change it has seen, and how it began. */
export interface DeltaMark {
  /** The list's id, or the name of the collection. */
  readonly of: string;
  /** The last change number that the reader has been given. */
  readonly after: number;
  /** While the first full reading still has pages to come: things removed before this change were never shown. */
  readonly startedAt?: number;
}

/** Writes a mark as the opaque text that Graph calls a token. */
export function writeMark(mark: DeltaMark): string {
  return Buffer.from(JSON.stringify([mark.of, mark.after, mark.startedAt ?? null])).toString("base64url");
}

/** Reads a token back; `undefined` when it is garbled or belongs to something else. */
export function readMark(token: string, of: string): DeltaMark | undefined {
  try {
    const parts: unknown = JSON.parse(Buffer.from(token, "base64url").toString("utf8"));
    if (!Array.isArray(parts) || parts.length !== 3 || parts[0] !== of) return undefined;
    const [, after, startedAt] = parts as readonly unknown[];
    if (!isChangeNumber(after)) return undefined;
    return isChangeNumber(startedAt) ? { of, after, startedAt } : { of, after };
  } catch {
    return undefined;
  }
}

function isChangeNumber(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}

/** Tokens that stand before this change number have expired; an administrator sets it to try a resync. */
export async function expiredBefore(store: Store): Promise<number> {
  const rows = await store.query<{ value: unknown }>("select value from settings where name = 'expired_delta_before'");
  return Number(rows[0]?.value ?? 0);
}

/** The last change number that has been given out. */
export async function lastChange(store: Store): Promise<number> {
  const rows = await store.query<{ last: number | bigint }>("select case when is_called then last_value else 0 end as last from change_number");
  return Number(rows[0]?.last ?? 0);
}
