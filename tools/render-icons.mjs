// Draws the pictures of `assets/*.svg` as PNG, in the sizes that Teams asks for. Run it by hand after changing a drawing: node tools/render-icons.mjs
import { readFileSync } from "node:fs";
import path from "node:path";
import { chromium } from "playwright-core";

const ASSETS = path.join(import.meta.dirname, "../assets");
const ICONS = [
  { name: "color", size: 192 },
  { name: "outline", size: 32 },
];

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
for (const { name, size } of ICONS) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>body{margin:0}svg{display:block}</style>${readFileSync(path.join(ASSETS, `${name}.svg`), "utf8")}`);
  await page.screenshot({ path: path.join(ASSETS, `${name}.png`), omitBackground: true });
}
await browser.close();
