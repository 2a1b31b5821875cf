import { SIX_AREAS, type TermPack } from "./term-pack";

/** England today. Source: `docs/sources.md`, SEND Code of Practice 2015. */
export const ENGLAND_2015: TermPack = {
  id: "england-2015",
  title: "England, since 2014",
  plan: "SEN Support plan",
  planShort: "plan",
  coordinator: "SENCO",
  authority: "LA",
  stages: {
    "early-years": "SEN Support, early years",
    "school-support": "SEN Support",
    "outside-support": "SEN Support with outside help",
    statutory: "EHC plan",
    "left-register": "No longer on the register",
  },
  areas: SIX_AREAS,
  isDraft: false,
};
