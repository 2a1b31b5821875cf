import type { Store } from "../../store/store";

/** Bytes that are kept, in pieces, under an id that only the tenant knows. */
export interface KeptContent {
  readonly id: string;
  readonly size: number;
}

const PIECE_BYTES = 1024 * 1024;

/** Keeps a whole file's bytes. */
export async function keepContent(store: Store, bytes: Uint8Array): Promise<KeptContent> {
  const id = crypto.randomUUID();
  await appendContent(store, id, { start: 0, bytes });
  return { id, size: bytes.length };
}

/** Adds bytes to a content that is still being received; `start` is where they belong in the file. */
export async function appendContent(store: Store, id: string, { start, bytes }: { readonly start: number; readonly bytes: Uint8Array }): Promise<void> {
  for (let offset = 0; offset < bytes.length; offset += PIECE_BYTES) {
    const piece = Buffer.from(bytes.buffer, bytes.byteOffset + offset, Math.min(PIECE_BYTES, bytes.length - offset));
    // As text: the database's own way of taking bytes costs many times their size.
    await store.query("insert into drive_contents (id, start, bytes) values ($1, $2, decode($3, 'base64'))", [id, start + offset, piece.toString("base64")]);
  }
}

/** Forgets a content that never became a file. */
export async function forgetContent(store: Store, id: string): Promise<void> {
  await store.query("delete from drive_contents where id = $1", [id]);
}

/** Gives the bytes from `from` up to, not including, `until`, one piece in memory at a time. */
export function streamContent(store: Store, id: string, { from, until }: { readonly from: number; readonly until: number }): ReadableStream<Uint8Array> {
  let at = from;
  return new ReadableStream({
    async pull(controller) {
      const piece = at >= until ? undefined : await readPiece(store, id, at);
      if (piece === undefined) return controller.close();
      const bytes = piece.subarray(0, until - at);
      at += bytes.length;
      return controller.enqueue(bytes);
    },
  });
}

async function readPiece(store: Store, id: string, at: number): Promise<Uint8Array | undefined> {
  const rows = await store.query<{ start: number | bigint; text: string }>("select start, encode(bytes, 'base64') as text from drive_contents where id = $1 and start <= $2 order by start desc limit 1", [id, at]);
  const row = rows[0];
  const bytes = row === undefined ? new Uint8Array() : new Uint8Array(Buffer.from(row.text, "base64")).subarray(at - Number(row.start));
  return bytes.length === 0 ? undefined : bytes;
}
