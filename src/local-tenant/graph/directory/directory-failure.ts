import { GraphFailure } from "../graph-failure";

/** Nothing in the directory has this id, or this caller may not know that it has: 404. */
export function resourceNotFound(reference: string): GraphFailure {
  return new GraphFailure({ status: 404, code: "Request_ResourceNotFound", message: `Resource '${reference}' does not exist or one of its queried reference-property objects are not present.` });
}

/** The directory does not accept what was sent: 400. */
export function badDirectoryRequest(message: string): GraphFailure {
  return new GraphFailure({ status: 400, code: "Request_BadRequest", message });
}

/** The address cannot be read as OData: 400. */
export function badOData(message: string): GraphFailure {
  return new GraphFailure({ status: 400, code: "BadRequest", message });
}

/** The directory has no index for such a question, or wants the advanced query parameters with it: 400. */
export function unsupportedQuery(message: string): GraphFailure {
  return new GraphFailure({ status: 400, code: "Request_UnsupportedQuery", message });
}

/** The caller is known, but may not do this in the directory: 403. */
export function requestDenied(): GraphFailure {
  return new GraphFailure({ status: 403, code: "Authorization_RequestDenied", message: "Insufficient privileges to complete the operation." });
}

/** A page or delta token that is garbled, or of something else: 400. */
export function badPageToken(): GraphFailure {
  return new GraphFailure({ status: 400, code: "Directory_ExpiredPageToken", message: "The specified page token value has expired and can no longer be included in your request." });
}
