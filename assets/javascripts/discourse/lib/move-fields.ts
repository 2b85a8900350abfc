import type { KeptTopic } from "./permanence";

/** The holder keeps `house_rules_reason`, `house_rules_note` and `house_rules_clock` until Discourse sends them. */
export interface MoveFieldsArgs {
  holder: object;
  /** A topic that moves as a whole; else the open dialog says what moves. */
  topic?: KeptTopic;
  /** Where such a topic goes. */
  categoryId?: number | null;
}
