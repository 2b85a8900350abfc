import { request } from "discourse/plugins/discourse-house-rules/discourse/lib/discourse";

export interface StatePayload {
  in_force_since: string | null;
  /** What does not add up, in words. */
  problems: string[];
}

const PATH = "/admin/plugins/discourse-house-rules/in-force.json";

export function findState() {
  return request<StatePayload>(PATH);
}

export function switchOff(reason: string) {
  return request(PATH, { type: "PUT", data: { enabled: false, reason } });
}
