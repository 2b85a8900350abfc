// TypeScript to JavaScript line for line: types become spaces, nothing moves, so
// that line numbers in the browser of an older Discourse are those of the source.
import { Preprocessor } from "content-tag";
import tsBlankSpace from "ts-blank-space";

const contentTag = new Preprocessor();

export function stripTypes(filename, source) {
  const templates = filename.endsWith(".gts")
    ? contentTag.parse(source, { filename })
    : [];
  let code = source;

  // Templates are put aside while the types go, behind code of the same length.
  for (const { range, type } of templates) {
    const [start, end] = ends(range);
    code =
      code.slice(0, start) +
      mask(source.slice(start, end), type) +
      code.slice(end);
  }

  // A declared field would vanish with its decorator.
  code = code.replace(
    /(@\w+(?:\([^()]*\))?\s+)declare(?=\s)/g,
    (_, decorator) => `${decorator}       `
  );

  code = tsBlankSpace(code, (node) => {
    const start = source.slice(node.pos).search(/\S/) + node.pos;
    const line = source.slice(0, start).split("\n").length;
    throw new Error(`line ${line} has syntax that cannot be blanked out`);
  });

  for (const { range } of templates) {
    const [start, end] = ends(range);
    code = code.slice(0, start) + source.slice(start, end) + code.slice(end);
  }
  return code.replace(/[ \t]+$/gm, "");
}

function ends({ startUtf16Codepoint, endUtf16Codepoint }) {
  return [startUtf16Codepoint, endUtf16Codepoint];
}

function mask(template, type) {
  const [open, close] = type === "class-member" ? ["static{", "}"] : ["`", "`"];
  const inside = template.slice(open.length, -close.length);
  return open + inside.replace(/[^\n]/g, " ") + close;
}
