import type { SignedInPerson } from "../pages/sign-in";
import { createMsalBroker } from "./host/msal-broker";
import { answerNestedAppAuth, type TokenBroker } from "./host/nested-app-auth";
import { type TeamsHost, createTeamsHost } from "./host/teams-host";

/** Name of the event of the window by which anybody watching the page hears of unusual messages from apps. */
const HOST_LOG_EVENT = "teams-host-log";

/** Creates the host of this page for one person: each app has a broker of its own, made when it first asks. */
export function createPageHost(person: SignedInPerson): TeamsHost {
  const brokers = new Map<string, TokenBroker>();
  function findBroker(clientId: string): TokenBroker {
    const broker = brokers.get(clientId) ?? createMsalBroker(clientId, person);
    brokers.set(clientId, broker);
    return broker;
  }
  return createTeamsHost({
    answerNestedAppAuth: (frame, request) => {
      const { clientId } = frame.app;
      return answerNestedAppAuth(request, { person, clientId, broker: findBroker(clientId) });
    },
    log: (line) => window.dispatchEvent(new CustomEvent(HOST_LOG_EVENT, { detail: line })),
  });
}
