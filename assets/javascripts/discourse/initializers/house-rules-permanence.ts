import type { ComponentLike } from "@glint/template";
import getURL from "discourse/lib/get-url";
import { type PluginApi, withPluginApi } from "discourse/lib/plugin-api";
import { i18n } from "discourse-i18n";
import HouseRulesFold from "../components/house-rules-fold";
import HouseRulesMoveButton from "../components/house-rules-move-button";
import HouseRulesWithdrawButton from "../components/house-rules-withdraw-button";
import {
  type CurrentUser,
  lookup,
  type ModalService,
  type SiteSettings,
} from "../lib/discourse";
import { type KeptPost, type KeptTopic, standing } from "../lib/permanence";
import type HouseRulesMove from "../services/house-rules-move";

interface CookedHelper {
  getModel(): KeptPost | undefined;
  renderGlimmer(
    element: Element,
    component: ComponentLike<{ Args: { data: { post: KeptPost } } }>,
    data: { post: KeptPost }
  ): void;
}

interface Module {
  default: ComponentLike<{ Args: { data: { post: KeptPost } } }>;
}

interface PostMenuChange {
  value: {
    add(key: string, component: object): void;
    replace(key: string, component: object): void;
  };
  context: { post: KeptPost; buttonKeys: { DELETE: string } };
}

export default {
  name: "house-rules-permanence",

  initialize() {
    withPluginApi((api) => {
      const settings = lookup<SiteSettings>(
        api.container,
        "service:site-settings"
      );
      if (settings.house_rules_enabled) {
        api.addTrackedPostProperties(
          "withheld",
          "folded",
          "house_rules_can_withdraw",
          "house_rules_notice",
          "house_rules_moved"
        );
        api.renderBeforeWrapperOutlet(
          "post-content-cooked-html",
          HouseRulesFold
        );
        replaceDelete(api);
        explainMoves(api);
        renderStubs(api);
        void offerTools(api);
        linkRecord(api);
      }
    });
  },
};

/** For the few who keep the order here. */
async function offerTools(api: PluginApi) {
  const user = api.getCurrentUser() as CurrentUser | null;
  const { can_withhold } = user?.house_rules ?? {};
  if (user && (user.staff || user.trust_level === 4 || can_withhold)) {
    (await import("../lib/keepers-tools")).default(api, user);
  }
}

/** A deleted post of former times still has its Recover. */
function replaceDelete(api: PluginApi) {
  api.registerValueTransformer(
    "post-menu-buttons",
    ({ value: buttons, context }: PostMenuChange) => {
      const { post, buttonKeys } = context;
      if (post.topic?.house_rules_protected && standing(post)) {
        buttons.replace(buttonKeys.DELETE, HouseRulesMoveButton);
        buttons.add("house-rules-withdraw", HouseRulesWithdrawButton);
      }
    }
  );
}

function explainMoves(api: PluginApi) {
  const move = lookup<HouseRulesMove>(
    api.container,
    "service:house-rules-move"
  );
  const explain = ({ value }: { value: object }) => {
    move.refused(null);
    move.callOff = import("../lib/take-back").then(({ offerTakeBack }) =>
      offerTakeBack(api.container)
    );
    return { ...value, ...move.params };
  };
  api.registerValueTransformer("move-to-topic-move-options", explain);
  api.registerValueTransformer(
    "move-to-topic-merge-options",
    ({ value }: { value: object }) => ({ ...value, ...move.params })
  );

  for (const field of ["house_rules_reason", "house_rules_note"]) {
    api.serializeToTopic(field, `topic.${field}`);
  }
}

/** Notices of moves, and what stands in place of a withheld text. */
function renderStubs(api: PluginApi) {
  api.decorateCookedElement((element: HTMLElement, helper?: CookedHelper) => {
    const post = helper?.getModel?.();
    if (!helper || !post) {
      return;
    }
    const data = { post };
    const stub = element.querySelector('[data-wrap="house-rules-withheld"]');
    if (stub && post.withheld) {
      void render(stub, import("../components/house-rules-withheld"));
    } else if (post.house_rules_notice) {
      void render(element, import("../components/house-rules-notice"));
    } else if (post.house_rules_moved) {
      const place = document.createElement("div");
      element.append(place);
      void render(place, import("../components/house-rules-moved"));
    }

    // The server's own sentence stands there until the component has come.
    async function render(place: Element, component: Promise<Module>) {
      const { default: Component } = await component;
      place.replaceChildren();
      helper?.renderGlimmer(place, Component, data);
    }
  });
  for (const code of ["moved_out", "moved_in", "recategorized", "passed_on"]) {
    api.addPostSmallActionIcon(`house_rules.${code}`, "arrow-right-arrow-left");
  }
  nameNotifications(api);
}

interface NotificationBase {
  notification: {
    data: {
      house_rules?: string;
      icon?: string;
      message?: string;
      title?: string;
      reason?: string;
    };
  };
  get label(): string | undefined;
  get linkHref(): string | undefined;
}

/** Others' notifications of this type stay as they are. */
function nameNotifications(api: PluginApi) {
  api.registerNotificationTypeRenderer(
    "custom",
    (Base: new (given: object) => NotificationBase) =>
      class extends Base {
        get ours() {
          return this.notification.data.house_rules;
        }

        get linkTitle() {
          const { title } = this.notification.data;
          return title ? i18n(title) : undefined;
        }

        get icon() {
          const { icon, message } = this.notification.data;
          return this.ours
            ? (icon ?? "arrow-right-arrow-left")
            : `notification.${message}`;
        }

        // What waits for a decision is decided on its page.
        get linkHref() {
          return ["requested", "unconfirmed"].includes(this.ours ?? "")
            ? getURL("/house-rules/withholdings")
            : super.linkHref;
        }

        get label() {
          const { reason } = this.notification.data;
          return this.ours
            ? i18n(`house_rules.notification.${this.ours}`, {
                reason: i18n(`house_rules.not_let_through.${reason}`),
              })
            : super.label;
        }
      }
  );
}

interface Footer {
  topic: KeptTopic;
  site?: { mobileView: boolean };
}

/** From everywhere, and from a topic what concerns it. */
function linkRecord(api: PluginApi) {
  api.addCommunitySectionLink(
    {
      name: "house-rules-record",
      route: "house-rules-record",
      title: i18n("house_rules.record.about"),
      text: i18n("house_rules.record.title"),
      icon: "scale-balanced",
    },
    true
  );
  for (const anonymousOnly of [false, true]) {
    api.registerTopicFooterButton({
      id: `house-rules-record-${anonymousOnly}`,
      icon: "scale-balanced",
      label: "house_rules.history.button",
      title: "house_rules.history.title",
      anonymousOnly,
      // On a phone Discourse shows in the menu what is for anonymous readers, too.
      dropdown(this: Footer) {
        return !anonymousOnly && this.site?.mobileView;
      },
      displayed(this: Footer) {
        return this.topic.house_rules_protected;
      },
      async action(this: Footer) {
        const { default: history } =
          await import("../components/modal/house-rules-history");
        void lookup<ModalService>(api.container, "service:modal").show(
          history,
          { model: { topic: this.topic } }
        );
      },
    });
  }
}
