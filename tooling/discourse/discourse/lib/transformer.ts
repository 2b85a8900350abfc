import { registry } from "../../registry.ts";

export function applyValueTransformer(
  name: string,
  value: unknown,
  context?: object,
  { mutable = false } = {}
) {
  for (const callback of registry.values.get(name) ?? []) {
    const next = callback({ value, context });
    value = mutable ? value : next;
  }
  return value;
}

export function applyMutableValueTransformer(
  name: string,
  value: unknown,
  context?: object
) {
  return applyValueTransformer(name, value, context, { mutable: true });
}

export function applyBehaviorTransformer(
  name: string,
  fallback: () => unknown,
  context?: object
) {
  let call = fallback;
  for (const callback of registry.behaviors.get(name) ?? []) {
    const next = call;
    call = () => callback({ next, context });
  }
  return call();
}
