import { TOLD_BECAUSE } from "../../domain/acknowledgement";
import { HANDOVER_KINDS, HANDOVER_STATES } from "../../domain/handover";
import { STAGES } from "../../domain/child";
import { CONCERN_SOURCES, CONCERN_STATES } from "../../domain/concern";
import { REVIEW_STATES } from "../../domain/review";
import { ADVICE_STATES } from "../../domain/reviewing/advice";
import { HELP_DECISIONS } from "../../domain/reviewing/review-form";
import { choice, day, id, instant, type ListSchema, note, number, text, yesNo } from "./column";

/** Reviews of a plan version with the seven considerations (R53-R54, R58, R64-R70). */
export const REVIEWS: ListSchema = {
  name: "Reviews",
  description: "Reviews of plans: who took part, the seven considerations and what was decided.",
  version: 3,
  columns: [
    id("ChildId", "Child id"),
    id("PlanId", "Plan id"),
    number("PlanVersion", "Version"),
    day("PlannedFor", "Planned for", { indexed: true }),
    day("HeldOn", "Held on", { indexed: true }),
    choice("ReviewState", "State", REVIEW_STATES),
    text("ProposedBy", "Proposed by (person id)"),
    note("ChildProgress", "1 The child's progress"),
    note("ParentsViews", "2 Parents' views"),
    note("ChildViews", "3 The child's views"),
    note("PlanEffectiveness", "4 How effective the plan has been"),
    note("AffectingProgress", "5 Anything affecting progress"),
    note("NewAdvice", "6 Updated information and advice"),
    note("FutureAction", "7 Future action"),
    yesNo("ParentsTookPart", "Parents took part"),
    note("ParentsAbsentReason", "Why parents did not take part"),
    yesNo("ChildTookPart", "The child took part"),
    note("ChildViewSought", "How the child's view was sought"),
    { ...choice("HelpDecision", "Decision about help", HELP_DECISIONS), required: false },
    note("DecisionReason", "Reason for the decision"),
    number("PlanRating", "Plan rating, 1 to 5"),
    text("PrivateMeetingWished", "Meeting wish of the parents"),
    { ...choice("NewStage", "Stage that the child moves to", STAGES), required: false },
    note("Judgements", "How each target and line of help was judged (JSON)"),
    text("ClosedBy", "Closed by (person id)"),
  ],
};

/** Advice and assessments from outside (R38, R39, R44). */
export const ADVICE: ListSchema = {
  name: "Advice",
  description: "Advice and assessments by psychologists, therapists and others: asked for, received, recommendations.",
  version: 1,
  columns: [
    id("ChildId", "Child id"),
    text("PlanId", "Plan id", { indexed: true }),
    text("FromWhom", "From whom", { required: true }),
    text("Profession", "Profession"),
    choice("AdviceState", "State", ADVICE_STATES),
    day("AskedOn", "Asked on"),
    day("ReceivedOn", "Received on"),
    note("Summary", "Summary"),
    note("Recommendations", "Recommendations"),
    yesNo("TrainsStaff", "Trains staff"),
    yesNo("WorksWithChild", "Works with the child"),
  ],
};

/** Who has read which plan version (R42, R50). */
export const ACKNOWLEDGEMENTS: ListSchema = {
  name: "Acknowledgements",
  description: "Who was told of a plan version, and when they confirmed that they had read it.",
  version: 1,
  columns: [
    id("ChildId", "Child id"),
    id("PlanId", "Plan id"),
    number("PlanVersion", "Version"),
    id("PersonId", "Person id"),
    choice("Because", "Told because", TOLD_BECAUSE),
    instant("ToldAt", "Told at", { required: true }),
    instant("ReadAt", "Confirmed at", { indexed: true }),
    number("Chased", "Times reminded"),
  ],
};

/** Problems raised between reviews (R57). */
export const CONCERNS: ListSchema = {
  name: "Concerns",
  description: "Concerns raised between reviews by staff or home, and what came of them.",
  version: 1,
  columns: [
    id("ChildId", "Child id"),
    text("PlanId", "Plan id", { indexed: true }),
    text("TargetId", "Target id"),
    id("RaisedBy", "Raised by (person id)"),
    choice("RaisedFor", "Whose concern", CONCERN_SOURCES),
    instant("RaisedAt", "Raised at", { required: true, indexed: true }),
    note("Concern", "Concern"),
    choice("ConcernState", "State", CONCERN_STATES),
    day("AnswerBy", "Answer by", { indexed: true }),
    note("Answer", "Answer"),
    text("AnsweredBy", "Answered by (person id)"),
    instant("AnsweredAt", "Answered at"),
  ],
};

/** Packages for the next teacher, phase or school, with receipts (R50, R51). */
export const HANDOVERS: ListSchema = {
  name: "Handovers",
  description: "Handovers of a child's plan to the next class, phase or school, with receipts.",
  version: 2,
  columns: [
    id("ChildId", "Child id"),
    text("PlanId", "Plan id", { indexed: true }),
    number("PlanVersion", "Version"),
    choice("HandoverKind", "Kind", HANDOVER_KINDS),
    text("FromSchool", "From school (id)", { required: true }),
    text("ToSchool", "To school (id)", { required: true }),
    text("ToChildId", "Child id at the receiving school"),
    choice("HandoverState", "State", HANDOVER_STATES),
    day("MovesOn", "Moves on", { indexed: true }),
    instant("SentAt", "Sent at"),
    text("SentBy", "Sent by (person id)"),
    instant("ReceivedAt", "Received at"),
    text("ReceivedBy", "Received by (person id)"),
  ],
};
