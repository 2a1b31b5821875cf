import { z } from "zod";

/** A message from the Teams library inside a frame. `data` is used by nested app authentication only. */
export const hostMessage = z.object({
  func: z.string(),
  id: z.number().optional(),
  uuidAsString: z.string().optional(),
  args: z.array(z.unknown()).default([]),
  data: z.string().optional(),
});
export type HostMessage = z.infer<typeof hostMessage>;

/** The answer to one message; the library finds the question by either id. */
export interface HostReply {
  readonly id?: number;
  readonly uuidAsString?: string;
  readonly args: readonly unknown[];
  readonly isPartialResponse: false;
}

/** Something that the page tells a frame unasked, such as a change of theme. */
export interface HostEvent {
  readonly func: string;
  readonly args: readonly unknown[];
}

/** Writes the answer to `message`. */
export function replyTo(message: HostMessage, args: readonly unknown[]): HostReply {
  return {
    ...(message.id === undefined ? {} : { id: message.id }),
    ...(message.uuidAsString === undefined ? {} : { uuidAsString: message.uuidAsString }),
    args,
    isPartialResponse: false,
  };
}
