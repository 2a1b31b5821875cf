/** The local tenant's admin interface: it makes what Graph cannot, such as people and sites. */
export interface TenantAdmin {
  /** Answers with JSON. @throws {Error} with the tenant's own sentence when it refuses. */
  get(path: string): Promise<unknown>;
  put(path: string, body: object): Promise<void>;
}

/** Speaks to the admin interface of the local tenant at `origin`. */
export function createTenantAdmin(origin: string): TenantAdmin {
  const call = async (method: "GET" | "PUT", path: string, body?: object): Promise<unknown> => {
    const answer = await fetch(`${origin}/admin/api/${path}`, {
      method,
      ...(body === undefined ? {} : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(LONGEST_CALL_MS),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`The local tenant refused ${method} ${path.split("/")[0] ?? ""}: ${text.slice(0, 300)}`);
    return text === "" ? undefined : (JSON.parse(text) as unknown);
  };
  return {
    get: (path) => call("GET", path),
    put: async (path, body) => {
      await call("PUT", path, body);
    },
  };
}

const LONGEST_CALL_MS = 30_000;
