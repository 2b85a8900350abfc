const truthy = (value: unknown) =>
  Array.isArray(value) ? value.length > 0 : Boolean(value);

const last = (found: unknown, values: unknown[]) =>
  found === undefined ? values.at(-1) : found;

const helpers = {
  and: (...values: unknown[]) =>
    last(
      values.find((value) => !truthy(value)),
      values
    ),
  eq: (a: unknown, b: unknown) => a === b,
  gt: (a: number, b: number) => a > b,
  gte: (a: number, b: number) => a >= b,
  includes: (list: readonly unknown[], item: unknown) =>
    list?.includes(item) ?? false,
  lt: (a: number, b: number) => a < b,
  lte: (a: number, b: number) => a <= b,
  not: (...values: unknown[]) => values.every((value) => !truthy(value)),
  notEq: (a: unknown, b: unknown) => a !== b,
  or: (...values: unknown[]) =>
    last(
      values.find((value) => truthy(value)),
      values
    ),
};

export const { and, eq, gt, gte, includes, lt, lte, not, notEq, or } = helpers;
