import type { PlanDocument } from "../domain/plan-document";
import type { TextPlace } from "../domain/plan-text";
import type { FieldInOpenDocument } from "../host/document-host";
import { documentFields, type FieldInDocument } from "../word/document-fields";
import { EMPTY_FIELD, textInDocument } from "../word/document-text";

/** A text that somebody changed in the document. */
export interface DocumentChange {
  readonly tag: string;
  readonly place: TextPlace;
  /** What people call the field: "Target 2, help 1: How it is given". */
  readonly label: string;
  /** What the plan in force says. */
  readonly was: string;
  /** What the document says. */
  readonly is: string;
  /** Whether the plan has changed here too since the document was made: somebody must choose. */
  readonly isOnBothSides: boolean;
}

/** A field of which more cannot be said than its name, and what stands in it. */
export interface NamedText {
  readonly tag: string;
  readonly label: string;
  readonly text: string;
}

/** How a document differs from the plan, field by field, in the order of the plan. */
export interface Comparison {
  readonly changes: readonly DocumentChange[];
  /** Fields that the document had and has no more. They stay in the plan. */
  readonly removed: readonly NamedText[];
  /** Texts changed in the document whose target or help the plan in force has no more. */
  readonly homeless: readonly NamedText[];
  /** Fields that stand in the document twice with different texts; the first is read. */
  readonly twice: readonly NamedText[];
}

/** What a document was made from, and what the plan says now; the same when the plan has not moved on. */
export interface TwoVersions {
  readonly base: PlanDocument;
  readonly inForce: PlanDocument;
}

/** Compares a document with the version it was made from and with the plan in force. White space alone is no change. */
export function compareDocument(inDocument: readonly FieldInOpenDocument[], { base, inForce }: TwoVersions): Comparison {
  const texts = new Map(inDocument.map(({ tag, text }) => [tag, text]));
  const before = new Map(documentFields(base).map((field) => [field.tag, field]));
  const now = documentFields(inForce);
  const kept = new Set(now.map(({ tag }) => tag));
  const changedIn = (field: FieldInDocument): boolean => !sayTheSame(texts.get(field.tag) ?? field.text, field.text);
  return {
    changes: now.flatMap((field) => changeOf(field, before.get(field.tag) ?? field, texts.get(field.tag))),
    removed: now.filter(({ tag }) => before.has(tag) && !texts.has(tag)),
    homeless: [...before.values()].filter((field) => !kept.has(field.tag) && changedIn(field)).map(({ tag, label }) => ({ tag, label, text: texts.get(tag) ?? "" })),
    twice: now.filter(({ tag }) => inDocument.some((field) => field.tag === tag && field.isTwice)),
  };
}

function changeOf({ tag, place, label, text }: FieldInDocument, before: FieldInDocument, found: string | undefined): readonly DocumentChange[] {
  if (found === undefined || sayTheSame(found, before.text) || sayTheSame(found, text)) return [];
  return [{ tag, place, label, was: text, is: writtenText(found), isOnBothSides: !sayTheSame(text, before.text) }];
}

/** Whether two texts say the same but for white space; an empty field says nothing, whatever Word shows in it. */
export function sayTheSame(a: string, b: string): boolean {
  return evenly(a) === evenly(b);
}

function evenly(text: string): string {
  return writtenText(text).replace(/\s+/gu, " ");
}

function writtenText(text: string): string {
  const written = textInDocument(text).trim();
  return written === EMPTY_FIELD ? "" : written;
}
