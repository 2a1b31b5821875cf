import { KNOWN_CLASSES, KNOWN_PEOPLE, KNOWN_SCHOOLS } from "../seed/known-people";

/** What people read when everything runs: where to go and who to sign in as. */
export function startSummary(tenantUrl: string, seconds: number): readonly string[] {
  const { oakfield, riverside } = KNOWN_SCHOOLS;
  return [
    "",
    `Baton is running (ready after ${seconds.toFixed(1)} s).`,
    "",
    ...columns([
      ["Teams", `${tenantUrl}/teams`],
      ["SharePoint", `${tenantUrl}/sites/${oakfield.siteName}`],
      ["Word", `${tenantUrl}/word`],
      ["Administration", `${tenantUrl}/admin`],
    ]),
    "",
    "Sign in as one of these, without a password:",
    ...columns([
      [KNOWN_PEOPLE.oakfieldSenco.name, `SENCO of ${oakfield.name}`],
      [KNOWN_PEOPLE.willowTeacher.name, `teacher of ${KNOWN_CLASSES.willow.name}, Year 3`],
      [KNOWN_PEOPLE.oakTeacher.name, `teacher of ${KNOWN_CLASSES.oak.name}, Year 5: sees nothing of ${KNOWN_CLASSES.willow.name}`],
      [KNOWN_PEOPLE.willowAssistant.name, `teaching assistant in ${KNOWN_CLASSES.willow.name}`],
      [KNOWN_PEOPLE.rhys.name, `pupil in ${KNOWN_CLASSES.willow.name}: sees nothing at all`],
      [KNOWN_PEOPLE.riversideSenco.name, `SENCO of ${riverside.name}`],
    ]),
    "",
    "Stop with Ctrl-C.",
  ];
}

function columns(rows: readonly (readonly [name: string, what: string])[]): readonly string[] {
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, what]) => `  ${name.padEnd(width)}  ${what}`);
}
