interface Asked {
  readonly id: number;
  readonly uuidAsString: string;
  readonly func: string;
  readonly args: readonly unknown[];
}

/** Answers of the host by the name of the call; a call without an answer is only remembered. */
export type HostAnswers = Readonly<Record<string, (args: readonly unknown[]) => readonly unknown[] | undefined>>;

export const HOST_ORIGIN = "http://localhost:4310";

/**
 * The program around the page, in memory: it speaks the messages that teams-js sends to its parent window.
 * `tell` sends an event such as `settings.save`; `asked` holds every call that came, in order.
 */
export function frameByTeams(view: Window & typeof globalThis, { frameContext, theme, answers = {} }: { readonly frameContext: string; readonly theme: string; readonly answers?: HostAnswers }) {
  const asked: Pick<Asked, "func" | "args">[] = [];
  const say = (message: object): void => {
    view.dispatchEvent(Object.assign(new view.Event("message"), { data: message, origin: HOST_ORIGIN, source: parent }));
  };
  const usual: HostAnswers = {
    initialize: () => [frameContext, "web", "2.58.0", JSON.stringify({ apiVersion: 4, isLegacyTeams: false, supports: { pages: { config: {} } } })],
    getContext: () => [{ theme, frameContext, locale: "en-gb" }],
    "settings.setSettings": () => [true],
  };
  const parent = {
    postMessage: ({ id, uuidAsString, func, args }: Asked) => {
      asked.push({ func, args });
      const given = (answers[func] ?? usual[func])?.(args);
      if (given !== undefined) queueMicrotask(() => say({ id, uuidAsString, args: given }));
    },
  };
  Object.defineProperty(view, "parent", { configurable: true, value: parent });
  return { asked, tell: (func: string, ...args: readonly unknown[]) => say({ func, args }) };
}
