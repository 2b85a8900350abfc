import DiscourseRoute from "discourse/routes/discourse";
import { listOrganizations } from "discourse/plugins/discourse-house-rules/admin/lib/organizations-admin";

export default class HouseRulesOrganizationsIndex extends DiscourseRoute {
  model() {
    return listOrganizations();
  }
}
