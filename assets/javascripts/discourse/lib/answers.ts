import type { RequestAnswer } from "./discourse";
import { requestEvents } from "./discourse";

/** What the server answered to a request of Discourse's own. */
export interface Heard {
  ok: boolean;
  body: Record<string, unknown>;
}

/**
 * Discourse's dialogs send requests and keep the answers to themselves, reasons for a refusal among them.
 * Returns what ends the listening.
 */
export function hearAnswers(path: RegExp, hear: (heard: Heard) => void) {
  const events = requestEvents();
  const listener = (
    _event: unknown,
    xhr: RequestAnswer,
    sent: { url: string }
  ) => {
    if (path.test(sent.url)) {
      const ok = xhr.status >= 200 && xhr.status < 300;
      hear({ ok, body: xhr.responseJSON ?? {} });
    }
  };
  events?.on("ajaxComplete", listener);
  return () => {
    events?.off("ajaxComplete", listener);
  };
}

/** Why the server refused, in its words. */
export function refusal({ body }: Heard) {
  const errors = body["errors"];
  return Array.isArray(errors) ? errors.join(" ") : null;
}
