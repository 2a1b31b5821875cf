import { readFileSync } from "node:fs";
import path from "node:path";
import { type PaneServices, answerOfficeMessage } from "../../../../src/local-tenant/word/office-messages";
import { nameFrame } from "../../../../src/local-tenant/word/pane-frame";

const LIBRARY = path.join(process.cwd(), "node_modules/@microsoft/office-js/dist");
const ADDRESS = `${window.location.origin}/office/`;

/** What this page is: the pane and the page around it at once, so `parent` is the same window. */
export interface LoadedLibrary {
  /** Changes who answers from now on. */
  answerWith(services: PaneServices): void;
}

/** Loads the unmodified Office library into this window, with `services` as the page around it. Once in a test file. */
export async function loadOfficeLibrary(services: PaneServices): Promise<LoadedLibrary> {
  let answering = services;
  window.name = nameFrame(services.addInId, window.location.origin);
  Object.defineProperty(document, "domain", { value: window.location.hostname });
  window.postMessage = ((message: unknown) => {
    void answerOfficeMessage({ data: message, origin: window.location.origin }, answering, window.location.origin).then((answer) => {
      if (answer !== undefined) window.dispatchEvent(new MessageEvent("message", { data: answer, origin: window.location.origin, source: window }));
    });
  }) as typeof window.postMessage;
  runScriptsFromDisk();
  const script = document.createElement("script");
  script.src = `${ADDRESS}office.js`;
  document.head.appendChild(script);
  await Office.onReady();
  return {
    answerWith: (next) => {
      answering = next;
    },
  };
}

/** Scripts that the library asks for are run from its folder instead of being fetched. */
function runScriptsFromDisk(): void {
  const append = Node.prototype.appendChild;
  Node.prototype.appendChild = function appendAndRun<Added extends Node>(this: Node, added: Added): Added {
    const result = append.call(this, added) as Added;
    if (added instanceof HTMLScriptElement && added.src.startsWith(ADDRESS)) {
      const code = readFileSync(path.join(LIBRARY, added.src.slice(ADDRESS.length).split("?")[0]!.toLowerCase()), "utf8");
      const inline = document.createElement("script");
      inline.textContent = code;
      append.call(document.head, inline);
      queueMicrotask(() => added.dispatchEvent(new Event("load")));
    }
    return result;
  };
}
