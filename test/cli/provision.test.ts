import { describe, expect, it } from "@jest/globals";
import { NotAllowedError } from "../../src/application/errors";
import { provisionSchools } from "../../src/cli/provision/provision-schools";
import type { ProvisionSite } from "../../src/graph/provision-site";

const OAKFIELD = { name: "Oakfield Primary", siteUrl: "http://localhost:4310/sites/sen-oakfield" };
const RIVERSIDE = { name: "Riverside School", siteUrl: "http://localhost:4310/sites/sen-riverside" };

async function provision(provisionSite: ProvisionSite, schools = [OAKFIELD]) {
  const printed: string[] = [];
  const complaints: string[] = [];
  const exitCode = await provisionSchools({ schools, provisionSite, print: (line) => printed.push(line), complain: (line) => complaints.push(line) });
  return { printed, complaints, exitCode };
}

describe("provisionSchools", () => {
  it("prints each change under its school", async () => {
    const run = await provision((_school, report) => {
      report("Made the list Children.");
      return Promise.resolve({ changed: ["Made the list Children."], left: [] });
    });
    expect(run).toEqual({ printed: ["Oakfield Primary:", "  Made the list Children."], complaints: [], exitCode: 0 });
  });

  it("says that there is nothing to change", async () => {
    const run = await provision(() => Promise.resolve({ changed: [], left: [] }));
    expect(run.printed).toEqual(["Oakfield Primary:", "  Nothing to change."]);
  });

  it("says that there is nothing else to change when something altered was left", async () => {
    const run = await provision((_school, report) => {
      report("Child files is a list and not a library: left as it is.");
      return Promise.resolve({ changed: [], left: ["Child files is a list and not a library: left as it is."] });
    });
    expect(run.printed.at(-1)).toBe("  Nothing else to change.");
    expect(run.exitCode).toBe(0);
  });

  it("goes on with the next school when one fails, and exits 1", async () => {
    const run = await provision(
      (school) =>
        school.siteUrl === OAKFIELD.siteUrl
          ? Promise.reject(new NotAllowedError("reach", { kind: "site", id: "/sites/sen-oakfield" }))
          : Promise.resolve({ changed: [], left: [] }),
      [OAKFIELD, RIVERSIDE],
    );
    expect(run).toEqual({
      printed: ["Oakfield Primary:", "Riverside School:", "  Nothing to change."],
      complaints: ["  Not allowed to reach site /sites/sen-oakfield."],
      exitCode: 1,
    });
  });

  it("does not hide a bug", async () => {
    await expect(provision(() => Promise.reject(new TypeError("a bug")))).rejects.toThrow("a bug");
  });
});
