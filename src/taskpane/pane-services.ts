import { createContext, useContext } from "react";
import type { DocumentHost } from "../host/document-host";
import type { ApiClient } from "../ui/asking/api-client";

/** What the parts of the pane need besides what they show. */
export interface PaneServices {
  readonly api: ApiClient;
  readonly document: DocumentHost;
  /** Opens the sign-in window when a session has ended; whether the same person is there again. */
  readonly signInAgain: () => Promise<boolean>;
}

/** Holds the services for the whole pane. */
export const PaneServicesContext = createContext<PaneServices | undefined>(undefined);

/** The services; a part outside `Pane` is a mistake in the program. */
export function usePaneServices(): PaneServices {
  const services = useContext(PaneServicesContext);
  if (services === undefined) throw new Error("no services around this part of the pane");
  return services;
}
