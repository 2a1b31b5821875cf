import { TARGET_AREAS } from "../../domain/target";
import { choice, id, instant, type ListSchema, note, number, text, yesNo } from "./column";

/** The school's own wordings and strategies, free of any child's details (R23, R29, R43). */
export const BANK: ListSchema = {
  name: "Bank",
  description: "The school's bank of targets and strategies, without any child's details.",
  version: 1,
  columns: [
    choice("BankKind", "Kind", ["target", "strategy", "programme", "success-criterion"]),
    choice("Area", "Area", TARGET_AREAS),
    note("Wording", "Wording"),
    note("ChildWording", "In a child's words"),
    note("HowToMeasure", "How it is measured"),
    text("YearGroups", "Year groups"),
    text("FundingStream", "Funding stream"),
    number("TimesUsed", "Times used"),
    yesNo("Retired", "Retired"),
  ],
};

/** What was done, by whom; each row carries the hash of the one before, so tampering shows. */
export const AUDIT: ListSchema = {
  name: "Audit",
  description: "Who did what and when. Each row carries the hash of the row before it: do not edit.",
  version: 1,
  columns: [
    number("Sequence", "Number"),
    instant("DoneAt", "Done at", { required: true, indexed: true }),
    id("ByPersonId", "By (person id)"),
    text("Action", "Action", { required: true }),
    text("SubjectKind", "Kind of record", { required: true }),
    id("SubjectId", "Record id"),
    text("ChildId", "Child id", { indexed: true }),
    text("PreviousHash", "Hash of the row before"),
    text("Hash", "Hash", { required: true }),
  ],
};
