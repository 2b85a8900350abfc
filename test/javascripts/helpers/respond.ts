/** An answer for Pretender; the helper of Discourse has no usable type. */
export function respond(
  body: object,
  status = 200
): [number, Record<string, string>, string] {
  return [status, { "Content-Type": "application/json" }, JSON.stringify(body)];
}
