import { describe, expect, it } from "@jest/globals";
import type { GraphExchange } from "../../../src/local-tenant/graph/exchange";
import { createWatcher } from "../../support/witnessed";

const subscription = { id: "10000000-0000-4000-8000-000000000001", changeType: "updated", notificationUrl: "https://example.org", resource: "users", expirationDateTime: "2026-11-24T10:00:00Z" };
const good: GraphExchange = { method: "GET", path: "/subscriptions/10000000-0000-4000-8000-000000000001", query: "", status: 200, answered: subscription };
const longer = { expirationDateTime: "2026-11-25T10:00:00Z" };
const failure = { error: { code: "itemNotFound", message: "The resource could not be found." } };

describe("the watcher of exchanges", () => {
  it.each<readonly [string, GraphExchange]>([
    ["a subscription", good],
    ["a refusal", { ...good, status: 404, answered: failure }],
    ["an accepted change", { ...good, method: "PATCH", sent: JSON.stringify(longer) }],
  ])("lets %s pass", (_what, exchange) => {
    const watcher = createWatcher();
    watcher.witness(exchange);
    expect(() => { watcher.check(); }).not.toThrow();
  });

  it.each<readonly [string, GraphExchange]>([
    ["a property that subscriptions do not have", { ...good, answered: { ...subscription, shoeSize: 44 } }],
    ["a value of another kind", { ...good, answered: { ...subscription, resource: 44 } }],
    ["an address that Graph does not have", { ...good, path: "/people-of-the-school" }],
    ["a status that is not given there", { ...good, status: 202 }],
    ["a refusal of another shape", { ...good, status: 404, answered: { message: "no" } }],
    ["a request that Graph would not understand and that was accepted", { ...good, method: "PATCH", sent: JSON.stringify({ ...longer, shoeSize: 44 }) }],
  ])("fails for %s", (_what, exchange) => {
    const watcher = createWatcher();
    watcher.witness(exchange);
    expect(() => { watcher.check(); }).toThrow("differs from Microsoft's");
  });
});
