import { OAKFIELD } from "./oakfield";
import type { ExampleSchool } from "./example-school";
import { RIVERSIDE } from "./riverside";

/** The schools of the examples: a primary, and the secondary that its leavers go to. */
export const EXAMPLE_SCHOOLS: readonly ExampleSchool[] = [OAKFIELD, RIVERSIDE];

/** What the service's schools file says of the example schools, whose sites lie under `siteOrigin`. */
export function exampleSchoolSettings(siteOrigin: string) {
  return EXAMPLE_SCHOOLS.map(({ known, senco }) => ({
    educationSchoolId: known.id,
    name: known.name,
    siteUrl: `${siteOrigin}/sites/${known.siteName}`,
    timeZone: "Europe/London",
    termPack: "england-2015",
    firstSencoIds: [senco.id],
  }));
}
