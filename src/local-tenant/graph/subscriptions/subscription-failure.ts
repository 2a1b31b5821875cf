import { GraphFailure } from "../graph-failure";

/** The subscription asks for something that is not given: 400. */
export function subscriptionRefused(message: string): GraphFailure {
  return new GraphFailure({ status: 400, code: "InvalidRequest", message });
}

/** The address for notifications did not prove itself: 400. */
export function validationFailed(message: string): GraphFailure {
  return new GraphFailure({ status: 400, code: "ValidationError", message: `Subscription validation request failed. ${message}` });
}

/** The caller may not read what it wants to hear of, or has too many subscriptions: 403. */
export function subscriptionForbidden(reason = "Forbidden"): GraphFailure {
  return new GraphFailure({ status: 403, code: "ExtensionError", message: `Operation: Create; Exception: [Status Code: Forbidden; Reason: ${reason}]` });
}

/** There is no such subscription among the caller's own: 404. */
export function subscriptionNotFound(): GraphFailure {
  return new GraphFailure({ status: 404, code: "ResourceNotFound", message: "The object was not found." });
}
