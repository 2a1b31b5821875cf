/** A page of the tab. Addresses hold ids of ours alone, never a name. */
export type PageAddress =
  | { readonly page: "home" }
  | { readonly page: "caseload" }
  | { readonly page: "classes" }
  | { readonly page: "handovers" }
  | { readonly page: "audit" }
  | { readonly page: "arrival" }
  | { readonly page: "class"; readonly classId: string }
  | { readonly page: "child"; readonly childId: string }
  | { readonly page: "write"; readonly childId: string }
  | { readonly page: "review"; readonly childId: string }
  | { readonly page: "sheets"; readonly childId: string }
  | { readonly page: "package"; readonly childId: string };

/** Pages that no id belongs to. */
const STARTS = ["caseload", "classes", "handovers", "audit", "arrival"] as const;

/** Pages of one child, by what stands after the child's id. */
const OF_CHILD = { "": "child", write: "write", review: "review", "review/sheets": "sheets", package: "package" } as const;

/** Reads an address such as `child/<id>/write`, with or without `#/` before it; an unknown one is the start. */
export function readPageAddress(text: string): PageAddress {
  const [first, second = "", ...rest] = text.replace(/^#?\/?/, "").split("/").map(decodePart);
  const start = STARTS.find((one) => one === first);
  if (start !== undefined) return { page: start };
  if (second === "") return { page: "home" };
  if (first === "class") return { page: "class", classId: second };
  if (first === "child") return { page: pageOfChild(rest.join("/")), childId: second };
  return { page: "home" };
}

function pageOfChild(below: string): (typeof OF_CHILD)[keyof typeof OF_CHILD] {
  return Object.entries(OF_CHILD).find(([path]) => path === below)?.[1] ?? "child";
}

/** The address as the part of a link after `#`. */
export function writePageAddress(address: PageAddress): string {
  if ("classId" in address) return `/class/${encodeURIComponent(address.classId)}`;
  if (!("childId" in address)) return address.page === "home" ? "/" : `/${address.page}`;
  const below = Object.entries(OF_CHILD).find(([, page]) => page === address.page)?.[0] ?? "";
  return `/child/${encodeURIComponent(address.childId)}${below === "" ? "" : `/${below}`}`;
}

function decodePart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return "";
  }
}
