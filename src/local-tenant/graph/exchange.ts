/** One request to the local Graph, alone or as a part of a batch, and what it was answered: for whoever checks every answer. */
export interface GraphExchange {
  readonly method: string;
  /** Under `/v1.0`, still encoded. */
  readonly path: string;
  readonly query: string;
  /** What was sent, when it was JSON or text. */
  readonly sent?: string;
  readonly status: number;
  /** The JSON of the answer. */
  readonly answered?: object;
}

/** Hears of every exchange. */
export type Witness = (exchange: GraphExchange) => void;
