// What a hand-tuned PnPjs client sends to read the same rows: filtered queries, side by side, with the fields that the page
// shows. PnPjs is not among our packages, so its requests are written by hand here; it adds nothing that Graph counts.
const FIELDS = {
  Plans: "Key,PlanId,PlanVersion,ChildId,PlanState,StartsOn,ReviewOn,LongTermObjective,Strategies,LeadId,AgreedOn,AgreedWith",
  Targets: "Key,PlanId,ChildId,Position,Area,Statement,ChildWording,Baseline,SuccessCriterion,ExitCriterion,Happened,SetBy,DueOn",
  Provision: "Key,TargetId,ChildId,What,How,Who,Times,Period,Minutes,Setting,GroupSize,ReviewOn",
  Reviews: "Key,PlanId,ChildId,PlannedFor,ReviewState",
};
/** Longest filters that SharePoint takes without complaint hold about so many children. */
const CHILDREN_IN_A_FILTER = 30;

/** Reads the rows of these children from one list, page after page; gives how many, and the bytes that came. */
async function readList({ ask, site, list, childIds, fields }) {
  const filter = childIds.slice(0, CHILDREN_IN_A_FILTER).map((id) => `fields/ChildId eq '${id}'`).join(" or ");
  let address = `/sites/${site}/lists/${list}/items?$expand=fields($select=${fields})&$filter=${encodeURIComponent(filter)}&$top=500`;
  const found = { rows: 0, bytes: 0, requests: 0 };
  while (address !== undefined) {
    const text = await ask(address);
    const page = JSON.parse(text);
    found.rows += page.value.length;
    found.bytes += Buffer.byteLength(text);
    found.requests += 1;
    address = page["@odata.nextLink"];
  }
  return found;
}

/** Opens the class as that client would; `lists` says which of the lists it reads. */
export async function openByLists({ ask, site, childIds }, lists) {
  const parts = await Promise.all(lists.map((list) => readList({ ask, site, list, childIds, fields: FIELDS[list] })));
  return parts.reduce((sum, part) => ({ rows: sum.rows + part.rows, bytes: sum.bytes + part.bytes, requests: sum.requests + part.requests }), { rows: 0, bytes: 0, requests: 0 });
}
