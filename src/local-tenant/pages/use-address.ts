import { type MouseEvent, useCallback, useEffect, useState } from "react";

/** Properties of a link that opens an address of the same page without loading it anew. */
export interface PageLink {
  readonly href: string;
  readonly onClick: (event: MouseEvent) => void;
}

/** Keeps what is shown in step with the page's path. The second item makes links within the page. */
export function useAddress(): readonly [string, (href: string) => PageLink] {
  const [pathname, setPathname] = useState(() => window.location.pathname);
  useEffect(() => {
    const follow = (): void => setPathname(window.location.pathname);
    window.addEventListener("popstate", follow);
    return () => window.removeEventListener("popstate", follow);
  }, []);
  const linkTo = useCallback(
    (href: string): PageLink => ({
      href,
      onClick: (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        window.history.pushState(undefined, "", href);
        setPathname(window.location.pathname);
      },
    }),
    [],
  );
  return [pathname, linkTo];
}
