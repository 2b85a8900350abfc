import Application from "@ember/application";
import { renderComponent } from "@ember/renderer";
import "decorator-transforms/globals";
import initializers from "virtual:initializers";
import pluginServices from "virtual:services";
import I18n from "discourse-i18n";
import { services } from "../../tooling/discourse/discourse/services.ts";
import { setCurrentOwner } from "../../tooling/discourse/owner.ts";
import Frame from "./frame.gts";
import { model } from "./model.ts";
import {
  ComposerService,
  Discovery,
  Pages,
  Presence,
  Router,
  Story,
  TopicController,
} from "./services.ts";

const { locale, settings, site, user } = window.SANDBOX;
I18n.locale = locale;

// Nothing is looked up by its file; names are made as Ember's own resolver makes them.
const Resolver = {
  create: () => ({
    resolve: () => undefined,
    normalize: (name: string) =>
      name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
  }),
};
const owner = Application.create({
  autoboot: false,
  rootElement: "#app",
  Resolver,
} as object).buildInstance();
setCurrentOwner(owner);

const phone = matchMedia("(max-width: 46rem)").matches;
document.documentElement.classList.add(phone ? "mobile-view" : "desktop-view");
const made = {
  ...services,
  ...pluginServices,
  composer: ComposerService,
  discovery: Discovery,
  pages: Pages,
  presence: Presence,
  router: Router,
  story: Story,
};
const values = {
  "current-user":
    user && model({ ...user, user_option: { timezone: "Europe/Moscow" } }),
  site: model({ ...site, mobileView: phone, desktopView: !phone }),
  "site-settings": settings,
};
for (const [name, service] of Object.entries(made)) {
  if (!(name in values)) {
    owner.register(`service:${name}`, service as never);
  }
}
for (const [name, value] of Object.entries(values)) {
  owner.register(`service:${name}`, value as never, { instantiate: false });
}
owner.register("controller:topic", TopicController as never);

for (const initializer of Object.values(initializers)) {
  initializer.initialize(owner);
}
renderComponent(Frame, {
  into: document.querySelector("#app") as Element,
  owner,
});
