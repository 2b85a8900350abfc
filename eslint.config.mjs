import DiscourseRecommended from "@discourse/lint-configs/eslint";
import tseslint from "typescript-eslint";

// Discourse's shared configuration knows .gts (for templates) but reads .ts with
// Babel. Here TypeScript's own parser reads both, and its rules come on top.
const typescript = {
  plugins: { "@typescript-eslint": tseslint.plugin },
  rules: {
    "@typescript-eslint/ban-ts-comment": "error",
    "@typescript-eslint/consistent-type-imports": "error",
    "@typescript-eslint/no-explicit-any": "error",
    "@typescript-eslint/no-non-null-assertion": "error",
    "@typescript-eslint/no-unused-vars": "error",
    // The type checker knows better than these three.
    "no-dupe-class-members": "off",
    "no-undef": "off",
    "no-unused-vars": "off",
  },
};

export default [
  { ignores: ["node_modules/", "tmp/", "public/", "coverage/", "vendor/"] },
  ...DiscourseRecommended,
  {
    files: ["**/*.ts"],
    languageOptions: { parser: tseslint.parser, parserOptions: {} },
    ...typescript,
  },
  { files: ["**/*.gts"], ...typescript },
  {
    // Declarations of modules, and children that use what a parent injects.
    files: ["tooling/discourse/**"],
    rules: {
      "discourse/line-before-default-export": "off",
      "discourse/no-unused-services": "off",
    },
  },
  {
    files: ["tooling/**", "bin/**", "*.mjs", "sandbox/**/*.mjs"],
    rules: { "no-console": "off" },
  },
];
