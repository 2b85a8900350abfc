import { trustHTML } from "@ember/template";
import type dAgeWithTooltipReal from "discourse/ui-kit/helpers/d-age-with-tooltip";
import type dAvatarReal from "discourse/ui-kit/helpers/d-avatar";
import type dConcatClassReal from "discourse/ui-kit/helpers/d-concat-class";
import type dFormatDateReal from "discourse/ui-kit/helpers/d-format-date";
import type dIconReal from "discourse/ui-kit/helpers/d-icon";
import { escape, shortDate, tinyDate } from "../../text.ts";

export const dIcon = ((
  id: string,
  {
    class: extra = "",
    title,
    label,
  }: { class?: string; title?: string; label?: string } = {}
) => {
  const spoken = title ?? label;
  return trustHTML(
    `<svg class="fa d-icon d-icon-${escape(id)} svg-icon svg-string ${escape(extra)}" ` +
      (spoken
        ? `role="img" aria-label="${escape(spoken)}"`
        : `aria-hidden="true"`) +
      `><use href="#${escape(id)}"></use></svg>`
  );
}) satisfies typeof dIconReal;

export const dConcatClass = ((...names: unknown[]) =>
  names.filter(Boolean).join(" ")) satisfies typeof dConcatClassReal;

export const dFormatDate = ((
  value: string | Date,
  { format }: { format?: string } = {}
) =>
  trustHTML(
    format === "tiny" ? tinyDate(value) : shortDate(value)
  )) satisfies typeof dFormatDateReal;

export const dAgeWithTooltip = ((value: string | Date) =>
  trustHTML(shortDate(value))) satisfies typeof dAgeWithTooltipReal;

export const dAvatar = ((
  user: { username?: string; avatar_template?: string } | null | undefined,
  { imageSize = "small" }: { imageSize?: string } = {}
) => {
  const size = imageSize === "tiny" ? 24 : imageSize === "large" ? 96 : 48;
  const source = user?.avatar_template?.replace("{size}", String(size)) ?? "";
  return trustHTML(
    `<img alt="" loading="lazy" width="${size / 2}" height="${size / 2}" ` +
      `src="${escape(source)}" class="avatar" title="${escape(user?.username ?? "")}">`
  );
}) satisfies typeof dAvatarReal;

export function dCategoryBadge(category: { name: string; color?: string }) {
  return trustHTML(
    `<span class="badge-category" style="--category-badge-color: #${escape(category.color ?? "888")}">` +
      `<span class="badge-category__name">${escape(category.name)}</span></span>`
  );
}

export function dCategoryLink(category: {
  id: number;
  name: string;
  slug: string;
  color?: string;
}) {
  return trustHTML(
    `<a class="badge-category__wrapper" href="/c/${escape(category.slug)}/${category.id}">${dCategoryBadge(category)}</a>`
  );
}

export function dLoadingSpinner() {
  return trustHTML(`<div class="spinner"></div>`);
}

export function dNumber(value: number) {
  return trustHTML(`<span class="number">${value}</span>`);
}

export function dBasePath() {
  return "";
}

let lastId = 0;

export function dUniqueId() {
  return `d-unique-${++lastId}`;
}
