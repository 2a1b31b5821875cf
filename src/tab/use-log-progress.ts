import { useCallback, useRef, useState } from "react";
import type { ProgressRequest } from "../api/contract";
import type { ProgressShape } from "../api/plan-shapes";
import type { Rating } from "../domain/progress";
import type { PageFailure } from "../ui/explain-failure";
import { failureOf } from "../ui/asking/api-error";
import { type ProgressPlace, saveProgress } from "./save-progress";
import { useServices } from "./services";

/** Where the logging of one progress point has got to. */
export type Logging =
  | { readonly step: "idle" }
  | { readonly step: "choosing" }
  | { readonly step: "saving"; readonly request: ProgressRequest }
  | { readonly step: "not-saved"; readonly request: ProgressRequest; readonly failure: PageFailure }
  | { readonly step: "logged"; readonly progress: ProgressShape; readonly undoFailure?: PageFailure; readonly hasNote?: boolean }
  | { readonly step: "undone" };

/** What the page does with points that come and go. */
export interface ProgressChanges {
  readonly onLogged: (progress: ProgressShape) => void;
  readonly onWithdrawn: (progressId: string) => void;
}

export interface LogProgress {
  readonly logging: Logging;
  readonly choose: () => void;
  readonly cancel: () => void;
  readonly rate: (rating: Rating) => void;
  readonly tryAgain: () => void;
  readonly undo: () => void;
  readonly addNote: (note: string) => Promise<PageFailure | undefined>;
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Logs progress on one target: two taps, an undo, and a note for those who have time. */
export function useLogProgress(place: ProgressPlace, { onLogged, onWithdrawn }: ProgressChanges): LogProgress {
  const { api, newId } = useServices();
  const [logging, setLogging] = useState<Logging>({ step: "idle" });
  const noted = useRef<ProgressRequest>(undefined);

  const save = useCallback(
    async (request: ProgressRequest) => {
      setLogging({ step: "saving", request });
      try {
        const { progress } = await saveProgress(api, place, { request, pause });
      noted.current = undefined;
        setLogging({ step: "logged", progress });
        onLogged(progress);
      } catch (error) {
        setLogging({ step: "not-saved", request, failure: failureOf(error) });
      }
    },
    [api, place, onLogged],
  );

  const withdraw = async (progress: ProgressShape): Promise<void> => {
    try {
      await api.withdrawProgress(place.childId, progress.id);
      onWithdrawn(progress.id);
      setLogging({ step: "undone" });
    } catch (error) {
      setLogging({ step: "logged", progress, undoFailure: failureOf(error) });
    }
  };

  // A point never changes once it is kept, so a note makes a new point and takes the first one back. The same note that is
  // sent again, because nobody knows what became of it, is the same point.
  const addNote = async (note: string): Promise<PageFailure | undefined> => {
    if (logging.step !== "logged") return undefined;
    const first = logging.progress;
    const request = noted.current?.note === note ? noted.current : { id: newId(), rating: first.rating, note };
    noted.current = request;
    try {
      const { progress } = await saveProgress(api, place, { request, pause });
      noted.current = undefined;
      onLogged(progress);
      setLogging({ step: "logged", progress, hasNote: true });
      await api.withdrawProgress(place.childId, first.id);
      onWithdrawn(first.id);
      return undefined;
    } catch (error) {
      return failureOf(error);
    }
  };

  return {
    logging,
    choose: () => setLogging({ step: "choosing" }),
    cancel: () => setLogging({ step: "idle" }),
    rate: (rating) => void save({ id: newId(), rating, note: "" }),
    tryAgain: () => {
      if (logging.step === "not-saved") void save(logging.request);
    },
    undo: () => {
      if (logging.step === "logged") void withdraw(logging.progress);
    },
    addNote,
  };
}
