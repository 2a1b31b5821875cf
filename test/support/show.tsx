import { type RenderResult, render } from "@testing-library/react";
import type { ReactElement } from "react";
import { ENGLAND_2015 } from "../../src/domain/terms/england-2015";
import type { TermPack } from "../../src/domain/terms/term-pack";
import type { PageHost } from "../../src/host/page-host";
import { ServicesContext, type TabServices } from "../../src/tab/services";
import { createDraftShelf } from "../../src/tab/writer/draft-shelf";
import { Look } from "../../src/ui/Look";
import { Words } from "../../src/ui/words/Words";
import { createApiClientDouble } from "./api-client-double";

/** A host that shows the page and remembers what it was told. */
export function createHostDouble(place: Partial<PageHost["place"]> = {}): PageHost & { readonly told: string[] } {
  const told: string[] = [];
  return {
    kind: "teams",
    told,
    place: { theme: "light", ...place },
    onThemeChange: () => undefined,
    onBack: () => undefined,
    openLink: (url) => void told.push(`open ${url}`),
    sayLoaded: () => void told.push("loaded"),
    sayReady: () => void told.push("ready"),
  };
}

/** Services for a page; ids count up, and signing in again works. */
export function aTabServices(overrides: Partial<TabServices> = {}): TabServices {
  let last = 0;
  return {
    api: createApiClientDouble().api,
    host: createHostDouble(),
    signInAgain: async () => true,
    drafts: createDraftShelf(),
    newId: () => `0b0c8a52-1f0e-4f57-9d52-${String((last += 1)).padStart(12, "0")}`,
    ...overrides,
  };
}

/** Shows an element with colours, words and services around it. */
export function show(element: ReactElement, { pack = ENGLAND_2015, services = aTabServices() }: { readonly pack?: TermPack; readonly services?: TabServices } = {}): RenderResult {
  return render(
    <Look name="light">
      <Words pack={pack}>
        <ServicesContext value={services}>{element}</ServicesContext>
      </Words>
    </Look>,
  );
}
