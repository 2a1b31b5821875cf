import type { DocumentHost, DocumentTrouble, FieldInOpenDocument, PlanInOpenDocument } from "../../src/host/document-host";

/** A document in memory, as the pane sees it. */
export interface DocumentDouble {
  readonly document: DocumentHost;
  readonly plans: PlanInOpenDocument[];
  /** What was asked of it, in order. */
  readonly asked: string[];
  /** Answers every change with this until it is taken away. */
  trouble: DocumentTrouble | undefined;
  /** Types into a field of the first plan, as a person does. */
  type(tag: string, text: string): void;
  /** Takes a field of the first plan away, as a person does. */
  remove(tag: string): void;
}

/** A document that keeps tags and texts of what is inserted; Word's own ways are tried against the real library elsewhere. */
export function createDocumentDouble(): DocumentDouble {
  const plans: PlanInOpenDocument[] = [];
  let lastKey = 0;
  const change = async (name: string, act: () => void) => {
    double.asked.push(name);
    if (double.trouble !== undefined) return { kind: "trouble", trouble: double.trouble } as const;
    act();
    return { kind: "done", value: undefined } as const;
  };
  const at = (key: number): number => plans.findIndex((plan) => plan.key === key);
  const put = (index: number, part: Partial<PlanInOpenDocument>): void => {
    const plan = plans[index];
    if (plan !== undefined) plans[index] = { ...plan, ...part };
  };
  const double: DocumentDouble = {
    plans,
    asked: [],
    trouble: undefined,
    type: (tag, text) => put(0, { fields: (plans[0]?.fields ?? []).map((field) => (field.tag === tag ? { ...field, text } : field)) }),
    remove: (tag) => put(0, { fields: (plans[0]?.fields ?? []).filter((field) => field.tag !== tag) }),
    document: {
      readPlans: async () => ({ kind: "done", value: [...plans] }),
      insertPlan: (flatOpc, place) => change(`insert at ${place}`, () => void plans.push({ key: (lastKey += 1), holdsSelection: true, ...readPlan(flatOpc) })),
      replacePlan: (key, flatOpc) => change("replace", () => put(at(key), readPlan(flatOpc))),
      writeFields: (key, changes, { tag }) =>
        change(`write ${String(changes.length)}`, () => {
          const texts = new Map(changes.map((one) => [one.tag, one.text]));
          put(at(key), { tag, fields: (plans[at(key)]?.fields ?? []).map((field) => ({ ...field, text: texts.get(field.tag) ?? field.text })) });
        }),
      select: (_key, tag) => change(`select ${tag}`, () => undefined),
    },
  };
  return double;
}

function readPlan(flatOpc: string): Pick<PlanInOpenDocument, "tag" | "fields"> {
  const xml = new DOMParser().parseFromString(flatOpc, "application/xml");
  const controls = [...xml.getElementsByTagName("w:sdt")].map((sdt) => ({
    tag: sdt.getElementsByTagName("w:tag")[0]?.getAttribute("w:val") ?? "",
    text: sdt.getElementsByTagName("w:showingPlcHdr").length > 0 ? "" : textOf(sdt),
    isTwice: false,
  }));
  const fields: readonly FieldInOpenDocument[] = controls.filter(({ tag }) => tag.startsWith("iep."));
  return { tag: controls.find(({ tag }) => tag.startsWith("iep:"))?.tag ?? "", fields };
}

function textOf(sdt: Element): string {
  return [...sdt.getElementsByTagName("*")].map((one) => (one.tagName === "w:t" ? one.textContent : one.tagName === "w:br" ? "\n" : "")).join("");
}
