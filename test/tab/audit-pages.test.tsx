import { describe, expect, it } from "@jest/globals";
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { AuditAnswer } from "../../src/api/audit";
import { AuditCheckPage } from "../../src/tab/AuditCheckPage";
import { AuditPart } from "../../src/tab/AuditPart";
import type { ApiClient, AuditAsked } from "../../src/ui/asking/api-client";
import { ApiError } from "../../src/ui/asking/api-error";
import { createApiClientDouble } from "../support/api-client-double";
import { aMeAnswer } from "../support/page-fixtures";
import { aTabServices, show } from "../support/show";

const SEEN = { sequence: 4, doneAt: "2026-10-01T09:00:00Z", action: "seen", subjectKind: "plan", byName: "Amina Yusuf", isByService: false, version: 2 } as const;
const SHARED = { ...SEEN, sequence: 5, action: "shared", subjectKind: "folder", byName: "", isByService: true, version: undefined, withName: "Tom Reed" } as const;
const GONE = { ...SEEN, sequence: 6, action: "changed", subjectKind: "progress", byName: "", version: undefined } as const;

function openPart(audit: ApiClient["audit"]): readonly AuditAsked[] {
  const asked: AuditAsked[] = [];
  const { api } = createApiClientDouble({
    audit: async (question) => {
      asked.push(question);
      return await audit(question);
    },
  });
  show(<AuditPart childId="child-jo" />, { services: aTabServices({ api }) });
  return asked;
}
const answer = (entries: readonly AuditAnswer["entries"][number][], page = 1, pageCount = 1): AuditAnswer => ({ entries: [...entries], page, pageCount, total: entries.length });

describe("who has seen and changed a child", () => {
  it("asks only when it is opened, and says who, what and when in words", async () => {
    const asked = openPart(async () => answer([GONE, SHARED, SEEN]));
    expect(asked).toEqual([]);
    await userEvent.click(screen.getByRole("button", { name: "Show" }));
    const rows = within(await screen.findByRole("table", { name: "Who has seen and changed this" })).getAllByRole("row").slice(1);
    expect(rows.map((row) => within(row).getAllByRole("cell").slice(1).map((cell) => cell.textContent))).toEqual([
      ["Somebody who has left", "Changed: a progress entry"], ["Baton", "Shared: the plan folder: Tom Reed"], ["Amina Yusuf", "Seen: the plan, version 2"],
    ]);
    expect(screen.queryByText(/^Page/)).toBeNull();
    await userEvent.click(screen.getByRole("button", { name: "Hide" }));
    expect(screen.queryByRole("table")).toBeNull();
  });

  it("filters by kind and goes from page to page", async () => {
    const asked = openPart(async ({ page, action }) => (action === "shared" ? answer([]) : answer([SEEN], page, 2)));
    await userEvent.click(screen.getByRole("button", { name: "Show" }));
    await screen.findByText("Page 1 of 2");
    expect(screen.getByRole("button", { name: "Newer" }).getAttribute("aria-disabled")).toBe("true");
    await userEvent.click(screen.getByRole("button", { name: "Older" }));
    await screen.findByText("Page 2 of 2");
    await userEvent.selectOptions(screen.getByRole("combobox", { name: "Which" }), "Shared");
    await screen.findByRole("heading", { name: "Nothing of this kind" });
    expect(asked.map(({ action, page }) => [action, page])).toEqual([["", 1], ["", 2], ["shared", 1]]);
  });

  it("says when it cannot be read, and tries again", async () => {
    let rounds = 0;
    openPart(async () => ((rounds += 1) === 1 ? Promise.reject(new ApiError({ code: "offline" })) : answer([])));
    await userEvent.click(screen.getByRole("button", { name: "Show" }));
    await userEvent.click(await screen.findByRole("button", { name: /again/i }));
    await screen.findByRole("heading", { name: "Nothing yet" });
    expect(rounds).toBe(2);
  });
});

describe("the page that checks the audit", () => {
  function openPage(overrides: Partial<ApiClient>): void {
    const [school] = aMeAnswer().schools;
    if (school === undefined) throw new Error("no school");
    const navigation = { address: { page: "audit" }, moves: 0, canGoBack: false, open: () => undefined, replace: () => undefined, back: () => undefined } as const;
    show(<AuditCheckPage school={school} navigation={navigation} />, { services: aTabServices({ api: createApiClientDouble(overrides).api }) });
  }

  it("says that it was never checked, and checks", async () => {
    openPage({ checkAuditNow: async () => ({ rowCount: 3, waiting: 2, checkedAt: "2026-09-07T10:42:00Z", faults: [] }) });
    await screen.findByText("Not checked yet");
    await userEvent.click(screen.getByRole("button", { name: "Check now" }));
    await screen.findByText("Nothing is missing and nothing was altered");
    expect(screen.getByText(/3 rows, last checked/)).toBeTruthy();
    expect(screen.getByText("2 entries wait to be written.")).toBeTruthy();
  });

  it("names the rows that were altered, and keeps them when checking fails", async () => {
    const faults = [{ kind: "missing", from: 2, until: 3 }, { kind: "edited", from: 7, until: 7 }] as const;
    openPage({
      auditCheck: async () => ({ rowCount: 9, waiting: 0, checkedAt: "2026-09-07T10:42:00Z", faults: [...faults] }),
      checkAuditNow: () => Promise.reject(new ApiError({ code: "unavailable" })),
    });
    await screen.findByText("The record has been altered");
    await userEvent.click(screen.getByRole("button", { name: "Check now" }));
    await waitFor(() => expect(screen.getByRole("button", { name: /again/i })).toBeTruthy());
    expect(screen.getAllByRole("listitem").map((item) => item.textContent)).toEqual(["Rows 2 to 3 are missing", "Row 7 is edited by hand"]);
  });
});
