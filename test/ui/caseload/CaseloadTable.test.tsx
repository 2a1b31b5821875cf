import { describe, expect, it } from "@jest/globals";
import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { CaseloadAlerts } from "../../../src/ui/caseload/CaseloadAlerts";
import { CaseloadTable } from "../../../src/ui/caseload/CaseloadTable";
import { StandingPicture } from "../../../src/ui/caseload/StandingPicture";
import { aCaseloadChild, aChildShape } from "../../support/page-fixtures";
import { show } from "../../support/show";

describe("CaseloadTable", () => {
  it("says of each child how the plan stands and how many people know", () => {
    const { plan: _plan, ...without } = aCaseloadChild({ child: aChildShape({ id: "2", name: "Tomos Prŵys-Jones", yearGroup: "R" }), standing: "no-plan", hasDraft: true, teamSize: 1 });
    show(<CaseloadTable rows={[aCaseloadChild({ standing: "nobody-told", teamSize: 0 }), without]} hrefOf={(id) => `#${id}`} onOpen={() => undefined} />);
    const [, first, second] = screen.getAllByRole("row");
    expect(within(first as HTMLElement).getByText("Nobody told")).toBeTruthy();
    expect(within(first as HTMLElement).getByText("Nobody")).toBeTruthy();
    expect(within(second as HTMLElement).getByText("Draft")).toBeTruthy();
    expect(within(second as HTMLElement).getByText("Reception · Willow")).toBeTruthy();
    expect(within(second as HTMLElement).getByText("1 person")).toBeTruthy();
  });

  it("leads to the child", async () => {
    const opened: string[] = [];
    show(<CaseloadTable rows={[aCaseloadChild()]} hrefOf={(id) => `#/child/${id}`} onOpen={(id) => void opened.push(id)} />);
    const link = screen.getByRole("link", { name: "Jo O'Neill-Wren" });
    expect(link.getAttribute("href")).toBe("#/child/child-jo");
    await userEvent.click(link);
    expect(opened).toEqual(["child-jo"]);
  });
});

describe("StandingPicture", () => {
  const counts = { "nobody-told": 0, overdue: 2, "no-plan": 0, "due-soon": 0, "in-review": 0, current: 3 };

  it("says in words what it shows in colour", () => {
    show(<StandingPicture counts={counts} chosen={undefined} onChoose={() => undefined} />);
    expect(screen.getByRole("img").getAttribute("aria-label")).toBe("How the plans stand: 2 Review overdue, 3 Current");
  });

  it("chooses one, and lets it go again", async () => {
    const chosen: unknown[] = [];
    show(<StandingPicture counts={counts} chosen="current" onChoose={(standing) => void chosen.push(standing)} />);
    await userEvent.click(screen.getByRole("button", { name: "Show only: Review overdue" }));
    await userEvent.click(screen.getByRole("button", { name: "Show only: Current" }));
    expect(chosen).toEqual(["overdue", undefined]);
  });
});

describe("CaseloadAlerts", () => {
  it("shows nothing when all is well", () => {
    show(<CaseloadAlerts nobodyToldCount={0} needsMending={[]} onShowNobodyTold={() => undefined} concernCount={0} onShowConcerns={() => undefined} />);
    expect(screen.queryByRole("button")).toBeNull();
  });

  it("counts what cannot wait, and names rows by their keys", () => {
    show(<CaseloadAlerts nobodyToldCount={2} needsMending={[{ list: "Targets", problems: ["DueOn is not a day"] }]} onShowNobodyTold={() => undefined} concernCount={0} onShowConcerns={() => undefined} />);
    expect(screen.getByText("2 children have a plan that nobody has been told about")).toBeTruthy();
    expect(screen.getByText("Targets list, row without a key: DueOn is not a day")).toBeTruthy();
  });
});
