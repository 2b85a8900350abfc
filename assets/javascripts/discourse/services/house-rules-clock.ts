import { tracked } from "@glimmer/tracking";
import { set } from "@ember/object";
import Service, { service } from "@ember/service";
import { request } from "../lib/discourse";
import { organizationsOf, type SiteWithRules } from "../lib/organizations";
import type { HoursPayload } from "../lib/payloads";

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
      void this.#refresh(value);
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

  /** Out of reach, the hours that are known do until the next day. */
  async #refresh(now: number) {
    this.#asked = now;
    try {
      const path = "/house-rules/hours.json";
      const { organizations } = await request<HoursPayload>(path);
      for (const { id, hours } of organizations) {
        const known = organizationsOf(this.site).find((o) => o.id === id);
        if (known) {
          set(known, "hours", hours);
        }
      }
      this._now = Math.max(this._now, now);
    } catch {
      // Somebody offline; nothing to say.
    }
  }
}
