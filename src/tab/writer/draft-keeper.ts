import type { DraftAnswer } from "../../api/contract";
import { planContent } from "../../api/plan-shapes";
import type { PlanContent } from "../../domain/plan-content";
import type { PageFailure } from "../../ui/explain-failure";
import type { Keeping } from "../../ui/writer/keeping";
import type { ApiClient } from "../api-client";
import { failureOf } from "../api-error";
import { readPlanContent } from "./read-plan-content";

/** How long the writer must pause before what was typed is sent. */
export const KEEP_AFTER_MS = 600;
/** How long after a failure it is tried again without being asked. */
const RETRY_AFTER_MS = 5_000;
/** Failures that trying again by itself cannot mend. */
const NEEDS_A_PERSON: ReadonlySet<PageFailure["code"]> = new Set(["not-signed-in", "not-allowed", "not-found", "invalid"]);

/** What is being written, and whether it has been kept. */
export interface KeptDraft {
  readonly content: PlanContent;
  readonly keeping: Keeping;
}

/** Keeps what is typed with the service, soon after it is typed, and loses none of it when that fails. */
export interface DraftKeeper {
  read(): KeptDraft;
  /** Calls `listener` at every change; the answer stops it. */
  subscribe(listener: () => void): () => void;
  change(update: (content: PlanContent) => PlanContent): void;
  /** Sends now what has not been kept. */
  keepNow(): Promise<void>;
  /** After a conflict: which text to go on with. */
  choose(side: "mine" | "other"): void;
  /** Whether closing the page now would lose something. */
  hasUnkept(): boolean;
  /** Sends nothing more, and waits for what is on its way; for the time in which the plan is agreed. */
  rest(): Promise<void>;
  /** Takes up sending again. */
  wake(): void;
}

/** Where a draft begins: as it was kept, or as a new one with revision 0. */
export interface DraftStart {
  readonly childId: string;
  readonly content: PlanContent;
  readonly revision: number;
  readonly savedAt?: string | undefined;
}

/** Begins keeping a draft. Nothing is sent until something has been changed. */
export function createDraftKeeper(api: Pick<ApiClient, "draft" | "keepDraft">, start: DraftStart): DraftKeeper {
  let content = start.content;
  let kept = start.content;
  let revision = start.revision;
  let keeping: Keeping = start.savedAt === undefined ? { kind: "nothing" } : { kind: "saved", at: start.savedAt };
  let shown: KeptDraft = { content, keeping };
  let timer: ReturnType<typeof setTimeout> | undefined;
  let sending: Promise<void> | undefined;
  let isResting = false;
  const listeners = new Set<() => void>();

  const tell = (next: Keeping): void => {
    keeping = next;
    shown = { content, keeping };
    for (const listener of listeners) listener();
  };
  const hasUnkept = (): boolean => content !== kept;
  const schedule = (afterMs: number): void => {
    clearTimeout(timer);
    if (!isResting) timer = setTimeout(() => void keepNow(), afterMs);
  };

  const accept = (answer: DraftAnswer, sent: PlanContent): void => {
    revision = answer.revision;
    kept = sent;
    if (hasUnkept()) schedule(KEEP_AFTER_MS);
    tell(hasUnkept() ? { kind: "unsaved" } : { kind: "saved", at: answer.savedAt });
  };

  const meetConflict = async (sent: PlanContent): Promise<void> => {
    const other = await api.draft(start.childId);
    if (other === undefined) {
      revision = 0;
      schedule(0);
    } else if (areSame(other.content, sent)) {
      // Our own text was kept, only its answer was lost.
      accept(other, sent);
    } else {
      tell({ kind: "conflict", other });
    }
  };

  const send = async (): Promise<void> => {
    const sent = content;
    tell({ kind: "saving" });
    try {
      accept(await api.keepDraft(start.childId, { content: planContent.parse(sent), over: revision }), sent);
    } catch (error) {
      const failure = failureOf(error);
      if (failure.code === "stale") return meetConflict(sent).catch((again: unknown) => fail(failureOf(again)));
      fail(failure);
    }
  };
  const fail = (failure: PageFailure): void => {
    tell({ kind: "failed", failure });
    if (!NEEDS_A_PERSON.has(failure.code)) schedule(RETRY_AFTER_MS);
  };

  async function keepNow(): Promise<void> {
    clearTimeout(timer);
    while (sending !== undefined) await sending;
    if (!hasUnkept() || isResting || keeping.kind === "conflict") return;
    sending = send().finally(() => {
      sending = undefined;
    });
    await sending;
  }

  return {
    read: () => shown,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    change: (update) => {
      content = update(content);
      if (keeping.kind === "conflict") tell(keeping);
      else {
        tell(keeping.kind === "failed" ? keeping : { kind: "unsaved" });
        schedule(KEEP_AFTER_MS);
      }
    },
    keepNow,
    choose: (side) => {
      if (keeping.kind !== "conflict") return;
      const { other } = keeping;
      revision = other.revision;
      if (side === "other") {
        content = readPlanContent(other.content);
        kept = content;
        tell({ kind: "saved", at: other.savedAt });
      } else {
        tell({ kind: "unsaved" });
        void keepNow();
      }
    },
    hasUnkept,
    rest: async () => {
      isResting = true;
      clearTimeout(timer);
      await sending;
    },
    wake: () => {
      isResting = false;
      if (hasUnkept()) schedule(0);
    },
  };
}

function areSame(kept: DraftAnswer["content"], sent: PlanContent): boolean {
  const read = planContent.safeParse(sent);
  return read.success && JSON.stringify(planContent.parse(kept)) === JSON.stringify(read.data);
}
