import { createContext, useContext } from "react";
import type { PageHost } from "../host/page-host";
import type { ApiClient } from "../ui/asking/api-client";
import type { DraftShelf } from "./writer/draft-shelf";

/** What the pages need besides what they show. */
export interface TabServices {
  readonly api: ApiClient;
  readonly host: PageHost;
  /** Opens the sign-in window when a session has ended; whether the same person is there again. */
  readonly signInAgain: () => Promise<boolean>;
  readonly drafts: DraftShelf;
  /** A fresh id for something that is about to be kept. */
  readonly newId: () => string;
}

/** Holds the services for every page. */
export const ServicesContext = createContext<TabServices | undefined>(undefined);

/** The services; a page outside `App` is a mistake in the program. */
export function useServices(): TabServices {
  const services = useContext(ServicesContext);
  if (services === undefined) throw new Error("no services around this page");
  return services;
}
