/** Whether everything a person wrote is kept. */
export type SaveState = "saved" | "saving" | "failed";

/** Saves a document whenever a person pauses. */
export interface Autosaver {
  /** Says that the document changed: it is saved a second after the last change. */
  readonly noteChange: () => void;
}

/** What an autosaver needs of the page. */
export interface AutosaverParts {
  /** Rejects when the document could not be kept: it is tried again. */
  readonly save: () => Promise<void>;
  readonly onState: (state: SaveState) => void;
  /** A second unless a test is in a hurry. */
  readonly pauseMs?: number;
}

const PAUSE_MS = 1000;

/** Creates an autosaver; it never saves twice at the same time. */
export function createAutosaver({ save, onState, pauseMs = PAUSE_MS }: AutosaverParts): Autosaver {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isRunning = false;
  let changes = 0;

  async function run(): Promise<void> {
    timer = undefined;
    if (isRunning) return wait();
    isRunning = true;
    const seen = changes;
    const isKept = await save().then(
      () => true,
      () => false,
    );
    isRunning = false;
    if (isKept && seen === changes) return onState("saved");
    if (!isKept) onState("failed");
    return wait();
  }

  function wait(): void {
    clearTimeout(timer);
    timer = setTimeout(() => void run(), pauseMs);
  }

  return {
    noteChange() {
      changes += 1;
      onState("saving");
      wait();
    },
  };
}
