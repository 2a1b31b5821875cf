import type { Conversations } from "../application/notice-ports";
import type { Sql } from "./sql";

/** Where people can be written to, in the service's database. */
export function createConversations(sql: Sql): Conversations {
  return {
    async find(personId) {
      const [row] = await sql.query<{ conversation_id: string; service_url: string }>(
        "select conversation_id, service_url from conversations where person_id = $1",
        [personId],
      );
      return row === undefined ? undefined : { personId, conversationId: row.conversation_id, serviceUrl: row.service_url };
    },
    async keep({ personId, conversationId, serviceUrl }) {
      await sql.query(
        `insert into conversations (person_id, conversation_id, service_url) values ($1, $2, $3)
         on conflict (person_id) do update set conversation_id = excluded.conversation_id, service_url = excluded.service_url`,
        [personId, conversationId, serviceUrl],
      );
    },
    async forget(personId) {
      await sql.query("delete from conversations where person_id = $1", [personId]);
    },
  };
}
