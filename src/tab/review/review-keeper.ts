import type { ReviewAnswer, ReviewFormShape } from "../../api/reviews";
import { reviewForm } from "../../api/reviews";
import { type FieldConflict, mergeFields } from "../../domain/merge-fields";
import type { ReviewForm } from "../../domain/reviewing/review-form";
import type { ApiClient } from "../../ui/asking/api-client";
import { failureOf } from "../../ui/asking/api-error";
import type { PageFailure } from "../../ui/explain-failure";
import type { Keeping } from "../../ui/writer/keeping";

/** How long the writer must pause before what was said is sent: each sending writes a row. */
const KEEP_AFTER_MS = 1_200;
/** How long after a failure it is tried again without being asked. */
const RETRY_AFTER_MS = 5_000;
/** Failures that trying again by itself cannot mend. */
const NEEDS_A_PERSON: ReadonlySet<PageFailure["code"]> = new Set(["not-signed-in", "not-allowed", "not-found", "invalid"]);

/** A review as it stands on the page. */
export interface KeptReview {
  readonly form: ReviewForm;
  readonly keeping: Keeping;
  /** Answers that somebody else changed otherwise at the same time; the page shows the reader's own. */
  readonly conflicts: readonly FieldConflict[];
  /** Somebody has closed the review meanwhile. */
  readonly isOver: boolean;
}

/** The review that the service answered with, when one is open. */
type OpenReview = NonNullable<ReviewAnswer["review"]>;

/** Keeps what is said with the service soon after it is said, and brings it together with what others say. */
export interface ReviewKeeper {
  readonly read: () => KeptReview;
  /** Calls `listener` at every change; the answer stops it. */
  readonly subscribe: (listener: () => void) => () => void;
  change(update: (form: ReviewForm) => ReviewForm): void;
  /** Sends now what has not been kept. */
  keepNow(): Promise<void>;
  /** After a conflict: goes on with what the reader has, or with what is given. */
  settle(path: string): void;
  /** The revision that the page was last kept at. */
  revision(): string;
  hasUnkept(): boolean;
}

/** Begins keeping an open review. Nothing is sent until something has been changed. */
export function createReviewKeeper(api: Pick<ApiClient, "review" | "keepReview">, childId: string, start: OpenReview): ReviewKeeper {
  return new ServiceReviewKeeper(api, childId, start);
}

class ServiceReviewKeeper implements ReviewKeeper {
  private shown: KeptReview;
  /** What the service has. */
  private kept: ReviewForm;
  private keptAt: string;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private sending: Promise<void> | undefined;
  private readonly listeners = new Set<() => void>();

  constructor(
    private readonly api: Pick<ApiClient, "review" | "keepReview">,
    private readonly childId: string,
    start: OpenReview,
  ) {
    this.kept = toForm(start.form);
    this.keptAt = start.revision;
    this.shown = { form: this.kept, keeping: { kind: "nothing" }, conflicts: [], isOver: false };
  }

  readonly read = (): KeptReview => this.shown;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  };

  change(update: (form: ReviewForm) => ReviewForm): void {
    const { keeping } = this.shown;
    this.show({ form: update(this.shown.form), keeping: keeping.kind === "failed" ? keeping : { kind: "unsaved" } });
    this.schedule(KEEP_AFTER_MS);
  }

  async keepNow(): Promise<void> {
    clearTimeout(this.timer);
    while (this.sending !== undefined) await this.sending;
    if (!this.hasUnkept() || this.shown.isOver) return;
    this.sending = this.send().finally(() => {
      this.sending = undefined;
    });
    await this.sending;
  }

  settle(path: string): void {
    this.show({ conflicts: this.shown.conflicts.filter((one) => one.path !== path) });
  }

  revision(): string {
    return this.keptAt;
  }

  hasUnkept(): boolean {
    return this.shown.form !== this.kept;
  }

  private show(change: Partial<KeptReview>): void {
    this.shown = { ...this.shown, ...change };
    for (const listener of this.listeners) listener();
  }

  private schedule(afterMs: number): void {
    clearTimeout(this.timer);
    if (!this.shown.isOver) this.timer = setTimeout(() => void this.keepNow(), afterMs);
  }

  private async send(): Promise<void> {
    const sent = this.shown.form;
    this.show({ keeping: { kind: "saving" } });
    try {
      const { review } = await this.api.keepReview(this.childId, { form: reviewForm.parse(sent), over: this.keptAt });
      if (review === undefined) return this.fail({ code: "not-found" });
      this.accept(sent, review);
    } catch (error) {
      const failure = failureOf(error);
      if (failure.code === "stale") await this.bringTogether();
      else this.fail(failure);
    }
  }

  private accept(sent: ReviewForm, { revision }: OpenReview): void {
    this.kept = sent;
    this.keptAt = revision;
    this.show({ keeping: this.hasUnkept() ? { kind: "unsaved" } : { kind: "saved", at: new Date().toISOString() } });
    if (this.hasUnkept()) this.schedule(KEEP_AFTER_MS);
  }

  /** Somebody else has kept something since: both are kept where they do not speak of the same answer. */
  private async bringTogether(): Promise<void> {
    try {
      const { review } = await this.api.review(this.childId);
      if (review?.state !== "open") return this.show({ isOver: true, keeping: { kind: "nothing" } });
      const theirs = toForm(review.form);
      const { merged, conflicts } = mergeFields(this.kept, this.shown.form, theirs);
      this.kept = theirs;
      this.keptAt = review.revision;
      const before = this.shown.conflicts.filter(({ path }) => conflicts.every((one) => one.path !== path));
      this.show({ form: merged, conflicts: [...before, ...conflicts], keeping: { kind: "unsaved" } });
      this.schedule(0);
    } catch (error) {
      this.fail(failureOf(error));
    }
  }

  private fail(failure: PageFailure): void {
    this.show({ keeping: { kind: "failed", failure } });
    if (!NEEDS_A_PERSON.has(failure.code)) this.schedule(RETRY_AFTER_MS);
  }
}

function toForm(form: ReviewFormShape): ReviewForm {
  return form as unknown as ReviewForm;
}
