import DiscourseRoute from "discourse/routes/discourse";
import { i18n } from "discourse-i18n";
import { request } from "../lib/discourse";
import type { DeskPayload } from "../lib/payloads";

export default class HouseRulesDesk extends DiscourseRoute {
  model() {
    return request<DeskPayload>("/house-rules/desk.json");
  }

  titleToken() {
    return i18n("house_rules.desk.title");
  }
}
