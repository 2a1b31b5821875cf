import { protocol } from "@electric-sql/pglite";
import type { Row } from "./store";

/** A column of an answer: its name, and how its text is read. */
export interface AnswerField {
  readonly name: string;
  readonly read: (text: string) => unknown;
}

/** A column as the database describes it; its type is PostgreSQL's number. */
export interface AnswerColumn {
  readonly name: string;
  readonly type: number;
}

/** What the database says about a statement that it has prepared. */
export interface StatementDescription {
  /** The types of the parameters, as PostgreSQL numbers them. */
  readonly parameterTypes: readonly number[];
  readonly columns: readonly AnswerColumn[];
}

/** What went wrong in a statement, in PostgreSQL's fields. */
interface Trouble {
  readonly code: string;
  readonly message: string;
}

/** One answer of the database to a group of messages that ends in a sync. */
export interface Answer {
  readonly rows: readonly Row[];
  readonly description: StatementDescription;
  readonly trouble: Trouble | undefined;
  /** Whether a transaction is open after it, and whether that transaction can only be rolled back. */
  readonly isInTransaction: boolean;
  readonly isBroken: boolean;
}

const { serialize } = protocol;
const SYNC = serialize.sync();

/** Messages that prepare a statement under a name and ask what it looks like. */
export function prepareMessages(name: string, text: string): readonly Uint8Array[] {
  return [serialize.parse({ name, text }), serialize.describe({ type: "S", name })];
}

/** Messages that run a prepared statement. */
export function runMessages(statement: string, values: (string | null)[] = []): readonly Uint8Array[] {
  return [serialize.bind({ statement, values }), serialize.execute({})];
}

/** The message that forgets a prepared statement. */
export function forgetMessage(name: string): Uint8Array {
  return serialize.close({ type: "S", name });
}

/** Joins messages into one group, after which the database answers. */
export function joinMessages(messages: readonly Uint8Array[]): Uint8Array {
  const length = messages.reduce((total, message) => total + message.length, SYNC.length);
  const joined = new Uint8Array(length);
  let at = 0;
  for (const message of [...messages, SYNC]) {
    joined.set(message, at);
    at += message.length;
  }
  return joined;
}

// Types of the messages that matter here. Source: PostgreSQL docs, "Message Formats".
const DATA_ROW = 0x44;
const ERROR = 0x45;
const READY = 0x5a;
const ROW_DESCRIPTION = 0x54;
const PARAMETER_DESCRIPTION = 0x74;

/** Reads the database's answer; `fields` are those of the only statement of the group that gives rows. */
export function readAnswer(bytes: Buffer, fields: readonly AnswerField[]): Answer {
  const rows: Row[] = [];
  let description: StatementDescription = { parameterTypes: [], columns: [] };
  let trouble: Trouble | undefined;
  let state = "I";
  for (let at = 0; at < bytes.length; at += 1 + bytes.readInt32BE(at + 1)) {
    const body = at + 5;
    const type = bytes[at];
    if (type === DATA_ROW) rows.push(readRow(bytes, body, fields));
    else if (type === ERROR) trouble ??= readTrouble(bytes, body);
    else if (type === READY) state = String.fromCodePoint(bytes[body] ?? 0);
    else if (type === ROW_DESCRIPTION) description = { ...description, columns: readColumns(bytes, body) };
    else if (type === PARAMETER_DESCRIPTION) description = { ...description, parameterTypes: readTypes(bytes, body) };
  }
  return { rows, description, trouble, isInTransaction: state !== "I", isBroken: state === "E" };
}

function readRow(bytes: Buffer, body: number, fields: readonly AnswerField[]): Row {
  const row: Record<string, unknown> = {};
  let at = body + 2;
  for (const field of fields) {
    const length = bytes.readInt32BE(at);
    at += 4;
    row[field.name] = length < 0 ? null : field.read(bytes.toString("utf8", at, at + length));
    at += Math.max(length, 0);
  }
  return row;
}

function readTypes(bytes: Buffer, body: number): readonly number[] {
  return Array.from({ length: bytes.readInt16BE(body) }, (_, index) => bytes.readInt32BE(body + 2 + 4 * index));
}

function readColumns(bytes: Buffer, body: number): StatementDescription["columns"] {
  let at = body + 2;
  return Array.from({ length: bytes.readInt16BE(body) }, () => {
    const end = bytes.indexOf(0, at);
    const name = bytes.toString("utf8", at, end);
    // After the name: the table (4 bytes), its column (2), the type (4), and the type's size, modifier and format (8).
    const type = bytes.readInt32BE(end + 7);
    at = end + 19;
    return { name, type };
  });
}

function readTrouble(bytes: Buffer, body: number): Trouble {
  const parts = new Map<string, string>();
  for (let at = body; (bytes[at] ?? 0) !== 0; ) {
    const end = bytes.indexOf(0, at + 1);
    parts.set(String.fromCodePoint(bytes[at] ?? 0), bytes.toString("utf8", at + 1, end));
    at = end + 1;
  }
  return { code: parts.get("C") ?? "", message: parts.get("M") ?? "The database refused a statement." };
}
