import type { GraphCall } from "../operation";

/** A sharing link of one row. */
export interface ItemLink {
  readonly id: string;
  readonly type: "view" | "edit";
  readonly scope: "users" | "organization";
  /** People who may use the link; of an organization's link, nobody in particular. */
  readonly recipientIds: readonly string[];
}

interface LinkRow extends Record<string, unknown> {
  readonly id: string;
  readonly type: "view" | "edit";
  readonly scope: "users" | "organization";
  readonly recipient_ids: readonly string[];
}

/** The sharing links of a row. */
export async function readLinks(call: GraphCall, { listId, itemId }: { readonly listId: string; readonly itemId: number }): Promise<readonly ItemLink[]> {
  const rows = await call.store.query<LinkRow>("select id, type, scope, recipient_ids from item_links where list_id = $1 and item_id = $2 order by id", [listId, itemId]);
  return rows.map((row) => ({ id: row.id, type: row.type, scope: row.scope, recipientIds: row.recipient_ids }));
}

/** Keeps a new link of a row, or other recipients of one that is there. */
export async function keepLink(call: GraphCall, row: { readonly listId: string; readonly itemId: number }, link: ItemLink): Promise<void> {
  await call.store.query(
    `insert into item_links (id, list_id, item_id, type, scope, recipient_ids) values ($1, $2, $3, $4, $5, $6::jsonb)
     on conflict (id) do update set recipient_ids = excluded.recipient_ids`,
    [link.id, row.listId, row.itemId, link.type, link.scope, JSON.stringify(link.recipientIds)],
  );
}
