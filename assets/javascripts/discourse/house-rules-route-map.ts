interface RouteMap {
  route(name: string, options: { path: string }): void;
}

export default function (this: RouteMap) {
  this.route("house-rules-record", { path: "/house-rules/record" });
  this.route("house-rules-rules", { path: "/house-rules/rules" });
  this.route("house-rules-figures", { path: "/house-rules/figures" });
  this.route("house-rules-desk", { path: "/house-rules/desk" });
  this.route("house-rules-withholdings", {
    path: "/house-rules/withholdings",
  });
}
