import { FIVE_AREAS, type TermPack } from "./term-pack";

/** England's older words, for schools that keep them and for plans of that time. Source: `docs/sources.md`, SEN Code of Practice 2001. */
export const ENGLAND_2001: TermPack = {
  id: "england-2001",
  title: "England, 2001 to 2014",
  plan: "Individual Education Plan",
  planShort: "IEP",
  coordinator: "SENCO",
  authority: "LEA",
  stages: {
    "early-years": "Early Years Action",
    "school-support": "School Action",
    "outside-support": "School Action Plus",
    statutory: "Statement",
    "left-register": "No longer on the register",
  },
  areas: FIVE_AREAS,
  isDraft: false,
};
