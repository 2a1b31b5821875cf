/** What happens to a Graph write after it has been carried out. */
export type Fault = "none" | "commit-then-504" | "commit-then-reset";

/** The switch on the admin page; taking a fault uses up one of its times. */
export interface FaultSwitch {
  take(method: string, path: string): Fault;
}
