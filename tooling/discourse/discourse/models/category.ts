import type Real from "discourse/models/category";

interface Section {
  id: number;
  slug?: string;
  parentCategory?: Section;
}

/** A section's name in addresses, after that of the one it is in. */
function slugFor(category: Section, separator = "/"): string {
  const { id, parentCategory, slug } = category;
  const parent = parentCategory
    ? slugFor(parentCategory, separator) + separator
    : "";
  return parent + (slug || `${id}-category`);
}

export default { slugFor } satisfies Pick<typeof Real, "slugFor">;
