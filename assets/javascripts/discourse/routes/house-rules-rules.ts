import DiscourseRoute from "discourse/routes/discourse";
import { i18n } from "discourse-i18n";
import { request } from "../lib/discourse";
import type { RulesPayload } from "../lib/payloads";

export default class HouseRulesRules extends DiscourseRoute {
  model() {
    return request<RulesPayload>("/house-rules/rules.json");
  }

  titleToken() {
    return i18n("house_rules.rules.title");
  }
}
