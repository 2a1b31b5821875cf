// House rules that oxlint does not have. `.oxlintrc.json` switches them on folder by folder; each report says what to do instead.

const EXPORTED_KINDS = new Set(["FunctionDeclaration", "ClassDeclaration", "TSInterfaceDeclaration", "TSTypeAliasDeclaration", "VariableDeclaration", "TSDeclareFunction"]);

/** The package of an import: `@azure/msal-node/x` belongs to `@azure/msal-node`, `node:fs` to `node:*`. */
function packageOf(request) {
  if (request.startsWith("node:")) return "node:*";
  return request
    .split("/")
    .slice(0, request.startsWith("@") ? 2 : 1)
    .join("/");
}

/** Runs `check` on every way that a module can name another. */
function onEveryImport(check) {
  const visit = (node) => {
    if (node.source?.type === "Literal" && typeof node.source.value === "string") check(node.source.value, node);
  };
  return {
    ImportDeclaration: visit,
    ExportNamedDeclaration: visit,
    ExportAllDeclaration: visit,
    ImportExpression: visit,
    TSImportType: visit,
  };
}

/** A folder imports only the packages that its row of the dependency table names. */
const onlyPackages = {
  meta: { schema: [{ type: "object", properties: { allow: { type: "array" }, refuse: { type: "array" } } }] },
  create(context) {
    const { allow, refuse = [] } = context.options[0] ?? {};
    return onEveryImport((request, node) => {
      if (request.startsWith(".")) return;
      const name = packageOf(request);
      if (refuse.includes(name) || (allow !== undefined && !allow.includes(name))) {
        context.report({ node, message: `This folder may not import ${name}: see the dependency table in docs/architecture.md.` });
      }
    });
  },
};

/** Today, now and the time of day come in as arguments. */
const noClock = {
  create(context) {
    const report = (node) => context.report({ node, message: "Take the day or the time as an argument: the clock belongs to the main program." });
    return {
      NewExpression(node) {
        if (node.callee.type === "Identifier" && node.callee.name === "Date" && node.arguments.length === 0) report(node);
      },
      CallExpression(node) {
        if (node.callee.type === "Identifier" && node.callee.name === "Date") report(node);
      },
      MemberExpression(node) {
        if (node.computed || node.object.type !== "Identifier") return;
        if (["Date.now", "performance.now", "Temporal.Now"].includes(`${node.object.name}.${node.property.name}`)) report(node);
      },
    };
  },
};

/** New ids and chance come in as arguments, so that a test can repeat them. */
const noRandomness = {
  create(context) {
    const isRandom = (object, property) => (object === "Math" && property === "random") || (object === "crypto" && ["randomUUID", "getRandomValues"].includes(property));
    return {
      MemberExpression(node) {
        const object = node.object.type === "MemberExpression" ? node.object.property : node.object;
        if (isRandom(object.name, node.property.name)) context.report({ node, message: "Take the new id or the number as an argument: randomness belongs to the main program." });
      },
    };
  },
};

const noEnum = {
  create: (context) => ({ TSEnumDeclaration: (node) => context.report({ node, message: "Write a union of literals instead of an enum." }) }),
};

const noExportAll = {
  create: (context) => ({ ExportAllDeclaration: (node) => context.report({ node, message: "Export by name, so that a reader can find where a thing comes from." }) }),
};

/** A file that only passes on what others export. */
const noBarrel = {
  create: (context) => ({
    Program(node) {
      const passesOn = (statement) => statement.type === "ExportAllDeclaration" || (statement.type === "ExportNamedDeclaration" && statement.source !== null && statement.source !== undefined);
      if (node.body.some(passesOn) && node.body.every((statement) => passesOn(statement) || statement.type === "ImportDeclaration")) {
        context.report({ node, message: "Import from the file that has the thing: a barrel hides where it is." });
      }
    },
  }),
};

const noInterfacePrefix = {
  create(context) {
    const check = (node) => {
      if (/^I[A-Z][a-z]/.test(node.id.name)) context.report({ node, message: `Name ${node.id.name} after what it is, without the I.` });
    };
    return { TSInterfaceDeclaration: check, TSTypeAliasDeclaration: check, ClassDeclaration: (node) => node.id && check(node) };
  },
};

/** What would be shared by every caller in the process. */
const noStaticState = {
  create: (context) => ({
    Program(node) {
      for (const statement of node.body) {
        const declaration = statement.type === "ExportNamedDeclaration" ? statement.declaration : statement;
        if (declaration?.type === "VariableDeclaration" && declaration.kind !== "const" && !declaration.declare) {
          context.report({ node: declaration, message: "Keep what changes in a value that a factory makes, not in the module." });
        }
      }
    },
    PropertyDefinition(node) {
      if (node.static && !node.readonly) context.report({ node, message: "Keep what changes in a value that a factory makes, not in the class." });
    },
  }),
};

/** Types that only restate a documented value say nothing more: `(typeof AREAS)[number]`, `z.infer<…>`, `Brand<…>`. */
function isDerivedType(declaration, source) {
  return declaration.type === "TSTypeAliasDeclaration" && /=\s*(\(typeof \w+\)|z\.infer<|Brand<|\w+\[)/.test(source.getText(declaration));
}

const documentedExport = {
  create(context) {
    return {
      ExportNamedDeclaration(node) {
        const { declaration } = node;
        const source = context.sourceCode;
        if (!declaration || !EXPORTED_KINDS.has(declaration.type) || isDerivedType(declaration, source)) return;
        const above = source.text.slice(0, node.range?.[0] ?? node.start).trimEnd();
        const isOverload = above.endsWith(";") && declaration.type === "FunctionDeclaration" && above.slice(above.lastIndexOf("\n") + 1).includes(`function ${declaration.id?.name}(`);
        if (!isOverload && !(above.endsWith("*/") && above.lastIndexOf("/**") > above.lastIndexOf("*/", above.length - 3))) {
          context.report({ node, message: "Say in a doc comment what this does for the school or the caller." });
        }
      },
    };
  },
};

export default {
  meta: { name: "baton" },
  rules: {
    "only-packages": onlyPackages,
    "no-clock": noClock,
    "no-randomness": noRandomness,
    "no-enum": noEnum,
    "no-export-all": noExportAll,
    "no-barrel": noBarrel,
    "no-interface-prefix": noInterfacePrefix,
    "no-static-state": noStaticState,
    "documented-export": documentedExport,
  },
};
