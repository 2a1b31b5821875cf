import type { Rating } from "../../../domain/progress";
import type { TargetOutcome } from "../../../domain/target";

/** What staff write beside a tap; an empty one is common. */
export const PROGRESS_NOTES: Readonly<Record<Rating, readonly string[]>> = {
  "not-yet": ["Tired after a poor night; stopped early.", "Needed every step shown again.", "New group today, so a quiet start.", "", ""],
  "a-little": ["Managed the first part alone.", "Better with the pictures in front.", "Two good tries, then lost interest.", "", ""],
  nearly: ["One reminder, that was all.", "Did it in the morning, forgot by the afternoon.", "So close, and pleased to hear it.", "", ""],
  "got-it": ["No help at all, twice.", "Showed a friend how to do it.", "Did this in another lesson without being asked.", "", ""],
};

/** How staff sum up a target at a review. `{start}` and `{goal}` are its figures. */
export const OUTCOME_WORDS: Readonly<Record<TargetOutcome, readonly string[]>> = {
  achieved: ["Went from {start} to {goal} and kept it up for two checks.", "Reached {goal} three weeks early; very proud.", "{goal} reached on the second check after half-term."],
  "partly-achieved": ["Moved on from {start} but not yet steady at {goal}; carried on.", "Reaches {goal} with a familiar adult only, so carried on with more people."],
  "not-achieved": ["Stayed near {start}: too many sessions fell on assembly days.", "Little change from {start}; another way is needed."],
  "no-longer-needed": ["Does this without thinking now, so the help has stopped.", "Not needed since moving seats; agreed with home to stop."],
};

/** How a target in force is going. */
export const SO_FAR_WORDS: readonly string[] = [
  "Began at {start}; sessions started in the first week and are going well.",
  "{start} at the first check. Likes the new routine and asks for it.",
  "Started from {start}. One week lost to illness, otherwise as planned.",
];

/** What stood in the way of a session, said in full. */
export const MISSED_REMARKS = {
  "child-absent": "Not in school.",
  "adult-absent": "Adult away, no cover found.",
  "covered-elsewhere": "Adult was needed in another class.",
  "trip-or-event": "Whole-school event in the hall.",
  other: "Fire drill ran over.",
} as const;

/** Sentences for the seven considerations of a review. */
export const REVIEW_WORDS = {
  childProgress: ["Steady steps in two of the targets; one went faster than planned.", "Slow first half, strong second half once the group changed.", "Good progress where sessions happened as planned."],
  parentsViews: ["Mum sees more confidence at home and would like a word list for the fridge.", "Dad feels homework is calmer; asks for shorter tasks on Mondays.", "Grandparents came; they are pleased and ask how to help in the holidays."],
  childViews: ["\"I like the game part. I don't like missing art.\"", "Pointed to the happy face for three targets and the middle face for one.", "\"It is easier now. Can I do it with my friend?\""],
  planEffectiveness: ["About four in five sessions were given; the card routine worked best.", "Daily short practice worked better than one long session.", "Help worked in the quiet bay, less well in the classroom."],
  affectingProgress: ["Two weeks of illness.", "New baby at home; settled again.", "Nothing to record."],
  newAdvice: ["None since the last review.", "Hearing and sight checked this term, both as before.", "Therapist suggests fewer words at a time."],
  futureAction: ["Next small step in the same areas, and one new target chosen by the child.", "Carry one target on, replace the others.", "Keep the amount of help, change the time of day."],
} as const;

/** Who came to the table when a plan was agreed. */
export const AGREED_WITH: readonly string[] = [
  "Mum and Dad at the meeting; the child chose one target",
  "Mum by telephone, copy sent home and signed",
  "Dad at parents' evening in a private room; child joined for ten minutes",
  "Gran and the child at the meeting; class teacher and SENCO",
  "Both parents by video call with an interpreter",
];
