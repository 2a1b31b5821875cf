import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { act, renderHook, waitFor } from "@testing-library/react";
import { usePageAddress } from "../../src/tab/use-page-address";

describe("usePageAddress", () => {
  beforeEach(() => {
    window.scrollTo = () => undefined;
    window.history.replaceState(null, "", "#/");
  });
  afterEach(() => {
    window.history.replaceState(null, "", "#/");
  });

  it("can go back only while a page of ours lies behind", async () => {
    const { result } = renderHook(() => usePageAddress(window));
    expect(result.current.canGoBack).toBe(false);
    act(() => result.current.open({ page: "child", childId: "child-jo" }));
    await waitFor(() => expect(result.current.canGoBack).toBe(true));
    act(() => result.current.back());
    await waitFor(() => expect(result.current.address).toEqual({ page: "home" }));
    expect(result.current).toMatchObject({ canGoBack: false, moves: 2 });
  });

  it("has nothing behind a page that took the place of the first", async () => {
    const { result } = renderHook(() => usePageAddress(window));
    act(() => result.current.replace({ page: "child", childId: "child-jo" }));
    await waitFor(() => expect(result.current.address).toEqual({ page: "child", childId: "child-jo" }));
    expect(result.current.canGoBack).toBe(false);
  });
});
