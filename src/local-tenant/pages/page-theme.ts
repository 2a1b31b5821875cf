import { type Theme, teamsDarkTheme, teamsHighContrastTheme, teamsLightTheme } from "@fluentui/react-components";

/** The looks a person may choose, named as Teams tells them to its apps. */
export const PAGE_THEMES = ["default", "dark", "contrast"] as const;
export type PageTheme = (typeof PAGE_THEMES)[number];

/** What each look is called in the menu. */
export const THEME_NAMES: Readonly<Record<PageTheme, string>> = { default: "Light", dark: "Dark", contrast: "High contrast" };

/** The colours of each look. */
export const FLUENT_THEMES: Readonly<Record<PageTheme, Theme>> = {
  default: teamsLightTheme,
  dark: teamsDarkTheme,
  contrast: teamsHighContrastTheme,
};

const STORED_UNDER = "local-tenant-theme";

/** Reads the look chosen on this computer; light when none was. */
export function readTheme(storage: Pick<Storage, "getItem">): PageTheme {
  const stored = storage.getItem(STORED_UNDER);
  return PAGE_THEMES.find((theme) => theme === stored) ?? "default";
}

/** Keeps the look for the next visit on this computer. */
export function keepTheme(storage: Pick<Storage, "setItem">, theme: PageTheme): void {
  storage.setItem(STORED_UNDER, theme);
}
