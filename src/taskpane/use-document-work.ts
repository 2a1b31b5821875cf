import { useCallback, useEffect, useRef, useState } from "react";
import type { DocumentOutcome, DocumentTrouble } from "../host/document-host";
import { failureOf } from "../ui/asking/api-error";
import type { Answer } from "../ui/asking/use-answer";
import type { PageFailure } from "../ui/explain-failure";
import { checkDocument, type DocumentCheck } from "./check-document";
import type { PaneSchool } from "./plan-on-paper";
import { usePaneServices } from "./pane-services";

/** What is being done with the document just now. */
export type BusyWith = "checking" | "inserting" | "updating" | "saving";

/** What became of the last thing that was asked: words for the reader, or why it was not done. */
export type WorkResult =
  | { readonly kind: "said"; readonly text: string }
  | { readonly kind: "warned"; readonly text: string }
  | { readonly kind: "trouble"; readonly trouble: DocumentTrouble }
  | { readonly kind: "failed"; readonly failure: PageFailure };

/** A child's plan and the document, read together, and the means to work on both. */
export interface DocumentWork {
  readonly answer: Answer<DocumentCheck>;
  readonly busy: BusyWith | undefined;
  readonly result: WorkResult | undefined;
  /** Reads both again; what was found, or `undefined` when the service did not answer. */
  readonly check: () => Promise<DocumentCheck | undefined>;
  /** Does one thing, shows its result and reads both again. Nothing happens while something else is being done. */
  readonly work: (busy: BusyWith, act: () => Promise<WorkResult>) => void;
}

/** Reads a child's plan and the document at once, on a press of a button, and whenever the reader comes back to the pane. */
export function useDocumentWork(childId: string, schools: readonly PaneSchool[]): DocumentWork {
  const { api, document: open } = usePaneServices();
  const [answer, setAnswer] = useState<Answer<DocumentCheck>>({ kind: "reading" });
  const [busy, setBusy] = useState<BusyWith>();
  const [result, setResult] = useState<WorkResult>();
  const isBusy = useRef(false);

  const check = useCallback(async () => {
    try {
      const value = await checkDocument(childId, { api, document: open, schools });
      setAnswer({ kind: "come", value });
      return value;
    } catch (error) {
      const failure = failureOf(error);
      // What was found before stays on the page: losing the connection takes nothing away.
      setAnswer((last) => (last.kind === "come" && failure.code !== "not-found" ? last : { kind: "failed", failure }));
      setResult({ kind: "failed", failure });
      return undefined;
    }
  }, [childId, api, open, schools]);

  const work = useCallback(
    (name: BusyWith, act: () => Promise<WorkResult>) => {
      if (isBusy.current) return;
      isBusy.current = true;
      setBusy(name);
      setResult(undefined);
      const carryOut = async (): Promise<void> => {
        const found = await act().catch((error: unknown): WorkResult => ({ kind: "failed", failure: failureOf(error) }));
        setResult(found);
        if (name !== "checking") await check();
        isBusy.current = false;
        setBusy(undefined);
      };
      void carryOut();
    },
    [check],
  );

  useEffect(() => {
    void check();
    const handleReturn = (): void => {
      if (!isBusy.current) void check();
    };
    window.addEventListener("focus", handleReturn);
    return () => {
      window.removeEventListener("focus", handleReturn);
    };
  }, [check]);
  return { answer, busy, result, check, work };
}

/** The result of something that only the document was asked for. */
export function resultOf(outcome: DocumentOutcome, text: string): WorkResult {
  return outcome.kind === "done" ? { kind: "said", text } : outcome;
}
