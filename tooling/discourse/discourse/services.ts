/** The services of Discourse that the plugin asks for, as much of them as it uses. */
import { tracked } from "@glimmer/tracking";
import Service from "@ember/service";
import type { ComponentLike } from "@glint/template";
import settings from "virtual:settings";

type Callback = (...args: never[]) => void;

export class AppEvents extends Service {
  readonly #listeners = new Map<string, Set<Callback>>();

  on(name: string, ...given: [Callback] | [object, Callback]) {
    const callback = given.at(-1) as Callback;
    const bound = given.length === 2 ? callback.bind(given[0]) : callback;
    const listeners = this.#listeners.get(name) ?? new Set();
    this.#listeners.set(name, listeners.add(bound));
    return this;
  }

  off(name: string, ...given: [Callback] | [object, Callback]) {
    this.#listeners.get(name)?.delete(given.at(-1) as Callback);
    return this;
  }

  trigger(name: string, ...args: unknown[]) {
    this.#listeners
      .get(name)
      ?.forEach((listener) => listener(...(args as never[])));
  }
}

export class Capabilities extends Service {
  touch = false;
  viewport = { sm: true, md: true, lg: true };
}

interface DialogOptions {
  title?: string;
  message?: unknown;
  confirmButtonLabel?: string;
  cancelButtonLabel?: string;
  didConfirm?: () => unknown;
  didCancel?: () => unknown;
}

export class Dialog extends Service {
  @tracked active: (DialogOptions & { type: string }) | null = null;

  alert(options: string | DialogOptions) {
    return this.#show("alert", options);
  }

  confirm(options: DialogOptions) {
    return this.#show("confirm", options);
  }

  deleteConfirm(options: DialogOptions) {
    return this.#show("confirm", options);
  }

  yesNoConfirm(options: DialogOptions) {
    return this.#show("confirm", {
      confirmButtonLabel: "yes_value",
      cancelButtonLabel: "no_value",
      ...options,
    });
  }

  answer(confirmed: boolean) {
    const given = this.active;
    this.active = null;
    return confirmed ? given?.didConfirm?.() : given?.didCancel?.();
  }

  async #show(type: string, options: string | DialogOptions) {
    this.active = {
      type,
      ...(typeof options === "string" ? { message: options } : options),
    };
  }
}

export class MessageBus extends Service {
  readonly subscriptions: { channel: string; callback: Callback }[] = [];

  subscribe(channel: string, callback: Callback) {
    this.subscriptions.push({ channel, callback });
  }

  unsubscribe(channel: string, callback?: Callback) {
    for (let index = this.subscriptions.length; index--; ) {
      const item = this.subscriptions[index];
      if (
        item?.channel === channel &&
        (!callback || item.callback === callback)
      ) {
        this.subscriptions.splice(index, 1);
      }
    }
  }

  publish(channel: string, ...args: unknown[]) {
    for (const item of [...this.subscriptions]) {
      const matches = item.channel.endsWith("*")
        ? channel.startsWith(item.channel.slice(0, -1))
        : item.channel === channel;
      if (matches) {
        item.callback(...(args as never[]));
      }
    }
  }
}

export class Modal extends Service {
  @tracked
  active: {
    component: ComponentLike<{
      Args: { model: unknown; closeModal: (data?: unknown) => void };
    }>;
    model: unknown;
    resolve: (data: unknown) => void;
  } | null = null;

  close = (data?: unknown) => {
    const closed = this.active;
    this.active = null;
    closed?.resolve(data);
  };

  get activeModal() {
    return this.active && { opts: { model: this.active.model } };
  }

  /** Resolves with what the component gave to closeModal. */
  show(
    component: NonNullable<Modal["active"]>["component"],
    { model }: { model?: unknown } = {}
  ) {
    this.close({ initiatedBy: "initiatedByModalShow" });
    return new Promise<unknown>((resolve) => {
      this.active = { component, model, resolve };
    });
  }
}

export class Router extends Service {
  @tracked currentRouteName = "discovery.latest";
  @tracked currentURL = "/latest";
  readonly transitions: unknown[][] = [];

  one: (event: string, then: () => void) => void = () => {};

  transitionTo(...args: unknown[]) {
    this.transitions.push(args);
    return Promise.resolve();
  }

  replaceWith(...args: unknown[]) {
    return this.transitionTo(...args);
  }

  refresh() {
    return Promise.resolve();
  }

  urlFor(name: string) {
    return `/${name}`;
  }

  on() {}

  off() {}
}

export class Site extends Service {
  @tracked mobileView = false;
  categories: object[] = [];
  groups: object[] = [];

  get desktopView() {
    return !this.mobileView;
  }
}

interface ToastOptions {
  autoClose?: boolean;
  duration?: "short" | "long" | number;
  data: {
    theme?: string;
    title?: string;
    message?: string;
    actions?: {
      icon?: string;
      label: string;
      class?: string;
      action: (args: object) => void;
    }[];
  };
}

export interface ActiveToast {
  options: ToastOptions & { data: { theme: string } };
  close: () => void;
}

/** Toasts stay until closed: no clock to wait for. */
export class Toasts extends Service {
  @tracked activeToasts: ActiveToast[] = [];

  default = (options: ToastOptions) => this.#add("default", options);
  success = (options: ToastOptions) => this.#add("success", options);
  error = (options: ToastOptions) => this.#add("error", options);
  warning = (options: ToastOptions) => this.#add("warning", options);
  info = (options: ToastOptions) => this.#add("info", options);

  close = (toast: ActiveToast) => {
    this.activeToasts = this.activeToasts.filter((item) => item !== toast);
  };

  #add(theme: string, options: ToastOptions) {
    const toast: ActiveToast = {
      options: {
        autoClose: true,
        ...options,
        data: { theme, ...options.data },
      },
      close: () => this.close(toast),
    };
    this.activeToasts = [...this.activeToasts, toast];
    return toast;
  }
}

/** The plugin's settings with their defaults, and what else it reads. */
export function siteSettings() {
  return { title: "House Rules", default_locale: "en", ...settings };
}

export const services = {
  "app-events": AppEvents,
  capabilities: Capabilities,
  dialog: Dialog,
  "message-bus": MessageBus,
  modal: Modal,
  router: Router,
  site: Site,
  toasts: Toasts,
};
