import KeyValueStore from "discourse/lib/key-value-store";
import type { PluginApi } from "discourse/lib/plugin-api";
import HouseRulesAnswerCell from "../components/house-rules-answer-cell";
import HouseRulesAnswerHeader from "../components/house-rules-answer-header";
import { lookup } from "./discourse";

interface Columns {
  value: { add(name: string, column: object, position: object): void };
}

const store = new KeyValueStore("house_rules_");
const KEY = "answer_column";

/** Lists that are about answers have the column for everyone. */
const ABOUT_ANSWERS = /inquiry:|order[:=]answer/;

export function answerColumnChosen() {
  return store.get(KEY) === "true";
}

/** Kept in this browser, as its text size is. */
export function chooseAnswerColumn(chosen: boolean) {
  store.set({ key: KEY, value: String(chosen) });
}

/** The column *Answer* in topic lists: by when it is due, or the time it took. */
export function addAnswerColumn(api: PluginApi) {
  const router = lookup<{ currentURL?: string | null }>(
    api.container,
    "service:router"
  );
  api.registerValueTransformer(
    "topic-list-columns",
    ({ value: columns }: Columns) => {
      const url = decodeURIComponent(router.currentURL ?? "");
      if (answerColumnChosen() || ABOUT_ANSWERS.test(url)) {
        columns.add(
          "house-rules-answer",
          { header: HouseRulesAnswerHeader, item: HouseRulesAnswerCell },
          { before: "activity" }
        );
      }
    }
  );
}
