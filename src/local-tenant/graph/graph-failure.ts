/** What a refused Graph call tells its caller beside the status. */
export interface FailureDetail {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A Graph call that is answered with an error; thrown inside a handler it also undoes the call's transaction. */
export class GraphFailure extends Error {
  readonly status: number;
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;

  constructor(detail: FailureDetail) {
    super(detail.message);
    this.status = detail.status;
    this.code = detail.code;
    this.headers = detail.headers ?? {};
  }
}

/** The caller sent something that Graph does not accept: 400. */
export function invalidRequest(message: string): GraphFailure {
  return new GraphFailure({ status: 400, code: "invalidRequest", message });
}

/** There is no such thing, or this caller may not know that there is: 404. */
export function itemNotFound(message = "The resource could not be found."): GraphFailure {
  return new GraphFailure({ status: 404, code: "itemNotFound", message });
}

/** The caller is known, but may not do this: 403. */
export function accessDenied(message = "Access denied"): GraphFailure {
  return new GraphFailure({ status: 403, code: "accessDenied", message });
}

/** Microsoft 365 may do this; the local tenant does not, and says so rather than pretending: 501. */
export function notImplemented(message: string): GraphFailure {
  return new GraphFailure({ status: 501, code: "notImplemented", message });
}

/** Something of that name, or with that unique value, is there already: 409. */
export function nameAlreadyExists(message: string): GraphFailure {
  return new GraphFailure({ status: 409, code: "nameAlreadyExists", message });
}

/** The copy that the caller wants to write over is not the current one: 412. */
export function preconditionFailed(): GraphFailure {
  return new GraphFailure({ status: 412, code: "resourceModified", message: "ETag does not match current item's value" });
}

/** A delta token that can no longer be followed: 410, with the address of a fresh start. */
export function resyncRequired(code: string, freshStart: string): GraphFailure {
  return new GraphFailure({ status: 410, code, message: "Resync required. Replace any local items with the server's version.", headers: { Location: freshStart } });
}
