// Made by tooling/bundle.mjs from the places of the plugin's files.
declare module "virtual:connectors" {
  const modules: Record<string, unknown>;
  export default modules;
}
declare module "virtual:initializers" {
  const modules: Record<
    string,
    { name: string; initialize(owner: unknown): void }
  >;
  export default modules;
}
declare module "virtual:locales" {
  const locales: Record<string, object[]>;
  export default locales;
}
declare module "virtual:routes" {
  const modules: Record<string, unknown>;
  export default modules;
}
declare module "virtual:services" {
  const modules: Record<string, object>;
  export default modules;
}
declare module "virtual:settings" {
  const settings: Record<string, string | number | boolean>;
  export default settings;
}
declare module "virtual:templates" {
  const modules: Record<string, unknown>;
  export default modules;
}
