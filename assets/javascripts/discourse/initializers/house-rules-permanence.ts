import type { ComponentLike } from "@glint/template";
import getURL from "discourse/lib/get-url";
import { type PluginApi, withPluginApi } from "discourse/lib/plugin-api";
import { i18n } from "discourse-i18n";
import HouseRulesFold from "../components/house-rules-fold";
import HouseRulesMoveButton from "../components/house-rules-move-button";
import HouseRulesWithdrawButton from "../components/house-rules-withdraw-button";
import {
  lookup,
  type ModalService,
  type SiteSettings,
  type Topic,
  type User,
} from "../lib/discourse";
import type { CurrentUserPayload } from "../lib/payloads";
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
        offerWithholding(api);
        offerQuarantine(api);
        linkRecord(api);
      }
    });
  },
};

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
    void import("../lib/take-back").then(({ offerTakeBack }) =>
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
  api.addBulkActionButton({
    id: "house-rules-move-topics",
    label: "house_rules.move.bulk",
    icon: "arrow-right-arrow-left",
    class: "btn-default",
    visible: ({ topics }: { topics: Topic[] }) =>
      !topics.some((topic) => topic.isPrivateMessage),
    action: async ({ setComponent }: { setComponent: (c: object) => void }) =>
      setComponent(
        (await import("../components/house-rules-bulk-move")).default
      ),
    actionType: "setComponent",
  });
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
          const { message } = this.notification.data;
          return this.ours
            ? "arrow-right-arrow-left"
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

function offerWithholding(api: PluginApi) {
  const user = api.getCurrentUser() as
    | (User & { house_rules?: CurrentUserPayload })
    | null;
  if (!user?.house_rules?.can_withhold) {
    return;
  }
  const button = (post: KeptPost | undefined, titleOnly: boolean) => ({
    icon: "eye-slash",
    className: "house-rules-withhold-post",
    label: titleOnly
      ? "house_rules.withhold.title_button"
      : "house_rules.withhold.button",
    action: async () => {
      const { openWithhold } = await import("../lib/withholding");
      return post && openWithhold(api.container, { post, titleOnly });
    },
  });
  api.addPostAdminMenuButton((post: KeptPost) =>
    post.withheld || !post.topic?.house_rules_protected
      ? undefined
      : button(post, false)
  );
  api.addTopicAdminMenuButton((topic: KeptTopic) => {
    const first = topic.postStream.posts.find((post) => post.firstPost);
    return topic.house_rules_protected && first
      ? button(first as KeptPost, true)
      : undefined;
  });
}

function offerQuarantine(api: PluginApi) {
  if (!(api.getCurrentUser() as User | null)?.staff) {
    return;
  }
  api.addPostAdminMenuButton((post: KeptPost) =>
    post.topic?.house_rules_protected
      ? {
          icon: "ban",
          className: "house-rules-quarantine-spammer",
          label: "house_rules.spammer.button",
          action: async () => {
            const { quarantineSpammer } = await import("../lib/quarantine");
            await quarantineSpammer(api.container, post.user_id);
          },
        }
      : undefined
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
      dropdown(this: Footer) {
        return this.site?.mobileView;
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
