import { AUDIT_WORDS } from "./en-gb/audit-words";
import { CASELOAD_WORDS } from "./en-gb/caseload-words";
import { CHILD_WORDS } from "./en-gb/child-words";
import { COMMON_WORDS } from "./en-gb/common-words";
import { CONCERN_WORDS } from "./en-gb/concern-words";
import { HANDOVER_WORDS } from "./en-gb/handover-words";
import { PACKAGE_WORDS } from "./en-gb/package-words";
import { PANE_WORDS } from "./en-gb/pane-words";
import { REVIEW_WORDS } from "./en-gb/review-words";
import { SHEET_WORDS } from "./en-gb/sheet-words";
import { SMART_WORDS } from "./en-gb/smart-words";
import { WRITER_WORDS } from "./en-gb/writer-words";

/** Everything that the pages say, in British English. `{{plan}}`, `{{Plan}}`, `{{planName}}` and `{{coordinator}}` come from the term pack. */
export const EN_GB = { ...COMMON_WORDS, ...AUDIT_WORDS, ...CASELOAD_WORDS, ...CHILD_WORDS, ...CONCERN_WORDS, ...HANDOVER_WORDS, ...PACKAGE_WORDS, ...PANE_WORDS, ...REVIEW_WORDS, ...SHEET_WORDS, ...SMART_WORDS, ...WRITER_WORDS } as const;

type WithoutCount<Key extends string> = Key extends `${infer Stem}_${"zero" | "one" | "other"}` ? Stem : Key;

/** Name of something that the pages say. */
export type WordKey = WithoutCount<keyof typeof EN_GB>;
