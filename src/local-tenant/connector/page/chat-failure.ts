/** A request of the Teams page that is refused, in one sentence. */
export class ChatFailure extends Error {
  override readonly name = "ChatFailure";
  constructor(
    readonly status: 400 | 401 | 403 | 404 | 409 | 501 | 502,
    message: string,
  ) {
    super(message);
  }
}

/** There is no such chat, or it is not this person's: they are not told which. */
export function noSuchChat(): ChatFailure {
  return new ChatFailure(404, "There is no such chat.");
}
