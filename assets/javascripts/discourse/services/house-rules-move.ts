import { tracked } from "@glimmer/tracking";
import Service from "@ember/service";

/** What the open dialog says about the move; Discourse asks for it when it sends the request. */
export default class HouseRulesMove extends Service {
  @tracked reason: string | null = null;
  @tracked note = "";

  get params() {
    return this.reason
      ? { house_rules_reason: this.reason, house_rules_note: this.note }
      : {};
  }

  clear() {
    this.reason = null;
    this.note = "";
  }
}
