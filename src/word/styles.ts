/** Styles of our documents. A style that an open document has under the same name keeps that document's look. */
export type StyleId =
  | "Normal" | "Heading1" | "Heading2" | "Heading3" | "Footer"
  | "PlanSubtitle" | "PlanStatement" | "PlanNote" | "PlanCell" | "PlanLabel" | "PlanFact" | "PlanFactLabel" | "PlanTableHead" | "PlanAfterTable" | "PlanBetweenTables";

interface ParagraphStyle {
  readonly id: StyleId;
  readonly name: string;
  readonly basedOn?: StyleId;
  /** What follows a heading when somebody writes on. */
  readonly next?: StyleId;
  readonly paragraph: string;
  readonly text: string;
}

const STYLES: readonly ParagraphStyle[] = [
  { id: "Heading1", name: "heading 1", next: "Normal", paragraph: '<w:keepNext/><w:spacing w:before="0" w:after="0"/><w:outlineLvl w:val="0"/>', text: '<w:b/><w:color w:val="1F3864"/><w:sz w:val="40"/><w:szCs w:val="40"/>' },
  { id: "Heading2", name: "heading 2", next: "Normal", paragraph: '<w:keepNext/><w:spacing w:before="280" w:after="80"/><w:outlineLvl w:val="1"/>', text: '<w:b/><w:color w:val="1F3864"/><w:sz w:val="28"/><w:szCs w:val="28"/>' },
  { id: "Heading3", name: "heading 3", next: "Normal", paragraph: '<w:keepNext/><w:spacing w:before="200" w:after="40"/><w:outlineLvl w:val="2"/>', text: '<w:b/><w:color w:val="2F5496"/><w:sz w:val="24"/><w:szCs w:val="24"/>' },
  { id: "Footer", name: "footer", paragraph: '<w:tabs><w:tab w:val="right" w:pos="10204"/></w:tabs><w:spacing w:after="0"/>', text: '<w:color w:val="404040"/><w:sz w:val="18"/><w:szCs w:val="18"/>' },
  { id: "PlanSubtitle", name: "Plan Subtitle", next: "Normal", paragraph: '<w:spacing w:before="0" w:after="160"/>', text: '<w:color w:val="404040"/><w:sz w:val="24"/><w:szCs w:val="24"/>' },
  { id: "PlanStatement", name: "Plan Statement", paragraph: '<w:keepNext/><w:spacing w:before="0" w:after="60" w:line="240" w:lineRule="auto"/>', text: '<w:b/><w:sz w:val="23"/><w:szCs w:val="23"/>' },
  { id: "PlanNote", name: "Plan Note", paragraph: '<w:keepNext/><w:spacing w:before="0" w:after="80" w:line="240" w:lineRule="auto"/>', text: '<w:color w:val="404040"/><w:sz w:val="20"/><w:szCs w:val="20"/>' },
  { id: "PlanCell", name: "Plan Cell", paragraph: '<w:spacing w:before="40" w:after="40" w:line="240" w:lineRule="auto"/>', text: '<w:sz w:val="20"/><w:szCs w:val="20"/>' },
  { id: "PlanLabel", name: "Plan Label", basedOn: "PlanCell", paragraph: "", text: "<w:b/>" },
  { id: "PlanFact", name: "Plan Fact", basedOn: "PlanCell", paragraph: "<w:keepNext/>", text: "" },
  { id: "PlanFactLabel", name: "Plan Fact Label", basedOn: "PlanFact", paragraph: "", text: "<w:b/>" },
  { id: "PlanTableHead", name: "Plan Table Head", basedOn: "PlanCell", paragraph: "<w:keepNext/>", text: '<w:b/><w:color w:val="FFFFFF"/>' },
  { id: "PlanAfterTable", name: "Plan After Table", paragraph: '<w:spacing w:before="0" w:after="0" w:line="120" w:lineRule="exact"/>', text: '<w:sz w:val="8"/><w:szCs w:val="8"/>' },
  { id: "PlanBetweenTables", name: "Plan Between Tables", basedOn: "PlanAfterTable", paragraph: "<w:keepNext/>", text: "" },
];

const LANGUAGE = '<w:lang w:val="en-GB" w:eastAsia="en-US" w:bidi="ar-SA"/>';
const FONTS = '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Calibri" w:cs="Calibri"/>';

/** All styles that a document with a plan uses, as the content of the styles part. */
export function stylesContent(): string {
  return [
    `<w:docDefaults><w:rPrDefault><w:rPr>${FONTS}<w:sz w:val="22"/><w:szCs w:val="22"/>${LANGUAGE}</w:rPr></w:rPrDefault>`,
    '<w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="259" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>',
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>',
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/></w:style>',
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>',
    '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>',
    '<w:style w:type="character" w:styleId="PlaceholderText"><w:name w:val="Placeholder Text"/><w:rPr><w:color w:val="595959"/></w:rPr></w:style>',
    ...STYLES.map(paragraphStyle),
    `<w:style w:type="table" w:customStyle="1" w:styleId="PlanTable"><w:name w:val="Plan Table"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>${TABLE_BORDERS}</w:tblBorders></w:tblPr></w:style>`,
  ].join("");
}

const TABLE_BORDERS = ["top", "left", "bottom", "right", "insideH", "insideV"]
  .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="8EA2C6"/>`)
  .join("");

function paragraphStyle({ id, name, basedOn = "Normal", next, paragraph, text }: ParagraphStyle): string {
  const custom = id.startsWith("Plan") ? 'w:customStyle="1" ' : "";
  const following = next === undefined ? "" : `<w:next w:val="${next}"/>`;
  const names = `<w:name w:val="${name}"/><w:basedOn w:val="${basedOn}"/>${following}<w:qFormat/>`;
  const properties = paragraph === "" ? "" : `<w:pPr>${paragraph}</w:pPr>`;
  return `<w:style w:type="paragraph" ${custom}w:styleId="${id}">${names}${properties}<w:rPr>${text}${LANGUAGE}</w:rPr></w:style>`;
}
