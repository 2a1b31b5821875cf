import { BEHAVIOUR_TARGETS } from "./behaviour";
import { COMMUNICATION_TARGETS } from "./communication";
import { INDEPENDENCE_TARGETS } from "./independence";
import { LITERACY_TARGETS } from "./literacy";
import { MATHEMATICS_TARGETS } from "./mathematics";
import { SOCIAL_SKILLS_TARGETS } from "./social-skills";
import type { TargetTemplate } from "./target-template";

/** Every pattern that the example children's targets are made from. */
export const TARGET_BANK: readonly TargetTemplate[] = [
  ...COMMUNICATION_TARGETS,
  ...LITERACY_TARGETS,
  ...MATHEMATICS_TARGETS,
  ...BEHAVIOUR_TARGETS,
  ...SOCIAL_SKILLS_TARGETS,
  ...INDEPENDENCE_TARGETS,
];
