import DiscourseRoute from "discourse/routes/discourse";
import { i18n } from "discourse-i18n";
import { request } from "../lib/discourse";
import type { RecordPayload } from "../lib/payloads";

export default class HouseRulesRecordRoute extends DiscourseRoute {
  model() {
    return request<RecordPayload>("/house-rules/record.json");
  }

  titleToken() {
    return i18n("house_rules.record.title");
  }
}
