import { SIX_AREAS, type TermPack } from "./term-pack";

/** Wales. Source: `docs/sources.md`, Additional Learning Needs code. */
export const WALES: TermPack = {
  id: "wales",
  title: "Wales",
  plan: "Individual Development Plan",
  planShort: "IDP",
  coordinator: "ALNCo",
  authority: "Local authority",
  stages: {
    "early-years": "ALN, early years",
    "school-support": "ALN, plan kept by the school",
    "outside-support": "ALN, with outside help",
    statutory: "ALN, plan kept by the local authority",
    "left-register": "No longer has ALN",
  },
  areas: SIX_AREAS,
  isDraft: false,
};
