import { SIX_AREAS, type TermPack } from "./term-pack";

/** England's proposed support plan. A consultation only: no template has been published, so the stage words follow its four layers. */
export const ENGLAND_ISP_DRAFT: TermPack = {
  id: "england-isp-draft",
  title: "England, proposed (draft)",
  plan: "Individual Support Plan",
  planShort: "ISP",
  coordinator: "SENCO",
  authority: "LA",
  stages: {
    "early-years": "Universal",
    "school-support": "Targeted",
    "outside-support": "Targeted plus",
    statutory: "Specialist",
    "left-register": "No longer supported",
  },
  areas: SIX_AREAS,
  isDraft: true,
};
