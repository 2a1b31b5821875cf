import { describeLedger } from "../contract/ledger";
import { describeReplica } from "../contract/replica";
import { draftsInMemory, sharesInMemory, sweepsInMemory } from "../support/fakes/ledger";
import { rosterInMemory } from "../support/fakes/people";
import { replicaInMemory } from "../support/fakes/replica";

const ledger = { drafts: draftsInMemory(), roster: rosterInMemory(), shares: sharesInMemory(), sweeps: sweepsInMemory() };

describeReplica("memory", () => Promise.resolve(replicaInMemory()));
describeLedger("memory", () => Promise.resolve(ledger));
