import type { StaffCopies } from "../../../src/application/ports";
import type { PlanDocument } from "../../../src/domain/plan-document";

/** Staff copies that are the document as JSON, and every document that was asked for. */
export interface StaffCopiesInText extends StaffCopies {
  readonly made: PlanDocument[];
}

/** Makes files that a test can read. */
export function staffCopiesInText(): StaffCopiesInText {
  const made: PlanDocument[] = [];
  return {
    made,
    make(document) {
      made.push(document);
      return new TextEncoder().encode(JSON.stringify(document));
    },
  };
}
