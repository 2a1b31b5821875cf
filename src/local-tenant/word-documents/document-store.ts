import { z } from "zod";
import type { Store } from "../store/store";

/** A Word file of one person, without its bytes. */
export interface WordDocument {
  readonly id: string;
  readonly ownerId: string;
  readonly name: string;
  readonly modifiedAt: string;
  /** What an add-in keeps with the document, as JSON text by name. */
  readonly settings: Readonly<Record<string, string>>;
}

/** Keeps Word files; each question names the owner, and finds nothing of anybody else. */
export interface DocumentStore {
  /** Newest first. */
  list(ownerId: string): Promise<readonly WordDocument[]>;
  find(ownerId: string, id: string): Promise<WordDocument | undefined>;
  add(document: WordDocument, bytes: Uint8Array): Promise<void>;
  /** @returns the document as it is now, or `undefined` when there is none. */
  change(ownerId: string, id: string, change: DocumentChange): Promise<WordDocument | undefined>;
  readContent(ownerId: string, id: string): Promise<Uint8Array | undefined>;
  /** @returns whether there is such a document. */
  writeContent(content: DocumentContent): Promise<boolean>;
  /** @returns whether there was such a document. */
  remove(ownerId: string, id: string): Promise<boolean>;
}

/** What of a document changes beside its bytes; the rest stays. */
export interface DocumentChange {
  readonly name?: string | undefined;
  readonly settings?: Readonly<Record<string, string>> | undefined;
  readonly modifiedAt: string;
}

/** The new bytes of a document. */
export interface DocumentContent extends Pick<WordDocument, "ownerId" | "id" | "modifiedAt"> {
  readonly bytes: Uint8Array;
}

const COLUMNS = "id, owner_id, name, modified_at, settings";

const row = z
  .object({ id: z.string(), owner_id: z.string(), name: z.string(), modified_at: z.string(), settings: z.record(z.string(), z.string()) })
  .transform(({ owner_id, modified_at, ...rest }): WordDocument => ({ ...rest, ownerId: owner_id, modifiedAt: modified_at }));

/** Keeps Word files in the tenant's database. */
export function createDocumentStore(store: Store): DocumentStore {
  const first = (rows: readonly unknown[]): WordDocument | undefined => (rows[0] === undefined ? undefined : row.parse(rows[0]));
  return {
    list: async (ownerId) => {
      const rows = await store.query(`select ${COLUMNS} from word_documents where owner_id = $1 order by modified_at desc, id`, [ownerId]);
      return rows.map((one) => row.parse(one));
    },
    find: async (ownerId, id) => first(await store.query(`select ${COLUMNS} from word_documents where owner_id = $1 and id = $2`, [ownerId, id])),
    add: async ({ id, ownerId, name, modifiedAt, settings }, bytes) => {
      const values = [id, ownerId, name, modifiedAt, settings, bytes];
      await store.query("insert into word_documents (id, owner_id, name, modified_at, settings, content) values ($1, $2, $3, $4, $5, $6)", values);
    },
    change: async (ownerId, id, { name, settings, modifiedAt }) => {
      const sql = `update word_documents set name = coalesce($3, name), settings = coalesce($4, settings), modified_at = $5 where owner_id = $1 and id = $2 returning ${COLUMNS}`;
      return first(await store.query(sql, [ownerId, id, name ?? null, settings ?? null, modifiedAt]));
    },
    readContent: async (ownerId, id) => {
      const [found] = await store.query<{ content: Uint8Array }>("select content from word_documents where owner_id = $1 and id = $2", [ownerId, id]);
      return found?.content;
    },
    writeContent: async ({ ownerId, id, bytes, modifiedAt }) => {
      const sql = "update word_documents set content = $3, modified_at = $4 where owner_id = $1 and id = $2 returning id";
      return (await store.query(sql, [ownerId, id, bytes, modifiedAt])).length > 0;
    },
    remove: async (ownerId, id) => (await store.query("delete from word_documents where owner_id = $1 and id = $2 returning id", [ownerId, id])).length > 0,
  };
}
