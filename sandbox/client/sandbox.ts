import { ajax } from "discourse/lib/ajax";
import type {
  Category,
  Post as DiscoursePost,
  PostStream,
  Topic as DiscourseTopic,
  User,
} from "../../assets/javascripts/discourse/lib/discourse.ts";

/** A story's step: who lives it, where, and whether the database says it is done. */
export interface Step {
  name: string;
  role: string;
  path: string;
  done: boolean;
}

/** What the server says of the story. */
export interface State {
  now: string;
  steps: Step[];
  topic: string | null;
  notices: { url: string; message: string; topic_title: string }[];
}

export interface Topic extends DiscourseTopic {
  user_id: number;
  bumped_at: string;
  author: User;
  details: { can_edit: boolean; can_create_post: boolean };
  postStream: PostStream & { posts: Post[] };
  post_stream: { posts: Post[] };
}

export interface Post extends DiscoursePost {
  raw: string;
  action_code: string | null;
  topic: Topic;
}

type Words = { [key: string]: Words | string };

declare global {
  interface Window {
    /** What a page carries, as Discourse preloads it. */
    SANDBOX: {
      locale: string;
      words: Words;
      settings: Record<string, unknown>;
      site: {
        categories: Category[];
        house_rules?: { organizations: { id: number }[] };
      };
      user: User | null;
      people: { role: string; username: string; name: string }[];
    };
  }
}

/** A word of the sandbox's own, by its path in config/locales. */
export function word(path: string) {
  const found = path
    .split(".")
    .reduce<
      Words | string | undefined
    >((words, key) => (typeof words === "object" ? words[key] : undefined), window.SANDBOX.words);
  return typeof found === "string" ? found : `[missing ${path}]`;
}

/** Discourse's `ajax`, with a type for the answer. */
export function send<T>(type: string, path: string, data = {}) {
  return ajax(path, { type, data }) as Promise<T>;
}
