// What the newest Discourse has moved or renamed since, for each older version
// that this plugin is written for.

const KEPT = {
  "": [
    "autocomplete-results",
    "breadcrumbs-container",
    "breadcrumbs-item",
    "button",
    "editor",
    "modal",
    "modal-cancel",
    "multi-select",
    "navigation-item",
    "page-action-button",
    "page-header",
    "page-subheader",
    "select",
    "stat-tiles",
    "textarea",
    "toggle-switch",
  ],
  helpers: ["icon"],
  modifiers: ["autocomplete"],
};

/** discourse/ui-kit/d-x was discourse/components/d-x or discourse/components/x. */
function beforeUiKit(kind, name) {
  const folder = kind || "components";
  const prefix = KEPT[kind]?.includes(name) ? "d-" : "";
  return `discourse/${folder}/${prefix}${name}`;
}

export const versions = {
  3.5: {
    // A module of the newest Discourse → the same module of this one.
    modules: [
      [/^discourse\/ui-kit\/d-native-select$/, "discourse/components/d-select"],
      [/^discourse\/lib\/load-chart-js$/, "discourse/lib/load-script"],
      [
        /^discourse\/ui-kit\/(?:(helpers|modifiers)\/)?d-(.+)$/,
        (_, kind = "", name) => beforeUiKit(kind, name),
      ],
      [
        /^discourse\/(admin|dialog-holder|float-kit|select-kit|truth-helpers)(?=\/|$)/,
        "$1",
      ],
    ],
    // A name of a module → what it is called here.
    names: [["@ember/template", "trustHTML", "htmlSafe"]],
  },
};

export function olderImports(code, { modules, names }) {
  for (const [module, name, older] of names) {
    code = code.replace(
      new RegExp(`^import \\{[^}]*\\} from "${module}"`, "gm"),
      (line) => line.replace(new RegExp(`\\b${name}\\b`), `${older} as ${name}`)
    );
  }
  return code.replace(IMPORT, (whole, before, module) => {
    for (const [pattern, older] of modules) {
      if (pattern.test(module)) {
        return `${before}"${module.replace(pattern, older)}"`;
      }
    }
    return whole;
  });
}

/**
 * The older loader has no import(): what opens rarely is there from the start. The
 * statement goes before the first line, so that no line moves.
 */
export function withoutLazyImports(code) {
  const modules = [];
  const later = code.replace(/\bimport\(("\.[^"]+")\)/g, (_, module) => {
    modules.push(module);
    return `Promise.resolve(lazy${modules.length})`;
  });
  return (
    modules
      .map((module, i) => `import * as lazy${i + 1} from ${module}; `)
      .join("") + later
  );
}

const IMPORT =
  /((?:^|\n)import\s+|^(?:import|export)\b[^"'`;]*?\bfrom\s+|\bimport\(\s*)"([^"]+)"/gm;

/** [{ module, names }] of everything that a file imports. */
export function importsOf(code) {
  return [...code.matchAll(IMPORT)].map(([statement, , module]) => ({
    module,
    names: (statement.match(/\{([^}]*)\}/)?.[1] ?? "")
      .split(",")
      .map((name) => name.trim().split(/\s+as\s+/)[0])
      .filter(Boolean),
  }));
}
