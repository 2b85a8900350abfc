import { tracked } from "@glimmer/tracking";
import Service from "@ember/service";

const MINUTE = 60 * 1000;

/** The present minute. What reads `now` turns over by itself when the next one begins. */
export default class HouseRulesClock extends Service {
  #timer?: ReturnType<typeof setTimeout>;
  @tracked _now = Date.now();

  override willDestroy() {
    super.willDestroy();
    clearTimeout(this.#timer);
  }

  get now() {
    if (this.#timer === undefined) {
      this.#wait();
    }
    return this._now;
  }

  set now(value: number) {
    this._now = value;
  }

  #wait() {
    this.#timer = setTimeout(
      () => {
        this._now = Date.now();
        this.#wait();
      },
      MINUTE - (Date.now() % MINUTE)
    );
  }
}
