import { describe, expect, it } from "@jest/globals";
import { replaceGenerated } from "../../../src/cli/docs/generated-part";

describe("replaceGenerated", () => {
  it("replaces what stands between the marks and keeps the rest", () => {
    const page = "before\n<!-- generated: table -->\nold\n<!-- end: table -->\nafter\n";
    expect(replaceGenerated(page, "table", "new")).toBe("before\n<!-- generated: table -->\nnew\n<!-- end: table -->\nafter\n");
  });

  it.each(["no marks", "<!-- generated: table --> no end", "<!-- generated: table --><!-- generated: table --><!-- end: table -->"])("refuses a page with %j", (page) => {
    expect(() => replaceGenerated(page, "table", "new")).toThrow("once each");
  });
});
