import { describe, expect, it } from "@jest/globals";
import { readStartSettings } from "../../../src/cli/start/start-settings";

describe("readStartSettings", () => {
  it("needs nothing to be set", () => {
    const { service, tenantUrl, ownsSchoolsFile, environment } = readStartSettings({});
    expect(tenantUrl).toBe("http://localhost:4310");
    expect(service.publicUrl).toBe("http://localhost:4311");
    expect(ownsSchoolsFile).toBe(true);
    expect(environment).toMatchObject({ LOCAL_TENANT_PORT: "4310", LOCAL_TENANT_ADDIN: "http://localhost:4311", BATON_LOCAL_TENANT_URL: "http://localhost:4310" });
  });

  it("tells each program where the other is when ports are set", () => {
    const { service, environment } = readStartSettings({ LOCAL_TENANT_PORT: "4550", BATON_PORT: "4551", PATH: "/bin" });
    expect(service.local?.tenantUrl).toBe("http://localhost:4550");
    expect(environment).toMatchObject({ LOCAL_TENANT_ADDIN: "http://localhost:4551", BATON_LOCAL_TENANT_URL: "http://localhost:4550", PATH: "/bin" });
  });

  it("leaves a schools file that somebody named alone", () => {
    expect(readStartSettings({ BATON_SCHOOLS_FILE: "mine.json" }).ownsSchoolsFile).toBe(false);
  });

  it.each([
    [{ LOCAL_TENANT_PORT: "many" }, "LOCAL_TENANT_PORT"],
    [{ LOCAL_TENANT_PORT: "70000" }, "LOCAL_TENANT_PORT"],
    [{ BATON_PORT: "0" }, "BATON_PORT"],
    [{ BATON_MODE: "cloud" }, "BATON_MODE"],
    [{ BATON_MODE: "microsoft365", BATON_LOCAL_TENANT_URL: "" }, "BATON_"],
  ])("refuses %j", (env, named) => {
    expect(() => readStartSettings(env)).toThrow(named);
  });
});
