import { useCallback, useEffect, useState } from "react";
import { type TeamsPlace, formatPlace, parsePlace } from "./teams-place";

/** Keeps the open place and the page's address the same. The second item opens another place. */
export function usePlace(): readonly [TeamsPlace, (place: TeamsPlace) => void] {
  const [hash, setHash] = useState(() => window.location.hash);
  useEffect(() => {
    const follow = (): void => setHash(window.location.hash);
    window.addEventListener("hashchange", follow);
    return () => window.removeEventListener("hashchange", follow);
  }, []);
  const open = useCallback((place: TeamsPlace) => {
    window.location.hash = formatPlace(place);
  }, []);
  return [parsePlace(hash), open];
}
