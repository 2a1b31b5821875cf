import { describe, expect, it } from "@jest/globals";
import { strFromU8, unzipSync } from "fflate";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { type AppPlace, fillManifest, packApp, WORD_ADDIN_ID } from "../../../src/cli/package/app-package";
import { MANIFEST_PERMISSIONS } from "../../../src/cli/package/permissions";

const ROOT = path.join(import.meta.dirname, "../../..");
const TEMPLATE = readFileSync(path.join(ROOT, "manifest/manifest.json"), "utf8");
const ICONS = { color: readFileSync(path.join(ROOT, "assets/color.png")), outline: readFileSync(path.join(ROOT, "assets/outline.png")) };

const WORD_TEMPLATE = readFileSync(path.join(ROOT, "manifest/word-addin.xml"), "utf8");

/** What Microsoft's own package finds wrong; empty when nothing is. */
function problemsOf(manifest: string): readonly string[] {
  const found = execFileSync(process.execPath, [path.join(ROOT, "test/support/check-manifest.mjs")], { input: manifest, encoding: "utf8", stdio: ["pipe", "pipe", "ignore"] });
  return JSON.parse(found) as readonly string[];
}

const PLACE: AppPlace = {
  publicUrl: "https://baton.oakfield.example",
  clientId: "3f0c6a52-9d1e-4b7a-8f35-2a6d1c9e7b40",
  identifierUri: "api://baton.oakfield.example/3f0c6a52-9d1e-4b7a-8f35-2a6d1c9e7b40",
  privacyUrl: "https://oakfield.example/privacy",
  termsUrl: "https://oakfield.example/terms",
  version: "1.2.3",
  wordAddinId: WORD_ADDIN_ID,
};

const PNG_WIDTH_AT = 16;
const PNG_HEIGHT_AT = 20;
const PNG_COLOUR_TYPE_AT = 25;
const RGB_WITH_ALPHA = 6;

function sizeOf(picture: Buffer): readonly number[] {
  return [picture.readUInt32BE(PNG_WIDTH_AT), picture.readUInt32BE(PNG_HEIGHT_AT)];
}

interface Named {
  readonly name: string;
}

/** The parts of the manifest that no schema connects with one another. */
interface AppManifest {
  readonly permissions: readonly string[];
  readonly authorization: { readonly permissions: { readonly resourceSpecific: readonly Named[] } };
  readonly activities: { readonly activityTypes: readonly { readonly templateText: string }[] };
  readonly bots: readonly object[];
  readonly extensions: readonly {
    readonly runtimes: readonly { readonly actions: readonly { readonly id: string }[] }[];
    readonly ribbons: readonly { readonly tabs: readonly { readonly groups: readonly { readonly controls: readonly { readonly actionId: string }[] }[] }[] }[];
    readonly alternates: readonly object[];
  }[];
}

describe("the app's manifest", () => {
  const manifest = fillManifest(TEMPLATE, PLACE);
  const wordAddin = fillManifest(WORD_TEMPLATE, PLACE);
  const app = JSON.parse(manifest) as AppManifest;

  it("is one that Microsoft's schema accepts", () => {
    expect(problemsOf(manifest)).toEqual([]);
  });

  it("would be refused by the schema with an extension that no version knows", () => {
    expect(problemsOf(manifest.replace('"minVersion": "1.3"', '"lowestVersion": "1.3"'))).not.toEqual([]);
  });

  it("names our app registration and the one address that its pages come from", () => {
    expect(JSON.parse(manifest)).toMatchObject({
      id: PLACE.clientId,
      version: "1.2.3",
      validDomains: ["baton.oakfield.example"],
      webApplicationInfo: { id: PLACE.clientId, resource: PLACE.identifierUri },
    });
  });

  it("loads pages and pictures from no other address than its own domain", () => {
    const addresses = [...manifest.matchAll(/"(?:contentUrl|configurationUrl|websiteUrl|page|url|learnMoreUrl)": "(https?:\/\/[^/"]+)/g)].map(([, origin]) => origin);
    expect(addresses.length).toBeGreaterThan(8);
    expect(new Set(addresses)).toEqual(new Set([PLACE.publicUrl]));
  });

  it("asks for no more than who the person is and what a feature needs", () => {
    expect(app.permissions).toEqual(["identity"]);
    expect(app.authorization.permissions.resourceSpecific.map(({ name }) => name)).toEqual(MANIFEST_PERMISSIONS.map(({ name }) => name));
    for (const { feature } of MANIFEST_PERMISSIONS) expect(feature).not.toBe("");
  });

  it("has a button in Word for an action that exists", () => {
    const [extension] = app.extensions;
    const actions = extension?.runtimes.flatMap((runtime) => runtime.actions.map(({ id }) => id)) ?? [];
    const pressed = extension?.ribbons.flatMap((ribbon) => ribbon.tabs.flatMap((tab) => tab.groups.flatMap((group) => group.controls.map(({ actionId }) => actionId)))) ?? [];
    expect(pressed).toHaveLength(1);
    expect(actions).toEqual(expect.arrayContaining(pressed));
  });

  it("hides the older Word add-in, which is another app with the same pane", () => {
    expect(app.extensions[0]?.alternates).toMatchObject([{ hide: { customOfficeAddin: { officeAddinId: WORD_ADDIN_ID } } }]);
    expect(WORD_ADDIN_ID).not.toBe(PLACE.clientId);
    expect(wordAddin).toContain(`<Id>${WORD_ADDIN_ID}</Id>`);
    expect(wordAddin).toContain(`${PLACE.publicUrl}/taskpane.html`);
  });

  it("names pictures for Word that exist in the sizes they are named for", () => {
    const named = [...`${manifest}${wordAddin}`.matchAll(/\/icons\/(ribbon-(\d+)\.png)/g)].map(([, file, size]) => ({ file: file ?? "", size: Number(size) }));
    expect(new Set(named.map(({ size }) => size))).toEqual(new Set([16, 32, 64, 80]));
    for (const { file, size } of named) expect(sizeOf(readFileSync(path.join(ROOT, "assets", file)))).toEqual([size, size]);
  });

  it("tells nobody's name in the activity feed", () => {
    for (const { templateText } of app.activities.activityTypes) expect(templateText).not.toContain("{");
  });

  it("offers the bot's commands in the chat with one person only", () => {
    expect(app.bots).toMatchObject([{ botId: PLACE.clientId, scopes: ["personal"], commandLists: [{ scopes: ["personal"] }] }]);
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
    expect(sizeOf(Buffer.from(files[name] ?? []))).toEqual([size, size]);
  });

  it("has an outline that lets the background through", () => {
    expect(Buffer.from(files["outline.png"] ?? []).readUInt8(PNG_COLOUR_TYPE_AT)).toBe(RGB_WITH_ALPHA);
  });

  it("is the same file each time", () => {
    const manifest = fillManifest(TEMPLATE, PLACE);
    expect(packApp(manifest, ICONS)).toEqual(packApp(manifest, ICONS));
  });
});
