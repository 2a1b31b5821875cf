import { makeStyles, mergeClasses } from "@fluentui/react-components";
import { type ReactElement, useEffect, useLayoutEffect, useRef } from "react";
import type { FrameSurroundings, HostedFrame } from "./host/hosted-frame";
import type { HostedApps } from "./hosted-apps";
import { type TabContextParts, createTabContext } from "./tab-context";

/** What Teams allows the pages of apps. */
const SANDBOX = "allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-modals allow-downloads allow-top-navigation-by-user-activation";

const useStyles = makeStyles({
  frame: { position: "absolute", inset: 0, width: "100%", height: "100%", border: "none" },
  waiting: { opacity: 0 },
});

/** Where in Teams a frame is, without what is the same for the whole page. */
export type FramePlacement = Pick<TabContextParts, "app" | "tab" | "team" | "subPageId"> & { readonly frameContext: HostedFrame["frameContext"] };

interface FrameElementProps {
  readonly title: string;
  readonly address: string;
  /** Until then the frame is there but cannot be seen. */
  readonly shown: boolean;
  readonly placement: FramePlacement;
  readonly surroundings: FrameSurroundings;
  readonly hosted: HostedApps;
  readonly opener?: HostedFrame;
  readonly onFrame?: (frame: HostedFrame) => void;
}

/** A frame with an app's page in it, answered by the host for as long as it is on the screen. */
export function FrameElement(props: FrameElementProps): ReactElement {
  const styles = useStyles();
  const element = useRef<HTMLIFrameElement>(null);
  // The app may ask at any time, and must then hear of today's theme and today's place.
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });
  const { host } = props.hosted;
  useLayoutEffect(() => {
    const window = element.current?.contentWindow;
    if (!window) return undefined;
    const { address, placement, opener, onFrame } = latest.current;
    const frame: HostedFrame = {
      window,
      origin: new URL(address).origin,
      app: placement.app,
      frameContext: placement.frameContext,
      ...(opener === undefined ? {} : { opener }),
      surroundings: createLiveSurroundings(() => latest.current.surroundings),
      readContext: () => createTabContext({ ...latest.current.placement, ...latest.current.hosted }),
    };
    const stop = host.add(frame);
    onFrame?.(frame);
    return stop;
  }, [host]);
  return (
    <iframe
      ref={element}
      className={mergeClasses(styles.frame, !props.shown && styles.waiting)}
      title={props.title}
      name="embedded-page-container"
      src={props.address}
      sandbox={SANDBOX}
      allow="clipboard-read; clipboard-write"
    />
  );
}

function createLiveSurroundings(read: () => FrameSurroundings): FrameSurroundings {
  return {
    showApp: () => read().showApp(),
    showFailure: () => read().showFailure(),
    followLink: (link) => read().followLink(link),
    openSubPage: (subPageId) => read().openSubPage(subPageId),
    openChat: () => read().openChat(),
    shareLink: (subPageId, label) => read().shareLink(subPageId, label),
    openDialog: (request) => read().openDialog(request),
    completeDialog: (result) => read().completeDialog(result),
    resizeDialog: (size) => read().resizeDialog(size),
  };
}
