/** Verbs that nobody can see or hear done: a target that rests on one of them is not specific. Lower case, as they stand after "will" or "to". */
export const UNSEEN_VERBS: ReadonlySet<string> = new Set([
  "improve", "manage", "behave", "know", "understand", "develop", "enhance", "increase", "decrease", "become", "maintain", "continue", "appreciate", "cope", "try", "learn",
  "exhibit", "demonstrate", "show", "gain", "strengthen", "master", "achieve", "progress", "enjoy", "feel", "think", "realise", "realize", "consider", "control", "minimise",
  "minimize", "optimise", "build", "extend", "support", "experience", "access", "be", "have", "get", "make", "meet", "work", "better", "raise",
]);

/** Verbs that are unseen by themselves and seen with what usually follows them, such as "have a conversation" or "make eye contact". */
export const SEEN_WITH_OBJECT: ReadonlyMap<string, RegExp> = new Map([
  ["have", /^(?:a |an |the )?(?:conversation|drink|snack|turn)/u],
  ["make", /^(?:a |an |the |eye |visual |up )?(?:\w+ )?(?:choice|phrase|contact|notes?|list|sentence|model|drawing|picture|request|sound|sign|bed|card)/u],
  ["raise", /^(?:a |an |the |his |her |their |my )?hands?/u],
  ["show", /^(?:a |an |the |his |her |their |my )?(?:card|picture|thumb|work|book|finger)/u],
  ["build", /^(?:a |an |the )?(?:tower|model|cube|bridge|train)/u],
  ["maintain", /^eye contact/u],
  ["get", /^(?:dressed|changed|out|into|ready)/u],
]);

/** Words that say how, and stand between "will" and the verb. */
export const FILLERS: ReadonlySet<string> = new Set(["be", "able", "to", "also", "then", "always", "often", "both", "either", "begin", "start", "at", "least", "once", "not", "and"]);

/** Words for help that fix nothing. Source: IPSEA's list of phrases too vague for provision. */
export const VAGUE_HELP = [
  "regular", "regularly", "access to", "opportunities for", "opportunity to", "would benefit from", "as appropriate", "as required", "as needed", "as necessary", "when needed",
  "where possible", "if possible", "is recommended", "a high level of", "some support", "additional support", "support as", "from time to time", "up to",
] as const;

/** Words of the trade and what to say instead to a parent or child. */
export const PLAIN_WORDS: ReadonlyMap<string, string> = new Map([
  ["phoneme", "sound in a word"], ["grapheme", "letters for a sound"], ["cvc words", "words such as cat or dog"], ["cvc", "such as cat or dog"], ["segment", "break up"], ["segmentation", "breaking up words"],
  ["decode", "read by sounding out"], ["decoding", "sounding out"], ["differentiated", "made to fit"], ["differentiation", "making work fit"], ["gross motor", "big movements"], ["fine motor", "hand movements"],
  ["kinaesthetic", "by moving"], ["multisensory", "by seeing, hearing and touching"], ["receptive language", "understanding what others say"], ["expressive language", "saying what you mean"],
  ["self-regulate", "calm down"], ["self-regulation", "calming down"], ["pragmatic", "in real talk"], ["sensory", "to do with senses"], ["proprioceptive", "to do with body and muscles"],
  ["precision teaching", "short daily practice"], ["baseline", "where you start"], ["scaffold", "help step by step"], ["scaffolding", "help step by step"], ["intervention", "extra help"],
  ["provision", "help"], ["peers", "other children"], ["peer", "another child"], ["prompt", "reminder"], ["prompts", "reminders"], ["verbal", "spoken"], ["verbally", "by speaking"], ["initiate", "start"],
  ["demonstrate", "show"], ["utilise", "use"], ["attain", "reach"], ["comprehension", "understanding"], ["fluency", "reading smoothly"], ["consonant clusters", "letters such as bl or st"],
  ["transition", "change"], ["transitions", "changes"], ["social stories", "stories about what to do"], ["visual timetable", "picture timetable"], ["time out", "quiet time"],
]);
