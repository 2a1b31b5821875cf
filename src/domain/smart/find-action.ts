import { namesCriterion } from "./find-measure";
import { FILLERS, SEEN_WITH_OBJECT, UNSEEN_VERBS } from "./word-lists";

/** Where the doing begins: after "will", "can", "to be able to" or a leading "to". */
const DOING = /\b(?:will|must|should|can|shall|is able to|needs to|aims? to)\s+(?:be able to\s+)?|^\s*(?:not\s+)?to\s+(?:be able to\s+)?/iu;
/** Means of doing that make an unseen verb seen: "by writing a paragraph". */
const BY_DOING = /\bby (?:\w+ly )?(?!(?:the|end)\b)([a-z]+)ing\b/giu;
/** A reading age, a rate, a score: what can be measured although the verb is "increase". */
const MEASURED_THING = /\b(?:reading|spelling|number|chronological) age\b|\b(?:words?|sums|facts|letters) (?:\w+ )?(?:per|a|in one) minute\b|\bnumber of\b|\bscores?\b|\bfrom \d+/iu;

/**
 * Whether the words name something that another adult could see or hear the child do (S). A verb such as "improve" or
 * "know" is nothing to be seen, unless a measured thing or a way of doing follows.
 */
export function namesAction(text: string): boolean {
  const doing = afterDoing(text);
  if (doing === "") return false;
  return doingsIn(doing).some(isSeen) || [...text.matchAll(BY_DOING)].some(([, stem = ""]) => !isUnseenStem(stem)) || (MEASURED_THING.test(text) && namesCriterion(text));
}

function afterDoing(text: string): string {
  const found = DOING.exec(text);
  if (found !== null) return text.slice(found.index + found[0].length).trim();
  // Without "will" a target begins with its verb: "stay on task", "improve social skills".
  return /^\s*[a-z]+\s/iu.test(text) && !/^\s*(?:the|a|an|his|her|their|my|commitment|more|better)\b/iu.test(text) ? text.trim() : "";
}

/** The first thing done, and others that are joined to it by "and", "and to" or a comma and "and". */
function doingsIn(doing: string): readonly string[] {
  const clause = doing.split(/[.;]/u)[0] ?? doing;
  return clause.split(/,?\s+and (?:to )?(?:then )?(?:be able to )?/iu).slice(0, 3).map(stripFillers);
}

function stripFillers(words: string): string {
  const list = words.split(/\s+/u);
  while (list.length > 1 && isFiller(list[0] ?? "", list[1] ?? "")) list.shift();
  return list.join(" ");
}

function isFiller(word: string, next: string): boolean {
  const bare = word.toLowerCase().replace(/,$/u, "");
  if (FILLERS.has(bare) || bare.endsWith("ly") || /^\(?.*\)$/u.test(bare)) return true;
  if (bare === "learn" || bare === "continue" || bare === "try") return next === "to";
  return bare === "work" && /^on$/iu.test(next);
}

function isSeen(doing: string, index: number): boolean {
  const [first = "", ...rest] = doing.replace(/^on /iu, "").split(/\s+/u);
  const verb = first.toLowerCase().replace(/[^a-z'-]/gu, "");
  if (verb === "" || (index > 0 && !LATER_VERBS.test(verb))) return false;
  return isSeenDone(verb, rest.join(" ").toLowerCase());
}

function isSeenDone(verb: string, object: string): boolean {
  const usual = SEEN_WITH_OBJECT.get(verb);
  if (usual?.test(object) === true) return true;
  // "Demonstrate raising her hand" is raising her hand.
  if (verb === "demonstrate" || verb === "show") return /^(?:\w+ly )?[a-z]+ing (?:his|her|their|a|an|the|up|out)\b/u.test(object);
  return usual === undefined && !UNSEEN_VERBS.has(verb) && !UNSEEN_VERBS.has(verb.replace(/s$/u, ""));
}

/** Verbs that a second part of a target may begin with; anything else there is taken for a noun. */
const LATER_VERBS = /^(?:read|write|spell|say|name|identify|answer|point|ask|tell|discuss|solve|count|choose|use|draw|sort|match|sit|follow|retell|summaris|summariz|complete|put|copy|raise|hand|listen|join|respond|remain|stay|walk|explain|record|hold|state|wait|start|finish|make)/u;

function isUnseenStem(stem: string): boolean {
  const lower = stem.toLowerCase();
  return [lower, `${lower}e`].some((verb) => UNSEEN_VERBS.has(verb));
}
