// Prints, as JSON, what Microsoft's own package finds wrong with the manifest on standard input. A program of its own,
// because the package requires an ES module, which Node does and Jest on Node 20 does not.
import { readFileSync } from "node:fs";
import manifests from "@microsoft/app-manifest";

const { AppManifestUtils, TeamsManifestConverter } = manifests;

async function problemsOf(text) {
  try {
    return await AppManifestUtils.validateAgainstSchema(TeamsManifestConverter.jsonToManifest(text));
  } catch (error) {
    return [error.message];
  }
}

console.log(JSON.stringify(await problemsOf(readFileSync(0, "utf8"))));
