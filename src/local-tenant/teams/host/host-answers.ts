import { z } from "zod";
import { HOST_RUNTIME, HOST_SDK_VERSION } from "./host-runtime";
import type { DialogRequest, HostedFrame } from "./hosted-frame";

/** Answers one kind of message. An answer is the list of values that the library expects back, in its order. */
export type HostAnswer = (frame: HostedFrame, args: readonly unknown[]) => readonly unknown[] | Promise<readonly unknown[]>;

const text = z.string().catch("");
const pixels = z.number().positive().optional().catch(undefined);
const dialogSize = z.object({ width: pixels, height: pixels }).catch({ width: undefined, height: undefined });
const dialogRequest = z.object({ url: z.string(), title: z.string().catch("") });
const page = z.object({ subPageId: z.string().optional() }).catch({});
const appPage = z.object({ appId: z.unknown(), pageId: z.string(), subPageId: z.string().optional(), channelId: z.string().optional() });

/** Everything that this host answers, apart from what needs the other frames; named as on the wire. */
export const HOST_ANSWERS: Readonly<Record<string, HostAnswer>> = {
  initialize: (frame) => [frame.frameContext, "web", HOST_SDK_VERSION, HOST_RUNTIME],
  getContext: (frame) => [frame.readContext()],
  "appInitialization.appLoaded": showApp,
  "appInitialization.success": showApp,
  "appInitialization.failure": showFailure,
  "appInitialization.expectedFailure": showApp,
  executeDeepLink: (frame, [link]) => followLink(frame, text.parse(link)),
  "pages.navigateToApp": (frame, [target]) => followLink(frame, writeAppLink(target)),
  "pages.currentApp.navigateTo": (frame, [target]) => {
    frame.surroundings.openSubPage(page.parse(target).subPageId);
    return [null];
  },
  "pages.currentApp.navigateToDefaultPage": (frame) => {
    frame.surroundings.openSubPage(undefined);
    return [null];
  },
  shareDeepLink: (frame, [subPageId, label]) => {
    frame.surroundings.shareLink(text.parse(subPageId), text.parse(label));
    return [];
  },
  "chat.openChat": openChat,
  "chat.openGroupChat": openChat,
  "tasks.startTask": openDialog,
  "tasks.updateTask": (frame, [size]) => {
    frame.surroundings.resizeDialog(readSize(size));
    return [true];
  },
  "tasks.completeTask": completeDialog,
  "tasks.submitTask": completeDialog,
  "authentication.getAuthToken": () => [false, "This host signs people in by nested app authentication."],
  "authentication.getUser": () => [false, "This host does not tell who is signed in in this way."],
  readyToUnload: () => [],
  returnFocus: () => [],
};

function showApp(frame: HostedFrame): readonly unknown[] {
  frame.surroundings.showApp();
  return [];
}

function showFailure(frame: HostedFrame): readonly unknown[] {
  frame.surroundings.showFailure();
  return [];
}

function openChat(frame: HostedFrame): readonly unknown[] {
  frame.surroundings.openChat();
  return [true];
}

function followLink(frame: HostedFrame, link: string): readonly unknown[] {
  const refusal = frame.surroundings.followLink(link);
  return refusal === undefined ? [true] : [false, refusal];
}

function writeAppLink(target: unknown): string {
  const { appId, pageId, subPageId, channelId } = appPage.parse(target);
  const context = encodeURIComponent(JSON.stringify({ subEntityId: subPageId, channelId }));
  return `https://teams.microsoft.com/l/entity/${String(appId)}/${encodeURIComponent(pageId)}?context=${context}`;
}

async function openDialog(frame: HostedFrame, [wish]: readonly unknown[]): Promise<readonly unknown[]> {
  const request: DialogRequest = { ...dialogRequest.parse(wish), ...readSize(wish) };
  const outcome = await frame.surroundings.openDialog(request);
  return "result" in outcome ? [undefined, outcome.result] : [outcome.refused, undefined];
}

function completeDialog(frame: HostedFrame, [result]: readonly unknown[]): readonly unknown[] {
  frame.surroundings.completeDialog(result);
  return [];
}

function readSize(wish: unknown): { readonly width?: number; readonly height?: number } {
  const { width, height } = dialogSize.parse(wish);
  return { ...(width === undefined ? {} : { width }), ...(height === undefined ? {} : { height }) };
}
