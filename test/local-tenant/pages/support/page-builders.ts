import type { SignedInPerson } from "../../../../src/local-tenant/pages/sign-in";
import type { GraphActor } from "../../../../src/local-tenant/pages/graph-reader";
import type { ActivityFeed } from "../../../../src/local-tenant/teams/activity/ActivityArea";
import type { InstalledApp } from "../../../../src/local-tenant/teams/installed-app";

export const APP_ORIGIN = "http://localhost:4311";

/** An app as the Teams page knows it. */
export const APP: InstalledApp = {
  appId: "0f0e6a5c-1111-4222-8333-444455556666",
  name: "Example",
  accentColor: "#0f6cbd",
  clientId: "b1f5c0de-7a1e-4f0e-9a5b-0d4c6a2e1f01",
  validOrigins: [APP_ORIGIN],
  personalTab: { entityId: "home", name: "Home", contentUrl: `${APP_ORIGIN}/tab/index.html?tab=personal` },
  classTab: { entityId: "class", name: "Example", contentUrl: `${APP_ORIGIN}/tab/index.html?tab=class` },
};

/** Somebody who is signed in. */
export const PERSON: SignedInPerson = {
  id: "aaaaaaaa-0000-4000-8000-000000000001",
  displayName: "Priya Shah",
  userPrincipalName: "priya.shah@oakfield.example",
  homeAccountId: "aaaaaaaa-0000-4000-8000-000000000001.7f2c1a34-5b6d-4e8f-9a0b-1c2d3e4f5a6b",
  environment: "localhost:4310",
  tenantId: "7f2c1a34-5b6d-4e8f-9a0b-1c2d3e4f5a6b",
};

/** A feed in which nobody has told anything. */
export const NO_ACTIVITY: ActivityFeed = {
  service: { readFeed: async () => ({ unread: 0, value: [] }), countUnread: async () => 0, markRead: async () => undefined, markAllRead: async () => undefined },
  known: { feed: { unread: 0, value: [] }, unread: 0, isLost: false, pollNow: () => undefined },
};

/** Graph for tests in which no calendar is opened. */
export const NO_CALENDAR: GraphActor = {
  read: async () => Promise.reject(new Error("No calendar is read here.")),
  download: async () => new Blob(),
  act: async () => undefined,
};
