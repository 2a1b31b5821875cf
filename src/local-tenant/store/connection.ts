import type { PGlite } from "@electric-sql/pglite";
import type { Row } from "./store";
import { frozen } from "./frozen";
import { type Answer, type AnswerColumn, type AnswerField, forgetMessage, joinMessages, prepareMessages, readAnswer, runMessages } from "./wire-protocol";

/** A statement that begins or ends a part of a transaction. */
export type Boundary = "begin" | "commit" | "rollback" | "savepoint" | "release" | "rollback to";

const BOUNDARIES: Readonly<Record<Boundary, string>> = {
  begin: "begin",
  commit: "commit",
  rollback: "rollback",
  // Savepoints of one name nest: releasing or rolling back always means the innermost.
  savepoint: "savepoint inner_work",
  release: "release savepoint inner_work",
  "rollback to": "rollback to savepoint inner_work",
};

/** A statement that the database refused; `code` is PostgreSQL's. */
export class StatementError extends Error {
  override readonly name = "StatementError";
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** The one line to the database: whoever uses it sees to it that nobody else does at the same time. */
export interface Connection {
  /**
   * Runs the boundaries and then the statement, in one go.
   *
   * @throws {StatementError}
   */
  run<T extends Row>(before: readonly Boundary[], sql: string, parameters: readonly unknown[]): Promise<readonly T[]>;
  /** Runs boundaries alone. @throws {StatementError} also when a transaction that had met an error was to be kept. */
  bound(boundaries: readonly Boundary[]): Promise<void>;
}

interface Prepared {
  readonly name: string;
  readonly parameterTypes: readonly number[];
  readonly fields: readonly AnswerField[];
}

/** More statements than this are not kept prepared; the one unused for longest goes first. */
const MOST_PREPARED = 500;

/** Speaks to the database by prepared statements: each is read and planned once, where PGlite by itself does so every time. */
export async function createConnection(database: PGlite): Promise<Connection> {
  const prepared = new Map<string, Prepared>();
  let made = 0;
  let isBroken = false;

  async function exchange(messages: readonly Uint8Array[], fields: readonly AnswerField[] = []): Promise<Answer> {
    const pieces: Uint8Array[] = [];
    // The pieces lie in the database's own memory, which the next one overwrites.
    await database.execProtocolRawStream(joinMessages(messages), { syncToFs: false, onRawData: (piece) => pieces.push(piece.slice()) });
    const [only = new Uint8Array(), ...others] = pieces;
    const answer = readAnswer(others.length === 0 ? Buffer.from(only.buffer, only.byteOffset, only.byteLength) : Buffer.concat(pieces), fields);
    isBroken = answer.isBroken;
    if (answer.trouble !== undefined) throw new StatementError(answer.trouble.code, answer.trouble.message);
    return answer;
  }

  async function prepare(before: readonly Boundary[], sql: string): Promise<Prepared> {
    const oldest = prepared.size < MOST_PREPARED ? undefined : [...prepared][0];
    if (oldest !== undefined) prepared.delete(oldest[0]);
    made += 1;
    const name = `s${String(made)}`;
    const forget = oldest === undefined ? [] : [forgetMessage(oldest[1].name)];
    const { description } = await exchange([...forget, ...boundaryMessages(before), ...prepareMessages(name, sql)]);
    const fields = description.columns.map((column) => ({ name: column.name, read: readerOf(database, column) }));
    return { name, parameterTypes: description.parameterTypes, fields };
  }

  for (const [name, text] of Object.entries(BOUNDARIES)) await exchange(prepareMessages(name, text));

  return {
    async run<T extends Row>(before: readonly Boundary[], sql: string, parameters: readonly unknown[]) {
      const known = prepared.get(sql);
      const statement = known ?? (await prepare(before, sql));
      prepared.delete(sql);
      prepared.set(sql, statement);
      const values = parameters.map((value, index) => written(database, value, statement.parameterTypes[index]));
      const messages = [...(known === undefined ? [] : boundaryMessages(before)), ...runMessages(statement.name, values)];
      // A row has the columns that the statement names: what the caller says they are is as good as the statement.
      return (await exchange(messages, statement.fields)).rows as readonly T[];
    },
    async bound(boundaries) {
      const wasBroken = isBroken;
      await exchange(boundaryMessages(boundaries));
      if (wasBroken && boundaries.at(-1) === "commit") throw new StatementError("25P02", "The transaction had met an error and was rolled back.");
    },
  };
}

function boundaryMessages(boundaries: readonly Boundary[]): readonly Uint8Array[] {
  return boundaries.flatMap((boundary) => runMessages(boundary));
}

const BYTEA = 17;
const INT8 = 20;
const JSONB = 3802;

function readerOf(database: PGlite, { name, type }: AnswerColumn): AnswerField["read"] {
  if (type === BYTEA) return (text) => new Uint8Array(Buffer.from(text.slice(2), "hex"));
  const parse = database.parsers[type];
  if (parse === undefined) return (text) => text;
  if (type === INT8) return (text): unknown => (text.length < 16 ? Number(text) : parse(text, type));
  // Most rows of an answer were made by the same few people and programs.
  if (type === JSONB && name.endsWith("_by")) return lastKept((text) => frozen(parse(text, type)));
  return (text): unknown => parse(text, type);
}

function lastKept(read: AnswerField["read"]): AnswerField["read"] {
  let last: { readonly text: string; readonly value: unknown } | undefined;
  return (text) => {
    if (last?.text !== text) last = { text, value: read(text) };
    return last.value;
  };
}

function written(database: PGlite, value: unknown, type = 0): string | null {
  if (value === null || value === undefined) return null;
  if (type === BYTEA && value instanceof Uint8Array) return `\\x${Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString("hex")}`;
  const serialize = database.serializers[type];
  return serialize === undefined ? `${value as string}` : serialize(value);
}
