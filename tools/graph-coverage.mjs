// Writes docs/graph-coverage.md from the operations of the local Graph themselves; with --check it only compares.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import webpack from "webpack";
import configurations from "../webpack.config.js";

const ROOT = path.join(import.meta.dirname, "..");
const FOLDER = path.join(ROOT, ".cache/coverage");
const PAGE = path.join(ROOT, "docs/graph-coverage.md");

async function load(entry) {
  const programs = configurations.find((one) => one.name === "programs");
  mkdirSync(FOLDER, { recursive: true });
  const compiler = webpack({ ...programs, cache: false, entry, output: { ...programs.output, path: FOLDER } });
  const stats = await new Promise((resolve, reject) => compiler.run((error, done) => (error ? reject(error) : resolve(done))));
  if (stats.hasErrors()) throw new Error(stats.toString({ preset: "errors-only" }));
  return await Promise.all(Object.keys(entry).map((name) => import(path.join(FOLDER, `${name}.js`))));
}

const listed = (names) => (names === undefined || names.length === 0 ? "–" : names.map((name) => `\`${name}\``).join(", "));
const page = (operation) => (operation.overlay === undefined ? operation.documentedAs : `[${operation.documentedAs}](${operation.overlay})`);
const byInstall = (names) => (names === undefined ? "" : `, or where its app is \`${names[0]}\``);
const least = ({ delegated, application }) => `${delegated[0] === undefined ? "nobody" : `\`${delegated[0]}\``} / ${application[0] === undefined ? "nobody" : `\`${application[0]}\``}`;

function rowOf(operation) {
  const honoured = [...(operation.headers ?? []), ...(operation.prefer ?? []).map((name) => `prefer: ${name}`)];
  return `| ${operation.method} \`${operation.path}\` | ${page(operation)} | ${least(operation.permissions)}${byInstall(operation.resourceSpecific)} | ${listed(operation.query)} | ${listed(honoured)} | ${operation.differs ?? ""} |`;
}

function render(operations, gaps) {
  const topics = new Map();
  for (const operation of operations) {
    const topic = operation.path.split("/")[1];
    topics.set(topic, [...(topics.get(topic) ?? []), operation]);
  }
  const head = "| operation | documented as | permission named first: delegated / application | query options | headers | where it differs |\n|---|---|---|---|---|---|";
  const sections = [...topics].map(([topic, own]) => `## /${topic}\n${head}\n${own.map(rowOf).join("\n")}\n`);
  const lacks = gaps.map(({ addresses, reason }) => `| ${addresses} | ${reason} |`);
  return [
    "# What the local tenant answers of Microsoft Graph\n",
    `Made from the operations themselves by \`npm run docs\`; \`npm run check\` compares. ${operations.length} operations under \`/v1.0\`, and \`$batch\`. What is not here is answered with 501 and the code \`notImplemented\`, and so are query options, meaningful headers and preferences that an operation does not list. Titles are those of Microsoft's documentation pages; a title with a link is of a call that Microsoft's published description of Graph, as we hold it, lacks.\n`,
    ...sections,
    `## Not supported\n| what | why |\n|---|---|\n${lacks.join("\n")}\n`,
  ].join("\n");
}

const [{ GRAPH_OPERATIONS }, { COVERAGE_GAPS }] = await load({ operations: path.join(ROOT, "src/local-tenant/graph/operations.ts"), gaps: path.join(ROOT, "src/local-tenant/graph/coverage-gaps.ts") });
const rendered = render(GRAPH_OPERATIONS, COVERAGE_GAPS);
if (!process.argv.includes("--check")) writeFileSync(PAGE, rendered);
else if (readFileSync(PAGE, "utf8") !== rendered) {
  console.error("docs/graph-coverage.md is not what the operations say: run npm run docs.");
  process.exitCode = 1;
}
