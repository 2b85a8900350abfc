import DiscourseRoute from "discourse/routes/discourse";
import { i18n } from "discourse-i18n";
import { request } from "../lib/discourse";
import type { OpenWithholdingsPayload } from "../lib/payloads";

export default class HouseRulesWithholdings extends DiscourseRoute {
  model() {
    return request<OpenWithholdingsPayload>("/house-rules/withholdings.json");
  }

  titleToken() {
    return i18n("house_rules.withholdings.title");
  }
}
