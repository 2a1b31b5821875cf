import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import HtmlPlugin from "html-webpack-plugin";
import MinimizerPlugin from "minimizer-webpack-plugin";

const here = import.meta.dirname;
const from = (...parts) => path.join(here, ...parts);

const typescript = {
  test: /\.tsx?$/,
  exclude: /node_modules/,
  use: {
    loader: "swc-loader",
    options: { jsc: { parser: { syntax: "typescript", tsx: true }, transform: { react: { runtime: "automatic" } }, target: "es2022" } },
  },
};

const base = {
  mode: "production",
  resolve: { extensions: [".tsx", ".ts", ".js"] },
  module: { rules: [typescript] },
  performance: { hints: false },
  stats: "errors-warnings",
};

const cache = (name) => ({ type: "filesystem", name, cacheDirectory: from(".cache/webpack"), buildDependencies: { config: [import.meta.filename] } });

/** Bundled although they are packages: their CommonJS does not name its exports, so Node cannot import them by name. */
const BUNDLED = /^@microsoft\/microsoft-graph-client/;

/** Node programs: our own code in one file each, packages imported from node_modules. */
const programs = {
  ...base,
  name: "programs",
  target: "node20",
  entry: {
    "service/main": from("src/service/main.ts"),
    "local-tenant/main": from("src/local-tenant/main.ts"),
    ...Object.fromEntries(
      readdirSync(from("src/cli"))
        .filter((file) => file.endsWith(".ts"))
        .map((file) => [`cli/${path.basename(file, ".ts")}`, from("src/cli", file)]),
    ),
  },
  output: { path: from("dist"), filename: "[name].js", module: true, library: { type: "module" }, chunkFormat: "module" },
  experiments: { outputModule: true },
  externalsType: "module",
  externals: [({ request }, done) => (/^[^./]/.test(request) && !path.isAbsolute(request) && !BUNDLED.test(request) ? done(null, `module ${request}`) : done())],
  optimization: { minimize: false },
  devtool: "source-map",
  cache: cache("programs"),
};

/** Puts files beside the built ones as they are: `files` gives, for each address, the file that is served there. */
class ServeAsIs {
  constructor(files) {
    this.files = Object.entries(files);
  }

  apply(compiler) {
    const { Compilation, sources } = compiler.webpack;
    compiler.hooks.thisCompilation.tap("ServeAsIs", (compilation) => {
      compilation.hooks.processAssets.tap({ name: "ServeAsIs", stage: Compilation.PROCESS_ASSETS_STAGE_ADDITIONAL }, () => {
        for (const [address, file] of this.files) compilation.emitAsset(address, new sources.RawSource(readFileSync(file)));
      });
    });
  }
}

/** Pages of one origin: each page is one entry, one HTML file and only the chunks it needs; no inline script. */
const pages = (name, outputFolder, entries) => ({
  ...base,
  name,
  target: "web",
  entry: Object.fromEntries(entries.flatMap(({ page, source, before = {} }) => [...Object.entries(before), [page, source]])),
  output: { path: outputFolder, filename: "assets/[name].[contenthash:8].js", chunkFilename: "assets/[name].[contenthash:8].js", cssChunkFilename: "assets/[name].[contenthash:8].css", publicPath: "auto", clean: true },
  plugins: entries.map(
    ({ page, html, template, icon = false, before = {} }) =>
      // A page with scripts that run before its own places all of them itself.
      new HtmlPlugin({ filename: html, template, chunks: [...Object.keys(before), page], chunksSortMode: "manual", favicon: icon, inject: Object.keys(before).length === 0 && "body", scriptLoading: "defer", publicPath: "auto" }),
  ),
  optimization: {
    splitChunks: { chunks: (chunk) => !/redirect|office-/.test(chunk.name ?? "") },
    // The document editor comes minified; doing it again costs seconds and saves nothing.
    minimizer: [new MinimizerPlugin({ minify: MinimizerPlugin.swcMinify, extractComments: false, exclude: /docx-editor/ })],
  },
  experiments: { css: true },
  cache: cache(name),
});

const servicePages = pages("service-pages", from("dist/service/pages"), [
  { page: "tab", source: from("src/tab/main.tsx"), html: "tab/index.html", template: from("src/tab/index.html"), icon: from("assets/color.png") },
  {
    page: "taskpane",
    source: from("src/taskpane/main.tsx"),
    html: "taskpane.html",
    template: from("src/taskpane/index.html"),
    icon: from("assets/color.png"),
    before: { "office-before": from("src/host/office-before.ts"), "office-after": from("src/host/office-after.ts") },
  },
  { page: "redirect", source: from("src/host/redirect-page.ts"), html: "redirect.html", template: from("src/host/redirect.html") },
]);

servicePages.plugins.push(new ServeAsIs(Object.fromEntries([16, 32, 64, 80].map((size) => [`icons/ribbon-${size}.png`, from(`assets/ribbon-${size}.png`)]))));

const tenantPages = pages("tenant-pages", from("dist/local-tenant/pages"), [
  ...["teams", "sharepoint", "word"].map((page) => ({
    page,
    source: from(`src/local-tenant/${page}/main.tsx`),
    html: `${page}.html`,
    template: from("src/local-tenant/pages/page.html"),
  })),
  { page: "admin", source: from("src/local-tenant/admin/page/main.tsx"), html: "admin.html", template: from("src/local-tenant/pages/page.html") },
  { page: "redirect", source: from("src/local-tenant/pages/redirect-page.ts"), html: "redirect.html", template: from("src/local-tenant/pages/redirect.html") },
]);
tenantPages.output.publicPath = "/pages/";
for (const plugin of tenantPages.plugins) plugin.userOptions.publicPath = "/pages/";

export default [programs, servicePages, tenantPages];
