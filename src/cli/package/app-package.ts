import { strToU8, zipSync } from "fflate";

/** What one school's or trust's app differs by from another's. */
export interface AppPlace {
  /** Origin by which people reach the service, without a slash at its end. */
  readonly publicUrl: string;
  readonly clientId: string;
  /** App id URI of our API. */
  readonly identifierUri: string;
  /** Where the school says what it does with what it keeps. */
  readonly privacyUrl: string;
  readonly termsUrl: string;
  /** Version of the app; Teams offers an update when it rises. */
  readonly version: string;
  /** Id of the add-in that Word for iPad and perpetual Office take; not the client id. */
  readonly wordAddinId: string;
}

/** Id of the Word add-in, the same in every school: Office then knows which button is the newer app's. */
export const WORD_ADDIN_ID = "5b8e6f0a-2f57-4c8a-9a6e-7d1c03c4b1f2";

/** The pictures Teams shows for the app, as PNG. */
export interface AppIcons {
  readonly color: Uint8Array;
  readonly outline: Uint8Array;
}

// One fixed moment, so that the same manifest makes the same file whenever it is packed.
const PACKED_AT = new Date("2000-01-01T12:00:00");

/**
 * The manifest of the Teams app, or of the Word add-in, for one place.
 *
 * @throws {Error} when the template names something that a place does not say.
 */
export function fillManifest(template: string, place: AppPlace): string {
  const values: Readonly<Record<string, string>> = { ...place, publicHost: new URL(place.publicUrl).host };
  return template.replace(/\{\{(\w+)\}\}/g, (_whole, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`The manifest template asks for ${name}, which no setting gives.`);
    return value;
  });
}

/** The file that an administrator uploads to Teams: the manifest and its two pictures, zipped. */
export function packApp(manifest: string, icons: AppIcons): Uint8Array {
  return zipSync({ "manifest.json": strToU8(manifest), "color.png": icons.color, "outline.png": icons.outline }, { mtime: PACKED_AT });
}
