import { GraphFailure } from "../graph-failure";

function outlookFailure(status: number, code: string, message: string): GraphFailure {
  return new GraphFailure({ status, code, message });
}

/** Something about the request is not as Outlook takes it: 400. */
export function badCalendarRequest(message: string, code = "ErrorInvalidRequest"): GraphFailure {
  return outlookFailure(400, code, message);
}

/** A value is not one that an event may have: 400. */
export function badProperty(names: string): GraphFailure {
  return outlookFailure(400, "ErrorPropertyValidationFailure", `At least one property failed validation: ${names}.`);
}

/** Somebody else's calendar: 403. */
export function calendarDenied(): GraphFailure {
  return outlookFailure(403, "ErrorAccessDenied", "Access is denied. Check credentials and try again.");
}

/** There is no such event in this calendar: 404. */
export function eventNotFound(): GraphFailure {
  return outlookFailure(404, "ErrorItemNotFound", "The specified object was not found in the store.");
}

/** Somebody has changed the event since the caller read it: 412. */
export function eventConflict(): GraphFailure {
  return outlookFailure(412, "ErrorIrresolvableConflict", "The send or update operation could not be performed because the change key passed in the request does not match the current change key for the item.");
}
