import { mkdir, readFile, writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { z } from "zod";
import { ConfigError } from "../config/config-error";
import { readServiceSettings } from "../config/service-settings";
import { fillManifest, packApp, WORD_ADDIN_ID } from "./package/app-package";

const APP = "dist/baton.zip";
const WORD_ADDIN = "dist/baton-for-word.xml";

const { values } = parseArgs({ options: { "privacy-url": { type: "string" }, "terms-url": { type: "string" } } });

try {
  const { mode, publicUrl, clientId, identifierUri } = readServiceSettings(process.env);
  const { version } = z.object({ version: z.string() }).parse(JSON.parse(await readFile("package.json", "utf8")));
  const place = {
    publicUrl,
    clientId,
    identifierUri,
    version,
    privacyUrl: values["privacy-url"] ?? publicUrl,
    termsUrl: values["terms-url"] ?? publicUrl,
    wordAddinId: WORD_ADDIN_ID,
  };
  const manifest = fillManifest(await readFile("manifest/manifest.json", "utf8"), place);
  await mkdir("dist", { recursive: true });
  await writeFile(WORD_ADDIN, fillManifest(await readFile("manifest/word-addin.xml", "utf8"), place));
  await writeFile(APP, packApp(manifest, { color: await readFile("assets/color.png"), outline: await readFile("assets/outline.png") }));
  console.log(`The app for Teams and Word at ${publicUrl} is in ${APP}; the add-in for Word on iPad and perpetual Office is in ${WORD_ADDIN}.`);
  if (mode === "local") console.log("It is for looking at: Teams takes only https addresses. Set BATON_MODE=microsoft365 and its settings for the real one.");
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
