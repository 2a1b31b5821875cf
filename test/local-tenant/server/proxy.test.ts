import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import type { Hono } from "hono";
import { createAddinProxy } from "../../../src/local-tenant/proxy";

let service: Server;
let proxy: Hono;
const received: IncomingMessage[] = [];

beforeAll(async () => {
  service = createServer((request, response) => {
    received.push(request);
    response.writeHead(request.url === "/moved" ? 302 : 200, {
      "content-type": "text/plain",
      "content-security-policy": "default-src 'self'",
      "set-cookie": "service=1",
      "strict-transport-security": "max-age=1",
      ...(request.url === "/moved" ? { location: "taskpane.html" } : {}),
    });
    response.end(request.method === "HEAD" ? undefined : `file ${request.url}`);
  });
  await new Promise<void>((resolve) => service.listen(0, "127.0.0.1", resolve));
  proxy = createAddinProxy(`http://127.0.0.1:${(service.address() as AddressInfo).port}`);
});
afterAll(() => new Promise((resolve) => service.close(resolve)));
beforeEach(() => {
  received.length = 0;
});

describe("the add-in's proxy", () => {
  it("passes reading on, with the answer's type and policy", async () => {
    const answer = await proxy.request("/addin/taskpane.html?v=1", { headers: { accept: "text/html" } });

    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe("file /taskpane.html?v=1");
    expect(answer.headers.get("content-type")).toBe("text/plain");
    expect(answer.headers.get("content-security-policy")).toBe("default-src 'self'");
    expect((await proxy.request("/addin/a.js", { method: "HEAD" })).status).toBe(200);
  });

  it("passes no cookie, token or origin in, and no cookie out", async () => {
    const headers = { cookie: "local_tenant_sign_in=x", authorization: "Bearer x", "x-forwarded-host": "evil.example", origin: "http://evil.example" };
    const answer = await proxy.request("/addin/a.js", { headers });

    expect(Object.keys(received[0]?.headers ?? {})).toEqual(expect.not.arrayContaining(["cookie", "authorization", "x-forwarded-host", "origin"]));
    expect(answer.headers.get("set-cookie")).toBeNull();
    expect(answer.headers.get("strict-transport-security")).toBeNull();
  });

  it.each(["POST", "PUT", "PATCH", "DELETE", "OPTIONS"])("refuses %s", async (method) => {
    expect((await proxy.request("/addin/taskpane.html", { method })).status).toBe(405);
    expect(received).toEqual([]);
  });

  it.each(["/addin/api", "/addin/api/children", "/addin/API/me", "/addin//api/me", "/addin/%61pi/me", "/addin/%2fapi/me", "/addin/./api/me", "/addin/x/../api/me", "/addin/%2e%2e/addin/api/me", "/addin/%"])(
    "does not serve the API as %s",
    async (address) => {
      expect((await proxy.request(address)).status).toBe(404);
      expect(received).toEqual([]);
    },
  );

  it("hands a redirect to the browser instead of following it", async () => {
    const answer = await proxy.request("/addin/moved");

    expect(answer.status).toBe(302);
    expect(answer.headers.get("location")).toBe("taskpane.html");
  });

  it("says so when the service is not running", async () => {
    expect((await createAddinProxy("http://127.0.0.1:1").request("/addin/taskpane.html")).status).toBe(502);
  });
});
