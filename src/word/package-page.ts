import type { PersonId } from "../domain/ids";
import type { LocalDate } from "../domain/local-date";
import { type PackageHead, RECORDS_FILE, inOrderOfDocuments } from "../domain/package/package-file";
import type { PackageRecords, PackedPlan } from "../domain/package/package-records";
import { planVersionKey } from "../domain/plan";
import type { ProgressPoint } from "../domain/progress";
import type { Review } from "../domain/review";
import type { Target } from "../domain/target";
import { findTermPack } from "../domain/terms/find-term-pack";
import { AREA_NAMES, NEED_NAMES, PERIOD_NAMES, SET_BY_NAMES } from "../domain/terms/plan-words";
import { escapeXml } from "./document-text";
import { longDay } from "./long-day";

/** What the first page of a package tells. `documentPaths`: one a version, in the order of `inOrderOfDocuments`. */
export interface PackagePageParts {
  readonly head: PackageHead;
  readonly records: PackageRecords;
  readonly termPack: string;
  readonly documentPaths: readonly string[];
}

type Html = string;

const RATINGS = { "not-yet": "Not yet", "a-little": "A little", nearly: "Nearly", "got-it": "Got it" } as const satisfies Readonly<Record<ProgressPoint["rating"], string>>;
const SOURCES = { staff: "Staff", child: "The child", home: "Home" } as const satisfies Readonly<Record<ProgressPoint["source"], string>>;
const OUTCOMES = { achieved: "Achieved", "partly-achieved": "Partly achieved", "not-achieved": "Not achieved", "no-longer-needed": "No longer needed" } as const satisfies Readonly<Record<NonNullable<Target["outcome"]>, string>>;
const PLAN_STATES = { agreed: "agreed", "in-review": "under review", closed: "closed" } as const satisfies Readonly<Record<PackedPlan["state"], string>>;
const REVIEW_STATES = { proposed: "a day was proposed", planned: "planned", open: "begun, not over", closed: "over" } as const satisfies Readonly<Record<Review["state"], string>>;
const CONSIDERED = {
  "child-progress": "The child's progress", "parents-views": "What parents or carers say", "child-views": "What the child says", "plan-effectiveness": "How well the plan has worked",
  "affecting-progress": "What affects progress", "new-advice": "New advice", "future-action": "What happens next",
} as const;
const DECISIONS = { increase: "more help", same: "the same help", decrease: "less help", end: "the plan ends", "change-stage": "another stage" } as const;

const STYLE = [
  "body{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:0 auto;padding:1rem;color:#1a1a1a;background:#fff}",
  "h1,h2,h3{line-height:1.25}h2{border-top:2px solid #595959;padding-top:1rem;margin-top:2rem}",
  "table{border-collapse:collapse;width:100%;margin:.5rem 0 1rem}caption{text-align:left;font-weight:600}",
  "th,td{border:1px solid #767676;padding:.3rem .5rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}th{background:#f0f0f0}",
  ".words{white-space:pre-line}.note{border:2px solid #595959;padding:.5rem 1rem}a{color:#0b4f8a}",
  "@media print{body{max-width:none;padding:0}h2,h3,caption{break-after:avoid}tr,.note{break-inside:avoid}a{color:inherit}}",
].join("");

/**
 * The page by which a package is read without Baton: everything in it but the ids, in words, in one file without script, style
 * sheet or picture from elsewhere. Entries that were taken back are left to the rows.
 */
export function packagePage(parts: PackagePageParts): Html {
  const { head, records } = parts;
  const name = `${records.child.givenName} ${records.child.familyName}`.trim();
  const pack = findTermPack(parts.termPack);
  const body = [
    `<h1>${escapeXml(name)}</h1>`,
    `<p>${escapeXml(pack.plan)}: everything that goes from <strong>${escapeXml(head.fromSchool)}</strong> to <strong>${escapeXml(head.toSchool)}</strong>, ${longDay(head.madeOn)}.</p>`,
    '<p class="note">This is about one child\'s needs. Keep it where only those who work with the child can open it, and delete copies that are no longer needed.</p>',
    childFacts(parts),
    contents(parts),
    ...inOrderOfDocuments(records.plans).map((plan, index) => versionPart(plan, parts.documentPaths[index] ?? "", parts)).reverse(),
    aboutFiles(),
  ].join("\n");
  const policy = "default-src 'none'; style-src 'unsafe-inline'";
  return [
    '<!doctype html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">', `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">', `<title>${escapeXml(`${name}, ${pack.planShort} for ${head.toSchool}`)}</title>`,
    `<style>${STYLE}</style>\n</head>\n<body>\n<main>`, body, "</main>\n</body>\n</html>\n",
  ].join("\n");
}

function childFacts({ records: { child }, termPack }: PackagePageParts): Html {
  return factTable("The child", [
    ["Year group", child.yearGroup === "R" ? "Reception" : `Year ${child.yearGroup}`],
    ["Born", dayOr(child.dateOfBirth)],
    ["Stage", findTermPack(termPack).stages[child.stage]],
    ["Kind of need", NEED_NAMES[child.needType]],
    ["Strengths", child.strengths],
  ]);
}

function contents({ records, documentPaths }: PackagePageParts): Html {
  const links = inOrderOfDocuments(records.plans).map((plan, index) => {
    const path = documentPaths[index] ?? "";
    return `<li><a href="#${anchor(plan)}">Version ${String(plan.version)}, ${PLAN_STATES[plan.state]}</a> (<a href="${escapeXml(path)}">as a Word document</a>)</li>`;
  });
  const list = links.length === 0 ? "<p>There is no plan.</p>" : `<ul>${links.reverse().join("")}</ul>`;
  return `<nav aria-label="Versions of the plan">${list}</nav>`;
}

function versionPart(plan: PackedPlan, path: string, parts: PackagePageParts): Html {
  const { records } = parts;
  const key = planVersionKey(plan.planId, plan.version);
  const isOfVersion = (row: { readonly planId: PackedPlan["planId"]; readonly planVersion: number }) => planVersionKey(row.planId, row.planVersion) === key;
  const targets = records.targets.filter(isOfVersion).sort((a, b) => a.position - b.position);
  return [
    `<section aria-labelledby="${anchor(plan)}"><h2 id="${anchor(plan)}">${escapeXml(findTermPack(parts.termPack).plan)}, version ${String(plan.version)}, ${PLAN_STATES[plan.state]}</h2>`,
    `<p><a href="${escapeXml(path)}">This version as a Word document</a></p>`,
    factTable("The plan", [
      ["From", longDay(plan.startsOn)], ["To be reviewed", longDay(plan.reviewOn)], ["Longer aim", plan.longTermObjective], ["For every lesson", plan.strategies],
      ["Agreed on", longDay(plan.agreement.on)], ["Agreed by", nameOf(plan.agreement.by, records)], ["Agreed with", plan.agreement.with], ["Why more than four targets", plan.extraTargetsReason],
    ]),
    ...targets.map((target) => targetPart(target, records)),
    ...records.reviews.filter(isOfVersion).map((review) => reviewPart(review, records)),
    rowTable("Who has read this version", ["Who", "Told on", "Read on"], records.acknowledgements.filter(isOfVersion).map((one) => [nameOf(one.personId, records), dayOf(one.toldAt), one.readAt === undefined ? "Not yet" : dayOf(one.readAt)])),
    "</section>",
  ].join("\n");
}

function targetPart(target: Target, records: PackageRecords): Html {
  const help = records.provision.filter((line) => line.targetId === target.id && line.planId === target.planId && line.planVersion === target.planVersion);
  const progress = records.progress.filter((point) => point.targetId === target.id && point.planId === target.planId && !point.withdrawn).sort((a, b) => a.at.localeCompare(b.at));
  return [
    `<h3>Target ${String(target.position)}: ${escapeXml(target.statement)}</h3>`,
    factTable(`Target ${String(target.position)}`, [
      ["Area", AREA_NAMES[target.area]], ["In the child's words", target.childWording], ["Starts from", target.baseline], ["How we know it has worked", target.successCriterion],
      ["How we know it is no longer needed", target.exitCriterion], ["What has happened", target.happened], ["Set", SET_BY_NAMES[target.setBy]], ["By when", longDay(target.dueOn)],
      ["How it ended", target.outcome === undefined ? "" : OUTCOMES[target.outcome]],
    ]),
    rowTable("Help towards it", ["What", "How", "Who", "How often", "Where", "Review"], help.map((line) => [
      line.what, line.how, line.who, `${String(line.times)} × ${String(line.minutes)} minutes ${PERIOD_NAMES[line.period]}, group of ${String(line.groupSize)}`, line.setting, longDay(line.reviewOn),
    ])),
    rowTable("What was seen", ["When", "Who", "Whose view", "How it went", "Note"], progress.map((point) => [dayOf(point.at), nameOf(point.by, records), SOURCES[point.source], RATINGS[point.rating], point.note])),
  ].join("\n");
}

function reviewPart({ state, plannedFor, held }: Review, records: PackageRecords): Html {
  const facts: [string, string][] = [["How far", REVIEW_STATES[state]], ["Planned for", longDay(plannedFor)]];
  if (held !== undefined) {
    const { form, heldOn, closedBy } = held;
    const considered = Object.entries(form.considered).map(([about, said]): [string, string] => [CONSIDERED[about as keyof typeof CONSIDERED], said.kind === "words" ? said.words : "Nothing to record"]);
    facts.push(["Held on", longDay(heldOn)], ...considered, ["Decision", form.decision === undefined ? "" : DECISIONS[form.decision]], ["Reason", form.decisionReason]);
    facts.push(["How well the plan worked, 1 to 5", form.planRating === undefined ? "" : String(form.planRating)], ["Closed by", closedBy === undefined ? "" : nameOf(closedBy, records)]);
  }
  return factTable("Review", facts);
}

/** Empty answers are left out: who reads the page cannot fill them in. */
function factTable(caption: string, facts: readonly (readonly [string, string])[]): Html {
  const rows = facts.filter(([, text]) => text !== "").map(([label, text]) => `<tr><th scope="row">${escapeXml(label)}</th><td class="words">${escapeXml(text)}</td></tr>`);
  return rows.length === 0 ? "" : `<table><caption>${escapeXml(caption)}</caption><tbody>${rows.join("")}</tbody></table>`;
}

function rowTable(caption: string, headings: readonly string[], rows: readonly (readonly string[])[]): Html {
  if (rows.length === 0) return "";
  const head = headings.map((heading) => `<th scope="col">${escapeXml(heading)}</th>`).join("");
  const body = rows.map((row) => `<tr>${row.map((text) => `<td class="words">${escapeXml(text)}</td>`).join("")}</tr>`).join("");
  return `<table><caption>${escapeXml(caption)}</caption><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`;
}

function aboutFiles(): Html {
  return [
    '<section aria-labelledby="files"><h2 id="files">The files of this package</h2>',
    `<p>This page and the Word documents are for reading. <code>${RECORDS_FILE}</code> has every row as data. <code>manifest.json</code> has the size and the SHA-256 hash of each file, and one hash of all that: a file that was changed on the way no longer fits. A hash does not say who made the package: compare the check code with the school that sent it.</p>`,
    "<p>A school that uses Baton brings the package in under Handovers and gets a receipt for the sender.</p></section>",
  ].join("\n");
}

function anchor({ planId, version }: Pick<PackedPlan, "planId" | "version">): string {
  return escapeXml(`plan-${planVersionKey(planId, version)}`);
}

function nameOf(id: PersonId, { people }: PackageRecords): string {
  return people.find((one) => one.id === id)?.name ?? "Somebody who has left";
}

function dayOf(instant: string): string {
  return longDay(instant.slice(0, 10) as LocalDate);
}

function dayOr(day: LocalDate | undefined): string {
  return day === undefined ? "" : longDay(day);
}
