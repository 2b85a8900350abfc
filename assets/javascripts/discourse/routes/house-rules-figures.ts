import DiscourseRoute from "discourse/routes/discourse";
import { i18n } from "discourse-i18n";
import { request } from "../lib/discourse";
import type { FiguresPayload } from "../lib/payloads";

export default class HouseRulesFigures extends DiscourseRoute {
  model() {
    return request<FiguresPayload>("/house-rules/figures.json");
  }

  titleToken() {
    return i18n("house_rules.figures.title");
  }
}
