// What a reader reads of a page in Markdown: its words line by line, without the signs that only a program needs.

const RULE = /^\s*(?:\|?[\s:|-]*-{3,}[\s:|-]*\|?|\*{3,}|_{3,})\s*$/;

/** The same text without Markdown's signs; rows of a table have their cells side by side, points their bullet. */
export function plain(markdown: string): string {
  return markdown
    .split('\n')
    .filter((line) => !RULE.test(line))
    .map((line) =>
      bare(
        cells(line)
          .replace(/^(\s*)(?:#{1,6}|>)\s+/, '$1')
          .replace(/^(\s*)[-*+]\s+/, '$1• '),
      ),
    )
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function cells(line: string): string {
  if (!/^\s*\|.*\|\s*$/.test(line)) return line;
  const inside = line.trim().slice(1, -1);
  const found = inside.split(/(?<!\\)\|/).map((cell) => cell.trim());
  return found.filter((cell) => cell !== '').join('  ·  ');
}

/** Bold, italic and code lose their signs, a link its address, a pair of signs that was escaped its stroke. */
function bare(line: string): string {
  return line
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/(\*\*|__)(?=\S)(.+?)\1/g, '$2')
    .replace(/(?<![\w*\\])([*_])(?=\S)([^*_]+?)\1(?![\w*])/g, '$2')
    .replace(/`([^`]+)`/g, '$1')
    .replace(/\\([\\`*_{}[\]()#+\-.!|<>~&])/g, '$1');
}
