import { SIX_AREAS, type TermPack } from "./term-pack";

/** Ireland. Source: `docs/sources.md`, continuum of support. */
export const IRELAND: TermPack = {
  id: "ireland",
  title: "Ireland",
  plan: "Student Support Plan",
  planShort: "SSP",
  coordinator: "Special education teacher",
  authority: "",
  stages: {
    "early-years": "Early years",
    "school-support": "School support",
    "outside-support": "School support plus",
    statutory: "Statutory assessment",
    "left-register": "No longer supported",
  },
  areas: SIX_AREAS,
  isDraft: false,
};
