import type { Category } from "discourse/plugins/discourse-house-rules/discourse/lib/discourse";

/** The same hours on some days of the week. */
export interface OfficeHours {
  time_zone: string;
  days: string[];
  opens_at: string;
  closes_at: string;
}

/** Who, who may speak, where, when. */
export interface Answers {
  name: string;
  usernames: string[];
  categories: Category[];
  hours: OfficeHours;
}

export function unanswered(): Answers {
  return {
    name: "",
    usernames: [],
    categories: [],
    hours: {
      time_zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      days: ["mon", "tue", "wed", "thu", "fri"],
      opens_at: "10:00",
      closes_at: "20:00",
    },
  };
}
