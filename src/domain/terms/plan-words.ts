import type { NeedType } from "../child";
import type { Period } from "../provision";
import type { SetBy, TargetArea } from "../target";

/** Names of the areas that a target may belong to. */
export const AREA_NAMES = {
  communication: "Communication",
  literacy: "Literacy",
  mathematics: "Mathematics",
  behaviour: "Behaviour",
  "social-skills": "Social skills",
  independence: "Independence and physical",
} as const satisfies Readonly<Record<TargetArea, string>>;

/** Names of the kinds of need. Source: `docs/sources.md`, census codes. */
export const NEED_NAMES = {
  SPLD: "Specific learning difficulty",
  MLD: "Moderate learning difficulty",
  SLD: "Severe learning difficulty",
  PMLD: "Profound and multiple learning difficulty",
  SEMH: "Social, emotional and mental health",
  SLCN: "Speech, language and communication",
  HI: "Hearing impairment",
  VI: "Vision impairment",
  MSI: "Multi-sensory impairment",
  PD: "Physical disability",
  ASD: "Autism",
  DS: "Down syndrome",
  OTH: "Other difficulty or disability",
  NSA: "Type of need not yet assessed",
} as const satisfies Readonly<Record<NeedType, string>>;

/** Who set a target, to go on after "Set". */
export const SET_BY_NAMES = {
  "by-child": "by the child",
  "with-child": "with the child",
  "for-child": "for the child",
} as const satisfies Readonly<Record<SetBy, string>>;

/** What "3 × 20 minutes" is counted in, to go on after it. */
export const PERIOD_NAMES = {
  day: "a day",
  week: "a week",
  fortnight: "a fortnight",
  "half-term": "a half term",
  term: "a term",
} as const satisfies Readonly<Record<Period, string>>;
