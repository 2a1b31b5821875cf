import { beforeAll, describe, expect, it } from "@jest/globals";
import { strFromU8, unzipSync } from "fflate";
import { oakfieldWithJo, packageOfJo } from "../support/package-scenes";

let page: string;
let names: readonly string[];

beforeAll(async () => {
  const files = unzipSync((await packageOfJo(await oakfieldWithJo())).bytes);
  page = strFromU8(files["index.html"]!);
  names = Object.keys(files);
});

describe("the page of a package", () => {
  it("asks for nothing from elsewhere and runs nothing", () => {
    expect(page).not.toMatch(/<script|<link|<img|<iframe|@import|url\(|https?:|\son\w+=/i);
    expect(page).toContain("default-src 'none'; style-src 'unsafe-inline'");
    const links = [...page.matchAll(/href="([^"#]+)"/gu)].map(([, to]) => to);
    expect(links.length).toBeGreaterThan(0);
    expect(links.filter((to) => !names.includes(to ?? ""))).toEqual([]);
  });

  it("leads to every version, and every link on the page has its place", () => {
    const anchors = [...page.matchAll(/href="#([^"]+)"/gu)].map(([, to]) => to);
    expect(anchors).toEqual(["plan-plan-1:2", "plan-plan-1:1"]);
    expect(anchors.filter((to) => !page.includes(`id="${to ?? ""}"`))).toEqual([]);
  });

  it("shows what staff wrote as text, never as markup", () => {
    expect(page).toContain("Sit &lt;b&gt;with&lt;/b&gt; the group &amp; listen");
    expect(page).not.toContain("<b>with");
  });

  it("tells of the child, help, progress, review and who has read, and not what was taken back", () => {
    for (const words of ["Jo O&apos;Neill-Wren", "4 March 2018", "3 × 20 minutes a week", "Read 9 words", "Partly achieved", "the same help", "3 February 2026"]) {
      expect(page.replaceAll("'", "&apos;")).toContain(words);
    }
    expect(page).not.toContain("A slip");
    expect(page).not.toMatch(/>person-|target-1|help-1|child-jo/);
  });

  it("has headings for a screen reader, and cells that say which row and column they are", () => {
    expect(page).toMatch(/<html lang="en-GB">/);
    expect(page.match(/<h1>/g)).toHaveLength(1);
    expect([...page.matchAll(/<th(?!ead| scope=)/g)]).toEqual([]);
    expect((page.match(/<table>/g) ?? []).length).toBe((page.match(/<caption>/g) ?? []).length);
  });
});
