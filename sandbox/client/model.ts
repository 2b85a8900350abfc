import { tracked } from "@glimmer/tracking";

class Cell {
  @tracked value: unknown;

  constructor(value: unknown) {
    this.value = value;
  }
}

export interface Model {
  get(path: string): unknown;
  set<K extends string>(key: K, value: unknown): unknown;
}

/** An object as Discourse's models are seen from outside: `get` and `set`, and every field tracked. */
export function model<T extends object>(data: T): T & Model {
  const cells = new Map<string | symbol, Cell>();
  const cell = (key: string | symbol) => {
    const found = cells.get(key) ?? new Cell(Reflect.get(data, key));
    cells.set(key, found);
    return found;
  };
  const methods: Model = {
    get: (path) =>
      path
        .split(".")
        .reduce<unknown>(
          (object, key) =>
            (object as Record<string, unknown> | undefined)?.[key],
          proxy
        ),
    set: (key, value) => (cell(key).value = value),
  };
  const proxy = new Proxy(data, {
    get(target, key) {
      if (key === "get" || key === "set") {
        return methods[key];
      }
      const own = Object.getOwnPropertyDescriptor(target, key);
      if (own?.get) {
        return own.get.call(proxy);
      }
      return typeof key === "symbol" || key in Object.prototype
        ? Reflect.get(target, key)
        : cell(key).value;
    },
    set(_target, key, value) {
      cell(key).value = value;
      return true;
    },
  }) as T & Model;
  return proxy;
}
