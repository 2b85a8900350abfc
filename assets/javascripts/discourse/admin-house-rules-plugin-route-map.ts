interface RouteMap {
  route(
    name: string,
    options?: { path: string },
    nested?: (this: RouteMap) => void
  ): void;
}

export default {
  resource: "admin.adminPlugins.show",
  path: "/plugins",

  map(this: RouteMap) {
    this.route("discourse-house-rules-in-force", { path: "in-force" });
    this.route(
      "discourse-house-rules-organizations",
      { path: "organizations" },
      function () {
        this.route("new");
        this.route("edit", { path: "/:id/edit" });
      }
    );
  },
};
