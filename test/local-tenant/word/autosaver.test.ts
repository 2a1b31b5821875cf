import { describe, expect, it } from "@jest/globals";
import { type SaveState, createAutosaver } from "../../../src/local-tenant/word/autosaver";
import { eventually } from "../../support/eventually";

describe("saving by itself", () => {
  it("saves once after several changes", async () => {
    let saves = 0;
    const states: SaveState[] = [];
    const saver = createAutosaver({ save: async () => void (saves += 1), onState: (state) => states.push(state), pauseMs: 5 });
    saver.noteChange();
    saver.noteChange();
    await eventually(() => expect(states.at(-1)).toBe("saved"));
    expect(saves).toBe(1);
    expect(states).toEqual(["saving", "saving", "saved"]);
  });

  it("saves again what changed while it was saving, and never twice at a time", async () => {
    let running = 0;
    let most = 0;
    let saves = 0;
    const states: SaveState[] = [];
    const saver = createAutosaver({
      onState: (state) => states.push(state),
      pauseMs: 1,
      save: async () => {
        running += 1;
        most = Math.max(most, running);
        saves += 1;
        if (saves === 1) saver.noteChange();
        await new Promise((resolve) => setImmediate(resolve));
        running -= 1;
      },
    });
    saver.noteChange();
    await eventually(() => expect(states.at(-1)).toBe("saved"));
    expect([saves, most]).toEqual([2, 1]);
  });

  it("says that it failed and tries until it succeeds", async () => {
    let saves = 0;
    const states: SaveState[] = [];
    const saver = createAutosaver({
      onState: (state) => states.push(state),
      pauseMs: 1,
      save: async () => {
        saves += 1;
        if (saves < 3) throw new Error("away");
      },
    });
    saver.noteChange();
    await eventually(() => expect(states.at(-1)).toBe("saved"));
    expect(states).toEqual(["saving", "failed", "failed", "saved"]);
  });
});
