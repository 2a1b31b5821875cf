/** Looks that a host can ask of a page; `contrast` is for people who need strong contrast. */
const HOST_THEMES = ["light", "dark", "contrast"] as const;
export type HostTheme = (typeof HOST_THEMES)[number];

/** Where the page was opened. Told by the host without proof: good for showing the right page, never for deciding who may see it. */
export interface PlaceInHost {
  /** The class whose Team holds the tab; absent in the personal app and in a plain browser. */
  readonly classId?: string;
  /** Page asked for by a link, such as `child/<id>`. */
  readonly subPageId?: string;
  readonly theme: HostTheme;
}

/** The program that shows our page: Teams, or a plain browser window. */
export interface PageHost {
  readonly kind: "teams" | "browser";
  readonly place: PlaceInHost;
  /** Calls `show` whenever the host changes its look. */
  onThemeChange(show: (theme: HostTheme) => void): void;
  /** Calls `goBack` when the host's back button is pressed; it says whether there was a page to go back to. */
  onBack(goBack: () => boolean): void;
  /** Opens an address outside the page. */
  openLink(url: string): void;
  /** Says that something of ours is on the screen, so that the host takes its own waiting picture away. */
  sayLoaded(): void;
  /** Says that the content is on the screen. */
  sayReady(): void;
}
