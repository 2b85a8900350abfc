// Ember's test packages ask their build these questions; the answers are fixed here.
import * as renderer from "@ember/renderer";

export const appEmberSatisfies = () => true;
export const dependencySatisfies = () => true;
export const getOwnConfig = () => ({
  theme: "none",
  disableContainerStyles: true,
});
export const importSync = () => renderer;
export const isDevelopingApp = () => true;
export const macroCondition = (condition) => condition;
