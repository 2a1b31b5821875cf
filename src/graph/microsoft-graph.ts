import type { BotChats } from "../application/notice-ports";
import type { Patience } from "../application/patience";
import type { ChildFolders, Clock, Directory, Lists, RosterSource } from "../application/ports";
import { createBotChats } from "./bot-chats";
import { createChildFolders } from "./child-folders";
import { createDirectory } from "./directory";
import { createGraphConnection } from "./graph-connection";
import { createListAddresses } from "./list-addresses";
import { createLists } from "./lists";
import { createProvisionSite, type ProvisionSite } from "./provision-site";
import { createRoster } from "./roster";
import { createSites } from "./sites";

/** Everything of Microsoft 365 that the product uses, behind its own ports. */
export interface MicrosoftGraph {
  readonly lists: Lists;
  readonly roster: RosterSource;
  readonly directory: Directory;
  readonly folders: ChildFolders;
  readonly botChats: BotChats;
  readonly provisionSite: ProvisionSite;
}

/** What it takes to reach Microsoft Graph. */
export interface MicrosoftGraphParts {
  /** Origin of Microsoft Graph, or of what stands in for it, without a slash at its end. */
  readonly graphOrigin: string;
  /** Id of our app in the organisation's catalogue of Teams apps. */
  readonly appId: string;
  /** An app-only token for Graph, from a cache while it lasts. */
  readonly getToken: () => Promise<string>;
  readonly clock: Pick<Clock, "now">;
  readonly patience: Patience;
}

/** Connects the ports to Microsoft Graph, as the application. */
export function createMicrosoftGraph({ graphOrigin, appId, getToken, clock, patience }: MicrosoftGraphParts): MicrosoftGraph {
  const graph = createGraphConnection({ origin: graphOrigin, getToken, patience });
  const sites = createSites(graph);
  return {
    lists: createLists({ graph, addresses: createListAddresses(graph, sites), clock }),
    roster: createRoster({ graph }),
    directory: createDirectory({ graph, clock }),
    folders: createChildFolders({ graph, sites }),
    botChats: createBotChats({ graph, appId }),
    provisionSite: createProvisionSite({ graph, sites }),
  };
}
