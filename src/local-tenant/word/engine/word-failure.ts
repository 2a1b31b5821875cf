/** Codes that Word itself gives, as far as this page has a use for them. */
export type WordFailureCode = "AccessDenied" | "GeneralException" | "InvalidArgument" | "InvalidObjectPath" | "ItemNotFound";

/** Why Word would not do what an add-in asked; the add-in sees `code` and the message. */
export class WordFailure extends Error {
  override readonly name = "WordFailure";
  constructor(
    readonly code: WordFailureCode,
    message: string,
  ) {
    super(message);
  }
}

/** What is answered to a member that this page lacks: named, so that nobody takes it for done. */
export function lacksMember(member: string): WordFailure {
  return new WordFailure("GeneralException", `This page does not do ${member}.`);
}
