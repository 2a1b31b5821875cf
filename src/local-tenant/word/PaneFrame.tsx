import { makeStyles } from "@fluentui/react-components";
import { type ReactElement, useEffect, useRef } from "react";
import { type PaneServices, answerOfficeMessage } from "./office-messages";
import { PANE_SANDBOX, PANE_SOURCE, nameFrame } from "./pane-frame";

const useStyles = makeStyles({
  place: { flexGrow: 1, minHeight: 0, display: "flex", "& > iframe": { flexGrow: 1, width: "100%", border: "none" } },
});

/** The add-in's own page, and the answers to what its Office library asks. */
export function PaneFrame({ services }: { readonly services: PaneServices }): ReactElement {
  const styles = useStyles();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const frame = document.createElement("iframe");
    // The library reads the name while the page loads: it has to be there before the frame is.
    frame.name = nameFrame(services.addInId, window.location.origin);
    frame.title = services.addInName;
    frame.setAttribute("sandbox", PANE_SANDBOX);
    frame.src = PANE_SOURCE;
    const answer = (event: MessageEvent<unknown>): void => {
      if (event.source !== frame.contentWindow || event.origin !== window.location.origin) return;
      void answerOfficeMessage(event, services, window.location.origin).then((text) => {
        if (text !== undefined) frame.contentWindow?.postMessage(text, window.location.origin);
      });
    };
    window.addEventListener("message", answer);
    place.current?.append(frame);
    return () => {
      window.removeEventListener("message", answer);
      frame.remove();
    };
  }, [services]);
  return <div ref={place} className={styles.place} />;
}
