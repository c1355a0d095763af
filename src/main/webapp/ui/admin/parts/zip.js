// @ts-check
/** Looks into a zip file far enough to say what it is; the server reads it in full and has the last word. */

/** @typedef {{kind: 'study' | 'stimuli', slug: string}} Recognised */

const END = 0x06054b50, ENTRY = 0x02014b50;
const LARGEST = 4_000_000;

/** @param {File} file @returns {Promise<Map<string, () => Promise<string>>>} the names in it, each with a way to read its text */
async function entries(file) {
  const tail = new DataView(await file.slice(Math.max(0, file.size - 65_558)).arrayBuffer());
  let end = tail.byteLength - 22;
  while (end >= 0 && tail.getUint32(end, true) !== END) end--;
  if (end < 0) throw new Error('This is not a zip file.');
  const size = tail.getUint32(end + 12, true), start = tail.getUint32(end + 16, true);
  const directory = new DataView(await file.slice(start, start + size).arrayBuffer());
  const found = new Map();
  for (let at = 0; at + 46 <= directory.byteLength && directory.getUint32(at, true) === ENTRY;) {
    const u16 = (/** @type {number} */ offset) => directory.getUint16(at + offset, true);
    const u32 = (/** @type {number} */ offset) => directory.getUint32(at + offset, true);
    const name = new TextDecoder().decode(new Uint8Array(directory.buffer, at + 46, u16(28)));
    const [method, packed, header] = [u16(10), u32(20), u32(42)];
    found.set(name, () => content(file, header, packed, method));
    at += 46 + u16(28) + u16(30) + u16(32);
  }
  return found;
}

/** @param {File} file @param {number} header @param {number} packed @param {number} method */
async function content(file, header, packed, method) {
  if (packed > LARGEST) throw new Error('The file that describes it is too large.');
  const local = new DataView(await file.slice(header, header + 30).arrayBuffer());
  const start = header + 30 + local.getUint16(26, true) + local.getUint16(28, true);
  const bytes = file.slice(start, start + packed);
  if (method === 0) return bytes.text();
  const reader = bytes.stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  const decoder = new TextDecoder();
  let text = '';
  for (let step = await reader.read(); !step.done && text.length < LARGEST; step = await reader.read()) {
    text += decoder.decode(step.value, { stream: true });
  }
  return text;
}

/** @param {File} file @returns {Promise<Recognised | null>} */
export async function recogniseZip(file) {
  const inside = await entries(file);
  for (const [name, read] of inside) {
    const what = naming(name);
    if (!what || name.split('/').length > 2) continue;
    const slug = slugOf(await read(), name);
    if (slug) return { kind: what, slug };
  }
  return null;
}

/** @param {string} path @returns {'study' | 'stimuli' | null} */
export function naming(path) {
  const name = path.split('/').pop() ?? '';
  if (/^study\.(ya?ml|json)$/.test(name)) return 'study';
  return name === 'manifest.json' ? 'stimuli' : null;
}

/** @param {string} text @param {string} name */
export function slugOf(text, name) {
  if (name.endsWith('.json')) {
    try {
      return String(JSON.parse(text).slug ?? '');
    } catch {
      return '';
    }
  }
  return /^["']?slug["']?\s*:\s*["']?([\w-]+)/m.exec(text)?.[1] ?? '';
}
