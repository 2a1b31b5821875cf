import { strToU8, zipSync } from "fflate";

/** A manifest with one of everything that the tenant makes use of. */
export const WALKED_MANIFEST = {
  id: "0000dddd-7a1e-4f0e-9a5b-0d4c6a2e1f01",
  manifestVersion: "1.25",
  version: "1.0.0",
  name: { short: "Walked package", full: "A package that is walked" },
  description: { short: "Walked", full: "Walked from end to end" },
  accentColor: "#4f52b2",
  staticTabs: [{ entityId: "home", name: "Home", contentUrl: "https://walked.example/tab", scopes: ["personal"] }, { entityId: "about", scopes: ["personal"] }],
  validDomains: ["walked.example"],
  webApplicationInfo: { id: "0000eeee-7a1e-4f0e-9a5b-0d4c6a2e1f01", resource: "api://walked.example" },
  activities: { activityTypes: [{ type: "walked", description: "A walk", templateText: "{actor} walked" }] },
  authorization: { permissions: { resourceSpecific: [{ name: "TeamsActivity.Send.User", type: "Application" }] } },
};

/** The package of an app: a zip file with its manifest and icons. */
export function appPackage(change: object = {}): Uint8Array {
  const manifest = JSON.stringify({ ...WALKED_MANIFEST, ...change });
  return zipSync({ "color.png": new Uint8Array(64), "manifest.json": strToU8(manifest), "outline.png": new Uint8Array(8) });
}
