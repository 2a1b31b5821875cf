/** A page of the tab. Addresses hold ids of ours alone, never a name. */
export type PageAddress =
  | { readonly page: "home" }
  | { readonly page: "caseload" }
  | { readonly page: "classes" }
  | { readonly page: "handovers" }
  | { readonly page: "audit" }
  | { readonly page: "class"; readonly classId: string }
  | { readonly page: "child"; readonly childId: string }
  | { readonly page: "write"; readonly childId: string }
  | { readonly page: "review"; readonly childId: string };

/** Pages that no id belongs to. */
const STARTS = ["caseload", "classes", "handovers", "audit"] as const;

/** Reads an address such as `child/<id>/write`, with or without `#/` before it; an unknown one is the start. */
export function readPageAddress(text: string): PageAddress {
  const [first, second, third] = text.replace(/^#?\/?/, "").split("/").map(decodePart);
  const start = STARTS.find((one) => one === first);
  if (start !== undefined) return { page: start };
  if (second === undefined || second === "") return { page: "home" };
  if (first === "class") return { page: "class", classId: second };
  if (first === "child") return { page: third === "write" || third === "review" ? third : "child", childId: second };
  return { page: "home" };
}

/** The address as the part of a link after `#`. */
export function writePageAddress(address: PageAddress): string {
  switch (address.page) {
    case "home":
      return "/";
    case "caseload":
    case "classes":
    case "handovers":
    case "audit":
      return `/${address.page}`;
    case "class":
      return `/class/${encodeURIComponent(address.classId)}`;
    case "child":
      return `/child/${encodeURIComponent(address.childId)}`;
    case "write":
      return `/child/${encodeURIComponent(address.childId)}/write`;
    case "review":
      return `/child/${encodeURIComponent(address.childId)}/review`;
    default:
      return address satisfies never;
  }
}

function decodePart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return "";
  }
}
