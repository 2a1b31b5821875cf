import { describe, expect, it } from "@jest/globals";

describe("the scripts around the Office library", () => {
  it("give the page back the history functions that the library takes away", async () => {
    await import("../../src/host/office-before");
    Object.assign(window.history, { pushState: null, replaceState: null });
    await import("../../src/host/office-after");
    window.history.replaceState(null, "", "#/here");
    expect(window.location.hash).toBe("#/here");
    window.history.pushState(null, "", "#/there");
    expect(window.location.hash).toBe("#/there");
  });
});
