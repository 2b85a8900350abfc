import { currentOwner, service } from "../../owner.ts";
import { add, registry } from "../../registry.ts";

const known = {
  get container() {
    return currentOwner();
  },
  getCurrentUser: () => service<object | null>("current-user"),
  registerBehaviorTransformer: (name: string, callback: never) =>
    add(registry.behaviors, name, callback),
  registerValueTransformer: (name: string, callback: never) =>
    add(registry.values, name, callback),
  renderAfterWrapperOutlet: (name: string, component: object) =>
    add(registry.connectors, `${name}__after`, component),
  renderBeforeWrapperOutlet: (name: string, component: object) =>
    add(registry.connectors, `${name}__before`, component),
  renderInOutlet: (name: string, component: object) =>
    add(registry.connectors, name, component),
};

/** Everything else is only noted. */
const api = new Proxy<Record<string, unknown>>(
  Object.create(null, Object.getOwnPropertyDescriptors(known)),
  {
    get: (target, name: string) =>
      name in target
        ? target[name]
        : (...args: unknown[]) => {
            registry.calls.push({ name, args });
          },
  }
);

export function withPluginApi<T>(callback: (given: typeof api) => T): T {
  return callback(api);
}
