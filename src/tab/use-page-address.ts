import { useCallback, useEffect, useState } from "react";
import { type PageAddress, readPageAddress, writePageAddress } from "./page-address";

export interface Navigation {
  readonly address: PageAddress;
  /** How many pages of ours have been opened before this one, so that the first one does not take the focus. */
  readonly moves: number;
  readonly open: (address: PageAddress) => void;
  /** Opens a page in the place of this one, which cannot be gone back to. */
  readonly replace: (address: PageAddress) => void;
  readonly back: () => void;
}

/** Which page is open: the part of the address after `#`, so that the browser's back button and links work. */
export function usePageAddress(view: Window): Navigation {
  const [place, setPlace] = useState(() => ({ address: readPageAddress(view.location.hash), moves: 0 }));
  useEffect(() => {
    const handleHashChange = (): void => {
      setPlace(({ moves }) => ({ address: readPageAddress(view.location.hash), moves: moves + 1 }));
      view.scrollTo(0, 0);
    };
    view.addEventListener("hashchange", handleHashChange);
    return () => {
      view.removeEventListener("hashchange", handleHashChange);
    };
  }, [view]);
  const open = useCallback(
    (address: PageAddress) => {
      view.location.hash = writePageAddress(address);
    },
    [view],
  );
  const replace = useCallback(
    (address: PageAddress) => {
      view.location.replace(`#${writePageAddress(address)}`);
    },
    [view],
  );
  const back = useCallback(() => {
    view.history.back();
  }, [view]);
  return { ...place, open, replace, back };
}
