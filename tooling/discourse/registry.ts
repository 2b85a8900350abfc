/** What the plugin has registered through `withPluginApi`. */
type Transform = (args: { value: unknown; context: unknown }) => unknown;
type Behavior = (args: { next: () => unknown; context: unknown }) => unknown;

export const registry = {
  behaviors: new Map<string, Behavior[]>(),
  /** Every other call, in order: its name and arguments. */
  calls: [] as { name: string; args: unknown[] }[],
  connectors: new Map<string, object[]>(),
  values: new Map<string, Transform[]>(),
};

export function resetRegistry() {
  registry.behaviors.clear();
  registry.calls.length = 0;
  registry.connectors.clear();
  registry.values.clear();
}

export function add<T>(map: Map<string, T[]>, name: string, item: T) {
  map.set(name, [...(map.get(name) ?? []), item]);
}
