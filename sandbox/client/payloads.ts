/** What the page carries and the server answers. */
export interface Person {
  id: number;
  username: string;
  name: string;
  avatar_template: string;
}

export interface Category {
  id: number;
  name: string;
  slug: string;
  color: string;
}

export interface Bootstrap {
  locale: "en" | "ru";
  settings: Record<string, unknown>;
  site: { categories: Category[]; [name: string]: unknown };
  user: (Person & { staff: boolean; [name: string]: unknown }) | null;
  people: { role: string; username: string; name: string }[];
}

export interface StepState {
  name: string;
  done: boolean;
}

export interface State {
  now: string;
  offset: number;
  steps: StepState[];
  topic: string | null;
  user: string | null;
}

export interface ListedTopic {
  id: number;
  title: string;
  slug: string;
  posts_count: number;
  category_id: number;
  bumped_at: string;
  author: Person;
}

export interface TopicList {
  topic_list: { topics: ListedTopic[]; [name: string]: unknown };
}

export interface PostPayload extends Person {
  post_number: number;
  post_type: number;
  topic_id: number;
  user_id: number;
  cooked: string;
  raw: string;
  created_at: string;
  updated_at: string;
  version: number;
  action_code: string | null;
  user_title?: string | null;
  yours: boolean;
  can_edit: boolean;
  can_delete: boolean;
}

export interface TopicPayload {
  id: number;
  title: string;
  slug: string;
  category_id: number;
  user_id: number;
  posts_count: number;
  archetype: string;
  closed: boolean;
  details: { can_edit: boolean; can_create_post: boolean };
  post_stream: { posts: PostPayload[] };
  [name: string]: unknown;
}

export interface NotificationPayload {
  id: number;
  read: boolean;
  created_at: string;
  url: string | null;
  data: { message?: string; title?: string; topic_title?: string };
}

declare global {
  interface Window {
    SANDBOX: Bootstrap;
  }
}
