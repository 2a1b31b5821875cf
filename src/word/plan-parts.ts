import type { PlanDocument } from "../domain/plan-document";
import { findTermPack } from "../domain/terms/find-term-pack";
import { escapeXml } from "./document-text";
import { type Markup, paragraph, run } from "./elements";
import { planBody } from "./plan-body";
import { stylesContent } from "./styles";

/** One part of a Word document. */
export interface WordPart {
  /** Such as `/word/document.xml`. */
  readonly name: string;
  readonly contentType: string;
  /** What a whole file holds. */
  readonly xml: string;
  /** What is put into a document that is open in Word; absent for a part that would have no effect there. */
  readonly inserted?: string;
}

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const NAMESPACES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const RELATIONS_TYPE = "application/vnd.openxmlformats-package.relationships+xml";
const CORE_PROPERTIES = "application/vnd.openxmlformats-package.core-properties+xml";
const CORE_RELATION = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";

/** A4 with margins of 15 mm, and the footer. */
const SECTION = [
  '<w:sectPr><w:footerReference w:type="default" r:id="rIdFooter"/><w:pgSz w:w="11906" w:h="16838"/>',
  '<w:pgMar w:top="851" w:right="851" w:bottom="1021" w:left="851" w:header="425" w:footer="454" w:gutter="0"/></w:sectPr>',
].join("");

/** The plan as the parts of a Word document, the same for the same plan. `docxEntries` and `flatOpc` make use of them. */
export function planParts(document: PlanDocument): readonly WordPart[] {
  const body = `${planBody(document)}${paragraph("", "Normal")}`;
  const styles = `${DECLARATION}<w:styles ${NAMESPACES}>${stylesContent()}</w:styles>`;
  const toBody = relations([["rIdBody", `${OFFICE_RELATIONS}/officeDocument`, "word/document.xml"]]);
  const toStyles = relations([["rIdStyles", `${OFFICE_RELATIONS}/styles`, "styles.xml"]]);
  return [
    { name: "/_rels/.rels", contentType: RELATIONS_TYPE, xml: relations([["rIdBody", `${OFFICE_RELATIONS}/officeDocument`, "word/document.xml"], ["rIdCore", CORE_RELATION, "docProps/core.xml"]]), inserted: toBody },
    { name: "/docProps/core.xml", contentType: CORE_PROPERTIES, xml: coreProperties(document) },
    { name: "/word/document.xml", contentType: `${WORD_TYPE}.document.main+xml`, xml: documentXml(`${body}${SECTION}`), inserted: documentXml(asWideAsTheText(body)) },
    { name: "/word/_rels/document.xml.rels", contentType: RELATIONS_TYPE, xml: fileRelations(), inserted: toStyles },
    { name: "/word/styles.xml", contentType: `${WORD_TYPE}.styles+xml`, xml: styles, inserted: styles },
    { name: "/word/settings.xml", contentType: `${WORD_TYPE}.settings+xml`, xml: settings() },
    { name: "/word/footer1.xml", contentType: `${WORD_TYPE}.footer+xml`, xml: footer(document) },
  ];
}

/** An open document has margins of its own: there tables take the width of the text, each column its share. */
function asWideAsTheText(body: Markup): Markup {
  return body.replaceAll(/<w:tblW w:w="\d+" w:type="dxa"\/><w:tblLayout w:type="fixed"\/>/gu, '<w:tblW w:w="5000" w:type="pct"/>');
}

function documentXml(content: Markup): string {
  return `${DECLARATION}<w:document ${NAMESPACES}><w:body>${content}</w:body></w:document>`;
}

function fileRelations(): string {
  return relations([
    ["rIdStyles", `${OFFICE_RELATIONS}/styles`, "styles.xml"],
    ["rIdSettings", `${OFFICE_RELATIONS}/settings`, "settings.xml"],
    ["rIdFooter", `${OFFICE_RELATIONS}/footer`, "footer1.xml"],
  ]);
}

function relations(all: readonly (readonly [id: string, type: string, target: string])[]): string {
  const each = all.map(([id, type, target]) => `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`);
  return `${DECLARATION}<Relationships xmlns="${RELATIONS}">${each.join("")}</Relationships>`;
}

/** Names the plan and not the child: whoever sees a list of files sees these properties. */
function coreProperties({ termPack, version }: PlanDocument): string {
  const namespaces = `xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"`;
  const title = escapeXml(`${findTermPack(termPack).plan}, version ${String(version)}`);
  return `${DECLARATION}<cp:coreProperties ${namespaces}><dc:title>${title}</dc:title><dc:language>en-GB</dc:language></cp:coreProperties>`;
}

function settings(): string {
  const mode = '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>';
  return `${DECLARATION}<w:settings ${NAMESPACES}><w:zoom w:percent="100"/>${mode}<w:themeFontLang w:val="en-GB"/></w:settings>`;
}

function footer({ termPack, version }: PlanDocument): string {
  const said = run(`Confidential. ${findTermPack(termPack).plan}, version ${String(version)}\tPage `);
  return `${DECLARATION}<w:ftr ${NAMESPACES}>${paragraph(`${said}${pageField("PAGE")}${run(" of ")}${pageField("NUMPAGES")}`, "Footer")}</w:ftr>`;
}

function pageField(name: "PAGE" | "NUMPAGES"): Markup {
  const mark = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
  return `${mark("begin")}<w:r><w:instrText xml:space="preserve"> ${name} </w:instrText></w:r>${mark("separate")}${run("1")}${mark("end")}`;
}
