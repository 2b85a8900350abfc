import { i18n } from "discourse-i18n";
import { bold, organizationFacts } from "./organization-facts";
import type { RecordEntryPayload } from "./payloads";
import { categoryName, groundText, reasonText, topicLink } from "./permanence";
import { fullDate, settingName, settingValue } from "./rule-words";

const LAW = ["withheld", "unconfirmed", "redacted", "returned", "erased"];
const SWITCH = ["rules_switched_on", "rules_switched_off"];

/** What happened, in one sentence, safe as HTML. */
export function recordSentence(entry: RecordEntryPayload) {
  const { kind, count, topic, other_topic, details, organization } = entry;
  const place =
    kind === "rules_changed"
      ? (value: unknown) => safe(settingValue(value))
      : (value: unknown) => categoryName(value as string | null);
  return i18n(`house_rules.record.sentence.${what(entry)}`, {
    count: count ?? 1,
    organization: bold(organization),
    former_name: bold(details.former_name),
    other_organization: bold(details.other_organization),
    topic: topicLink(topic),
    other: topicLink(other_topic),
    from: place(details.from),
    to: place(details.to),
    setting: safe(settingName(String(details.setting))),
    date: details.date ? fullDate(String(details.date)) : "",
  });
}

/** A title that was withheld without the text is no post. */
function what({ kind, details }: RecordEntryPayload) {
  return titleOnly(details) ? `${kind}_title` : kind;
}

function titleOnly(details: RecordEntryPayload["details"]) {
  return details.title && details.text === false;
}

/** By whom, whose words, why. */
export function recordFacts(entry: RecordEntryPayload) {
  const { actor_role, authors, reason, note, kind, details, erased } = entry;
  const text = LAW.includes(kind)
    ? groundText
    : kind === "not_let_through"
      ? refusalText
      : reasonText;
  return [
    i18n(`house_rules.record.role.${actor_role}`),
    authors.length
      ? i18n("house_rules.notice.authors", { names: authors.join(", ") })
      : "",
    reason ? i18n("house_rules.notice.reason", { reason: text(reason) }) : "",
    note ? noteText(kind, note) : "",
    details.version ? i18n("house_rules.record.version") : "",
    details.title && !titleOnly(details)
      ? i18n("house_rules.record.title_too")
      : "",
    details.alone ? i18n("house_rules.record.alone") : "",
    ...organizationFacts(details),
    erased
      ? i18n("house_rules.record.erased", {
          date: fullDate(erased.at),
          ground: groundText(erased.ground),
        })
      : "",
  ].filter(Boolean);
}

function refusalText(reason: string) {
  return i18n(`house_rules.not_let_through.${reason}`);
}

/** What an administrator gave as the reason is no note beside it. */
function noteText(kind: string, note: string) {
  return SWITCH.includes(kind)
    ? i18n("house_rules.notice.reason", { reason: note })
    : i18n("house_rules.notice.note", { note });
}

function safe(text: string) {
  const element = document.createElement("span");
  element.textContent = text;
  return element.innerHTML;
}
