import type { Clock, Directory, RosterCopy, RosterReading, RosterSource } from "../../../src/application/ports";
import type { PersonId } from "../../../src/domain/ids";
import type { RosterClass } from "../../../src/domain/team";
import { day } from "../builders";

/** A clock that stands still. */
export interface StoppedClock extends Clock {
  instant: string;
}

/** Ten in the morning of a day, in UTC. */
export function clockAt(text: string): StoppedClock {
  return {
    instant: `${day(text)}T10:00:00.000Z`,
    now() {
      return this.instant;
    },
    today() {
      return day(this.instant.slice(0, 10));
    },
  };
}

/** A roster that a test changes, told whole each time it is asked without a cursor. */
export function rosterSourceOf(classes: RosterClass[]): RosterSource & { readonly asked: (string | undefined)[] } {
  const asked: (string | undefined)[] = [];
  return {
    asked,
    changes: async (_school, cursor) => {
      asked.push(cursor);
      return { whole: cursor === undefined, classes: [...classes], removedIds: [], cursor: "roster-1" };
    },
  };
}

/** The roster as last read, in memory. */
export function rosterInMemory(): RosterCopy {
  const kept = new Map<string, RosterReading>();
  return {
    classes: async (schoolId) => kept.get(schoolId)?.classes ?? [],
    keep: async (schoolId, reading) => {
      const told = new Set([...reading.removedIds, ...reading.classes.map((one) => one.id)]);
      const stays = reading.whole ? [] : (kept.get(schoolId)?.classes ?? []).filter((one) => !told.has(one.id));
      kept.set(schoolId, { ...reading, classes: [...stays, ...reading.classes] });
    },
    cursor: async (schoolId) => kept.get(schoolId)?.cursor,
  };
}

/** Calls everybody `Name of <id>`, except those who are gone. */
export function directoryWithout(...goneIds: readonly PersonId[]): Directory {
  return { names: async (ids) => new Map(ids.filter((id) => !goneIds.includes(id)).map((id) => [id, `Name of ${id}`])) };
}
