import { describe, expect, it } from "@jest/globals";
import { screen, within } from "@testing-library/react";
import { PlanView } from "../../../src/ui/plan/PlanView";
import { aPlanShape, aProgressShape, aTargetShape } from "../../support/page-fixtures";
import { show } from "../../support/show";

describe("PlanView", () => {
  it("shows each target with its help in words", () => {
    show(<PlanView plan={aPlanShape()} loggingFor={() => undefined} />);
    const target = within(screen.getByRole("article", { name: "Reads 20 common words" }));
    expect(target.getByText("By 18 Dec 2026")).toBeTruthy();
    expect(target.getByText("3 × 20 min a week")).toBeTruthy();
    expect(target.getByText(/one to one · with Class teacher · Library corner · looked at again 6 Nov 2026/)).toBeTruthy();
    expect(target.getByText("No progress logged yet")).toBeTruthy();
  });

  it("tells progress in words beside the picture, oldest first", () => {
    const progress = [aProgressShape({ id: "2", rating: "got-it" }), aProgressShape({ id: "1", rating: "not-yet", note: "Tired today" })];
    show(<PlanView plan={aPlanShape({ targets: [aTargetShape({ progress })] })} loggingFor={() => undefined} />);
    expect(screen.getByRole("img").getAttribute("aria-label")).toBe("2 observations, oldest first: Not yet, Got it");
    expect(screen.getByText("Got it, 5 Oct 2026")).toBeTruthy();
    expect(screen.getByText("Tired today")).toBeTruthy();
  });

  it("leaves out what nobody has written", () => {
    show(<PlanView plan={aPlanShape({ strategies: " ", leadName: "", targets: [] })} loggingFor={() => undefined} />);
    expect(screen.queryByText("Strategies for every lesson")).toBeNull();
    expect(screen.queryByText("Led by")).toBeNull();
  });
});
