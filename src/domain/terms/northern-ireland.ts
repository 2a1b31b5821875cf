import { SIX_AREAS, type TermPack } from "./term-pack";

/** Northern Ireland. Source: `docs/sources.md`, three stages of the SEN framework. */
export const NORTHERN_IRELAND: TermPack = {
  id: "northern-ireland",
  title: "Northern Ireland",
  plan: "Personal Learning Plan",
  planShort: "PLP",
  coordinator: "Learning Support Co-ordinator",
  authority: "EA",
  stages: {
    "early-years": "Early years",
    "school-support": "Stage 1",
    "outside-support": "Stage 2",
    statutory: "Stage 3 (Statement)",
    "left-register": "No longer on the register",
  },
  areas: SIX_AREAS,
  isDraft: false,
};
