/** The application, for the few functions of Discourse that are called without one. */
import type Owner from "@ember/owner";

let current: Owner | undefined;

export function setCurrentOwner(owner: Owner) {
  current = owner;
}

export function service<T>(name: string) {
  if (!current) {
    throw new Error(`service:${name} was asked for before there was an owner`);
  }
  return current.lookup(`service:${name}`) as T;
}

export function currentOwner() {
  return current;
}
