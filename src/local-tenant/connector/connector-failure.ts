/** A bot's request that is refused, with the code that the connector uses for it. */
export class ConnectorFailure extends Error {
  override readonly name = "ConnectorFailure";
  constructor(
    readonly status: 400 | 401 | 403 | 404 | 413 | 501 | 503 | 504,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** The body of a refusal. Source: Bot Framework docs, "Bot Connector API reference", Errors. */
export function failureBody(failure: ConnectorFailure): object {
  return { error: { code: failure.code, message: failure.message } };
}

/** The request cannot be understood. */
export function badSyntax(message: string): ConnectorFailure {
  return new ConnectorFailure(400, "BadSyntax", message);
}

/** Nothing is there. */
export function notFound(what: string): ConnectorFailure {
  return new ConnectorFailure(404, "NotFound", `${what} not found.`);
}

/** Teams may do this; the local tenant does not, and says so rather than pretending. */
export function unsupported(what: string): ConnectorFailure {
  return new ConnectorFailure(501, "NotImplemented", `${what} is not supported by the local tenant.`);
}
