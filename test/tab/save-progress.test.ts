import { describe, expect, it } from "@jest/globals";
import { ApiError } from "../../src/ui/asking/api-error";
import { saveProgress } from "../../src/tab/save-progress";
import { aProgressShape } from "../support/page-fixtures";

const place = { childId: "child-jo", targetId: "target-1" };
const request = { id: "0b0c8a52-1f0e-4f57-9d52-2f0a1f3f5b11", rating: "nearly", note: "" } as const;

function serviceThatFails(...codes: ApiError["failure"]["code"][]) {
  const ids: string[] = [];
  const left = [...codes];
  const logProgress = async (_child: string, _target: string, sent: { readonly id: string }) => {
    ids.push(sent.id);
    const code = left.shift();
    if (code !== undefined) throw new ApiError({ code });
    return { progress: aProgressShape({ id: sent.id }) };
  };
  return { logProgress, ids };
}

describe("saveProgress", () => {
  it.each([[[]], [["offline"]], [["unavailable", "too-slow"]]] as const)("gets through after %j, always under one id", async (codes) => {
    const service = serviceThatFails(...codes);
    const { progress } = await saveProgress(service, place, { request, pause: async () => undefined });
    expect(progress.id).toBe(request.id);
    expect(new Set(service.ids)).toEqual(new Set([request.id]));
  });

  it("gives up after three attempts", async () => {
    const service = serviceThatFails("offline", "offline", "offline");
    await expect(saveProgress(service, place, { request, pause: async () => undefined })).rejects.toThrow(ApiError);
    expect(service.ids).toHaveLength(3);
  });

  it("does not repeat what was refused", async () => {
    const service = serviceThatFails("not-allowed");
    await expect(saveProgress(service, place, { request, pause: async () => undefined })).rejects.toThrow("not-allowed");
    expect(service.ids).toHaveLength(1);
  });
});
