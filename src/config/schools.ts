import { z } from "zod";
import { ConfigError } from "./config-error";
import type { ServiceSettings } from "./service-settings";

/** One school as the schools file names it. */
export interface SchoolSettings {
  readonly educationSchoolId: string;
  readonly name: string;
  /** Address of the school's SEN site. */
  readonly siteUrl: string;
  /** IANA name, such as `Europe/London`. */
  readonly timeZone: string;
  readonly termPack: string;
  /** Entra object ids of those who are SENCO before the Settings list says so. */
  readonly firstSencoIds: readonly string[];
}

const school = z.object({
  educationSchoolId: z.string("is missing").min(1, "is empty"),
  name: z.string("is missing").min(1, "is empty"),
  siteUrl: z.url({ protocol: /^https?$/, error: "must be the address of a site" }),
  timeZone: z.string("is missing").refine(isTimeZone, "must be an IANA time zone, such as Europe/London"),
  termPack: z.string("is missing").min(1, "is empty"),
  firstSencoIds: z.array(z.guid("must be a GUID"), "must be a list of GUIDs"),
});

const schools = z.array(school, "must be a list of schools").min(1, "names no school");

/**
 * Reads the schools file, given as text. On Microsoft 365 every site's address must be https.
 *
 * @throws {ConfigError} naming every entry that is missing or wrong, all at once; never its value.
 */
export function readSchools(fileText: string, mode: ServiceSettings["mode"]): readonly SchoolSettings[] {
  const result = schools.safeParse(parseJson(fileText));
  if (!result.success) {
    throw new ConfigError(result.error.issues.map((issue) => `BATON_SCHOOLS_FILE${issue.path.map((part) => ` ${String(part)}`).join("")}: ${issue.message}`));
  }
  const problems = [
    ...(repeated(result.data.map((one) => one.educationSchoolId)) ? ["BATON_SCHOOLS_FILE: names a school twice"] : []),
    ...(mode === "local" ? [] : insecureSites(result.data)),
  ];
  if (problems.length > 0) throw new ConfigError(problems);
  return result.data;
}

function insecureSites(all: readonly SchoolSettings[]): readonly string[] {
  return all.flatMap((one, index) => (one.siteUrl.startsWith("https:") ? [] : [`BATON_SCHOOLS_FILE ${String(index)} siteUrl: must be an https address`]));
}

function parseJson(fileText: string): unknown {
  try {
    return JSON.parse(fileText) as unknown;
  } catch {
    throw new ConfigError(["BATON_SCHOOLS_FILE: is not JSON"]);
  }
}

function repeated(ids: readonly string[]): boolean {
  return new Set(ids).size < ids.length;
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en-GB", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
