import type { PluginApi } from "discourse/lib/plugin-api";
import { type CurrentUser, lookup, type Topic } from "./discourse";
import { organizationsOf, type SiteWithRules } from "./organizations";
import type { KeptPost, KeptTopic } from "./permanence";

/** What staff and those who withhold find in Discourse's menus; the server decides who may. */
export default function offerKeepersTools(api: PluginApi, user: CurrentUser) {
  offerBulkMove(api);
  if (user.house_rules?.can_withhold) {
    offerWithholding(api);
  }
  if (user.staff) {
    offerQuarantine(api);
  }
}

function offerBulkMove(api: PluginApi) {
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

function offerWithholding(api: PluginApi) {
  const button = (post: KeptPost | undefined, titleOnly: boolean) => ({
    icon: "eye-slash",
    className: "house-rules-withhold-post",
    label: titleOnly
      ? "house_rules.withhold.title_button"
      : "house_rules.withhold.button",
    action: async () => {
      const { openWithhold } = await import("./withholding");
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
  const site = lookup<SiteWithRules>(api.container, "service:site");
  api.addPostAdminMenuButton((post: KeptPost) =>
    post.topic?.house_rules_protected && ordinary(site, post.user_id)
      ? {
          icon: "ban",
          className: "house-rules-quarantine-spammer",
          label: "house_rules.spammer.button",
          action: async () => {
            const { quarantineSpammer } = await import("./quarantine");
            await quarantineSpammer(api.container, post.user_id);
          },
        }
      : undefined
  );
}

/** The official voice of an organisation, retired or not, is nobody's spammer. */
function ordinary(site: SiteWithRules, userId: number) {
  return (
    userId > 0 &&
    !organizationsOf(site).some(({ user_id }) => user_id === userId)
  );
}
