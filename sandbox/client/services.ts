import { tracked } from "@glimmer/tracking";
import Service from "@ember/service";
import { popupAjaxError } from "discourse/lib/ajax-error";
import { applyValueTransformer } from "discourse/lib/transformer";
import DiscourseURL from "discourse/lib/url";
import type { Composer } from "../../assets/javascripts/discourse/lib/discourse.ts";
import { Router as DiscourseRouter } from "../../tooling/discourse/discourse/services.ts";
import { registry } from "../../tooling/discourse/registry.ts";
import { type Model, model } from "./model.ts";
import { type Post, send, type State, type Topic } from "./sandbox.ts";

/** What plugins registered under a name, in order. */
export function registered<T>(name: string) {
  return registry.calls
    .filter((call) => call.name === name)
    .map(({ args }) => args as T);
}

/** Which page, by the address; links inside the page are followed without loading it anew. */
export class Pages extends Service {
  @tracked path = location.pathname + location.search;

  constructor(...args: ConstructorParameters<typeof Service>) {
    super(...args);
    addEventListener("popstate", () => this.#arrive());
    DiscourseURL.routeTo = (path) => this.go(path);
    document.addEventListener("click", (event) => {
      const link = (event.target as Element).closest("a");
      const plain = !event.defaultPrevented && !event.ctrlKey && !event.metaKey;
      if (plain && link?.origin === location.origin && !link.hash) {
        event.preventDefault();
        this.go(link.pathname + link.search);
      }
    });
  }

  go(path: string) {
    history.pushState(null, "", path);
    this.#arrive();
  }

  #arrive() {
    this.path = location.pathname + location.search;
    scrollTo(0, 0);
    dispatchEvent(new Event("routeDidChange"));
  }
}

export class Router extends DiscourseRouter {
  one = (event: string, then: () => void) => {
    addEventListener(event, () => then(), { once: true });
  };
}

/** The list that is shown; the plugin reads its counts. */
export class Discovery extends Service {
  @tracked currentTopicList?: { topic_list: { topics: Topic[] } };
}

/** Nobody else is here. */
export class Presence extends Service {
  getChannel() {
    const nothing = () => Promise.resolve();
    const acts = ["enter", "leave", "subscribe", "unsubscribe"];
    return Object.fromEntries(acts.map((act) => [act, nothing]));
  }
}

/** The story so far. */
export class Story extends Service {
  @tracked state?: State;

  constructor(...args: ConstructorParameters<typeof Service>) {
    super(...args);
    setInterval(() => void this.refresh().catch(() => {}), 2000);
  }

  async refresh() {
    this.state = await send<State>("GET", "/sandbox/state.json");
  }
}

/** The topic that is shown, as the controller that plugins look up. */
export class TopicController extends Service {
  @tracked model?: Topic;

  async load(id: string) {
    const json = await send<Topic>("GET", `/t/${id}.json`);
    const refresh = async () => {
      await this.load(id);
    };
    const topic: Topic = model({
      ...json,
      postStream: { ...json.postStream, posts: [], refresh },
    });
    topic.postStream.posts = json.post_stream.posts.map((post) =>
      model({ ...post, topic, firstPost: post.post_number === 1 })
    );
    this.model = topic;
  }
}

/** One draft at a time, sent with what the plugin asked to have sent along. */
export class ComposerService extends Service {
  @tracked model: (Composer & Model) | null = null;
  @tracked lastValidatedAt: number | null = null;

  open(draft: Partial<Composer>) {
    this.lastValidatedAt = null;
    this.model = model({
      title: "",
      reply: "",
      ...draft,
      creatingTopic: draft.action === "createTopic",
      replyingToTopic: draft.action === "reply",
      editingPost: draft.action === "edit",
      creatingPrivateMessage: false,
    } as Composer);
    return Promise.resolve();
  }

  close() {
    this.model = null;
  }

  /** The created or edited post; undefined where it could not be sent. */
  async save() {
    const draft = this.model;
    this.lastValidatedAt = Date.now();
    const held = applyValueTransformer(
      "composer-service-cannot-submit-post",
      false,
      { model: draft }
    );
    if (!draft || held) {
      return;
    }
    try {
      const post = await this.#submit(draft);
      this.close();
      return post;
    } catch (error) {
      popupAjaxError(error);
    }
  }

  #submit(draft: Composer) {
    const { reply: raw, title, categoryId: category, post, topic } = draft;
    if (draft.editingPost) {
      return send<Post>("PUT", `/posts/${post?.id}`, { post: { raw } });
    }
    const place = topic ? { topic_id: topic.id } : { title, category };
    const more = registered<[string, string]>("serializeOnCreate")
      .map(([param, property]) => [param, draft.get(property)])
      .filter(([, value]) => value);
    const data = { raw, ...place, ...Object.fromEntries(more) };
    return send<Post>("POST", "/posts", data);
  }
}
