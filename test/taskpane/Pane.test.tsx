import { describe, expect, it } from "@jest/globals";
import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ChildAnswer } from "../../src/api/contract";
import type { SignIn, SignInOutcome } from "../../src/host/sign-in";
import { Pane } from "../../src/taskpane/Pane";
import type { ApiClient } from "../../src/ui/asking/api-client";
import { ApiError } from "../../src/ui/asking/api-error";
import { createApiClientDouble } from "../support/api-client-double";
import { type DocumentDouble, createDocumentDouble } from "../support/document-double";
import { aChildAnswer, aChildShape, aMeAnswer, aPlanShape, aTargetShape } from "../support/page-fixtures";

const someone = (name: string): SignInOutcome => ({ kind: "signed-in", person: { id: name, name, userPrincipalName: `${name}@school.example` } });
const TARGET = "iep.t.target-1.statement";
const HOW = "iep.p.help-1.how";

interface Shown {
  readonly silently?: SignInOutcome;
  readonly inWindow?: SignInOutcome;
  readonly answers?: Partial<ApiClient>;
  readonly double?: DocumentDouble;
}

function showPane({ silently = someone("Morgan Hale"), inWindow = { kind: "failed" }, answers = {}, double = createDocumentDouble() }: Shown = {}) {
  const chosen: boolean[] = [];
  const signIn: SignIn = {
    silently: async () => silently,
    withWindow: async ({ choose = false } = {}) => {
      chosen.push(choose);
      return inWindow;
    },
    token: async () => "token",
  };
  const { api, asked } = createApiClientDouble(answers);
  render(<Pane opening={Promise.resolve({ signIn, api, document: double.document, host: { place: { theme: "light" }, onThemeChange: () => undefined } })} onLoadAgain={() => undefined} />);
  return { chosen, asked, double };
}

const press = async (name: string | RegExp) => userEvent.click(await screen.findByRole("button", { name }));

/** A service whose plan moves on as revisions come in. */
function planInService(first: ChildAnswer = aChildAnswer()) {
  const service = { child: first, revisions: [] as unknown[], refusing: undefined as ApiError | undefined };
  const answers: Partial<ApiClient> = {
    child: async () => service.child,
    planVersion: async () => first.plan ?? aPlanShape(),
    revisePlan: async (_plan, request) => {
      service.revisions.push(request);
      if (service.refusing !== undefined) throw service.refusing;
      const plan = service.child.plan ?? aPlanShape();
      const targets = plan.targets.map((target) => ({ ...target, statement: request.texts.find(({ place }) => place.of === "target" && place.field === "statement")?.text ?? target.statement }));
      service.child = { ...service.child, plan: { ...plan, version: plan.version + 1, targets } };
      return service.child;
    },
  };
  return { service, answers };
}

async function showInserted(first?: ChildAnswer) {
  const { service, answers } = planInService(first);
  const shown = showPane({ answers });
  await press(/Jo O'Neill-Wren/);
  await press("Insert plan");
  await screen.findByText(/inserted/);
  return { service, ...shown };
}

describe("Pane", () => {
  it("says who is signed in, and lets another person sign in", async () => {
    const { chosen } = showPane({ inWindow: someone("Amina") });
    await screen.findByText("Signed in as Morgan Hale");
    await press("Not you?");
    await screen.findByText("Signed in as Amina");
    expect(screen.queryByText("Signed in as Morgan Hale")).toBeNull();
    expect(chosen).toEqual([true]);
  });

  it("offers a button when nobody can be signed in silently, and keeps it when that fails", async () => {
    const { chosen } = showPane({ silently: { kind: "needs-click" } });
    await press("Sign in");
    expect(await screen.findByText(/Signing in did not work/)).toBeTruthy();
    expect(chosen).toEqual([false]);
  });

  it("says so when it cannot be opened", async () => {
    let rounds = 0;
    render(<Pane opening={Promise.reject(new Error("no settings"))} onLoadAgain={() => (rounds += 1)} />);
    await press("Try again");
    expect(rounds).toBe(1);
  });

  it("asks to be opened in Word when there is no document, and signs nobody in", async () => {
    const { api } = createApiClientDouble();
    const signIn = { silently: () => Promise.reject(new Error("asked")) } as unknown as SignIn;
    render(<Pane opening={Promise.resolve({ signIn, api, document: undefined, host: { place: { theme: "light" }, onThemeChange: () => undefined } })} onLoadAgain={() => undefined} />);
    expect(await screen.findByRole("heading", { name: "Open this in Word" })).toBeTruthy();
    expect(screen.getByRole("button", { name: "Try again" })).toBeTruthy();
  });

  it("keeps a pupil out", async () => {
    showPane({ answers: { me: () => Promise.reject(new ApiError({ code: "not-allowed" })) } });
    expect(await screen.findByText("Baton is for staff")).toBeTruthy();
  });
});

describe("finding a child", () => {
  it("looks among the children of the classes for a teacher who sees no register", async () => {
    const { asked } = showPane({ answers: { me: async () => aMeAnswer({ seesCaseload: false }) } });
    expect(await screen.findByRole("button", { name: /Jo O'Neill-Wren/ })).toBeTruthy();
    expect(asked).not.toContain("caseload");
  });

  it("narrows by what is typed, and says when nobody fits", async () => {
    showPane();
    const search = await screen.findByRole("searchbox", { name: "Type a name" });
    await userEvent.type(search, "neill");
    expect(screen.getByText("1 child")).toBeTruthy();
    await userEvent.type(search, "x");
    expect(screen.getByText("Nobody matches")).toBeTruthy();
  });

  it("says when there is nobody", async () => {
    showPane({ answers: { caseload: async () => ({ children: [], needsMending: [] }) } });
    expect(await screen.findByText("There is nobody here yet")).toBeTruthy();
  });
});

describe("a child's plan in the document", () => {
  it("is inserted with its texts in fields, and said to a screen reader", async () => {
    const { double } = await showInserted();
    expect(double.plans).toMatchObject([{ tag: "iep:plan-1:2" }]);
    expect(double.plans[0]?.fields).toContainEqual({ tag: TARGET, text: "Reads 20 common words", isTwice: false });
    expect(screen.getByText(/inserted/).closest("[role=status]")).not.toBeNull();
    expect(await screen.findByText("This document holds version 2, the plan in force.")).toBeTruthy();
  });

  it("is put at the end when the cursor is in a table", async () => {
    const double = createDocumentDouble();
    double.trouble = "no-place";
    showPane({ double });
    await press(/Jo O'Neill-Wren/);
    await press("Insert plan");
    expect(await screen.findByText(/cursor is in a table/)).toBeTruthy();
    double.trouble = undefined;
    await press("Insert at the end");
    await screen.findByText(/inserted/);
    expect(double.asked).toEqual(["insert at cursor", "insert at end"]);
  });

  it("is not offered while there is none", async () => {
    const { plan: _plan, ...withoutPlan } = aChildAnswer();
    showPane({ answers: { child: async () => withoutPlan } });
    await press(/Jo O'Neill-Wren/);
    expect(await screen.findByText("There is no plan to insert yet")).toBeTruthy();
  });

  it("is told from another child's, and from two copies", async () => {
    const { double } = await showInserted();
    const [first] = double.plans;
    if (first === undefined) throw new Error("no plan");
    double.plans.splice(0, 1, { ...first, tag: "iep:plan-of-another:1" });
    await press("Check the document");
    expect(await screen.findByText(/another child's/)).toBeTruthy();
    double.plans.splice(0, 1, { ...first, holdsSelection: false }, { ...first, key: 9, holdsSelection: false });
    await press("Check the document");
    expect(await screen.findByText(/more than once/)).toBeTruthy();
  });
});

describe("changes in a document", () => {
  it("are listed with both texts, and saved as the next version with the document marked with it", async () => {
    const { double, service } = await showInserted();
    double.type(TARGET, "Reads 30 common words");
    await press("Check the document");
    const change = await screen.findByRole("listitem", { name: "Target 1" });
    expect(within(change).getByText("Reads 20 common words")).toBeTruthy();
    expect(within(change).getByText("Reads 30 common words")).toBeTruthy();
    await userEvent.type(screen.getByRole("textbox", { name: "Agreed with" }), "Mum by phone");
    await press("Save to the plan");
    expect(await screen.findByText("Saved as version 3.")).toBeTruthy();
    expect(service.revisions).toEqual([{ over: 2, texts: [{ place: { of: "target", targetId: "target-1", field: "statement" }, text: "Reads 30 common words" }], agreedWith: "Mum by phone" }]);
    expect(double.plans[0]?.tag).toBe("iep:plan-1:3");
    expect(double.plans[0]?.fields.find(({ tag }) => tag === "iep.f.version")?.text).toBe("version 3");
  });

  it("are read again when the reader comes back to the pane", async () => {
    const { double } = await showInserted();
    double.type(HOW, "Say it twice");
    window.dispatchEvent(new Event("focus"));
    expect(await screen.findByRole("listitem", { name: "Target 1, help 1: How it is given" })).toBeTruthy();
  });

  it("are not saved while nobody has agreed or a text is missing", async () => {
    const { double, service } = await showInserted();
    double.type(TARGET, "");
    await press("Check the document");
    await press("Save to the plan");
    expect(await screen.findByText("Target, Target 1: Fill this in")).toBeTruthy();
    expect(screen.getByText("Fill this in")).toBeTruthy();
    expect(service.revisions).toEqual([]);
  });

  it("are not saved when the document has changed since they were looked at", async () => {
    const { double, service } = await showInserted();
    double.type(TARGET, "One");
    await press("Check the document");
    await userEvent.type(await screen.findByRole("textbox", { name: "Agreed with" }), "Mum");
    double.type(TARGET, "Two");
    await press("Save to the plan");
    expect(await screen.findByText(/changed since it was checked/)).toBeTruthy();
    expect(service.revisions).toEqual([]);
  });

  it("stay when the connection is lost, with a way on", async () => {
    const { double, service } = await showInserted();
    double.type(TARGET, "Reads 30");
    await press("Check the document");
    await userEvent.type(await screen.findByRole("textbox", { name: "Agreed with" }), "Mum");
    service.refusing = new ApiError({ code: "offline" });
    await press("Save to the plan");
    expect(await screen.findByText(/no connection/)).toBeTruthy();
    expect(screen.getByRole("listitem", { name: "Target 1" })).toBeTruthy();
    expect(screen.getByRole<HTMLTextAreaElement>("textbox", { name: "Agreed with" }).value).toBe("Mum");
    service.refusing = undefined;
    await waitFor(() => expect(screen.getByRole<HTMLButtonElement>("button", { name: "Save to the plan" }).disabled).toBe(false));
    await press("Save to the plan");
    expect(await screen.findByText("Saved as version 3.")).toBeTruthy();
  });

  it("are offered beside the plan's own when both have changed, and the choice decides", async () => {
    const { double, service } = await showInserted();
    double.type(TARGET, "From Word");
    double.type(HOW, "Also from Word");
    service.child = aChildAnswer({ plan: aPlanShape({ version: 3, targets: [aTargetShape({ statement: "From the tab" })] }) });
    await press("Check the document");
    const change = await screen.findByRole("listitem", { name: "Target 1" });
    await userEvent.click(within(change).getByRole("radio", { name: "The plan's text" }));
    await userEvent.type(screen.getByRole("textbox", { name: "Agreed with" }), "Mum");
    await press("Save to the plan");
    expect(await screen.findByText("Saved as version 4.")).toBeTruthy();
    expect(service.revisions).toMatchObject([{ over: 3, texts: [{ place: { of: "provision", field: "how" } }] }]);
    expect(double.plans[0]?.fields.find(({ tag }) => tag === TARGET)?.text).toBe("From the tab");
  });

  it("survive an update of the document, which brings in only what changed in the plan", async () => {
    const { double, service } = await showInserted();
    double.type(HOW, "From Word");
    service.child = aChildAnswer({ plan: aPlanShape({ version: 3, targets: [aTargetShape({ statement: "From the tab" })] }) });
    await press("Check the document");
    await press("Update the document");
    expect(await screen.findByText("The document is up to date with version 3.")).toBeTruthy();
    const texts = new Map(double.plans[0]?.fields.map(({ tag, text }) => [tag, text]));
    expect([texts.get(TARGET), texts.get(HOW), double.plans[0]?.tag]).toEqual(["From the tab", "From Word", "iep:plan-1:3"]);
    expect(await screen.findByRole("listitem", { name: "Target 1, help 1: How it is given" })).toBeTruthy();
  });

  it("for which the plan has no place any more are shown, and left out only when that is said", async () => {
    const { double, service } = await showInserted();
    double.type(HOW, "From Word");
    service.child = aChildAnswer({ plan: aPlanShape({ version: 3, targets: [aTargetShape({ provision: [] })] }) });
    await press("Check the document");
    expect(await screen.findByText("Target 1, help 1: How it is given: From Word")).toBeTruthy();
    await press("Update the document");
    await press("Leave them out");
    expect(await screen.findByText("The document is up to date with version 3.")).toBeTruthy();
    expect(double.asked).toContain("replace");
  });

  it("that removed a field delete nothing, and the field can be put back", async () => {
    const { double } = await showInserted();
    double.remove(HOW);
    double.type(TARGET, "From Word");
    await press("Check the document");
    expect(await screen.findByText("Target 1, help 1: How it is given")).toBeTruthy();
    await press("Put them back");
    expect(await screen.findByText("The texts are back in the document.")).toBeTruthy();
    const texts = new Map(double.plans[0]?.fields.map(({ tag, text }) => [tag, text]));
    expect([texts.get(HOW), texts.get(TARGET), double.plans[0]?.tag]).toEqual(["Say it, trace it", "From Word", "iep:plan-1:2"]);
  });

  it("cannot be saved by somebody who may only read", async () => {
    await showInserted(aChildAnswer({ mayWritePlan: false }));
    expect(screen.queryByRole("button", { name: "Save to the plan" })).toBeNull();
    expect(screen.getByText(/can save changes to it/)).toBeTruthy();
  });

  it("are said to be saved although the document could not be marked", async () => {
    const { double } = await showInserted();
    double.type(TARGET, "Reads 30");
    await press("Check the document");
    await userEvent.type(await screen.findByRole("textbox", { name: "Agreed with" }), "Mum");
    double.trouble = "read-only";
    await press("Save to the plan");
    expect(await screen.findByText(/Saved as version 3, but the document/)).toBeTruthy();
  });
});

it("a child other than the caseload's first is found by keyboard alone", async () => {
  showPane({ answers: { caseload: async () => ({ children: [{ child: aChildShape(), standing: "current", hasDraft: false, teamSize: 1 }], needsMending: [] }) } });
  const row = await screen.findByRole("button", { name: /Jo O'Neill-Wren/ });
  row.focus();
  await userEvent.keyboard("{Enter}");
  expect(await screen.findByRole("heading", { level: 1, name: /Jo O'Neill-Wren/ })).toBeTruthy();
});
