import { tracked } from "@glimmer/tracking";
import Service from "@ember/service";

/** What the open dialog says about the move; Discourse asks for it when it sends the request. */
export default class HouseRulesMove extends Service {
  @tracked house_rules_reason?: string | null;
  @tracked house_rules_note?: string;
  @tracked house_rules_clock?: string;

  /** Why the server would not, once it was asked. */
  @tracked refusal: string | null = null;

  /** Calls off what is offered after the move; there when a move was sent. */
  callOff?: Promise<() => void>;

  get params() {
    return this.house_rules_reason
      ? {
          house_rules_reason: this.house_rules_reason,
          house_rules_note: this.house_rules_note,
          house_rules_clock: this.house_rules_clock,
        }
      : {};
  }

  /** Nothing was moved: the dialog stays open and says why. */
  refused(refusal: string | null) {
    this.refusal = refusal;
    void this.callOff?.then((callOff) => callOff());
  }

  clear() {
    this.refusal = null;
    this.house_rules_reason = null;
    this.house_rules_note = this.house_rules_clock = "";
  }
}
