import { tracked } from "@glimmer/tracking";
import Service, { service } from "@ember/service";
import type { SiteWithRules } from "../lib/organizations";

const MINUTE = 60 * 1000;
const DAY = 24 * 60 * MINUTE;

/**
 * The present minute. What reads `now` turns over by itself when the next one begins; in a page that
 * stays open the opening hours, sent for two weeks, are asked for anew each day.
 */
export default class HouseRulesClock extends Service {
  @service declare site: SiteWithRules;

  #timer?: ReturnType<typeof setTimeout>;
  #asked = Date.now();
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
    if (value - this.#asked > DAY) {
      this.#asked = value;
      void this.#refresh();
    }
  }

  #wait() {
    this.#timer = setTimeout(
      () => {
        this.now = Date.now();
        this.#wait();
      },
      MINUTE - (Date.now() % MINUTE)
    );
  }

  /** What reads the hours reads the minute, too. */
  async #refresh() {
    const { refreshHours } = await import("../lib/refresh-hours");
    await refreshHours(this.site);
    this._now = Number(this._now);
  }
}
