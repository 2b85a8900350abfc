import { tracked } from "@glimmer/tracking";
import Service from "@ember/service";
import { ajax } from "discourse/lib/ajax";
import { popupAjaxError } from "discourse/lib/ajax-error";
import { applyValueTransformer } from "discourse/lib/transformer";
import { registry } from "../../tooling/discourse/registry.ts";
import { type Model, model } from "./model.ts";
import type {
  PostPayload,
  State,
  TopicList,
  TopicPayload,
} from "./payloads.ts";

export type Topic = Pick<
  TopicPayload,
  | "id"
  | "title"
  | "slug"
  | "category_id"
  | "user_id"
  | "posts_count"
  | "details"
> &
  Model & {
    url: string;
    isPrivateMessage: boolean;
    postStream: { posts: Post[]; refresh(): Promise<void> };
  };
export type Post = PostPayload & Model & { topic: Topic; firstPost: boolean };

export function get<T>(path: string) {
  return ajax(path) as Promise<T>;
}

export function send<T>(type: string, path: string, data = {}) {
  return ajax(path, { type, data }) as Promise<T>;
}

/** Which page, by the address; links inside the page are followed without loading it anew. */
export class Pages extends Service {
  @tracked path = location.pathname + location.search;

  constructor(...args: ConstructorParameters<typeof Service>) {
    super(...args);
    addEventListener("popstate", () => this.#arrive());
    document.addEventListener("click", (event) => {
      const link = (event.target as Element).closest("a");
      if (
        link?.origin === location.origin &&
        !link.target &&
        !event.defaultPrevented &&
        !event.ctrlKey &&
        !event.metaKey
      ) {
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
  }
}

/** The list that is shown; the plugin reads its counts. */
export class Discovery extends Service {
  @tracked currentTopicList?: TopicList;
}

/** The story so far. */
export class Story extends Service {
  @tracked state?: State;

  async refresh() {
    this.state = await get<State>("/sandbox/state.json");
  }
}

export class TopicController extends Service {
  @tracked model?: Topic;

  async load(id: string) {
    const json = await get<TopicPayload>(`/t/${id}.json`);
    const { post_stream: stream, ...fields } = json;
    const topic = model({
      ...fields,
      url: `/t/${json.slug}/${json.id}`,
      isPrivateMessage: json.archetype !== "regular",
      postStream: {
        posts: [] as Post[],
        refresh: async () => {
          await this.load(id);
        },
      },
    }) as unknown as Topic;
    topic.postStream.posts = stream.posts.map(
      (post) =>
        model({ ...post, topic, firstPost: post.post_number === 1 }) as Post
    );
    this.model = topic;
    return topic;
  }
}

interface Draft {
  action: "createTopic" | "reply" | "edit";
  topic?: Topic;
  post?: Post;
  title?: string;
  reply?: string;
  categoryId?: number | null;
}

export type ComposerModel = Draft &
  Model & {
    creatingTopic: boolean;
    replyingToTopic: boolean;
    editingPost: boolean;
  };

/** One draft at a time, sent with what the plugin asked to have sent along. */
export class ComposerService extends Service {
  @tracked model: ComposerModel | null = null;
  @tracked lastValidatedAt: number | null = null;
  @tracked busy = false;

  open(draft: Draft) {
    this.lastValidatedAt = null;
    this.model = model({
      title: "",
      reply: "",
      ...draft,
      creatingTopic: draft.action === "createTopic",
      replyingToTopic: draft.action === "reply",
      editingPost: draft.action === "edit",
      creatingPrivateMessage: false,
    }) as ComposerModel;
    return Promise.resolve();
  }

  close() {
    this.model = null;
  }

  /** The created or edited post; undefined where it could not be sent. */
  async save() {
    const draft = this.model;
    this.lastValidatedAt = Date.now();
    if (
      !draft ||
      applyValueTransformer("composer-service-cannot-submit-post", false, {
        model: draft,
      })
    ) {
      return;
    }
    this.busy = true;
    try {
      const post = await this.#submit(draft);
      this.close();
      return post;
    } catch (error) {
      popupAjaxError(error);
    } finally {
      this.busy = false;
    }
  }

  async #submit(draft: ComposerModel) {
    if (draft.editingPost) {
      const data = { post: { raw: draft.reply } };
      const path = `/posts/${draft.post?.id}`;
      return (await send<{ post: PostPayload }>("PUT", path, data)).post;
    }
    const data: Record<string, unknown> = draft.creatingTopic
      ? { raw: draft.reply, title: draft.title, category: draft.categoryId }
      : { raw: draft.reply, topic_id: draft.topic?.id };
    for (const { name, args } of registry.calls) {
      const [param, property] = args as [string, string];
      const value = name === "serializeOnCreate" && draft.get(property);
      if (value) {
        data[param] = value;
      }
    }
    return await send<PostPayload>("POST", "/posts", data);
  }
}
