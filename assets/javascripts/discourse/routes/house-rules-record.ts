import type Controller from "@ember/controller";
import DiscourseRoute from "discourse/routes/discourse";
import { i18n } from "discourse-i18n";
import type { RecordFilters } from "../lib/payloads";
import { NO_FILTERS } from "../lib/record-filters";

const IN_PLACE = { replace: true };

export default class HouseRulesRecordRoute extends DiscourseRoute {
  queryParams = {
    kind: IN_PLACE,
    topic_id: IN_PLACE,
    from: IN_PLACE,
    to: IN_PLACE,
  };

  model(params: Partial<RecordFilters>): RecordFilters {
    return { ...NO_FILTERS, ...params };
  }

  resetController(controller: Controller, isExiting: boolean) {
    if (isExiting) {
      Object.assign(controller, NO_FILTERS);
    }
  }

  titleToken() {
    return i18n("house_rules.record.title");
  }
}
