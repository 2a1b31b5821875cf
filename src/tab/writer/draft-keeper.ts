import type { DraftAnswer } from "../../api/contract";
import { planContent } from "../../api/plan-shapes";
import { mergeFields } from "../../domain/merge-fields";
import type { PlanContent } from "../../domain/plan-content";
import type { PageFailure } from "../../ui/explain-failure";
import type { Keeping } from "../../ui/writer/keeping";
import type { ApiClient } from "../../ui/asking/api-client";
import { failureOf } from "../../ui/asking/api-error";
import { readPlanContent } from "./read-plan-content";

/** How long the writer must pause before what was typed is sent. */
const KEEP_AFTER_MS = 600;
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
  readonly read: () => KeptDraft;
  /** Calls `listener` at every change; the answer stops it. */
  readonly subscribe: (listener: () => void) => () => void;
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
  return new ServiceDraftKeeper(api, start);
}

class ServiceDraftKeeper implements DraftKeeper {
  private shown: KeptDraft;
  /** The text that the service has. */
  private kept: PlanContent;
  private revision: number;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private sending: Promise<void> | undefined;
  private isResting = false;
  private readonly listeners = new Set<() => void>();

  constructor(
    private readonly api: Pick<ApiClient, "draft" | "keepDraft">,
    private readonly start: DraftStart,
  ) {
    this.kept = start.content;
    this.revision = start.revision;
    this.shown = { content: start.content, keeping: start.savedAt === undefined ? { kind: "nothing" } : { kind: "saved", at: start.savedAt } };
  }

  readonly read = (): KeptDraft => this.shown;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  };

  change(update: (content: PlanContent) => PlanContent): void {
    const { content, keeping } = this.shown;
    // A failure and a conflict stay in sight until they have been dealt with.
    const stays = keeping.kind === "conflict" || keeping.kind === "failed";
    this.show(stays ? keeping : { kind: "unsaved" }, update(content));
    if (keeping.kind !== "conflict") this.schedule(KEEP_AFTER_MS);
  }

  async keepNow(): Promise<void> {
    clearTimeout(this.timer);
    while (this.sending !== undefined) await this.sending;
    if (!this.hasUnkept() || this.isResting || this.shown.keeping.kind === "conflict") return;
    this.sending = this.send().finally(() => {
      this.sending = undefined;
    });
    await this.sending;
  }

  choose(side: "mine" | "other"): void {
    const { keeping } = this.shown;
    if (keeping.kind !== "conflict") return;
    const { other } = keeping;
    this.revision = other.revision;
    if (side === "other") {
      this.kept = readPlanContent(other.content);
      this.show({ kind: "saved", at: other.savedAt }, this.kept);
    } else {
      this.show({ kind: "unsaved" });
      void this.keepNow();
    }
  }

  hasUnkept(): boolean {
    return this.shown.content !== this.kept;
  }

  async rest(): Promise<void> {
    this.isResting = true;
    clearTimeout(this.timer);
    await this.sending;
  }

  wake(): void {
    this.isResting = false;
    if (this.hasUnkept()) this.schedule(0);
  }

  private show(keeping: Keeping, content: PlanContent = this.shown.content): void {
    this.shown = { content, keeping };
    for (const listener of this.listeners) listener();
  }

  private schedule(afterMs: number): void {
    clearTimeout(this.timer);
    if (!this.isResting) this.timer = setTimeout(() => void this.keepNow(), afterMs);
  }

  private async send(): Promise<void> {
    const sent = this.shown.content;
    this.show({ kind: "saving" });
    try {
      this.accept(await this.api.keepDraft(this.start.childId, { content: planContent.parse(sent), over: this.revision }), sent);
    } catch (error) {
      const failure = failureOf(error);
      if (failure.code === "stale") await this.meetConflict(sent);
      else this.fail(failure);
    }
  }

  private accept({ revision, savedAt }: DraftAnswer, sent: PlanContent): void {
    this.revision = revision;
    this.kept = sent;
    this.show(this.hasUnkept() ? { kind: "unsaved" } : { kind: "saved", at: savedAt });
    if (this.hasUnkept()) this.schedule(KEEP_AFTER_MS);
  }

  private fail(failure: PageFailure): void {
    this.show({ kind: "failed", failure });
    if (!NEEDS_A_PERSON.has(failure.code)) this.schedule(RETRY_AFTER_MS);
  }

  /** What was changed in different places goes on together; what was changed in the same place is for a person to choose. */
  private bringTogether(other: DraftAnswer): void {
    const theirs = readPlanContent(other.content);
    const { merged, conflicts } = mergeFields(this.kept, this.shown.content, theirs);
    if (conflicts.length > 0) {
      this.show({ kind: "conflict", other });
      return;
    }
    this.revision = other.revision;
    this.kept = theirs;
    this.show({ kind: "unsaved" }, merged);
    this.schedule(0);
  }

  private async meetConflict(sent: PlanContent): Promise<void> {
    try {
      const other = await this.api.draft(this.start.childId);
      if (other === undefined) {
        this.revision = 0;
        this.schedule(0);
      } else if (areSame(other.content, sent)) {
        // Our own text was kept, only its answer was lost.
        this.accept(other, sent);
      } else {
        this.bringTogether(other);
      }
    } catch (error) {
      this.fail(failureOf(error));
    }
  }
}

function areSame(kept: DraftAnswer["content"], sent: PlanContent): boolean {
  const read = planContent.safeParse(sent);
  return read.success && JSON.stringify(planContent.parse(kept)) === JSON.stringify(read.data);
}
