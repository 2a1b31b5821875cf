/** One element of a document, or a text in it. */
export interface XmlNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlNode[];
  readonly text: string;
}

const ENTITIES: Readonly<Record<string, string>> = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&amp;": "&" };
const unescape = (text: string) => text.replaceAll(/&(?:lt|gt|quot|amp);/g, (entity) => ENTITIES[entity] ?? entity);

/** Reads XML as we write it: no comments, no CDATA. Throws when tags do not match. */
export function readXml(xml: string): XmlNode {
  const root: XmlNode = { name: "", attributes: {}, children: [], text: "" };
  const open = [root];
  for (const [piece] of xml.replace(/^(<\?xml[^>]*\?>\s*)/, "").matchAll(/<[^>]+>|[^<]+/g)) {
    if (piece.startsWith("</")) {
      const closed = open.pop();
      if (closed?.name !== piece.slice(2, -1)) throw new Error(`${piece} closes ${closed?.name ?? "nothing"}`);
    } else {
      const [, name = ""] = /^<([\w:.-]+)/.exec(piece) ?? [];
      const attributes = Object.fromEntries([...piece.matchAll(/([\w:.-]+)="([^"]*)"/g)].map(([, key = "", value = ""]) => [key, unescape(value)]));
      const node = piece.startsWith("<") ? { name, attributes, children: [], text: "" } : { name: "", attributes: {}, children: [], text: unescape(piece) };
      open.at(-1)?.children.push(node);
      if (piece.startsWith("<") && !piece.endsWith("/>")) open.push(node);
    }
  }
  if (open.length !== 1) throw new Error(`${open.at(-1)?.name ?? ""} is not closed`);
  return root;
}

/** Every element of this name, in the order of the document. */
export function allNamed(node: XmlNode, name: string): readonly XmlNode[] {
  return node.children.flatMap((child) => [...(child.name === name ? [child] : []), ...allNamed(child, name)]);
}

/** What Word would say the text is. */
export function textOf(node: XmlNode): string {
  if (node.name === "w:br") return "\n";
  if (node.name === "w:tab") return "\t";
  return node.name === "" ? node.text + node.children.map(textOf).join("") : node.children.map(textOf).join("");
}

/** The texts of a document's controls by tag; a control that only shows its placeholder is empty. */
export function controlTexts(document: XmlNode): ReadonlyMap<string, string> {
  return new Map(
    allNamed(document, "w:sdt").map((control) => {
      const [properties] = allNamed(control, "w:sdtPr");
      const [content] = control.children.filter(({ name }) => name === "w:sdtContent");
      const isEmpty = properties?.children.some(({ name }) => name === "w:showingPlcHdr") === true;
      return [tagOf(control), isEmpty || content === undefined ? "" : textOf(content)];
    }),
  );
}

/** The tag of a control. */
export function tagOf(control: XmlNode): string {
  return allNamed(control, "w:tag")[0]?.attributes["w:val"] ?? "";
}
