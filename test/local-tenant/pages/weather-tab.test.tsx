import { FluentProvider, webLightTheme } from "@fluentui/react-components";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { cleanup, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { WeatherTab } from "../../../src/local-tenant/admin/page/WeatherTab";
import { nameOfWeather, type WeatherPlan, type WeatherPreset } from "../../../src/local-tenant/admin/page/weather-client";
import { WEATHER_PRESETS } from "../../../src/local-tenant/weather/presets";
import { createWeather } from "../../../src/local-tenant/weather/weather";
import { weatherPlan } from "../../../src/local-tenant/weather/weather-rule";

describe("the weather tab", () => {
  const weather = createWeather(new Set());
  const realFetch = globalThis.fetch;

  beforeEach(() => {
    weather.set({ seed: 1, rules: [] });
    globalThis.fetch = (address, init) => {
      const path = new URL(String(address), "http://localhost").pathname;
      if (init?.method === "PUT") weather.set(weatherPlan.parse(JSON.parse(String(init.body))));
      const body = path.endsWith("/report") ? { rules: weather.report() } : path.endsWith("/presets") ? { presets: WEATHER_PRESETS } : weather.plan();
      return Promise.resolve({ ok: true, status: 200, text: () => Promise.resolve(JSON.stringify(body)), json: () => Promise.resolve(body) } as Response);
    };
    render(
      <FluentProvider theme={webLightTheme}>
        <WeatherTab />
      </FluentProvider>,
    );
  });
  afterEach(() => {
    cleanup();
    globalThis.fetch = realFetch;
  });

  it("says that the weather is fair", async () => {
    expect(await screen.findByText("Now: fair weather")).toBeTruthy();
    expect(screen.getByText("Nothing happens to any request.")).toBeTruthy();
  });

  it("changes the weather, shows what it does, and makes it fair again", async () => {
    const user = userEvent.setup();
    await user.click(await screen.findByRole("radio", { name: "Busy Monday" }));
    await user.click(screen.getByRole("button", { name: "Change the weather" }));
    expect(await screen.findByText("Now: busy monday")).toBeTruthy();
    const table = screen.getByRole("table", { name: "What the weather does" });
    expect(within(table).getByText("Answers 429: too many requests")).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Fair weather" }));
    expect(await screen.findByText("Now: fair weather")).toBeTruthy();
    expect(weather.plan().rules).toEqual([]);
  });
});

describe("the name of the weather", () => {
  it.each(WEATHER_PRESETS.map(({ name }) => name))("is %s when that was chosen", (name) => {
    const weather = createWeather(new Set());
    const wanted = WEATHER_PRESETS.find((preset) => preset.name === name)?.plan;
    weather.set(weatherPlan.parse(wanted));
    expect(nameOfWeather({ plan: asRead<WeatherPlan>(weather.plan()), presets: asRead<WeatherPreset[]>(WEATHER_PRESETS) })).toBe(name);
  });
});

/** As a page has it, which reads it from an answer. */
function asRead<T>(value: unknown): T {
  return JSON.parse(JSON.stringify(value)) as T;
}
