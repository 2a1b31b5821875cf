import { useEffect, useState } from "react";
import { type SaveState, createAutosaver } from "./autosaver";

interface Autosave {
  readonly state: SaveState;
  readonly noteChange: () => void;
}

/** Saves a document when a person pauses, and warns on leaving too early. `save` of the first call is used. */
export function useAutosave(save: () => Promise<void>): Autosave {
  const [state, setState] = useState<SaveState>("saved");
  const [saver] = useState(() => createAutosaver({ save, onState: setState }));
  useEffect(() => {
    if (state === "saved") return undefined;
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [state]);
  return { state, noteChange: saver.noteChange };
}
