import { settled } from "@ember/test-helpers";
import sinon from "sinon";
import { service } from "../../../owner.ts";
import type { MessageBus } from "../../services.ts";

export async function publishToMessageBus(channel: string, ...args: unknown[]) {
  service<MessageBus>("message-bus").publish(channel, ...args);
  await settled();
}

/** The clock stands at a moment; call `restore()` on what it returns. */
export function fakeTime(moment: string, _zone?: string, advance = false) {
  return sinon.useFakeTimers({
    now: new Date(moment).getTime(),
    shouldAdvanceTime: advance,
    shouldClearNativeTimers: true,
    // Rendering waits on these.
    toFake: ["Date", "setInterval", "clearInterval"],
  });
}

export async function withFrozenTime(
  moment: string,
  _zone: string,
  callback: () => unknown
) {
  const clock = fakeTime(moment);
  try {
    await callback();
  } finally {
    clock.restore();
  }
}

export function query(selector: string) {
  return document.querySelector(`#ember-testing ${selector}`);
}

export function count(selector: string) {
  return document.querySelectorAll(`#ember-testing ${selector}`).length;
}

export function exists(selector: string) {
  return count(selector) > 0;
}
