import type { NeedType, Stage } from "../../domain/child";
import type { ChildId, PersonId } from "../../domain/ids";
import type { CaseloadEntry, ExampleClass, ExampleStanding } from "./example-school";
import type { KnownPerson } from "./known-people";
import { stableId } from "./stable-id";

/** A line of a caseload as it is written in the tables: short, and everything else is worked out from it. */
export interface CaseloadLine {
  /** Name of the class; absent for a child in no class. */
  readonly class?: string;
  readonly year?: string;
  readonly given: string;
  readonly family: string;
  readonly need: NeedType;
  readonly stage: Stage;
  readonly standing: ExampleStanding;
  readonly earlier: number;
  readonly noAccount?: true;
  readonly known?: KnownPerson;
  readonly childId?: ChildId;
  /** Came from the other example school with this account. */
  readonly movedHere?: true;
  readonly birthdayWord?: string;
}

/** The school a caseload belongs to: a word for its ids, the domain of its accounts, its classes. */
export interface CaseloadPlace {
  readonly school: string;
  readonly domain: string;
  readonly classes: readonly ExampleClass[];
}

/** Makes a caseload of the lines of one school; a child's ids follow from school, name and class. */
export function readCaseload({ school, domain, classes }: CaseloadPlace, lines: readonly CaseloadLine[]): readonly CaseloadEntry[] {
  return lines.map((line, index) => {
    const word = `${line.given} ${line.family} ${line.class ?? ""}`;
    const account = line.noAccount === true ? undefined : (line.known ?? madeAccount(line, { school, domain, number: index + 1 }));
    return {
      childId: line.childId ?? (stableId(school, "child", word) as ChildId),
      ...standingOf(line),
      ...placeOf(line, classes),
      ...(account === undefined ? {} : { account }),
      birthdayWord: line.birthdayWord ?? `${school} ${word}`,
    };
  });
}

function placeOf(line: CaseloadLine, classes: readonly ExampleClass[]): Pick<CaseloadEntry, "yearGroup" | "classId"> {
  const found = classes.find((one) => one.name === line.class);
  const yearGroup = line.year ?? found?.yearGroups[0] ?? "R";
  return found === undefined ? { yearGroup } : { yearGroup, classId: found.id };
}

function standingOf({ given, family, need, stage, standing, earlier }: CaseloadLine) {
  return { givenName: given, familyName: family, need, stage, standing, earlierVersions: earlier };
}

/** Children who moved keep one account, at the school they are in now. */
const RIVERSIDE_DOMAIN = "riverside.example";

function madeAccount(line: CaseloadLine, at: { readonly school: string; readonly domain: string; readonly number: number }): KnownPerson {
  const name = `${line.given} ${line.family}`.trim();
  const moved = line.standing === "left" || line.movedHere === true;
  const domain = moved ? RIVERSIDE_DOMAIN : at.domain;
  const id = stableId("pupil", moved ? `moved ${name}` : `${at.school} ${name} ${line.class ?? ""}`) as PersonId;
  const letters = moved ? name.normalize("NFD").replace(/[^A-Za-z]/gu, "").toLowerCase() : `child${String(at.number).padStart(2, "0")}`;
  return { id, name, userPrincipalName: `${letters}@${domain}` };
}
