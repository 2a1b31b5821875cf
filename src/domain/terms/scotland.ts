import { SIX_AREAS, type TermPack } from "./term-pack";

/** Scotland. Source: `docs/sources.md`, additional support for learning. */
export const SCOTLAND: TermPack = {
  id: "scotland",
  title: "Scotland",
  plan: "Individualised Educational Programme",
  planShort: "IEP",
  coordinator: "Support for learning lead",
  authority: "Education authority",
  stages: {
    "early-years": "ASN, early years",
    "school-support": "ASN",
    "outside-support": "ASN, with outside help",
    statutory: "Co-ordinated Support Plan",
    "left-register": "No longer has ASN",
  },
  areas: SIX_AREAS,
  isDraft: false,
};
