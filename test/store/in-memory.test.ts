import { describeAudit } from "../contract/audit";
import { describeLedger } from "../contract/ledger";
import { describeNotices } from "../contract/notices";
import { describeReplica } from "../contract/replica";
import { auditInMemory } from "../support/fakes/audit";
import { draftsInMemory, filedInMemory, sharesInMemory, sweepsInMemory } from "../support/fakes/ledger";
import { conversationsInMemory, noticesInMemory } from "../support/fakes/notices";
import { rosterInMemory } from "../support/fakes/people";
import { replicaInMemory } from "../support/fakes/replica";

const ledger = { drafts: draftsInMemory(), roster: rosterInMemory(), shares: sharesInMemory(), sweeps: sweepsInMemory() };
const notices = noticesInMemory();
const noticeStore = {
  notices, conversations: conversationsInMemory(), filed: filedInMemory(), passTime: (seconds: number) => Promise.resolve(notices.passTime(seconds)),
};

const audit = auditInMemory();
const auditStore = { audit, replica: replicaInMemory(audit), shares: sharesInMemory(audit) };

describeAudit("memory", () => Promise.resolve(auditStore));
describeReplica("memory", () => Promise.resolve(replicaInMemory()));
describeLedger("memory", () => Promise.resolve(ledger));
describeNotices("memory", () => Promise.resolve(noticeStore));
