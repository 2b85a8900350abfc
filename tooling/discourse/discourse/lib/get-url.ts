import type * as Real from "discourse/lib/get-url";

export default ((url: string) => url) satisfies typeof Real.default;

export const getAbsoluteURL = ((path: string) =>
  location.origin + path) satisfies typeof Real.getAbsoluteURL;
