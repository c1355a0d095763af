// @ts-check
/** A quick look at Markdown while it is typed. Text is only ever text here; what participants see is made by the server. */
import { h } from '../../../shared/dom.js';

/** @typedef {import('../../../shared/dom.js').Child} Child */

/** @param {string} text @returns {Node[]} */
export function drawn(text) {
  /** @type {Node[]} */
  const nodes = [];
  const lines = text.replace(/\r/g, '').split('\n');
  for (let i = 0; i < lines.length;) {
    const line = lines[i];
    const heading = /^(#{1,4})\s+(.*)$/.exec(line);
    if (!line.trim()) i++;
    else if (heading) {
      nodes.push(h('p', { class: `md-h md-h${heading[1].length}` }, ...inline(heading[2])));
      i++;
    } else if (/^\s*([-*+]|\d+[.)])\s+/.test(line)) {
      const ordered = /^\s*\d/.test(line);
      /** @type {string[]} */
      const items = [];
      for (; i < lines.length && lines[i].trim(); i++) {
        const item = /^\s*(?:[-*+]|\d+[.)])\s+(.*)$/.exec(lines[i]);
        if (item) items.push(item[1]);
        else items[items.length - 1] += ` ${lines[i].trim()}`;
      }
      nodes.push(h(ordered ? 'ol' : 'ul', null, ...items.map((item) => h('li', null, ...inline(item)))));
    } else if (line.startsWith('>')) {
      const quoted = [];
      for (; i < lines.length && lines[i].startsWith('>'); i++) quoted.push(lines[i].replace(/^>\s?/, ''));
      nodes.push(h('blockquote', null, ...drawn(quoted.join('\n'))));
    } else {
      const paragraph = [];
      for (; i < lines.length && lines[i].trim() && !/^(#{1,4}\s|>|\s*([-*+]|\d+[.)])\s)/.test(lines[i]); i++) paragraph.push(lines[i].trim());
      nodes.push(h('p', null, ...inline(paragraph.join(' '))));
    }
  }
  return nodes;
}

/** @param {string} text @returns {Child[]} */
function inline(text) {
  /** @type {Child[]} */
  const out = [];
  let rest = text;
  for (let found; (found = /\*\*(.+?)\*\*|`([^`]+)`|\*([^*\s][^*]*)\*|_([^_\s][^_]*)_|\[([^\]]+)\]\(([^)\s]+)\)/.exec(rest));) {
    if (found.index > 0) out.push(rest.slice(0, found.index));
    const [all, strong, code, em, em2, label, href] = found;
    out.push(strong !== undefined ? h('strong', null, ...inline(strong)) : code !== undefined ? h('code', null, code) : label !== undefined ? h('span', { class: 'md-link', title: href }, label) : h('em', null, ...inline(em ?? em2)));
    rest = rest.slice(found.index + all.length);
  }
  if (rest) out.push(rest);
  return out;
}
