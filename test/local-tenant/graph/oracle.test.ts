import { describe, expect, it } from "@jest/globals";
import { GRAPH_OPERATIONS } from "../../../src/local-tenant/graph/operations";
import { checkAgainstOracle } from "../../support/graph-oracle";

const ITEM = "/sites/s/lists/l/items/1";

describe("the oracle made of Microsoft's description of Graph", () => {
  it.each([
    ["a good row", { method: "GET", path: ITEM, status: 200, body: { id: "1", fields: { Key: "x" } } }, 0],
    ["a property that Graph does not have", { method: "GET", path: ITEM, status: 200, body: { id: "1", colour: "red" } }, 1],
    ["a number where Graph has text", { method: "GET", path: ITEM, status: 200, body: { id: 1 } }, 1],
    ["a date that is none", { method: "GET", path: ITEM, status: 200, body: { createdDateTime: "yesterday" } }, 1],
    ["a collection without its rows", { method: "GET", path: "/sites/s/lists/l/items", status: 200, body: {} }, 1],
    ["a success that Graph does not answer", { method: "POST", path: "/sites/s/lists/l/items", status: 200, body: {} }, 1],
    ["an error without its code", { method: "GET", path: ITEM, status: 404, body: { error: { message: "gone" } } }, 1],
    ["an address that Graph does not have", { method: "GET", path: "/plans", status: 200, body: {} }, 1],
  ])("judges %s", (_what, answer, least) => {
    const findings = checkAgainstOracle(answer);
    expect(findings.length >= least && (least > 0 || findings.length === 0)).toBe(true);
  });
});

describe("the operations of the local Graph", () => {
  it("are each named once, with the page that documents them and somebody who may use them", () => {
    const names = GRAPH_OPERATIONS.map((operation) => `${operation.method} ${operation.path}`);
    expect(new Set(names).size).toBe(names.length);
    for (const operation of GRAPH_OPERATIONS) {
      expect(operation.documentedAs).not.toBe("");
      expect(operation.permissions.delegated.length + operation.permissions.application.length).toBeGreaterThan(0);
    }
  });
});
