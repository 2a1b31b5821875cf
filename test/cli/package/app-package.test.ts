import { describe, expect, it } from "@jest/globals";
import Ajv04 from "ajv-draft-04";
import addFormats from "ajv-formats";
import { strFromU8, unzipSync } from "fflate";
import { readFileSync } from "node:fs";
import path from "node:path";
import { type AppPlace, fillManifest, packApp } from "../../../src/cli/package/app-package";

const ROOT = path.join(import.meta.dirname, "../../..");
const TEMPLATE = readFileSync(path.join(ROOT, "manifest/manifest.json"), "utf8");
const ICONS = { color: readFileSync(path.join(ROOT, "assets/color.png")), outline: readFileSync(path.join(ROOT, "assets/outline.png")) };

/** Microsoft's own description of a manifest, as its package carries it. */
const SCHEMA = readFileSync(path.join(ROOT, "node_modules/@microsoft/app-manifest/build/json-schemas/teams/v1.25/MicrosoftTeams.schema.json"), "utf8");

/** What the schema finds wrong; empty when nothing is. */
function problemsOf(manifest: string): readonly string[] {
  const ajv = new Ajv04({ strict: false, allErrors: true });
  addFormats(ajv);
  const validate = ajv.compile(JSON.parse(SCHEMA) as object);
  validate(JSON.parse(manifest));
  return (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message ?? ""}`);
}

const PLACE: AppPlace = {
  publicUrl: "https://baton.oakfield.example",
  clientId: "3f0c6a52-9d1e-4b7a-8f35-2a6d1c9e7b40",
  identifierUri: "api://baton.oakfield.example/3f0c6a52-9d1e-4b7a-8f35-2a6d1c9e7b40",
  privacyUrl: "https://oakfield.example/privacy",
  termsUrl: "https://oakfield.example/terms",
  version: "1.2.3",
};

const PNG_WIDTH_AT = 16;
const PNG_HEIGHT_AT = 20;
const PNG_COLOUR_TYPE_AT = 25;
const RGB_WITH_ALPHA = 6;

describe("the Teams app's manifest", () => {
  const manifest = fillManifest(TEMPLATE, PLACE);

  it("is one that Microsoft's schema accepts", () => {
    expect(problemsOf(manifest)).toEqual([]);
  });

  it("would be refused by the schema without its name", () => {
    expect(problemsOf(manifest.replace('"short": "Baton", ', ""))).toEqual(["/name must have required property 'short'"]);
  });

  it("names our app registration and the one address that its pages come from", () => {
    expect(JSON.parse(manifest)).toMatchObject({
      id: PLACE.clientId,
      version: "1.2.3",
      validDomains: ["baton.oakfield.example"],
      webApplicationInfo: { id: PLACE.clientId, resource: PLACE.identifierUri },
    });
  });

  it("loads pages from no other address", () => {
    const addresses = [...manifest.matchAll(/"(?:contentUrl|configurationUrl|websiteUrl)": "(https?:\/\/[^/"]+)/g)].map(([, origin]) => origin);
    expect(new Set(addresses)).toEqual(new Set([PLACE.publicUrl]));
  });

  it("asks for no more than who the person is", () => {
    const asked = JSON.parse(manifest) as Record<string, unknown>;
    expect(asked["permissions"]).toEqual(["identity"]);
    expect(asked["authorization"]).toBeUndefined();
  });

  it("refuses a template that asks for what no place says", () => {
    expect(() => fillManifest("{{colour}}", PLACE)).toThrow("colour");
  });
});

describe("the Teams app's package", () => {
  const files = unzipSync(packApp(fillManifest(TEMPLATE, PLACE), ICONS));

  it("holds the manifest and the pictures that it names", () => {
    const manifest = JSON.parse(strFromU8(files["manifest.json"] ?? new Uint8Array())) as { readonly icons: Readonly<Record<string, string>> };
    expect(Object.keys(files).sort()).toEqual(["manifest.json", ...Object.values(manifest.icons)].sort());
  });

  it.each([["color.png", 192], ["outline.png", 32]])("holds %s in the size that Teams asks for", (name, size) => {
    const picture = Buffer.from(files[name] ?? []);
    expect([picture.readUInt32BE(PNG_WIDTH_AT), picture.readUInt32BE(PNG_HEIGHT_AT)]).toEqual([size, size]);
  });

  it("has an outline that lets the background through", () => {
    expect(Buffer.from(files["outline.png"] ?? []).readUInt8(PNG_COLOUR_TYPE_AT)).toBe(RGB_WITH_ALPHA);
  });

  it("is the same file each time", () => {
    const manifest = fillManifest(TEMPLATE, PLACE);
    expect(packApp(manifest, ICONS)).toEqual(packApp(manifest, ICONS));
  });
});
