import { describe, expect, it } from "@jest/globals";
import { type ListColumn, putIdsLast, showCell } from "../../../src/local-tenant/sharepoint/list-rows";
import { addressOf, findPlace, readSiteName } from "../../../src/local-tenant/sharepoint/site-address";
import type { SiteContent, SiteList } from "../../../src/local-tenant/sharepoint/site-content";

const ORIGIN = "http://localhost:4310";
const PLANS: SiteList = { id: "plans", displayName: "Plans", webUrl: `${ORIGIN}/sites/sen-oakfield/Lists/Plans`, list: { template: "genericList" } };
const FILES: SiteList = { id: "files", displayName: "Child files", webUrl: `${ORIGIN}/sites/sen-oakfield/Child%20files`, list: { template: "documentLibrary" } };
const SITE: SiteContent = { site: { id: "site", displayName: "SEN Oakfield", webUrl: `${ORIGIN}/sites/sen-oakfield` }, lists: [FILES, PLANS] };

describe("an address of the SharePoint page", () => {
  it.each([
    ["/sites/sen-oakfield", { kind: "home" }],
    ["/sites/sen-oakfield/", { kind: "home" }],
    ["/sites/sen-oakfield/lists/plans", { kind: "list", list: PLANS, folders: [] }],
    ["/sites/sen-oakfield/Child%20files/a%26b/plan", { kind: "list", list: FILES, folders: ["a&b", "plan"] }],
    ["/sites/sen-oakfield/Lists/Secrets", { kind: "unknown" }],
    ["/sites/sen-oakfield/%E0%A4%A", { kind: "unknown" }],
  ])("%s opens the right place", (pathname, place) => {
    expect(findPlace(pathname, SITE)).toEqual(place);
  });

  it("of a folder leads back to the folder", () => {
    const folders = ["Amira & Co", "50% done", "plan"];
    expect(findPlace(addressOf(FILES, folders), SITE)).toEqual({ kind: "list", list: FILES, folders });
  });

  it("names its site, or none", () => {
    expect(readSiteName("/sites/sen-oakfield/Lists/Plans")).toBe("sen-oakfield");
    expect(readSiteName("/sites")).toBeUndefined();
  });
});

describe("a cell of a list", () => {
  const text: ListColumn = { name: "Title", displayName: "Title" };

  const day: ListColumn = { ...text, dateTime: { format: "dateOnly" } };

  it.each<readonly [value: unknown, shown: string, column?: ListColumn]>([
    [null, ""],
    ["Amira", "Amira"],
    [true, "Yes"],
    [false, "No"],
    [1234.5, "1,234.5"],
    [["speech", "literacy"], "speech, literacy"],
    [{ a: 1 }, '{"a":1}'],
    ["2027-01-15T00:00:00Z", "15 Jan 2027", day],
    ["soon", "soon", day],
  ])("shows %j as %s", (value, shown, column = text) => {
    expect(showCell(value, column)).toBe(shown);
  });

  it("with only ids stands behind what people read", () => {
    const columns = ["Title", "Key", "Stage", "Empty"].map((name) => ({ name, displayName: name }));
    const rows = [{ id: "1", fields: { Title: "Plan", Key: "3f2504e0-4f89-41d3-9a0c-0305e82c3301", Stage: "agreed", Empty: "" } }];
    expect(putIdsLast(columns, rows).map(({ name }) => name)).toEqual(["Title", "Stage", "Empty", "Key"]);
    expect(putIdsLast([], rows)).toEqual([]);
  });
});
