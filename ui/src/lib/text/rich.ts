// Text with structure, out of the HTML the core makes of Markdown: a tree of the few elements that text needs. Whatever
// else is in there is not drawn, only its words are; nothing is ever handed to the page as HTML.

export type RichNode = string | { tag: string; children: RichNode[] };

const TAGS = new Set(
  'p ul ol li strong em b i del s code pre blockquote h1 h2 h3 h4 h5 h6 table thead tbody tr th td br hr sup sub'.split(
    ' ',
  ),
);
const SILENT = new Set(['script', 'style', 'template', 'iframe', 'object', 'svg', 'math', 'head']);
const DEEPEST = 24;

/** Reads HTML into a tree. Never runs or loads anything: the document it is parsed into is never shown. */
export function richText(html: string): RichNode[] {
  return children(new DOMParser().parseFromString(html, 'text/html').body, 0);
}

function children(parent: Node, depth: number): RichNode[] {
  return [...parent.childNodes].flatMap((node) => read(node, depth));
}

function read(node: Node, depth: number): RichNode[] {
  if (node.nodeType === 3) return node.textContent ? [node.textContent] : [];
  if (node.nodeType !== 1 || depth > DEEPEST) return [];
  const tag = node.nodeName.toLowerCase();
  if (SILENT.has(tag)) return [];
  const inside = children(node, depth + 1);
  return TAGS.has(tag) ? [{ tag, children: inside }] : inside;
}

/** Whether there is a word in it. */
export function hasWords(html: string): boolean {
  return html.replace(/<[^>]*>/g, '').trim() !== '';
}
