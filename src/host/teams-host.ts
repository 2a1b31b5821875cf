import type { HostTheme, PageHost, PlaceInHost } from "./page-host";
import { NoAnswerError, withDeadline } from "./with-deadline";

/** What the page asks of the Teams library; the library itself is loaded only inside Teams. */
export interface TeamsLibrary {
  readonly app: {
    initialize(validMessageOrigins?: string[]): Promise<void>;
    getContext(): Promise<TeamsContext>;
    registerOnThemeChangeHandler(handler: (theme: string) => void): void;
    notifyAppLoaded(): void;
    notifySuccess(): Promise<unknown>;
    openLink(url: string): Promise<void>;
  };
  readonly pages: { readonly backStack: { isSupported(): boolean; registerBackButtonHandler(handler: () => boolean): void } };
}

/** The parts of the library's context that the page reads. */
export interface TeamsContext {
  readonly app: { readonly theme: string };
  readonly page: { readonly subPageId?: string };
  readonly team?: { readonly groupId?: string };
}

/** What a host is told besides the library. */
export interface TeamsHostOptions {
  readonly hostOrigins: readonly string[];
  /** Longest wait for any one answer of the host. */
  readonly withinMs: number;
  readonly openWindow: (url: string) => void;
}

/**
 * Joins the page to Teams. Must be awaited before anybody is signed in: joining makes the bridge
 * through which Teams hands over tokens.
 *
 * @throws {NoAnswerError} the frame around the page is not Teams, or not one that may hold us.
 */
export async function createTeamsHost(library: TeamsLibrary, { hostOrigins, withinMs, openWindow }: TeamsHostOptions): Promise<PageHost> {
  await withDeadline(library.app.initialize([...hostOrigins]), withinMs);
  const place = placeOf(await withDeadline(library.app.getContext(), withinMs));
  return {
    kind: "teams",
    place,
    onThemeChange: (show) => {
      library.app.registerOnThemeChangeHandler((theme) => {
        show(readTeamsTheme(theme));
      });
    },
    onBack: (goBack) => {
      if (library.pages.backStack.isSupported()) library.pages.backStack.registerBackButtonHandler(goBack);
    },
    openLink: (url) => {
      withDeadline(library.app.openLink(url), withinMs).catch((error: unknown) => {
        // A host that answers late may have opened the link already.
        if (!(error instanceof NoAnswerError)) openWindow(url);
      });
    },
    sayLoaded: () => {
      library.app.notifyAppLoaded();
    },
    sayReady: () => {
      // Older hosts never answer; nothing depends on it.
      library.app.notifySuccess().catch(() => undefined);
    },
  };
}

function placeOf({ app, page, team }: TeamsContext): PlaceInHost {
  const classId = team?.groupId;
  return {
    theme: readTeamsTheme(app.theme),
    ...(classId === undefined || classId === "" ? {} : { classId }),
    ...(page.subPageId === undefined || page.subPageId === "" ? {} : { subPageId: page.subPageId }),
  };
}

/** A look as Teams names it; looks that are not known are shown as light. */
export function readTeamsTheme(theme: string): HostTheme {
  if (theme === "dark" || theme === "contrast") return theme;
  return "light";
}
