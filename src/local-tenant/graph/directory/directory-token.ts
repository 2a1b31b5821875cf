import { z } from "zod";
import { GraphFailure } from "../graph-failure";
import type { GraphCall } from "../operation";

/** Where a reader of the directory's changes stands, and what they asked for at the beginning. */
export interface DirectoryMark {
  /** The collection, for example `users`. */
  readonly of: string;
  /** The last change of the round before; 0 in the first round, which tells everything. */
  readonly since: number;
  /** The last change that has been given out in this round. */
  readonly after: number;
  /** The last change when this round began. */
  readonly startedAt: number;
  /** When the token was given, in seconds since 1970 by the tenant's clock. */
  readonly issuedAt: number;
  readonly asked: AskedOptions;
}

/** Query options of the first call of a round; later calls carry them inside their token. */
export type AskedOptions = Readonly<Partial<Record<"$select" | "$filter" | "$top", string>>>;

const LIFE_SECONDS = 7 * 24 * 60 * 60;
const count = z.number().int().nonnegative();
const written = z.tuple([z.string(), count, count, count, count, z.strictObject({ $select: z.string(), $filter: z.string(), $top: z.string() }).partial()]);

/** Writes a mark as the opaque text that Graph calls a token. */
export function writeDirectoryMark({ of, since, after, startedAt, issuedAt, asked }: DirectoryMark): string {
  return Buffer.from(JSON.stringify([of, since, after, startedAt, issuedAt, asked])).toString("base64url");
}

/** Reads a token back; `undefined` when it is garbled or belongs to something else. */
export function readDirectoryMark(token: string, of: string): DirectoryMark | undefined {
  try {
    const parsed = written.safeParse(JSON.parse(Buffer.from(token, "base64url").toString("utf8")));
    if (!parsed.success || parsed.data[0] !== of) return undefined;
    const [, since, after, startedAt, issuedAt, asked] = parsed.data;
    return { of, since, after, startedAt, issuedAt, asked: asked as AskedOptions };
  } catch {
    return undefined;
  }
}

/** Whether a token has outlived the seven days that Graph keeps tokens of the directory. */
export function isOutlived(mark: DirectoryMark, nowSeconds: number): boolean {
  return nowSeconds - mark.issuedAt > LIFE_SECONDS;
}

/** The tenant's clock in seconds: real time, moved by as many days as an administrator has moved the day. */
export async function tenantSeconds(call: GraphCall): Promise<number> {
  const DAY_SECONDS = 24 * 60 * 60;
  const rows = await call.store.query<{ value: unknown }>("select value from settings where name = 'day-offset'");
  return Math.floor(Date.parse(call.now) / 1000) + Number(rows[0]?.value ?? 0) * DAY_SECONDS;
}

/** The token can no longer be followed: 410, with the address of a fresh start. */
export function tokenExpired(call: GraphCall, asked: AskedOptions): GraphFailure {
  const options = [...Object.entries(asked), ["$deltatoken", ""]].map(([name, value]) => `${String(name)}=${encodeURIComponent(String(value))}`);
  return new GraphFailure({
    status: 410, code: "syncStateNotFound", message: "The sync state generation is not found; please perform a full resync.", headers: { Location: `${call.links.self}?${options.join("&")}` },
  });
}
