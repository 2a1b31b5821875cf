import { PLAN_STATES } from "../../domain/plan";
import { PROGRESS_SOURCES, RATINGS } from "../../domain/progress";
import { PERIODS } from "../../domain/provision";
import { SET_BY, TARGET_AREAS, TARGET_OUTCOMES } from "../../domain/target";
import { choice, day, id, instant, type ListSchema, note, number, text, yesNo } from "./column";

/** The row that commits a plan version; written after its targets and provision. */
export const PLANS: ListSchema = {
  name: "Plans",
  description: "Plan versions, one row each. A version does not change once it is agreed; a change is a new version.",
  version: 1,
  columns: [
    id("PlanId", "Plan id"),
    number("PlanVersion", "Version"),
    id("ChildId", "Child id"),
    choice("PlanState", "State", PLAN_STATES),
    day("StartsOn", "Starts on", { required: true }),
    day("ReviewOn", "Review on", { required: true, indexed: true }),
    note("LongTermObjective", "Long-term objective"),
    note("Strategies", "Strategies for every lesson"),
    text("LeadId", "Plan lead id", { indexed: true }),
    day("AgreedOn", "Agreed on", { required: true }),
    text("AgreedBy", "Agreed by (person id)", { required: true }),
    note("AgreedWith", "Agreed with"),
    note("ExtraTargetsReason", "Why more than four targets"),
  ],
};

/** The short-term goals of each plan version. */
export const TARGETS: ListSchema = {
  name: "Targets",
  description: "Targets of each plan version, one row each, in order of urgency.",
  version: 1,
  columns: [
    id("TargetId", "Target id"),
    id("PlanId", "Plan id"),
    number("PlanVersion", "Version"),
    id("ChildId", "Child id"),
    number("Position", "Place"),
    choice("Area", "Area", TARGET_AREAS),
    note("Statement", "Target"),
    note("ChildWording", "In the child's words"),
    note("Baseline", "Starting point"),
    note("SuccessCriterion", "How we know it worked"),
    note("ExitCriterion", "How we know the help is no longer needed"),
    note("Happened", "What has happened"),
    choice("SetBy", "Set by", SET_BY),
    day("DueOn", "By when", { required: true }),
    { ...choice("Outcome", "Outcome", TARGET_OUTCOMES), required: false },
  ],
};

/** The help towards each target. */
export const PROVISION: ListSchema = {
  name: "Provision",
  description: "Help given towards each target: what, how, by whom, how often and when it is looked at again.",
  version: 1,
  columns: [
    id("ProvisionId", "Provision id"),
    id("PlanId", "Plan id"),
    number("PlanVersion", "Version"),
    id("ChildId", "Child id"),
    id("TargetId", "Target id"),
    note("What", "What help"),
    note("How", "How it is given"),
    note("Who", "Who gives it"),
    text("WhoId", "Who gives it (person id)", { indexed: true }),
    number("Times", "Times"),
    choice("Period", "Each", PERIODS),
    number("Minutes", "Minutes each time"),
    note("Setting", "Where"),
    number("GroupSize", "Children in the group"),
    day("ReviewOn", "Look again on", { required: true, indexed: true }),
  ],
};

/** Whether planned help was given (R19). */
export const SESSIONS: ListSchema = {
  name: "Sessions",
  description: "Sessions of help: whether each was given, for how long, and why not.",
  version: 1,
  columns: [
    id("ChildId", "Child id"),
    id("ProvisionId", "Provision id"),
    day("HeldOn", "Day", { required: true, indexed: true }),
    yesNo("Given", "Given"),
    number("Minutes", "Minutes"),
    text("GivenBy", "Given by (person id)"),
    { ...choice("MissedReason", "Why not given", ["child-absent", "adult-absent", "covered-elsewhere", "trip-or-event", "other"]), required: false },
    note("Remarks", "Remarks"),
  ],
};

/** Observations towards targets (R19, R31, R34). */
export const PROGRESS: ListSchema = {
  name: "Progress",
  description: "Observations towards targets, by staff, the child or home.",
  version: 1,
  columns: [
    id("ChildId", "Child id"),
    id("PlanId", "Plan id"),
    id("TargetId", "Target id"),
    id("ByPersonId", "By (person id)"),
    choice("Source", "Whose view", PROGRESS_SOURCES),
    instant("ObservedAt", "At", { required: true, indexed: true }),
    choice("Rating", "How it went", RATINGS),
    note("Note", "Note"),
    yesNo("Withdrawn", "Taken back"),
  ],
};
