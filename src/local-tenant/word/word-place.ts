import { useCallback, useEffect, useState } from "react";

/** What the Word page shows: the list of documents, or one of them. */
export type WordPlace = { readonly kind: "list" } | { readonly kind: "document"; readonly id: string };

/** Writes a place as the part of the page's address after `#`. */
export function formatWordPlace(place: WordPlace): string {
  return place.kind === "list" ? "#/" : `#/document/${encodeURIComponent(place.id)}`;
}

/** Reads a place from the part of the address after `#`; what is not understood shows the list. */
function parseWordPlace(hash: string): WordPlace {
  const id = /^#\/document\/([\w-]+)$/.exec(hash)?.[1];
  return id === undefined ? { kind: "list" } : { kind: "document", id };
}

/** Keeps the open place and the page's address the same. The second item opens another place. */
export function useWordPlace(): readonly [WordPlace, (place: WordPlace) => void] {
  const [hash, setHash] = useState(() => window.location.hash);
  useEffect(() => {
    const follow = (): void => setHash(window.location.hash);
    window.addEventListener("hashchange", follow);
    return () => window.removeEventListener("hashchange", follow);
  }, []);
  const open = useCallback((place: WordPlace) => {
    window.location.hash = formatWordPlace(place);
  }, []);
  return [parseWordPlace(hash), open];
}
