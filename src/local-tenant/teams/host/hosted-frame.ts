import type { InstalledApp } from "../installed-app";
import type { TabContext } from "../tab-context";

/** What the host uses of a frame's window. */
export interface FrameWindow {
  postMessage(message: unknown, targetOrigin: string): void;
}

/** A window that an app asks for over its tab. Sizes are in pixels; the page makes them fit. */
export interface DialogRequest {
  readonly url: string;
  readonly title: string;
  readonly width?: number;
  readonly height?: number;
}

/** How a dialog ended: the app's own result, or the reason why there is none. */
export type DialogOutcome = { readonly result: unknown } | { readonly refused: string };

/** What an app may ask of the page around its frame. */
export interface FrameSurroundings {
  /** The app has drawn something; the skeleton goes. */
  showApp(): void;
  showFailure(): void;
  /** Opens a link from the app. @returns why not, or `undefined` when it was followed. */
  followLink(link: string): string | undefined;
  /** Opens another page of the same app. */
  openSubPage(subPageId: string | undefined): void;
  openChat(): void;
  /** Lets the person keep a link to a page of the app. */
  shareLink(subPageId: string, label: string): void;
  openDialog(request: DialogRequest): Promise<DialogOutcome>;
  /** In a dialog: closes it with a result. */
  completeDialog(result: unknown): void;
  resizeDialog(size: { readonly width?: number; readonly height?: number }): void;
}

/** One frame with an app's page in it, and what the host knows of it. */
export interface HostedFrame {
  readonly window: FrameWindow;
  /** Origin that the frame was opened with: messages from any other are ignored. */
  readonly origin: string;
  readonly app: InstalledApp;
  readonly frameContext: "content" | "task";
  /** The frame whose app opened this dialog. */
  readonly opener?: HostedFrame;
  readonly surroundings: FrameSurroundings;
  readContext(): TabContext;
}
