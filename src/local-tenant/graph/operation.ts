import type { Caller } from "../identity/caller";
import type { Store } from "../store/store";

/** Where this tenant is reached by the caller, so that links in answers can be followed by the same caller. */
export interface Links {
  /** For example `http://localhost:4310`. */
  readonly origin: string;
  /** The origin with `/v1.0`. */
  readonly root: string;
  /** The address of this call without its query. */
  readonly self: string;
}

/** One request to the local Graph: authenticated, allowed, and matched to its operation. */
export interface GraphCall {
  /** This call's own transaction. */
  readonly store: Store;
  readonly caller: Caller;
  readonly tenantId: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly headers: Headers;
  /** The parsed JSON, `undefined` when nothing was sent, or the bytes where the operation takes content. */
  readonly body: unknown;
  readonly links: Links;
  /** The instant of the call, ISO 8601 in UTC to the second. */
  readonly now: string;
}

/** What the local Graph answers; `body` is JSON, `bytes` a file. */
export interface GraphReply {
  readonly status: number;
  readonly body?: object;
  readonly bytes?: Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Permissions of which any one is enough. An empty list means that this kind of caller is never let in. */
export interface OperationPermissions {
  readonly delegated: readonly string[];
  readonly application: readonly string[];
}

/** One Graph operation that the local tenant supports. The set of these is the coverage page. */
export interface GraphOperation {
  readonly method: "GET" | "POST" | "PATCH" | "PUT" | "DELETE";
  /** Path under `/v1.0` with `{names}`; a drive item is named by id, by `root`, or by `root:/path`. */
  readonly path: string;
  /** Title of the page that documents it, so that a reader can check us against it. */
  readonly documentedAs: string;
  readonly permissions: OperationPermissions;
  /** Permissions that an application may have been given for one team, chat or person alone; the operation itself looks whether it was. */
  readonly resourceSpecific?: readonly string[];
  /** Query options honoured. Any other is refused, never ignored. */
  readonly query: readonly string[];
  /** Request headers that change the meaning and are honoured, in lower case, for example `if-match`. Any other of that kind is refused. */
  readonly headers?: readonly string[];
  /** Preferences of the `Prefer` header that are honoured, in lower case and without their values. Any other is refused. */
  readonly prefer?: readonly string[];
  /** Where the local tenant differs from Microsoft 365 here, in one sentence for the coverage page. */
  readonly differs?: string;
  /** Address of the documentation page, for an operation that Microsoft's own description of Graph, as we hold it, lacks. */
  readonly overlay?: string;
  /** How the request's body is read; JSON unless it says otherwise. */
  readonly takes?: "json" | "bytes";
  /** What has to wait for others and is done before the call has its transaction, which nobody may hold for long; it changes nothing. */
  readonly before?: (call: GraphCall) => Promise<void>;
  readonly handle: (call: GraphCall) => Promise<GraphReply>;
}

/** A 200 answer. */
export function ok(body: object, headers?: Readonly<Record<string, string>>): GraphReply {
  return headers === undefined ? { status: 200, body } : { status: 200, body, headers };
}

/** Address of a resource's description, as every Graph answer carries it. */
export function contextOf(call: GraphCall, shape: string): string {
  return `${call.links.root}/$metadata#${shape}`;
}
