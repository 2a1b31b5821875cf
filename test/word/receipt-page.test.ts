import { describe, expect, it } from "@jest/globals";
import { receiptPage } from "../../src/word/receipt-page";

describe("the page of a receipt", () => {
  it("names the schools, the day and the code, and runs nothing", () => {
    const page = receiptPage({ code: "0f3a-77c1-9b20-4de8-a615", fromSchool: "Elm <Primary>", toSchool: "Riverside", receivedOn: "2026-10-02" });
    expect(page).toContain("Elm &lt;Primary&gt;</strong> on 2 October 2026");
    expect(page).toContain("<code>0f3a-77c1-9b20-4de8-a615</code>");
    expect(page).not.toMatch(/<script|https?:|<link/);
  });
});
