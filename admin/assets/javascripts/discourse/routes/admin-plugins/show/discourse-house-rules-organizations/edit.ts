import DiscourseRoute from "discourse/routes/discourse";
import { findOrganization } from "discourse/plugins/discourse-house-rules/admin/lib/organizations-admin";

export default class HouseRulesOrganizationsEdit extends DiscourseRoute {
  model({ id }: { id: string }) {
    return findOrganization(id);
  }
}
