import { tracked } from "@glimmer/tracking";
import Controller from "@ember/controller";
import { action } from "@ember/object";
import type { RecordFilters } from "../lib/payloads";

/** Keeps the filters in the address, so that what is shown can be linked to. */
export default class HouseRulesRecordController extends Controller {
  @tracked kind: string | null = null;
  @tracked topic_id: string | null = null;
  @tracked from: string | null = null;
  @tracked to: string | null = null;
  queryParams = ["kind", "topic_id", "from", "to"];

  @action
  remember(filters: RecordFilters) {
    Object.assign(this, filters);
  }
}
