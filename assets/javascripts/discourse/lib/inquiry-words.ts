import { i18n } from "discourse-i18n";
import { clock, date, daysBetween, weekday } from "./office-hours";
import type { InquiryChipPayload, PublicInquiryPayload } from "./payloads";

export interface Reader {
  now: number;
  timeZone?: string;
  /** The name of whom it was handed over to, where that is an organisation. */
  handedTo?: string;
}

const HOUR = 3600;
const MINUTE = 60;

/** "Mon 15:00", further away or past "27 November, 15:00"; «15:00 понедельника». */
export function momentText(iso: string, { now, timeZone }: Reader) {
  const moment = new Date(iso);
  const time = clock(moment, timeZone);
  const days = daysBetween(new Date(now), moment, timeZone);
  if (days >= 0 && days < 6) {
    return i18n(`house_rules.moment.${weekday(moment, timeZone)}`, { time });
  }
  return i18n("house_rules.moment.on_date", {
    date: date(moment, timeZone),
    time,
  });
}

/** "2 h 10 min", "2 h", "10 min". */
export function durationText(seconds: number) {
  const hours = Math.floor(seconds / HOUR);
  const minutes = Math.floor((seconds % HOUR) / MINUTE);
  const key = hours && minutes ? "hours_minutes" : hours ? "hours" : "minutes";
  return i18n(`house_rules.duration.${key}`, { hours, minutes });
}

/** One number for a chip: "2 d", "2 h", "10 min". */
function shortDuration(seconds: number, workingDay: number) {
  const count = Math.floor(seconds / workingDay);
  return count
    ? i18n("house_rules.duration.days", { count })
    : durationText(seconds < HOUR ? seconds : seconds - (seconds % HOUR));
}

/** "5 working hours", in the case that "after" wants. */
export function spentText(seconds: number, workingDay: number) {
  const [unit, length] =
    seconds >= workingDay
      ? ["days", workingDay]
      : seconds >= HOUR
        ? ["hours", HOUR]
        : ["minutes", MINUTE];
  const count = Math.floor(seconds / Number(length));
  return i18n(`house_rules.spent.${unit}`, { count });
}

function span(kind: "left" | "late", seconds: number, workingDay: number) {
  const count = Math.floor(seconds / workingDay);
  const rest = seconds % workingDay;
  if (count && rest < HOUR) {
    return i18n(`house_rules.${kind}.days`, { count });
  }
  const parts = [seconds, rest].map((part) => shortDuration(part, workingDay));
  const time = count ? parts.join(" ") : durationText(seconds);
  return i18n(`house_rules.${kind}.time`, { time });
}

/** The state of an inquiry in one line, as interface.md has it. */
export function inquiryLine(
  inquiry: PublicInquiryPayload,
  organization: string,
  reader: Reader
) {
  const say = (key: string, values: object = {}) =>
    i18n(`house_rules.inquiry.line.${key}`, { organization, ...values });

  if (inquiry.history) {
    return historyLine(inquiry, say);
  }
  if (inquiry.set_aside) {
    return say("set_aside");
  }
  if (inquiry.state === "closed" || inquiry.state === "answered") {
    return answeredLine(inquiry, say);
  }
  if (inquiry.state === "waiting_author") {
    const asked = inquiry.waiting_author_since;
    return say("waiting_author", { date: dayText(asked, reader) });
  }
  return owedLine(inquiry, say, reader);
}

type Say = (key: string, values?: object) => string;

function dayText(iso: string | null, { timeZone }: Reader) {
  return iso ? date(new Date(iso), timeZone) : "";
}

/** Who owes the next word, and by when. */
function owedLine(inquiry: PublicInquiryPayload, say: Say, reader: Reader) {
  if (!inquiry.due_at) {
    return say("never_due");
  }
  const due = momentText(inquiry.due_at, reader);
  const day = inquiry.working_day_seconds;
  const remaining = inquiry.remaining_seconds ?? 0;
  if (inquiry.abandoned) {
    return say("abandoned", { due, late: span("late", -remaining, day) });
  }
  const until = dayText(inquiry.promised_at, reader);
  if (inquiry.handed_to && until) {
    const { department } = inquiry.handed_to;
    const key = department ? "handed_over_department" : "handed_over";
    return say(key, { to: department ?? reader.handedTo, date: until });
  }
  if (until) {
    return say("promised", { date: until });
  }
  const later = inquiry.due_rule === "next_response";
  const key = later ? "next_response" : inquiry.state;
  return say(key, { due, left: span("left", remaining, day) });
}

/** What else there is to say of it, each a few words. */
export function inquiryNotes(inquiry: PublicInquiryPayload, reader: Reader) {
  const say = (key: string, values: object) =>
    i18n(`house_rules.inquiry.note.${key}`, { ...values });
  const moment = (iso: string) => momentText(iso, reader);
  const { due_at, handed_to, look_at, nudged_at, same_here_count } = inquiry;
  const handed = handed_to && (handed_to.department ?? reader.handedTo);
  const notes: string[] = [];
  if (handed && inquiry.abandoned) {
    notes.push(say("handed_over", { to: handed }));
  } else if (handed && due_at && inquiry.due_rule === "first_response") {
    notes.push(say("first_response", { due: moment(due_at) }));
  }
  if (look_at) {
    notes.push(say("look_at", { until: moment(look_at.until) }));
  }
  if (nudged_at && inquiry.owes === "organization") {
    notes.push(say("nudged", { when: moment(nudged_at) }));
  }
  if (same_here_count) {
    notes.push(say("same_here", { count: same_here_count }));
  }
  return notes;
}

function historyLine(inquiry: PublicInquiryPayload, say: Say) {
  const seconds = inquiry.first_response_seconds;
  return seconds === null
    ? say("history_unanswered")
    : say("history", {
        spent: spentText(seconds, inquiry.working_day_seconds),
      });
}

function answeredLine(inquiry: PublicInquiryPayload, say: Say) {
  if (inquiry.state === "closed") {
    return say("closed", { summary: inquiry.closures[0]?.summary ?? "" });
  }
  const seconds = inquiry.full_answer_seconds;
  if (inquiry.cycle > 1) {
    return say("answered_again");
  }
  return seconds === null
    ? say("settled")
    : say("answered", {
        spent: spentText(seconds, inquiry.working_day_seconds),
      });
}

/** The state in two or three words, for topic lists. */
export function chipText(chip: InquiryChipPayload, timeZone?: string) {
  const say = (key: string, values: object = {}) =>
    i18n(`house_rules.chip.${key}`, { ...values });

  const { state } = chip;
  if (chip.look_at) {
    return say("look_at");
  }
  if (chip.grade) {
    return i18n(`house_rules.grade.${chip.grade}`);
  }
  if (!state) {
    return chip.unanswered ? say("unanswered") : null;
  }
  if (["waiting_author", "answered", "closed"].includes(state)) {
    return say(state);
  }
  const seconds = chip.remaining_seconds ?? 0;
  const time = shortDuration(Math.abs(seconds), chip.working_day_seconds);
  if (chip.abandoned) {
    return say("overdue", { time });
  }
  if (chip.promised_at) {
    return say(chip.handed_to ? "handed_over" : "promised", {
      date: date(new Date(chip.promised_at), timeZone),
    });
  }
  return chip.due_at ? say("due", { time }) : null;
}

/** By when the answer is due, or the time it took. */
export function answerText(chip: InquiryChipPayload, reader: Reader) {
  if (chip.due_at) {
    const due = momentText(chip.due_at, reader);
    return i18n("house_rules.column.due", { due });
  }
  return chip.full_answer_seconds == null
    ? null
    : spentText(chip.full_answer_seconds, chip.working_day_seconds);
}
