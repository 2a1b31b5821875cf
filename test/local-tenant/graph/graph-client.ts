import * as graphClient from "@microsoft/microsoft-graph-client";

/** Where Microsoft's client believes that it is. */
export const LOGICAL_ORIGIN = "https://graph.microsoft.com";

/** Sends what the client addresses to Microsoft to the local Graph instead, and maps links back: it follows no others. */
function createTransport(origin: string, onRequest: (method: string, address: URL) => void): graphClient.Middleware {
  return {
    async execute(context: graphClient.Context) {
      const { request } = context;
      const asked = typeof request === "string" ? request : request.url;
      const address = asked.replace(LOGICAL_ORIGIN, origin);
      onRequest((typeof request === "string" ? context.options?.method : request.method) ?? "GET", new URL(address));
      const answer = typeof request === "string" ? await fetch(address, context.options as RequestInit) : await fetch(new Request(address, request));
      const text = (await answer.text()).replaceAll(origin, LOGICAL_ORIGIN);
      context.response = new Response([204, 304].includes(answer.status) ? null : text, { status: answer.status, headers: answer.headers });
    },
  };
}

/** Microsoft's own client on a local Graph, for a caller of the fixture; `onRequest` hears what it asks. */
export function createGraphClient(origin: string, caller: string, onRequest: (method: string, address: URL) => void = () => undefined): graphClient.Client {
  const authentication = new graphClient.AuthenticationHandler({ getAccessToken: () => Promise.resolve(caller) });
  authentication.setNext(createTransport(origin, onRequest));
  return graphClient.Client.initWithMiddleware({ middleware: authentication });
}
