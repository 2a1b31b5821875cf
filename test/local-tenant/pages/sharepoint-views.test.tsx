import { FluentProvider, teamsLightTheme } from "@fluentui/react-components";
import { describe, expect, it } from "@jest/globals";
import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { LibraryView } from "../../../src/local-tenant/sharepoint/LibraryView";
import { ListView } from "../../../src/local-tenant/sharepoint/ListView";
import { orderRows } from "../../../src/local-tenant/sharepoint/row-order";
import { copyToWord } from "../../../src/local-tenant/sharepoint/open-in-word";
import type { Site, SiteList } from "../../../src/local-tenant/sharepoint/site-content";
import type { DocumentService } from "../../../src/local-tenant/word/document-service";
import { type FakeGraph, createFakeGraph } from "./support/fake-graph";

const SITE: Site = { id: "site", displayName: "Oakfield", webUrl: "http://localhost:4310/sites/oakfield" };
const PLANS: SiteList = { id: "plans", displayName: "Plans", webUrl: `${SITE.webUrl}/Lists/Plans`, list: { template: "genericList" } };
const FILES: SiteList = { id: "files", displayName: "Files", webUrl: `${SITE.webUrl}/Files`, list: { template: "documentLibrary" } };
const LIST = "/sites/site/lists/plans";
const COLUMNS = [{ name: "Title", displayName: "Title" }, { name: "Order", displayName: "Order", indexed: true }, { name: "Note", displayName: "Note" }];
const row = (id: number, order: number, note = "") => ({ id: String(id), lastModifiedDateTime: `2026-11-${String(10 + id)}T10:00:00Z`, fields: { Title: `Row ${String(id)}`, Order: order, ...(note === "" ? {} : { Note: note }) } });

function showList(answers: Parameters<typeof createFakeGraph>[0]): FakeGraph {
  const graph = createFakeGraph({ ...answers, [`${LIST}/columns`]: () => ({ value: COLUMNS }) });
  render(
    <FluentProvider theme={teamsLightTheme}>
      <ListView graph={graph} site={SITE} list={PLANS} />
    </FluentProvider>,
  );
  return graph;
}

const titles = (): readonly (string | null)[] => screen.getAllByRole("rowheader").map(({ textContent }) => textContent);

describe("a list", () => {
  it("that is wholly here is ordered by any column, up and then down", async () => {
    const graph = showList({ [`${LIST}/items?`]: () => ({ value: [row(1, 10, "b"), row(2, 9, "a"), row(3, 30)] }) });
    await userEvent.click(await screen.findByRole("button", { name: "Note" }));
    expect(titles()).toEqual(["Row 2", "Row 1", "Row 3"]);
    await userEvent.click(screen.getByRole("button", { name: "Note" }));
    expect(titles()).toEqual(["Row 1", "Row 2", "Row 3"]);
    expect(screen.getByRole("columnheader", { name: "Note" }).getAttribute("aria-sort")).toBe("descending");
    await userEvent.click(screen.getByRole("button", { name: "Modified" }));
    expect(titles()).toEqual(["Row 1", "Row 2", "Row 3"]);
    expect(graph.asked.filter((path) => path.startsWith(`${LIST}/items?`))).toHaveLength(1);
  });

  it("that is longer than a page is ordered by SharePoint, by the columns that it keeps an index of", async () => {
    const graph = showList({
      [`${LIST}/items?$skiptoken`]: () => ({ value: [row(3, 30)] }),
      [`${LIST}/items?`]: () => ({ value: [row(1, 10), row(2, 9)], "@odata.nextLink": `http://localhost:4310/v1.0${LIST}/items?$skiptoken=2` }),
    });
    await userEvent.click(await screen.findByRole("button", { name: "Order" }));
    await screen.findByRole("columnheader", { name: "Order" });
    expect(graph.asked.at(-1)).toBe(`${LIST}/items?$expand=fields&$top=100&$orderby=fields/Order`);
    expect(screen.queryByRole("button", { name: "Note" })).toBeNull();
    await userEvent.click(screen.getByRole("button", { name: "Show more rows" }));
    expect(await screen.findByText("3 rows")).toBeTruthy();
    expect(await screen.findByRole("button", { name: "Note" })).toBeTruthy();
  });

  it("keeps what it shows when the next rows cannot be read, and says so", async () => {
    const graph = showList({ [`${LIST}/items?`]: () => ({ value: [row(1, 10)], "@odata.nextLink": `http://localhost:4310/v1.0${LIST}/items?$skiptoken=1` }) });
    const more = await screen.findByRole("button", { name: "Show more rows" });
    graph.disconnect(true);
    await userEvent.click(more);
    expect(await screen.findByText("The rows could not be read. Try again.")).toBeTruthy();
    expect(titles()).toEqual(["Row 1"]);
  });

  it("tells what each version of a row changed, and who did it", async () => {
    const version = (id: string, fields: object, by: object) => ({ id, lastModifiedDateTime: "2026-11-20T10:00:00Z", lastModifiedBy: by, fields });
    showList({
      [`${LIST}/items/1/versions`]: () => ({ value: [version("2.0", { Title: "Row 1", Order: 10 }, { user: { displayName: "Morgan" } }), version("1.0", { Title: "Row 1", Order: 4, Note: "x" }, { application: { displayName: "School app" } })] }),
      [`${LIST}/items?`]: () => ({ value: [row(1, 10)] }),
    });
    await userEvent.click(await screen.findByRole("button", { name: "Row 1" }));
    const history = within(await screen.findByRole("region", { name: "Version history" }));
    expect(await history.findByText("Order: 4 → 10")).toBeTruthy();
    expect(history.getByText("Note: x → nothing")).toBeTruthy();
    expect(history.getByText("Order: 4")).toBeTruthy();
    expect(history.getByText(/Morgan$/)).toBeTruthy();
    expect(history.getByText(/School app$/)).toBeTruthy();
  });

  it("says that it is empty", async () => {
    showList({ [`${LIST}/items?`]: () => ({ value: [] }) });
    expect(await screen.findByRole("heading", { name: "This list is empty" })).toBeTruthy();
  });
});

describe("the order of rows", () => {
  it("counts numbers as numbers and leaves what is empty to the end either way", () => {
    const rows = [row(1, 10, "x"), row(2, 9), row(3, 100, "a")];
    const ids = (name: string, descending: boolean) => orderRows(rows, { name, descending }).map(({ id }) => id);
    expect([ids("Order", false), ids("Order", true)]).toEqual([["2", "1", "3"], ["3", "1", "2"]]);
    expect([ids("Note", false), ids("Note", true)]).toEqual([["3", "1", "2"], ["1", "3", "2"]]);
  });
});

/** Word's documents as one person has them. */
function documentsInMemory(isFull = false): { readonly service: DocumentService; readonly kept: Map<string, { readonly name: string; content: string }> } {
  const kept = new Map<string, { readonly name: string; content: string }>();
  const unused = () => Promise.reject(new Error("Nothing asks for this here."));
  const service: DocumentService = {
    list: unused, open: unused, rename: unused, saveSettings: unused, readContent: unused,
    create: async (name) => {
      const id = `document-${String(kept.size + 1)}`;
      kept.set(id, { name, content: "" });
      return { id, name, modifiedAt: "" };
    },
    remove: async (id) => void kept.delete(id),
    writeContent: async (id, bytes) => {
      if (isFull) throw new Error("The document could not be kept.");
      kept.set(id, { name: kept.get(id)?.name ?? "", content: String.fromCharCode(...bytes) });
    },
  };
  return { service, kept };
}

describe("a library", () => {
  const item = (id: string, name: string, more: object = { size: 2048 }) => ({ id, name, lastModifiedDateTime: "2026-11-20T10:00:00Z", ...more });

  async function showLibrary(): Promise<FakeGraph> {
    const graph = createFakeGraph({
      "/sites/site/lists/files/drive": () => ({ id: "drive" }),
      "/drives/drive/items/root/children": () => ({ value: [item("f1", "Plan.docx"), item("f2", "Photo.png"), item("d1", "plan", { folder: {} })] }),
      "/drives/drive/items/f1/versions": () => ({
        value: ["2.0", "1.0"].map((id) => ({ id, size: 2048, lastModifiedDateTime: "2026-11-20T10:00:00Z", lastModifiedBy: { user: { displayName: "Morgan" } } })),
      }),
      "/drives/drive/root": () => item("root", "root", { folder: {} }),
    });
    render(
      <FluentProvider theme={teamsLightTheme}>
        <LibraryView graph={graph} documents={documentsInMemory(true).service} site={SITE} list={FILES} folders={[]} linkTo={(href) => ({ href, onClick: () => undefined })} />
      </FluentProvider>,
    );
    await screen.findByRole("table", { name: "Files and folders" });
    return graph;
  }

  it("lists folders before files and offers Word for Word files alone", async () => {
    await showLibrary();
    expect(titles()).toEqual(["plan", "Photo.png", "Plan.docx"]);
    expect(screen.getAllByRole("button", { name: /in Word$/ }).map((one) => one.getAttribute("aria-label"))).toEqual(["Open a copy of Plan.docx in Word"]);
    expect(screen.queryByRole("button", { name: "Versions of plan" })).toBeNull();
  });

  it("lists the versions of a file with who wrote them", async () => {
    await showLibrary();
    await userEvent.click(screen.getByRole("button", { name: "Versions of Plan.docx" }));
    const panel = within(await screen.findByRole("dialog", { name: "Versions: Plan.docx" }));
    expect(await panel.findByText("Version 2.0, the file as it is now")).toBeTruthy();
    expect(panel.getAllByText(/Morgan, 2 KB$/)).toHaveLength(2);
    expect(panel.getByRole("button", { name: "Download version 1.0" })).toBeTruthy();
  });

  it("says that a file could not be opened in Word", async () => {
    await showLibrary();
    await userEvent.click(screen.getByRole("button", { name: "Open a copy of Plan.docx in Word" }));
    expect(await screen.findByText("Plan.docx could not be opened in Word.")).toBeTruthy();
  });
});

describe("a copy for Word", () => {
  const content = { arrayBuffer: async () => Uint8Array.from("the file", (letter) => letter.charCodeAt(0)).buffer } as Blob;

  it("is kept among the person's own documents under the file's name, and opened there", async () => {
    const { service, kept } = documentsInMemory();
    expect(await copyToWord(service, "Plan of Rhys.DOCX", content)).toBe("/word#/document/document-1");
    expect([...kept.values()]).toEqual([{ name: "Plan of Rhys", content: "the file" }]);
  });

  it("leaves nothing behind when it cannot be kept", async () => {
    const { service, kept } = documentsInMemory(true);
    await expect(copyToWord(service, "Plan.docx", content)).rejects.toThrow("could not be kept");
    expect(kept.size).toBe(0);
  });
});
