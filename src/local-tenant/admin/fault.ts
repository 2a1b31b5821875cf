/** What happens to a Graph write after it has been carried out. */
export type Fault = "none" | "commit-then-504" | "commit-then-reset";

/** The switch on the admin page; taking a fault uses up one of its times. */
export interface FaultSwitch {
  take(method: string, path: string): Fault;
}

/** What happens to a bot's write into a chat after it has been carried out. */
export type ConnectorFault = "none" | "connector-commit-then-504" | "connector-commit-then-reset";

/** The same switch as bots meet it; taking a fault uses up one of its times. */
export interface ConnectorFaultSwitch {
  /** Whether the write is refused as if the service were down. */
  takeBefore(method: string, path: string): boolean;
  takeAfter(method: string, path: string): ConnectorFault;
}
