import { describe, expect, it } from "@jest/globals";
import { ApiError } from "../../../src/ui/asking/api-error";
import { createDraftKeeper } from "../../../src/tab/writer/draft-keeper";
import { createDraftShelf } from "../../../src/tab/writer/draft-shelf";
import { createApiClientDouble, refused } from "../../support/api-client-double";
import { aPlanContent } from "../../support/builders";
import { eventually } from "../../support/eventually";

const start = { childId: "child-jo", content: aPlanContent({ longTermObjective: "" }), revision: 0 };
const write = (longTermObjective: string) => (content: ReturnType<typeof aPlanContent>) => ({ ...content, longTermObjective });

describe("createDraftKeeper", () => {
  it("sends nothing before something has been typed", async () => {
    const { api, asked } = createApiClientDouble();
    await createDraftKeeper(api, start).keepNow();
    expect(asked).toEqual([]);
  });

  it("keeps what was typed by itself, once the writer pauses", async () => {
    const double = createApiClientDouble();
    const keeper = createDraftKeeper(double.api, start);
    keeper.change(write("Rea"));
    keeper.change(write("Reads"));
    expect(keeper.read().keeping).toEqual({ kind: "unsaved" });
    await eventually(() => expect(keeper.read().keeping).toEqual({ kind: "saved", at: "2026-09-07T10:42:00Z" }));
    expect(double.draft?.content.longTermObjective).toBe("Reads");
    expect(double.asked).toEqual(["keepDraft"]);
    expect(keeper.hasUnkept()).toBe(false);
  });

  it("keeps the text and tries again after a lost connection", async () => {
    let isOffline = true;
    const double = createApiClientDouble();
    const api = { ...double.api, keepDraft: (...question: Parameters<typeof double.api.keepDraft>) => (isOffline ? refused("offline")() : double.api.keepDraft(...question)) };
    const keeper = createDraftKeeper(api, start);
    keeper.change(write("Reads"));
    await keeper.keepNow();
    expect(keeper.read()).toMatchObject({ content: { longTermObjective: "Reads" }, keeping: { kind: "failed", failure: { code: "offline" } } });
    expect(keeper.hasUnkept()).toBe(true);
    isOffline = false;
    await keeper.keepNow();
    expect(double.draft?.content.longTermObjective).toBe("Reads");
  });

  it("brings together what two windows changed in different places, without asking", async () => {
    const double = createApiClientDouble();
    const [here, there] = [createDraftKeeper(double.api, start), createDraftKeeper(double.api, start)];
    there.change((content) => ({ ...content, strategies: "Theirs" }));
    await there.keepNow();
    here.change(write("Mine"));
    await here.keepNow();
    await eventually(() => expect(double.draft?.content).toMatchObject({ longTermObjective: "Mine", strategies: "Theirs" }));
    expect(here.read().content).toMatchObject({ longTermObjective: "Mine", strategies: "Theirs" });
  });

  it("shows a conflict with what another window kept, and goes on with this page when told to", async () => {
    const double = createApiClientDouble();
    const [here, there] = [createDraftKeeper(double.api, start), createDraftKeeper(double.api, start)];
    there.change(write("Theirs"));
    await there.keepNow();
    here.change(write("Mine"));
    await here.keepNow();
    expect(here.read().keeping).toMatchObject({ kind: "conflict", other: { content: { longTermObjective: "Theirs" } } });
    here.change(write("Mine, longer"));
    expect(here.read().keeping.kind).toBe("conflict");
    here.choose("mine");
    await eventually(() => expect(double.draft?.content.longTermObjective).toBe("Mine, longer"));
  });

  it("takes up the other window's text when told to", async () => {
    const double = createApiClientDouble();
    const [here, there] = [createDraftKeeper(double.api, start), createDraftKeeper(double.api, start)];
    there.change(write("Theirs"));
    await there.keepNow();
    here.change(write("Mine"));
    await here.keepNow();
    here.choose("other");
    expect(here.read()).toMatchObject({ content: { longTermObjective: "Theirs" }, keeping: { kind: "saved" } });
    expect(here.hasUnkept()).toBe(false);
  });

  it("sees its own text in a draft whose answer was lost, and carries on", async () => {
    const double = createApiClientDouble();
    let losesAnswer = true;
    const keepDraft: typeof double.api.keepDraft = async (...question) => {
      const answer = await double.api.keepDraft(...question);
      if (!losesAnswer) return answer;
      losesAnswer = false;
      throw new ApiError({ code: "offline" });
    };
    const keeper = createDraftKeeper({ ...double.api, keepDraft }, start);
    keeper.change(write("Reads"));
    await keeper.keepNow();
    expect(keeper.read().keeping.kind).toBe("failed");
    await keeper.keepNow();
    expect(keeper.read().keeping.kind).toBe("saved");
    expect(double.draft?.revision).toBe(1);
  });

  it("sends nothing while the plan is being agreed, and goes on when that failed", async () => {
    const double = createApiClientDouble();
    const keeper = createDraftKeeper(double.api, start);
    keeper.change(write("Reads"));
    await keeper.rest();
    await keeper.keepNow();
    expect(double.asked).toEqual([]);
    keeper.wake();
    await eventually(() => expect(double.draft?.content.longTermObjective).toBe("Reads"));
  });

  it("keeps one thing at a time, so that its own saves never meet", async () => {
    const double = createApiClientDouble();
    const keeper = createDraftKeeper(double.api, start);
    const seen: string[] = [];
    const stop = keeper.subscribe(() => void seen.push(keeper.read().keeping.kind));
    keeper.change(write("One"));
    const first = keeper.keepNow();
    keeper.change(write("Two"));
    await Promise.all([first, keeper.keepNow(), keeper.keepNow()]);
    stop();
    expect(seen).not.toContain("conflict");
    expect(double.draft?.content.longTermObjective).toBe("Two");
    expect(double.draft?.revision).toBe(2);
  });
});

describe("createDraftShelf", () => {
  it("remembers only drafts that hold something the service has not got", async () => {
    const shelf = createDraftShelf();
    const keeper = createDraftKeeper(createApiClientDouble().api, start);
    shelf.put("child-jo", keeper);
    expect(shelf.findUnkept("child-jo")).toBeUndefined();
    keeper.change(write("Reads"));
    expect(shelf.findUnkept("child-jo")).toBe(keeper);
    expect(shelf.hasUnkept()).toBe(true);
    await keeper.keepNow();
    expect(shelf.hasUnkept()).toBe(false);
    shelf.drop("child-jo");
    expect(shelf.findUnkept("child-jo")).toBeUndefined();
  });
});
