import { namesAction } from "./find-action";
import { type BlankKind, findBlanks } from "./find-blanks";
import { namesEnd } from "./find-end";
import { namesCriterion } from "./find-measure";
import { COUNTING } from "./numbers";

/** What can be told of a target from its words alone. Whether it is achievable and relevant cannot. */
export interface WordingJudgement {
  /** Another adult could see or hear it done. */
  readonly specific: boolean;
  /** It says how much is enough. */
  readonly measurable: boolean;
  /** It says by when. */
  readonly timed: boolean;
  /** It says where the child starts. */
  readonly namesStart: boolean;
  readonly blanks: readonly BlankKind[];
  /** The target is that something is not done. */
  readonly negative: boolean;
}

const START = /\bup from\b|\bfrom (?:a )?baseline\b|\bbaseline (?:of|is|was|:)|\bfrom (?:the |a )?current (?:level|score|rate|average|\d)|\bfrom \d+(?:%|\/\d+)?[^.]*?\bto (?:\d|zero)|\bcurrently\b|\bstarting (?:at|from)\b|\bat present\b|\bnow (?:reads|writes|knows|does)\b/iu;
/** The doing itself is refused: "will not", "not to", "refrain from", or fewer of something unwanted. */
const NEGATIVE = /\b(?:will|must|should|shall|can|to|does|do|did) ?(?:not|n't)\b|^\s*(?:not|never|no)\b|(?:\b(?:will|must|should)|^\s*to) (?:never|avoid|stop|refrain|cease|resist)\b|\b(?:don't|doesn't|won't)\b|\b(?:reduce|decrease|eliminate)\b[^.]{0,40}\b(?:aggress|hitting|outbursts?|incidents|shouting|calling|interrupt|refus|swear|tantrum|physical)/iu;

/** Judges the words of a target. Takes well under a millisecond, so it may be asked at every keystroke. */
export function judgeWording(text: string): WordingJudgement {
  return {
    specific: namesAction(text),
    measurable: namesCriterion(text),
    timed: namesEnd(text),
    namesStart: START.test(text.replace(COUNTING, "")),
    blanks: findBlanks(text),
    negative: NEGATIVE.test(text),
  };
}
