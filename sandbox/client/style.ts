import { trustHTML } from "@ember/template";

/** A section's colour, for the dot before its name. */
export function dot(color?: string) {
  return trustHTML(
    `--dot: #${/^[0-9a-f]{6}$/i.exec(color ?? "")?.[0] ?? "888888"}`
  );
}
