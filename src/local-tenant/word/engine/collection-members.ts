import { readControlId } from "./content-control";
import { readNumberArgument, readTextArgument } from "./given-arguments";
import { listItems } from "./list-items";
import type { Member, Members } from "./members";
import { pickItem } from "./shared-members";
import type { WordCollection, WordObject } from "./word-object";

type Collecting = Member<WordCollection, WordObject | null>;

const first: Collecting = (items, document) => listItems(items, document)[0] ?? null;
const last: Collecting = (items, document) => listItems(items, document).at(-1) ?? null;
const withId: Collecting = (items, document, given) => {
  const id = readNumberArgument(given);
  return listItems(items, document).find((item) => item.kind === "ContentControl" && readControlId(item.sdt) === id) ?? null;
};

const found =
  (find: Collecting): Collecting =>
  (items, document, given) =>
    pickItem(find(items, document, given) ?? undefined);

/** What every collection can do. */
const anyCollection: Members<WordCollection>["methods"] = {
  GetFirst: found(first),
  GetFirstOrNullObject: first,
  GetItem: found((items, document, given) => listItems(items, document)[readNumberArgument(given)] ?? null),
};

/** What a collection of content controls can do. */
export const controlCollectionMembers: Members<WordCollection> = {
  parts: {},
  methods: {
    ...anyCollection,
    GetByTag: (items, _, given) => ({ ...items, filter: { ...items.filter, tag: readTextArgument(given) } }),
    GetByTitle: (items, _, given) => ({ ...items, filter: { ...items.filter, title: readTextArgument(given) } }),
    GetById: found(withId),
    GetByIdOrNullObject: withId,
  },
  fields: {},
  setters: {},
};

/** What a collection of paragraphs or tables can do. */
export const plainCollectionMembers: Members<WordCollection> = {
  parts: {},
  methods: { ...anyCollection, GetLast: found(last), GetLastOrNullObject: last },
  fields: {},
  setters: {},
};
