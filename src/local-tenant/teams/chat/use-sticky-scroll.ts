import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";

/** How near to the end counts as at the end. */
const NEAR_PIXELS = 48;

/** Keeps a list at its newest end unless the reader has scrolled away. */
export interface StickyScroll {
  readonly list: RefObject<HTMLDivElement | null>;
  readonly content: RefObject<HTMLDivElement | null>;
  /** Something newer has come while the reader was further up. */
  readonly hasNewer: boolean;
  readonly onScroll: () => void;
  readonly goToEnd: () => void;
}

/** Scrolls to the end at first, when there is something newer, always when it is the reader's own, and when what is there grows. */
export function useStickyScroll(newestId: string | undefined, isOwn: boolean): StickyScroll {
  const list = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const [hasNewer, setHasNewer] = useState(false);
  const goToEnd = useCallback(() => {
    isAtEnd.current = true;
    setHasNewer(false);
    if (list.current !== null) list.current.scrollTop = list.current.scrollHeight;
  }, []);
  useLayoutEffect(() => {
    if (isAtEnd.current || isOwn) goToEnd();
    else setHasNewer(true);
  }, [newestId, isOwn, goToEnd]);
  useEffect(() => {
    const observer = new ResizeObserver(() => isAtEnd.current && goToEnd());
    for (const { current } of [list, content]) if (current !== null) observer.observe(current);
    return () => observer.disconnect();
  }, [goToEnd]);
  const onScroll = useCallback(() => {
    const { current } = list;
    if (current === null) return;
    isAtEnd.current = current.scrollHeight - current.scrollTop - current.clientHeight < NEAR_PIXELS;
    if (isAtEnd.current) setHasNewer(false);
  }, []);
  return { list, content, hasNewer, onScroll, goToEnd };
}
