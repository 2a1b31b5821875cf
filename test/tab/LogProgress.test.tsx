import { describe, expect, it } from "@jest/globals";
import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ProgressShape } from "../../src/api/plan-shapes";
import type { ApiClient } from "../../src/ui/asking/api-client";
import { LogProgress } from "../../src/tab/LogProgress";
import { createApiClientDouble, refused } from "../support/api-client-double";
import { aTabServices, show } from "../support/show";

function showLogging(overrides: Partial<ApiClient> = {}) {
  const { api, asked } = createApiClientDouble(overrides);
  const logged: ProgressShape[] = [];
  const withdrawn: string[] = [];
  show(<LogProgress childId="child-jo" targetId="target-1" onLogged={(progress) => void logged.push(progress)} onWithdrawn={(id) => void withdrawn.push(id)} />, { services: aTabServices({ api }) });
  return { asked, logged, withdrawn };
}

const press = (name: string) => userEvent.click(screen.getByRole("button", { name }));

describe("LogProgress", () => {
  it("logs in two taps", async () => {
    const { asked, logged } = showLogging();
    await press("Log progress");
    expect(document.activeElement).toBe(screen.getByRole("button", { name: "Not yet" }));
    await press("Nearly");
    await screen.findByText("Logged: Nearly");
    expect(asked).toEqual(["logProgress"]);
    expect(logged).toMatchObject([{ rating: "nearly", targetId: "target-1" }]);
  });

  it("closes the answers with Escape and logs nothing", async () => {
    const { asked } = showLogging();
    await press("Log progress");
    await userEvent.keyboard("{Escape}");
    expect(screen.queryByRole("button", { name: "Nearly" })).toBeNull();
    expect(asked).toEqual([]);
  });

  it("takes a point back with Undo", async () => {
    const { logged, withdrawn } = showLogging();
    await press("Log progress");
    await press("Got it");
    await userEvent.click(await screen.findByRole("button", { name: "Undo" }));
    await screen.findByText("Taken back");
    expect(withdrawn).toEqual([logged[0]?.id]);
  });

  it("says so when it could not be taken back", async () => {
    showLogging({ withdrawProgress: refused("unavailable") });
    await press("Log progress");
    await press("Got it");
    await userEvent.click(await screen.findByRole("button", { name: "Undo" }));
    await screen.findByText(/could not be taken back/);
    expect(screen.getByText("Logged: Got it")).toBeTruthy();
  });

  it("keeps what was chosen when saving fails, and saves the same point on the second try", async () => {
    const ids: string[] = [];
    let isRefusing = true;
    const { api } = createApiClientDouble();
    const { logged } = showLogging({
      logProgress: (childId, targetId, request) => {
        ids.push(request.id);
        return isRefusing ? refused("bug")() : api.logProgress(childId, targetId, request);
      },
    });
    await press("Log progress");
    await press("A little");
    await screen.findByText(/Not saved: A little/);
    isRefusing = false;
    await press("Try again");
    await screen.findByText("Logged: A little");
    expect(new Set(ids).size).toBe(1);
    expect(logged).toHaveLength(1);
  });

  it("adds a note afterwards, in the place of the point without one", async () => {
    const { logged, withdrawn } = showLogging();
    await press("Log progress");
    await press("Nearly");
    await userEvent.type(await screen.findByLabelText("Note (if you like)"), "Asked twice");
    await press("Add note");
    await screen.findByText("Note added");
    expect(logged).toMatchObject([{ note: "" }, { note: "Asked twice", rating: "nearly" }]);
    await waitFor(() => expect(withdrawn).toEqual([logged[0]?.id]));
  });

  it("keeps the note when it could not be saved", async () => {
    const { api } = createApiClientDouble();
    showLogging({ logProgress: (childId, targetId, request) => (request.note === "" ? api.logProgress(childId, targetId, request) : refused("bug")()) });
    await press("Log progress");
    await press("Nearly");
    await userEvent.type(await screen.findByLabelText("Note (if you like)"), "Asked twice");
    await press("Add note");
    await screen.findByText(/Not saved/);
    expect((screen.getByLabelText("Note (if you like)") as HTMLTextAreaElement).value).toBe("Asked twice");
  });

  it("sends a note again as the same point, because the first may have been kept after all", async () => {
    const { api } = createApiClientDouble();
    const sent: string[] = [];
    showLogging({
      logProgress: (childId, targetId, request) => {
        if (request.note !== "") sent.push(request.id);
        return request.note !== "" && sent.length === 1 ? refused("bug")() : api.logProgress(childId, targetId, request);
      },
    });
    await press("Log progress");
    await press("Nearly");
    await userEvent.type(await screen.findByLabelText("Note (if you like)"), "Asked twice");
    await press("Add note");
    await screen.findByText(/Not saved/);
    await press("Add note");
    await screen.findByText("Note added");
    expect(sent).toHaveLength(2);
    expect(new Set(sent).size).toBe(1);
  });
});
