/**
 * Discourse as this plugin sees it. Where the published types say nothing, or
 * refuse every argument, the few members we use are written down here, so that
 * a cast happens once and in this file.
 */
import type Owner from "@ember/owner";
import type { TrustedHTML } from "@ember/template";
import type { ComponentLike } from "@glint/template";
import { ajax } from "discourse/lib/ajax";
import type { CurrentUserPayload } from "./payloads";

// Requests

export interface RequestOptions {
  type?: "GET" | "POST" | "PUT" | "DELETE";
  data?: Record<string, unknown> | string;
  /** With a string as data. */
  contentType?: string;
}

/** Discourse's `ajax`, with a name for what the server answers. */
export function request<T>(path: string, options: RequestOptions = {}) {
  return ajax(path, options) as Promise<T>;
}

export interface RequestAnswer {
  status: number;
  responseJSON?: Record<string, unknown>;
}

interface RequestEvents {
  on(event: "ajaxComplete", listener: RequestListener): void;
  off(event: "ajaxComplete", listener: RequestListener): void;
}

type RequestListener = (
  event: unknown,
  answer: RequestAnswer,
  sent: { url: string }
) => void;

/** What jQuery, by which Discourse's `ajax` sends, says of every request; nothing without jQuery. */
export function requestEvents() {
  const { jQuery } = window as unknown as {
    jQuery?: (of: Document) => RequestEvents;
  };
  return jQuery?.(document);
}

// Models

export interface User {
  id: number;
  username: string;
  name?: string | null;
  avatar_template?: string;
  admin?: boolean;
  moderator?: boolean;
  staff?: boolean;
  trust_level?: number;
  groups?: { id: number; name: string }[];
  user_option?: { timezone?: string | null };
}

export interface Category {
  id: number;
  name: string;
  slug: string;
  color: string;
  parent_category_id?: number | null;
  custom_fields?: Record<string, unknown>;
}

export interface Topic {
  id: number;
  title: string;
  fancyTitle: string;
  slug: string;
  url: string;
  user_id?: number;
  category_id: number | null;
  category?: Category;
  posts_count: number;
  message_bus_last_id?: number;
  draft_key?: string;
  draft_sequence?: number;
  created_at: string;
  closed: boolean;
  archived: boolean;
  isPrivateMessage: boolean;
  details: { can_create_post?: boolean; can_move_posts?: boolean };
  postStream: PostStream;
  set<K extends string>(key: K, value: unknown): unknown;
}

export interface PostStream {
  posts: Post[];
  refresh(options?: { nearPost?: number; forceLoad?: boolean }): Promise<void>;
  triggerChangedPost(id: number, updatedAt: string): Promise<void>;
}

export interface Post {
  id: number;
  post_number: number;
  post_type: number;
  topic_id: number;
  topic?: Topic;
  user_id: number;
  username: string;
  name?: string | null;
  avatar_template?: string;
  cooked: string;
  created_at: string;
  updated_at: string;
  yours: boolean;
  can_edit: boolean;
  can_delete: boolean;
  hidden?: boolean;
  firstPost: boolean;
  set<K extends string>(key: K, value: unknown): unknown;
}

/** The draft in the composer. */
export interface Composer {
  action: string;
  reply: string | null;
  title: string | null;
  categoryId: number | null;
  topic?: Topic;
  post?: Post;
  replyingToTopic: boolean;
  creatingTopic: boolean;
  creatingPrivateMessage: boolean;
  editingPost: boolean;
  get(key: string): unknown;
  set<K extends string>(key: K, value: unknown): unknown;
}

/** Who is logged in, with what the plugin knows of them. */
export type CurrentUser = User & { house_rules?: CurrentUserPayload };

export interface PresenceChannel {
  users?: { id: number; username: string }[] | null;
  enter(): Promise<void>;
  leave(): Promise<void>;
  subscribe(): Promise<void>;
  unsubscribe(): Promise<void>;
}

export interface PresenceService {
  getChannel(name: string): PresenceChannel;
}

// Services. Declare them in classes as `@service declare messageBus: MessageBus`.

export interface ComposerService {
  model: Composer | null;
  lastValidatedAt: number | null;
  close(): void;
  open(options: Record<string, unknown>): Promise<void>;
  openNewTopic(options: { category?: Category }): Promise<void>;
}

export interface DialogService {
  alert(options: string | DialogOptions): Promise<void>;
  confirm(options: DialogOptions): Promise<void>;
  deleteConfirm(options: DialogOptions): Promise<void>;
  yesNoConfirm(options: DialogOptions): Promise<void>;
}

interface DialogOptions {
  title?: string;
  message?: string | TrustedHTML;
  confirmButtonLabel?: string;
  cancelButtonLabel?: string;
  didConfirm?: () => unknown;
  didCancel?: () => unknown;
}

export interface MessageBus {
  subscribe<T>(
    channel: string,
    callback: (data: T) => void,
    lastId?: number
  ): void;
  unsubscribe<T>(channel: string, callback?: (data: T) => void): void;
}

export interface ModalService {
  show<M, R = unknown>(
    component: ComponentLike<{ Args: ModalArgs<M, R> }>,
    options?: { model?: M }
  ): Promise<R | LeftDialog | undefined>;
  close(): void;
}

/** What a dialog gives back whose reader closed it: by its cross, by Escape, by a click beside it. */
interface LeftDialog {
  initiatedBy: string;
}

/** What a component shown by the modal service is given. */
export interface ModalArgs<M, R = unknown> {
  model: M;
  closeModal: (result?: R) => void;
}

export interface SiteSettings {
  house_rules_enabled: boolean;
  title: string;
  default_locale: string;
  [name: `house_rules_${string}`]: unknown;
}

export interface Site {
  mobileView: boolean;
  desktopView: boolean;
  categories: Category[];
  groups?: { id: number; name: string; automatic?: boolean }[];
}

/** A service or another registered object, where no class can inject it. */
export function lookup<T>(owner: Owner, name: `${string}:${string}`) {
  return owner.lookup(name) as T;
}
