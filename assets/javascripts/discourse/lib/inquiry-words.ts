import { i18n } from "discourse-i18n";
import { clock, date, daysBetween, weekday } from "./office-hours";
import type { InquiryChipPayload, InquiryPayload } from "./payloads";

interface Reader {
  now: number;
  timeZone?: string;
}

const HOUR = 3600;
const MINUTE = 60;

/** "Mon 15:00", further away "27 November, 15:00"; «15:00 понедельника». */
export function momentText(iso: string, { now, timeZone }: Reader) {
  const moment = new Date(iso);
  const time = clock(moment, timeZone);
  if (Math.abs(daysBetween(new Date(now), moment, timeZone)) < 6) {
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
  return count
    ? i18n(`house_rules.${kind}.days`, { count })
    : i18n(`house_rules.${kind}.time`, { time: durationText(seconds) });
}

/** The state of an inquiry in one line, as interface.md has it. */
export function inquiryLine(
  inquiry: InquiryPayload,
  organization: string,
  reader: Reader
) {
  const say = (key: string, values: object = {}) =>
    i18n(`house_rules.inquiry.line.${key}`, { organization, ...values });

  if (inquiry.history) {
    return historyLine(inquiry, say);
  }
  if (inquiry.state === "closed" || inquiry.state === "answered") {
    return answeredLine(inquiry, say);
  }
  if (inquiry.state === "waiting_author") {
    const asked = inquiry.waiting_author_since;
    return say("waiting_author", {
      date: asked ? date(new Date(asked), reader.timeZone) : "",
    });
  }
  if (!inquiry.due_at) {
    return say("never_due");
  }
  const day = inquiry.working_day_seconds;
  const remaining = inquiry.remaining_seconds ?? 0;
  const due = momentText(inquiry.due_at, reader);
  if (inquiry.abandoned) {
    return say("abandoned", { due, late: span("late", -remaining, day) });
  }
  if (inquiry.promised_at) {
    const until = new Date(inquiry.promised_at);
    return say("promised", { date: date(until, reader.timeZone) });
  }
  return say(inquiry.state, { due, left: span("left", remaining, day) });
}

type Say = (key: string, values?: object) => string;

function historyLine(inquiry: InquiryPayload, say: Say) {
  const seconds = inquiry.first_response_seconds;
  return seconds === null
    ? say("history_unanswered")
    : say("history", {
        spent: spentText(seconds, inquiry.working_day_seconds),
      });
}

function answeredLine(inquiry: InquiryPayload, say: Say) {
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

  if (chip.grade) {
    return i18n(`house_rules.grade.${chip.grade}`);
  }
  if (["waiting_author", "answered", "closed"].includes(chip.state)) {
    return say(chip.state);
  }
  const seconds = chip.remaining_seconds ?? 0;
  const time = shortDuration(Math.abs(seconds), chip.working_day_seconds);
  if (chip.abandoned) {
    return say("overdue", { time });
  }
  if (chip.promised_at) {
    return say("promised", {
      date: date(new Date(chip.promised_at), timeZone),
    });
  }
  return chip.due_at ? say("due", { time }) : null;
}
