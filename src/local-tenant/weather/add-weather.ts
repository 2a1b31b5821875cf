import type { Hono } from "hono";
import { readBody } from "../admin/admin-failure";
import { WEATHER_PRESETS } from "./presets";
import type { Weather } from "./weather";
import { weatherPlan } from "./weather-rule";

/** Adds the addresses of the admin interface that read, set and clear the weather, and tell what it has done. */
export function addWeather(app: Hono, weather: Weather): void {
  app.get("/weather", (context) => context.json(weather.plan()));
  app.put("/weather", async (context) => {
    weather.set(await readBody(context, weatherPlan));
    return context.json(weather.plan());
  });
  app.delete("/weather", (context) => {
    weather.set({ seed: 1, rules: [] });
    return context.body(null, 204);
  });
  app.get("/weather/report", (context) => context.json({ rules: weather.report() }));
  app.get("/weather/presets", (context) => context.json({ presets: WEATHER_PRESETS }));
}
