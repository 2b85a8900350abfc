import { withPluginApi } from "./plugin-api.ts";

export function apiInitializer(callback: Parameters<typeof withPluginApi>[0]) {
  return { initialize: () => withPluginApi(callback) };
}
