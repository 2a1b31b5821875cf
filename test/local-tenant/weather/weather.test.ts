import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { WEATHER_PRESETS } from "../../../src/local-tenant/weather/presets";
import { createWeather } from "../../../src/local-tenant/weather/weather";
import { weatherPlan } from "../../../src/local-tenant/weather/weather-rule";

const PAGE = "the-teams-page";
const get = { method: "GET", path: "/v1.0/sites/s/lists/l/items", appId: "the-product" };
const strikes = (plan: unknown, requests = Array.from({ length: 200 }, () => get)) => {
  const weather = createWeather(new Set([PAGE]));
  weather.set(weatherPlan.parse(plan));
  return { weather, mishaps: requests.map((request) => weather.strike(request)) };
};

describe("the weather", () => {
  it("is fair until rules are set", () => {
    expect(createWeather(new Set()).strike(get)).toEqual({ delayMs: 0 });
  });

  it("is the same for the same seed and the same requests, and another for another seed", () => {
    const rules = [{ kind: "503", percent: 50 }];
    expect(strikes({ seed: 7, rules }).mishaps).toEqual(strikes({ seed: 7, rules }).mishaps);
    expect(strikes({ seed: 8, rules }).mishaps).not.toEqual(strikes({ seed: 7, rules }).mishaps);
  });

  it("strikes about as many of a hundred as a rule says", () => {
    fc.assert(fc.property(fc.nat(10_000), fc.integer({ min: 0, max: 100 }), (seed, percent) => {
      const struck = strikes({ seed, rules: [{ kind: "reset", percent }] }).mishaps.filter((one) => one.before !== undefined).length;
      return Math.abs(struck / 2 - percent) < 20;
    }));
  });

  it("strikes no more often than a rule's times, and tells how often it did", () => {
    const { weather, mishaps } = strikes({ rules: [{ kind: "429", times: 2, retryAfterSeconds: 3 }] });
    expect(mishaps.filter((one) => one.before !== undefined)).toEqual([1, 2].map(() => ({ delayMs: 0, before: { kind: "429", retryAfterSeconds: 3 } })));
    expect(weather.report()).toMatchObject([{ met: 2, struck: 2 }]);
  });

  it("passes one trouble at most, and delays besides", () => {
    const { mishaps } = strikes({ rules: [{ kind: "500" }, { kind: "commit-then-reset" }, { kind: "latency", delayMs: [5, 5] }] }, [get]);
    expect(mishaps).toEqual([{ delayMs: 5, before: { kind: "500", retryAfterSeconds: undefined } }]);
  });

  it.each([
    ["another method", { methods: ["POST"] }, get],
    ["another place", { pathIncludes: "/drives/" }, get],
    ["another application", { apps: ["somebody"] }, get],
    ["the tenant's own pages", {}, { ...get, appId: PAGE }],
  ])("leaves %s alone", (_what, limit, request) => {
    expect(strikes({ rules: [{ kind: "500", ...limit }] }, [request]).mishaps).toEqual([{ delayMs: 0 }]);
  });

  it("reaches the tenant's own pages when they are named", () => {
    expect(strikes({ rules: [{ kind: "500", apps: [PAGE] }] }, [{ ...get, appId: PAGE }]).mishaps[0]?.before?.kind).toBe("500");
  });

  it.each(WEATHER_PRESETS)("has a preset that can be set: $name", ({ plan }) => {
    expect(weatherPlan.parse(plan).rules).toHaveLength(plan.rules.length);
  });

  it("fails about half of all requests under the preset that says so", () => {
    const plan = WEATHER_PRESETS.find(({ name }) => name.startsWith("Half"))?.plan;
    const failed = strikes(plan, Array.from({ length: 2_000 }, () => get)).mishaps.filter((one) => one.before !== undefined || one.after !== undefined).length;
    expect(failed / 2_000).toBeGreaterThan(0.42);
    expect(failed / 2_000).toBeLessThan(0.58);
  });
});
