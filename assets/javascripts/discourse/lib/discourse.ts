/**
 * Discourse as this plugin sees it. Where the published types say nothing, or
 * refuse every argument, the few members we use are written down here, so that
 * a cast happens once and in this file.
 */
import type Owner from "@ember/owner";
import type { TrustedHTML } from "@ember/template";
import type { ComponentLike, WithBoundArgs } from "@glint/template";
import FormUntyped from "discourse/components/form";
import { ajax } from "discourse/lib/ajax";
import CategoryChooserUntyped from "discourse/select-kit/components/category-chooser";
import CategorySelectorUntyped from "discourse/select-kit/components/category-selector";
import ComboBoxUntyped from "discourse/select-kit/components/combo-box";
import EmailGroupUserChooserUntyped from "discourse/select-kit/components/email-group-user-chooser";
import GroupChooserUntyped from "discourse/select-kit/components/group-chooser";
import TagChooserUntyped from "discourse/select-kit/components/tag-chooser";
import TopicChooserUntyped from "discourse/select-kit/components/topic-chooser";
import DBreadcrumbsItemUntyped from "discourse/ui-kit/d-breadcrumbs-item";
import type DButton from "discourse/ui-kit/d-button";
import DDropdownMenuUntyped from "discourse/ui-kit/d-dropdown-menu";
import DEmptyStateUntyped from "discourse/ui-kit/d-empty-state";
import DModalCancelUntyped from "discourse/ui-kit/d-modal-cancel";
import DPageHeaderUntyped from "discourse/ui-kit/d-page-header";
import DPageSubheaderUntyped from "discourse/ui-kit/d-page-subheader";
import DRelativeDateUntyped from "discourse/ui-kit/d-relative-date";
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
  category_id: number | null;
  category?: Category;
  posts_count: number;
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
  ): Promise<R | undefined>;
  close(): void;
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

// Components

export const DBreadcrumbsItem =
  DBreadcrumbsItemUntyped as unknown as ComponentLike<{
    Args: { path: string; label: string };
  }>;

export const DDropdownMenu = DDropdownMenuUntyped as unknown as ComponentLike<{
  Element: HTMLUListElement;
  Blocks: {
    default: [
      {
        item: ComponentLike<{
          Element: HTMLLIElement;
          Blocks: { default: [] };
        }>;
        divider: ComponentLike<{ Element: HTMLLIElement }>;
      },
    ];
  };
}>;

export const DEmptyState = DEmptyStateUntyped as unknown as ComponentLike<{
  Args: {
    identifier?: string;
    title?: string;
    body?: string | TrustedHTML;
    ctaLabel?: string;
    ctaAction?: () => void;
    ctaRoute?: string;
    ctaIcon?: string;
    tipText?: string;
    tipIcon?: string;
  };
}>;

export const DModalCancel = DModalCancelUntyped as unknown as ComponentLike<{
  Args: { close: () => void };
}>;

interface HeaderActions {
  Primary: typeof DButton;
  Default: typeof DButton;
  Danger: typeof DButton;
}

export const DPageHeader = DPageHeaderUntyped as unknown as ComponentLike<{
  Args: {
    titleLabel?: string;
    descriptionLabel?: string;
    learnMoreUrl?: string;
    hideTabs?: boolean;
    showDrawer?: boolean;
  };
  Blocks: {
    breadcrumbs: [];
    actions: [HeaderActions];
    tabs: [];
    drawer: [];
  };
}>;

export const DPageSubheader =
  DPageSubheaderUntyped as unknown as ComponentLike<{
    Args: {
      titleLabel?: string;
      titleUrl?: string;
      descriptionLabel?: string;
      learnMoreUrl?: string;
    };
    Blocks: { actions: [HeaderActions] };
  }>;

export const DRelativeDate = DRelativeDateUntyped as unknown as ComponentLike<{
  Args: { date: string | Date };
}>;

interface ChooserOptions {
  autoInsertNoneItem?: boolean;
  disabled?: boolean;
  filterable?: boolean;
  filterPlaceholder?: string;
  maximum?: number;
  none?: string;
  placement?: string;
  translatedNone?: string;
}

interface ChooserArgs<Value, Content> {
  value: Value;
  content?: readonly Content[];
  nameProperty?: string | null;
  valueProperty?: string | null;
  onChange: (value: never, selection: never) => void;
  options?: ChooserOptions;
}

/** One of a list; `@onChange` receives its id. */
export const ComboBox = ComboBoxUntyped as unknown as ComponentLike<{
  Element: HTMLDetailsElement;
  Args: ChooserArgs<string | number | null | undefined, unknown>;
}>;

/** One topic, searched for; `@onChange` receives its id. */
export const TopicChooser = TopicChooserUntyped as unknown as ComponentLike<{
  Element: HTMLDetailsElement;
  Args: ChooserArgs<string | number | null | undefined, unknown>;
}>;

/** One category; `@onChange` receives its id. */
export const CategoryChooser =
  CategoryChooserUntyped as unknown as ComponentLike<{
    Element: HTMLDetailsElement;
    Args: {
      value: number | null | undefined;
      onChange: (categoryId: number | null) => void;
      options?: ChooserOptions;
    };
  }>;

export const CategorySelector =
  CategorySelectorUntyped as unknown as ComponentLike<{
    Element: HTMLDetailsElement;
    Args: {
      categories: readonly Category[];
      blockedCategories?: readonly Category[];
      onChange: (categories: Category[]) => void;
      options?: ChooserOptions;
    };
  }>;

export const EmailGroupUserChooser =
  EmailGroupUserChooserUntyped as unknown as ComponentLike<{
    Element: HTMLDetailsElement;
    Args: {
      value: string | readonly string[];
      onChange: (usernames: string[]) => void;
      options?: ChooserOptions & {
        excludeCurrentUser?: boolean;
        includeGroups?: boolean;
        includeMentionableGroups?: boolean;
      };
    };
  }>;

export const GroupChooser = GroupChooserUntyped as unknown as ComponentLike<{
  Element: HTMLDetailsElement;
  Args: ChooserArgs<readonly number[], { id: number; name: string }> & {
    labelProperty?: string;
  };
}>;

/** A name in Discourse 3.5, more than that in the newest. */
export type TagChosen = string | { name: string };

/** Several tags by name; none is made. */
export const TagChooser = TagChooserUntyped as unknown as ComponentLike<{
  Element: HTMLDetailsElement;
  Args: {
    tags: readonly string[];
    onChange: (tags: TagChosen[]) => void;
    options?: ChooserOptions;
  };
}>;

// Forms. `<field.Input />` and its kin are what both Discourse 3.5 and the newest
// have: write `<form.Field>` without `@type`.

interface ControlSignature<El extends Element, Args = object> {
  Element: El;
  Args: Args;
}

interface OptionSignature {
  Element: HTMLOptionElement;
  Args: { value: unknown };
  Blocks: { default: [] };
}

export interface FormField {
  id: string;
  errorId: string;
  name: string;
  value: unknown;
  set: (value: unknown) => void;
  Input: ComponentLike<
    ControlSignature<
      HTMLInputElement,
      {
        type?: string;
        min?: number | string;
        max?: number | string;
        before?: string;
        after?: string;
      }
    >
  >;
  Textarea: ComponentLike<
    ControlSignature<HTMLTextAreaElement, { height?: number }>
  >;
  Checkbox: ComponentLike<{
    Element: HTMLInputElement;
    Blocks: { default: [] };
  }>;
  Toggle: ComponentLike<ControlSignature<HTMLElement>>;
  Select: ComponentLike<{
    Element: HTMLSelectElement;
    Args: { includeNone?: boolean };
    Blocks: { default: [{ Option: ComponentLike<OptionSignature> }] };
  }>;
  Composer: ComponentLike<ControlSignature<HTMLElement, { height?: number }>>;
  RadioGroup: ComponentLike<{
    Element: HTMLElement;
    Args: { title?: string; subtitle?: string };
    Blocks: { default: [{ Radio: ComponentLike<OptionSignature> }] };
  }>;
  Custom: ComponentLike<{
    Element: HTMLElement;
    Blocks: { default: [] };
  }>;
}

interface FieldSignature {
  Args: {
    name: string;
    title: string;
    description?: string;
    helpText?: string;
    tooltip?: string;
    showTitle?: boolean;
    disabled?: boolean;
    format?: "small" | "medium" | "large" | "full" | "max";
    validation?: string;
    validate?: (
      name: string,
      value: never,
      helpers: { data: never; addError: AddError }
    ) => void | Promise<void>;
    onSet?: (
      value: never,
      helpers: { set: (name: string, value: unknown) => void }
    ) => void | Promise<void>;
  };
  Blocks: { default: [FormField] };
}

export type AddError = (
  name: string,
  error: { title: string; message: string }
) => void;

interface BlockSignature {
  Element: HTMLElement;
  Args: { title?: string; subtitle?: string };
  Blocks: { default: [] };
}

export interface FormParts {
  Field: ComponentLike<FieldSignature>;
  Section: ComponentLike<BlockSignature>;
  Fieldset: ComponentLike<BlockSignature>;
  Container: ComponentLike<BlockSignature>;
  Actions: ComponentLike<BlockSignature>;
  Row: ComponentLike<{
    Element: HTMLElement;
    Blocks: {
      default: [
        {
          Col: ComponentLike<{
            Args: { size?: number };
            Blocks: { default: [] };
          }>;
        },
      ];
    };
  }>;
  Alert: ComponentLike<{
    Element: HTMLElement;
    Args: { type?: "success" | "error" | "warning" | "info"; icon?: string };
    Blocks: { default: [] };
  }>;
  Button: typeof DButton;
  Reset: typeof DButton;
  Submit: WithBoundArgs<typeof DButton, "action">;
  set: (name: string, value: unknown) => void;
  setProperties: (values: object) => void;
}

export interface FormApi {
  addError: AddError;
  get: (name: string) => unknown;
  set: (name: string, value: unknown) => Promise<void>;
  submit: () => Promise<void>;
  reset: () => Promise<void>;
  isDirty: boolean;
}

/** `@data` is copied; `@onSubmit` receives the edited copy. */
export const Form = FormUntyped as unknown as abstract new <
  Data extends object,
>() => InstanceType<
  ComponentLike<{
    Element: HTMLFormElement;
    Args: {
      data?: Data;
      onSubmit?: (data: Data) => unknown;
      onReset?: (data: Data) => unknown;
      onRegisterApi?: (api: FormApi) => void;
      validate?: (
        data: Data,
        helpers: { addError: AddError; removeError: (name: string) => void }
      ) => void | Promise<void>;
    };
    Blocks: { default: [FormParts, Data] };
  }>
>;
