import { invalidRequest } from "../graph-failure";
import type { GraphCall } from "../operation";
import { findChild } from "./drive-item";

const LONGEST_NAME = 255;

/** Refuses a name that SharePoint does not keep. Source: Microsoft Support, "Restrictions and limitations in OneDrive and SharePoint". */
export function checkName(name: string): void {
  const reserved = /^(\.lock|con|prn|aux|nul|com\d|lpt\d|desktop\.ini)$/i.test(name) || name.toLowerCase().includes("_vti_");
  const refused = reserved || name === "" || name.length > LONGEST_NAME || /["*:<>?/\\|]/.test(name) || name !== name.trim() || name.endsWith(".") || name.startsWith("~$");
  if (refused) throw invalidRequest("The provided name cannot contain any of \" * : < > ? / \\ |, nor begin or end with a space, nor end with a dot.");
}

/** The first of `name 1`, `name 2` … that is free in a folder; the number goes before the ending of a file. */
export async function freeName(call: GraphCall, parentId: string, name: string): Promise<string> {
  const dot = name.lastIndexOf(".");
  const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ""];
  for (let number = 1; ; number += 1) {
    const candidate = `${stem} ${String(number)}${ending}`;
    if ((await findChild(call, parentId, candidate)) === undefined) return candidate;
  }
}

const TYPES: Readonly<Record<string, string>> = {
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  pdf: "application/pdf",
  txt: "text/plain",
  json: "application/json",
  csv: "text/csv",
  png: "image/png",
  jpg: "image/jpeg",
};

/** What kind of file a name promises; SharePoint asks the ending first. */
export function mimeTypeOf(name: string, sent: string | null): string {
  return TYPES[name.split(".").at(-1)?.toLowerCase() ?? ""] ?? sent ?? "application/octet-stream";
}
