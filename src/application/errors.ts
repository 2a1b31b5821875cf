/** Base of every failure a caller is expected to handle. Anything else that is thrown is a bug. */
export abstract class AppError extends Error {
  /** Which failure this is. Callers test `code`, never the message or the class name. */
  abstract readonly code: string;
}

/** What a failure concerns. Ids only: names and free text about a child never enter an error or a log. */
export interface Subject {
  readonly kind: "child" | "plan" | "target" | "progress" | "draft" | "class" | "list" | "site" | "school" | "folder" | "row" | "notice" | "handover" | "chat" | "review" | "concern" | "advice" | "package";
  readonly id: string;
}

/** It does not exist, or the signed-in person may not know that it does. */
export class NotFoundError extends AppError {
  readonly code = "not-found";
  constructor(
    readonly subject: Subject,
    options?: ErrorOptions,
  ) {
    super(`No ${subject.kind} ${subject.id}`, options);
  }
}

/** The signed-in person may not do this. */
export class NotAllowedError extends AppError {
  readonly code = "not-allowed";
  constructor(
    readonly action: string,
    readonly subject: Subject,
    options?: ErrorOptions,
  ) {
    super(`Not allowed to ${action} ${subject.kind} ${subject.id}`, options);
  }
}

/** Someone else saved first: the copy being saved is out of date. */
export class StaleError extends AppError {
  readonly code = "stale";
  constructor(
    readonly subject: Subject,
    options?: ErrorOptions,
  ) {
    super(`${subject.kind} ${subject.id} changed since it was read`, options);
  }
}

/** What was sent cannot be kept as it is; `problems` name fields and what is wrong, never the text itself. */
export class InvalidError extends AppError {
  readonly code = "invalid";
  constructor(
    readonly subject: Subject,
    readonly problems: readonly string[],
    options?: ErrorOptions,
  ) {
    super(`${subject.kind} ${subject.id} cannot be kept: ${problems.join("; ")}`, options);
  }
}

/** The school's site lacks a list or column that Baton needs, or somebody altered one. */
export class MisshapenError extends AppError {
  readonly code = "misshapen";
  constructor(
    readonly subject: Subject,
    readonly problems: readonly string[],
    options?: ErrorOptions,
  ) {
    super(`${subject.kind} ${subject.id} is not as Baton made it: ${problems.join("; ")}`, options);
  }
}

/** Microsoft 365 could not answer now. Safe to try again after `retryAfterSeconds`: every write is looked up first. */
export class UnavailableError extends AppError {
  readonly code = "unavailable";
  constructor(
    readonly retryAfterSeconds: number,
    options?: ErrorOptions,
  ) {
    super(`Microsoft 365 unavailable, retry after ${String(retryAfterSeconds)} s`, options);
  }
}

/** The school has not been read yet, so nobody can say who may see what. */
export class NotReadyError extends AppError {
  readonly code = "not-ready";
  constructor(
    readonly retryAfterSeconds: number,
    options?: ErrorOptions,
  ) {
    super(`The school has not been read yet, retry after ${String(retryAfterSeconds)} s`, options);
  }
}

/** Switch on `code` to handle every case; the compiler reports one that is missed. */
export type AnyAppError = NotFoundError | NotAllowedError | StaleError | InvalidError | MisshapenError | UnavailableError | NotReadyError;
