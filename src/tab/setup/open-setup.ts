import { type ClassTab, type ClassTabSetup, openClassTabSetup } from "../../host/class-tab-setup";
import { readSettings } from "../../ui/asking/read-settings";

/** The window in which a tab is added, and the tab that would be. */
export interface OpenedSetup {
  readonly setup: ClassTabSetup;
  readonly tab: ClassTab;
}

/**
 * Reads the settings and joins the window in which Teams adds a tab. Nobody is signed in, and nothing about people is asked.
 *
 * @throws {ApiError} the settings cannot be read.
 * @throws {NoAnswerError} the frame around the page is not Teams.
 */
export async function openSetup(view: Window): Promise<OpenedSetup> {
  const settings = await readSettings(new URL("../config.json", view.document.baseURI).href, fetch);
  return { setup: await openClassTabSetup(view, settings), tab: classTabAt(view.document.baseURI) };
}

/** The tab for a class, as Teams keeps it, when this page stands at `address`. */
export function classTabAt(address: string): ClassTab {
  const at = (search: string): string => new URL(`index.html${search}`, address).href;
  return { entityId: "class-plans", contentUrl: at("?host=teams&tab=class"), websiteUrl: at(""), suggestedDisplayName: "Baton" };
}
