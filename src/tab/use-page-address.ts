import { useCallback, useEffect, useRef, useState } from "react";
import { type PageAddress, readPageAddress, writePageAddress } from "./page-address";

export interface Navigation {
  readonly address: PageAddress;
  /** How many pages of ours have been opened before this one, so that the first one does not take the focus. */
  readonly moves: number;
  /** Whether there is a page of ours behind this one. */
  readonly canGoBack: boolean;
  readonly open: (address: PageAddress) => void;
  /** Opens a page in the place of this one, which cannot be gone back to. */
  readonly replace: (address: PageAddress) => void;
  readonly back: () => void;
}

/** Which page is open: the part of the address after `#`, so that the browser's back button and links work. */
export function usePageAddress(view: Window): Navigation {
  const [place, setPlace] = useState(() => ({ address: readPageAddress(view.location.hash), moves: 0, depth: depthOf(view.history.state) ?? 0 }));
  const isReplacing = useRef(false);
  useEffect(() => {
    const handleHashChange = (): void => {
      // A page that was gone back to still has its depth; a new one has none yet.
      const known = depthOf(view.history.state);
      const step = isReplacing.current ? 0 : 1;
      isReplacing.current = false;
      setPlace(({ moves, depth }) => ({ address: readPageAddress(view.location.hash), moves: moves + 1, depth: known ?? depth + step }));
      view.scrollTo(0, 0);
    };
    view.addEventListener("hashchange", handleHashChange);
    return () => {
      view.removeEventListener("hashchange", handleHashChange);
    };
  }, [view]);
  const { depth } = place;
  useEffect(() => {
    if (depthOf(view.history.state) !== depth) view.history.replaceState({ depth }, "");
  }, [view, place, depth]);
  const open = useCallback(
    (address: PageAddress) => {
      view.location.hash = writePageAddress(address);
    },
    [view],
  );
  const replace = useCallback(
    (address: PageAddress) => {
      isReplacing.current = true;
      view.location.replace(`#${writePageAddress(address)}`);
    },
    [view],
  );
  const back = useCallback(() => {
    view.history.back();
  }, [view]);
  return { address: place.address, moves: place.moves, canGoBack: depth > 0, open, replace, back };
}

/** How many pages of ours lie behind an entry of the browser's history, when that entry is one of ours. */
function depthOf(state: unknown): number | undefined {
  if (typeof state !== "object" || state === null || !("depth" in state)) return undefined;
  return typeof state.depth === "number" ? state.depth : undefined;
}
