import type { SiteContent, SiteList } from "./site-content";

/** What the address of the page names inside one site. */
export type SitePlace =
  | { readonly kind: "home" }
  | { readonly kind: "list"; readonly list: SiteList; /** Folders below the list, outermost first. */ readonly folders: readonly string[] }
  | { readonly kind: "unknown" };

/** The name of the site in the address `/sites/<name>/…`; `undefined` on the page that lists the sites. */
export function readSiteName(pathname: string): string | undefined {
  return split(pathname)[1];
}

/** Finds the list that the address is in, and the folders below it. */
export function findPlace(pathname: string, content: SiteContent): SitePlace {
  const wanted = split(pathname);
  if (wanted.length <= split(new URL(content.site.webUrl).pathname).length) return { kind: "home" };
  for (const list of content.lists) {
    const own = split(new URL(list.webUrl).pathname);
    if (own.every((part, index) => part.toLowerCase() === wanted[index]?.toLowerCase())) return { kind: "list", list, folders: wanted.slice(own.length) };
  }
  return { kind: "unknown" };
}

/** The address of a list, or of a folder below it. */
export function addressOf(list: SiteList, folders: readonly string[] = []): string {
  return [new URL(list.webUrl).pathname, ...folders.map(encodeURIComponent)].join("/");
}

function split(pathname: string): readonly string[] {
  return pathname.split("/").filter((part) => part !== "").map(decode);
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
