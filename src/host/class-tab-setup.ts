import { HOST_ANSWERS_WITHIN_MS, isMeantForTeams } from "./find-page-host";
import type { HostSettings } from "./host-settings";
import type { HostTheme } from "./page-host";
import { readTeamsTheme, type TeamsLibrary } from "./teams-host";
import { NoAnswerError, withDeadline } from "./with-deadline";

/** What Teams keeps for a tab that somebody adds to a class. */
export interface ClassTab {
  readonly entityId: string;
  readonly contentUrl: string;
  readonly websiteUrl: string;
  readonly suggestedDisplayName: string;
}

/** Teams' own window in which somebody adds a tab to a class. */
export interface ClassTabSetup {
  readonly theme: HostTheme;
  onThemeChange(show: (theme: HostTheme) => void): void;
  /** Lets Save be pressed, and adds `tab` when it is; `report` hears each time whether that worked. */
  offer(tab: ClassTab, report: (isAdded: boolean) => void): void;
  /** Says that the page is on the screen. */
  sayReady(): void;
}

/** The answer that Teams waits for after Save has been pressed. */
interface SaveEvent {
  notifySuccess(): void;
  notifyFailure(reason?: string): void;
}

/** What adding a tab asks of the Teams library. */
export interface SetupLibrary {
  readonly app: Pick<TeamsLibrary["app"], "initialize" | "getContext" | "registerOnThemeChangeHandler" | "notifyAppLoaded" | "notifySuccess">;
  readonly pages: {
    readonly config: {
      registerOnSaveHandler(handler: (event: SaveEvent) => void): void;
      setConfig(tab: ClassTab): Promise<void>;
      setValidityState(mayBeSaved: boolean): void;
    };
  };
}

/**
 * Joins the page to the window in which Teams adds a tab.
 *
 * @throws {NoAnswerError} the page is not framed, or the frame around it is not Teams.
 */
export async function openClassTabSetup(view: Window, { hostOrigins }: Pick<HostSettings, "hostOrigins">): Promise<ClassTabSetup> {
  if (!isMeantForTeams(view.location.search, view.parent !== view)) throw new NoAnswerError("the page is not inside Teams");
  const { app, pages } = await import("@microsoft/teams-js");
  return createClassTabSetup({ app, pages }, { hostOrigins, withinMs: HOST_ANSWERS_WITHIN_MS });
}

/**
 * Joins through `library`; `withinMs` is the longest wait for any one answer of the host.
 *
 * @throws {NoAnswerError} the host does not answer.
 */
export async function createClassTabSetup(
  { app, pages: { config } }: SetupLibrary,
  { hostOrigins, withinMs }: { readonly hostOrigins: readonly string[]; readonly withinMs: number },
): Promise<ClassTabSetup> {
  await withDeadline(app.initialize([...hostOrigins]), withinMs);
  const context = await withDeadline(app.getContext(), withinMs);
  app.notifyAppLoaded();
  return {
    theme: readTeamsTheme(context.app.theme),
    onThemeChange: (show) => {
      app.registerOnThemeChangeHandler((theme) => {
        show(readTeamsTheme(theme));
      });
    },
    offer: (tab, report) => {
      config.registerOnSaveHandler((event) => {
        withDeadline(config.setConfig({ ...tab }), withinMs).then(
          () => {
            event.notifySuccess();
            report(true);
          },
          () => {
            event.notifyFailure();
            report(false);
          },
        );
      });
      // Save must find somebody listening, so it is let through last.
      config.setValidityState(true);
    },
    sayReady: () => {
      // Older hosts never answer; nothing depends on it.
      app.notifySuccess().catch(() => undefined);
    },
  };
}
