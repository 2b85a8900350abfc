import { get } from "@ember/object";
import { trackedObject } from "@ember/reactive/collections";

export interface Model {
  get(path: string): unknown;
  set(key: string, value: unknown): unknown;
}

/** An object as Discourse's models are seen from outside: `get` and `set`, and every field tracked. */
export function model<T extends object>(data: T): T & Model {
  const object: T & Model = trackedObject({
    ...data,
    get: (path: string) => get(object, path),
    set: (key: string, value: unknown) =>
      Object.assign(object, { [key]: value }),
  });
  return object;
}
