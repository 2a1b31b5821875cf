import type { ReviewForm } from "../../domain/reviewing/review-form";

/** How the parts of a review's page change it and say what is missing. */
export interface Answers {
  readonly form: ReviewForm;
  readonly isReadOnly: boolean;
  /** Changes one answer, wherever it stands. */
  readonly answer: (path: string, value: unknown) => void;
  /** What is wrong with an answer, in words; only once the reader has asked for it. */
  readonly problemAt: (path: string) => string | undefined;
}
