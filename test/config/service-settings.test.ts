import { describe, expect, it } from "@jest/globals";
import { ConfigError } from "../../src/config/config-error";
import { readServiceSettings } from "../../src/config/service-settings";

const MICROSOFT365 = {
  BATON_MODE: "microsoft365",
  BATON_PUBLIC_URL: "https://baton.example",
  BATON_TENANT_ID: "11111111-1111-4111-8111-111111111111",
  BATON_CLIENT_ID: "22222222-2222-4222-8222-222222222222",
  BATON_CERTIFICATE_FILE: "/run/secrets/baton.pem",
  BATON_SCHOOLS_FILE: "/etc/baton/schools.json",
};

function problemsOf(env: Readonly<Record<string, string | undefined>>): readonly string[] {
  try {
    readServiceSettings(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

describe("readServiceSettings", () => {
  it("runs on the local tenant when nothing is set", () => {
    expect(readServiceSettings({})).toEqual({
      mode: "local",
      port: 4311,
      publicUrl: "http://localhost:4311",
      stateFolder: ".local/service",
      tenantId: "7f2c1a34-5b6d-4e8f-9a0b-1c2d3e4f5a6b",
      clientId: "b1f5c0de-7a1e-4f0e-9a5b-0d4c6a2e1f01",
      teamsAppId: "b1f5c0de-7a1e-4f0e-9a5b-0d4c6a2e1f01",
      certificateFile: ".local/service/certificate.pem",
      schoolsFile: ".local/service/schools.json",
      rosterSeconds: 2,
      listsSeconds: 2,
      identifierUri: "api://localhost/b1f5c0de-7a1e-4f0e-9a5b-0d4c6a2e1f01",
      graphOrigin: "http://localhost:4310",
      identity: {
        origin: "http://localhost:4310",
        issuer: "https://localhost:4310/7f2c1a34-5b6d-4e8f-9a0b-1c2d3e4f5a6b/v2.0",
        keysUrl: "http://localhost:4310/7f2c1a34-5b6d-4e8f-9a0b-1c2d3e4f5a6b/discovery/v2.0/keys",
      },
      bot: {
        openIdMetadataUrl: "http://localhost:4310/botframework/.well-known/openidconfiguration",
        issuer: "http://localhost:4310/botframework",
        serviceUrl: "http://localhost:4310/connector/uk",
      },
      local: { tenantUrl: "http://localhost:4310", dayUrl: "http://localhost:4310/admin/api/day" },
    });
  });

  it("runs on Microsoft 365 with what only a tenant knows", () => {
    expect(readServiceSettings({ ...MICROSOFT365, BATON_DATABASE_URL: "postgres://db/baton" })).toEqual({
      mode: "microsoft365",
      port: 4311,
      publicUrl: "https://baton.example",
      stateFolder: ".local/service",
      databaseUrl: "postgres://db/baton",
      tenantId: MICROSOFT365.BATON_TENANT_ID,
      clientId: MICROSOFT365.BATON_CLIENT_ID,
      teamsAppId: MICROSOFT365.BATON_CLIENT_ID,
      certificateFile: "/run/secrets/baton.pem",
      schoolsFile: "/etc/baton/schools.json",
      rosterSeconds: 60,
      listsSeconds: 60,
      identifierUri: `api://baton.example/${MICROSOFT365.BATON_CLIENT_ID}`,
      graphOrigin: "https://graph.microsoft.com",
      identity: {
        origin: "https://login.microsoftonline.com",
        issuer: `https://login.microsoftonline.com/${MICROSOFT365.BATON_TENANT_ID}/v2.0`,
        keysUrl: `https://login.microsoftonline.com/${MICROSOFT365.BATON_TENANT_ID}/discovery/v2.0/keys`,
      },
      bot: {
        openIdMetadataUrl: "https://login.botframework.com/v1/.well-known/openidconfiguration",
        issuer: "https://api.botframework.com",
        serviceUrl: "https://smba.trafficmanager.net/teams",
      },
    });
  });

  it("puts the public address and the files where the port and the folder say", () => {
    const settings = readServiceSettings({ BATON_PORT: "4470", BATON_STATE_FOLDER: "/var/baton" });
    expect(settings).toMatchObject({ publicUrl: "http://localhost:4470", certificateFile: "/var/baton/certificate.pem", schoolsFile: "/var/baton/schools.json" });
  });

  it("takes a setting that is set to nothing for one that is not set", () => {
    expect(readServiceSettings({ BATON_PORT: "", BATON_DATABASE_URL: " " })).toEqual(readServiceSettings({}));
  });

  it("does not use a client secret in local mode, and takes a slash off an address", () => {
    expect(readServiceSettings({ BATON_CLIENT_SECRET: "unused", BATON_LOCAL_TENANT_URL: "http://localhost:4400/" })).toMatchObject({ graphOrigin: "http://localhost:4400" });
  });

  it.each([
    ["BATON_MODE", { BATON_MODE: "production" }],
    ["BATON_PORT", { BATON_PORT: "70000" }],
    ["BATON_PORT", { BATON_PORT: "http" }],
    ["BATON_PORT", { BATON_PORT: "43.5" }],
    ["BATON_DATABASE_URL", { BATON_DATABASE_URL: "mysql://db" }],
    ["BATON_TENANT_ID", { BATON_TENANT_ID: "contoso" }],
    ["BATON_CLIENT_ID", { BATON_CLIENT_ID: "baton" }],
    ["BATON_ROSTER_SECONDS", { BATON_ROSTER_SECONDS: "0" }],
    ["BATON_LISTS_SECONDS", { BATON_LISTS_SECONDS: "soon" }],
    ["BATON_LOCAL_TENANT_URL", { BATON_LOCAL_TENANT_URL: "http://tenant.example:4310" }],
    ["BATON_LOCAL_TENANT_URL", { BATON_LOCAL_TENANT_URL: "http://localhost.example" }],
    ["BATON_PUBLIC_URL", { BATON_PUBLIC_URL: "http://192.168.1.5:4311" }],
    ["BATON_LOCAL_DAY_URL", { BATON_LOCAL_DAY_URL: "http://elsewhere.example/day" }],
    ["BATON_LOCAL_DAY_URL", { BATON_LOCAL_DAY_URL: "not an address" }],
    ["DANGEROUSLY_ALLOW_UNAUTHENTICATED_REQUESTS", { DANGEROUSLY_ALLOW_UNAUTHENTICATED_REQUESTS: "true" }],
    ["BATON_PUBLIC_URL", { ...MICROSOFT365, BATON_PUBLIC_URL: "http://baton.example" }],
    ["BATON_PUBLIC_URL", { ...MICROSOFT365, BATON_PUBLIC_URL: undefined }],
    ["BATON_TENANT_ID", { ...MICROSOFT365, BATON_TENANT_ID: undefined }],
    ["BATON_CLIENT_ID", { ...MICROSOFT365, BATON_CLIENT_ID: undefined }],
    ["BATON_CERTIFICATE_FILE", { ...MICROSOFT365, BATON_CERTIFICATE_FILE: undefined }],
    ["BATON_SCHOOLS_FILE", { ...MICROSOFT365, BATON_SCHOOLS_FILE: undefined }],
    ["BATON_CLIENT_SECRET", { ...MICROSOFT365, BATON_CLIENT_SECRET: "a-secret" }],
    ["BATON_LOCAL_TENANT_URL", { ...MICROSOFT365, BATON_LOCAL_TENANT_URL: "http://localhost:4310" }],
    ["BATON_LOCAL_DAY_URL", { ...MICROSOFT365, BATON_LOCAL_DAY_URL: "http://localhost:4310/admin/api/day" }],
    ["DANGEROUSLY_ALLOW_UNAUTHENTICATED_REQUESTS", { ...MICROSOFT365, DANGEROUSLY_ALLOW_UNAUTHENTICATED_REQUESTS: "1" }],
  ])("names %s when it is wrong: %p", (name, env) => {
    const problems = problemsOf(env);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(new RegExp(`^${name}: [a-z]`));
  });

  it("names everything that is wrong at once, and no value", () => {
    const env = { BATON_MODE: "microsoft365", BATON_PORT: "secret-port", BATON_CLIENT_SECRET: "secret-secret", BATON_TENANT_ID: "secret-tenant", BATON_DATABASE_URL: "secret-url" };
    const problems = problemsOf(env);
    expect(problems.map((problem) => problem.split(":")[0]).sort()).toEqual([
      "BATON_CERTIFICATE_FILE", "BATON_CLIENT_ID", "BATON_CLIENT_SECRET", "BATON_DATABASE_URL", "BATON_PORT", "BATON_PUBLIC_URL", "BATON_SCHOOLS_FILE", "BATON_TENANT_ID",
    ]);
    expect(problems.join()).not.toContain("secret-");
    expect(problems.join()).not.toContain("Invalid input");
  });

  it("names what else is wrong when the mode is wrong", () => {
    expect(problemsOf({ BATON_MODE: "x", BATON_PORT: "x" })).toEqual(["BATON_MODE: must be local or microsoft365", "BATON_PORT: must be a port"]);
  });
});
