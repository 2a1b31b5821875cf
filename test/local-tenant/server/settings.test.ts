import { describe, expect, it } from "@jest/globals";
import { readTenantSettings, SettingsError } from "../../../src/local-tenant/settings";

describe("the tenant's settings", () => {
  it("need nothing", () => {
    expect(readTenantSettings({ HOME: "/somewhere", LOCAL_TENANT_ADDIN: "" }, "/program/pages")).toEqual({ port: 4310, folder: ".local/tenant", pagesFolder: "/program/pages", isSecure: false });
  });

  it("say where everything is", () => {
    const env = { LOCAL_TENANT_PORT: "4400", LOCAL_TENANT_FOLDER: "/state", LOCAL_TENANT_ADDIN: "http://localhost:4311/", LOCAL_TENANT_PAGES: "/pages" };

    expect(readTenantSettings(env, "/program/pages")).toEqual({ port: 4400, folder: "/state", addinOrigin: "http://localhost:4311", pagesFolder: "/pages", isSecure: false });
  });

  it.each([
    { LOCAL_TENANT_PORT: "0" },
    { LOCAL_TENANT_PORT: "65536" },
    { LOCAL_TENANT_PORT: "4310x" },
    { LOCAL_TENANT_HTTPS: "yes" },
    { LOCAL_TENANT_ADDIN: "http://example.org" },
    { LOCAL_TENANT_ADDIN: "https://localhost:4311" },
    { LOCAL_TENANT_ADDIN: "localhost:4311" },
  ])("refuse %j, naming the setting and not its value", (env) => {
    const [[name, value] = ["", ""]] = Object.entries(env);
    const read = () => readTenantSettings(env, "pages");

    expect(read).toThrow(SettingsError);
    expect(read).toThrow(name);
    expect(read).not.toThrow(`'${value}'`);
  });

  it("report every problem at once", () => {
    expect(() => readTenantSettings({ LOCAL_TENANT_PORT: "x", LOCAL_TENANT_ADDIN: "x" }, "pages")).toThrow(/LOCAL_TENANT_PORT.*LOCAL_TENANT_ADDIN/);
  });
});
