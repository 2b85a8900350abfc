import { helper } from "@ember/component/helper";
import { getOwner } from "@ember/owner";

/** The arguments are tracked one by one anyway here. */
export function lazyHash(values: object) {
  return values;
}

export function bodyClass() {
  return "";
}

export function getUrl(path: string) {
  return path;
}

export const noop = () => () => {};

export const routeAction = helper(() => () => {});

export { getOwner };
