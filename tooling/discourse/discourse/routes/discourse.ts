import Route from "@ember/routing/route";

export default class DiscourseRoute extends Route {
  refreshTitle() {}
}
