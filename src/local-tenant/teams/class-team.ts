import { z } from "zod";
import { type GraphReader, pathOfLink } from "../pages/graph-reader";

/** The Team of one class that the person belongs to; Teams gives a class and its group the same id. */
export interface ClassTeam {
  readonly id: string;
  readonly name: string;
}

const page = z.object({
  value: z.array(z.object({ id: z.string(), displayName: z.string() })),
  "@odata.nextLink": z.string().optional(),
});

/** Reads the class Teams of the person, by name. Empty for somebody whom no roster places in a class. */
export async function readClassTeams(graph: GraphReader): Promise<readonly ClassTeam[]> {
  const teams: ClassTeam[] = [];
  let path: string | undefined = "/education/me/classes";
  while (path !== undefined) {
    const answer: z.infer<typeof page> = await graph.read(path, page);
    teams.push(...answer.value.map(({ id, displayName }) => ({ id, name: displayName })));
    path = pathOfLink(answer["@odata.nextLink"]);
  }
  return teams.sort((one, other) => one.name.localeCompare(other.name, "en-GB", { numeric: true }));
}

/** The id of the General channel of a class Team, as Teams writes channel ids. */
export function generalChannelId(classId: string): string {
  return `19:${classId}@thread.tacv2`;
}

/** Which class a General channel belongs to; `undefined` for text that is no such channel. */
export function readClassId(channelId: string): string | undefined {
  return /^19:(.+)@thread\.tacv2$/.exec(channelId)?.[1];
}
