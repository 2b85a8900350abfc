import DiscourseRoute from "discourse/routes/discourse";
import { findState } from "discourse/plugins/discourse-house-rules/admin/lib/in-force-admin";

export default class HouseRulesInForce extends DiscourseRoute {
  model() {
    return findState();
  }
}
