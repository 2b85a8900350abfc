export default {
  extends: ["@discourse/lint-configs/stylelint"],
  ignoreFiles: ["node_modules/**", "tmp/**"],
};
