// @ts-check
/**
 * Instances as points. Class by colour and shape, correctness by filled or open; the point in question is pointed out and
 * grey while its class is not shown. Everything a pointer does is done by keyboard too, on the marks or in the list.
 */
import { h, show } from '../../shared/dom.js';
import { t } from '../words.js';
import { dwell } from './parts/dwell.js';
import { fitted } from './parts/fit.js';
import { correctness, valueOf } from './parts/instance.js';
import { list } from './parts/list.js';
import { menu, switcher } from './parts/menu.js';
import { nothing, readout } from './parts/readout.js';
import { recorder } from './parts/record.js';
import { roving } from './parts/roving.js';
import { extent } from './parts/scale.js';
import { picture, s } from './parts/svg.js';
import { zoomable } from './parts/zoom.js';
import { axesOf } from './parts/axes.js';
import { colouring, fieldName, fields, filters, placeAt, read, scales } from './scatter/data.js';
import { card, madeBy, neighboursOf, table } from './scatter/describe.js';
import { keyOf } from './scatter/key.js';
import { lasso } from './scatter/lasso.js';
import { pointMark, put, trailMark } from './scatter/marks.js';
import { moments } from './scatter/moments.js';
import { pick } from './scatter/pick.js';

export const info = {
  kind: 'scatter',
  words: 'forms-a',
  styles: ['parts/parts.css', 'scatter.css'],
  parameters: { points: 'instances with places', projection: 'how places were found', trails: 'where points were before', neighbours: 'the nearest by id', encode: 'what is drawn by what', highlight: 'points that are pointed out', marks: 'points, words or thumbnails', allow: 'what may be done' },
  events: { hover: 'a point was pointed at', select: 'a point was chosen', deselect: 'and no more', brush: 'how many points are selected', filter: 'what is shown', 'set-param': 'colour, or what a click does', zoom: 'how large', pan: 'moved', scrub: 'a moment was chosen', play: 'moments were played', pause: 'and stopped', toggle: 'the list was opened or closed' },
};

/** @param {any} figure @param {import('./figure.js').Context} context */
export function draw(figure, context) {
  let data = read(figure);
  if (!data.points.length && !context.link) return nothing(t('scatterEmpty'));
  const { note, get, set, link } = context;
  const record = recorder(figure, context);
  const may = (/** @type {string} */ what) => !Array.isArray(figure.allow) || figure.allow.includes(what);
  const classes = list(figure.classes).map(String);
  const targets = new Set(list(figure.highlight).map(String));
  /** @type {Set<string>} */
  const chosen = new Set(get('scatterChosen') ?? []);
  /** @type {Set<string>} */
  let lit = new Set();
  const choices = fields(data.points);
  let colour = get('scatterColour') ?? figure.encode?.colour ?? null;
  if (!choices.includes(colour)) colour = choices.find((name) => name !== 'correct') ?? null;
  const rules = filters(data.points);
  let only = rules.some(({ key }) => key === get('scatterFilter')) ? get('scatterFilter') : '';
  let moment = Math.min(get('scatterMoment') ?? Infinity, Math.max(0, data.moments.length - 1));
  let tool = get('scatterTool') ?? 'look';
  /** @type {string | null} */
  let current = get('scatterCurrent') ?? null;
  const brushes = may('brush') && (record.wants('points') || record.wants('count') || !link);
  const rests = dwell(note);
  const told = readout(t('scatterHint'));
  const host = h('div', { class: 'fig-sc-host' });
  const key = h('div', { class: 'fig-sc-key' });
  const zoomPlace = h('div', { class: 'fig-push' });
  /** @type {Map<string, SVGElement>} */
  let marks = new Map();
  /** @type {() => void} */
  let move = () => {};
  /** @type {() => void} */
  let webs = () => {};

  const open = () => figure.encode?.shape !== null && data.points.some((point) => correctness(point) !== null) && colour !== 'correct';
  const showsPoint = (/** @type {any} */ point) => !only || targets.has(point.id) || Boolean(rules.find(({ key: name }) => name === only)?.keep(point));

  /** @param {number} width */
  function render(width) {
    const height = Math.round(Math.min(440, Math.max(260, width * (link ? 0.95 : 0.68))));
    const box = figure.axes ? { left: 52, top: 26, width: width - 62, height: height - 68 } : { left: 4, top: 4, width: width - 8, height: height - 8 };
    const to = scales(data, figure.axes, box);
    const colours = colouring(data.points, colour, classes);
    const hollow = open() && !colours.numeric; // a depth cannot be read off an open mark
    const sizes = figure.encode?.size ? extent(data.points.map((point) => valueOf(point, figure.encode.size))) : null;
    const usual = data.points.length > 400 ? 3.5 : 5.5;
    const seen = data.points.filter(showsPoint);
    // the point in question lies on top
    const order = [...seen].sort((a, b) => Number(targets.has(a.id)) - Number(targets.has(b.id)));
    marks = new Map(order.map((point) => {
      const share = sizes ? ((valueOf(point, figure.encode.size) ?? sizes[0]) - sizes[0]) / (sizes[1] - sizes[0] || 1) : null;
      return [point.id, pointMark(point, { colours, open: hollow, marks: figure.marks, target: targets.has(point.id), chosen: chosen.has(point.id), size: share === null ? usual : 3 + 7 * Math.sqrt(share) })];
    }));
    const web = s('g', { 'aria-hidden': 'true' });
    const cloud = s('g', null, [...marks.values()]);
    const svg = picture({ width, height, class: 'fig-sc', role: 'group', label: t('scatterPicture', { n: seen.length }) },
      s('rect', { class: 'fig-sc-ground', x: box.left, y: box.top, width: box.width, height: box.height }), figure.axes ? axesOf(to, figure.axes, box) : null, web, cloud);
    let view = { k: 1, x: 0, y: 0 };
    const at = (/** @type {any} */ point, moment_ = moment) => {
      const place = placeAt(point, data, moment_);
      return /** @type {[number, number]} */ ([to.x(place.x) * view.k + view.x, to.y(place.y) * view.k + view.y]);
    };
    webs = () => {
      const trails = [...data.trails.keys()].filter((id) => marks.has(id) && (targets.has(id) || id === current || data.trails.size <= 8)).map((id) => {
        const point = data.byId.get(id);
        return trailMark(Array.from({ length: moment + 1 }, (_, i) => at(point, i)).filter((place, i, all) => i === 0 || place[0] !== all[i - 1][0] || place[1] !== all[i - 1][1]));
      });
      const from = current ? data.byId.get(current) : null;
      const near = from && may('neighbours') ? neighboursOf(figure, from.id, data.byId) : [];
      web.replaceChildren(...trails, ...near.map((one) => {
        const [[x1, y1], [x2, y2]] = [at(from), at(data.byId.get(one.id))];
        return s('line', { class: 'fig-sc-near', x1, y1, x2, y2 });
      }));
      const around = new Set([current, ...near.map(({ id }) => id)]);
      for (const [id, mark] of marks) {
        mark.classList.toggle('is-current', id === current);
        mark.classList.toggle('is-dim', lit.size ? !lit.has(id) : Boolean(near.length) && !around.has(id));
        mark.classList.toggle('is-lit', lit.has(id));
      }
    };
    move = () => {
      for (const [id, mark] of marks) put(mark, ...at(data.byId.get(id)));
      webs();
    };
    const zoom = zoomable(svg, { width, height, most: figure.axes || !may('zoom') ? 1 : 12, note, view: get('scatterView'), drag: () => tool === 'look', keep: (now) => set('scatterView', now), change: (now) => {
      view = now;
      move();
    } });
    if (brushes) lasso(svg, { width, height, on: () => tool === 'select', around: (inside) => choose(seen.filter((point) => inside(...at(point))).map(({ id }) => id), true) });
    svg.classList.toggle('is-selecting', tool === 'select');
    pick(svg, { points: seen, at, over: (one) => point(one?.id ?? null), press: (one) => { if (one) press(one.id); else if (current && tool === 'look') look(null); } });
    roving(svg, { items: () => [...marks.values()], at: (mark) => at(data.byId.get(mark.getAttribute('data-id') ?? '')), blur: () => point(null), focus: (mark) => {
      const one = data.byId.get(mark.getAttribute('data-id') ?? '');
      const place = placeAt(one, data, moment);
      zoom.see(to.x(place.x), to.y(place.y));
      point(one.id);
    }, press: (mark) => press(mark.getAttribute('data-id') ?? '') }).refresh(marks.get(current ?? [...targets][0] ?? '') ?? null);
    host.replaceChildren(svg);
    zoomPlace.replaceChildren(...(may('zoom') && !figure.axes ? [zoom.controls] : []));
    const grey = !colours.numeric && Boolean(colour) && data.points.some((one) => colours.at(one) < 0);
    show(key, ...keyOf(colours, { grey, open: hollow, target: targets.size > 0, trails: data.trails.size > 0 }));
  }

  /** @type {string | null} */
  let pointed = null;
  /** @param {string | null} id */
  function point(id) {
    if (id === pointed) return;
    pointed = id;
    rests(id ? `point:${id}` : null);
    link?.emit('hover', { ids: id ? [id] : [] });
    tell(id ?? current);
    for (const [name, mark] of marks) mark.classList.toggle('is-pointed', name === id);
  }

  /** @param {string | null} id */
  function tell(id) {
    const one = id ? data.byId.get(id) : null;
    if (one) told.tell(card(one, may('neighbours') ? neighboursOf(figure, one.id, data.byId) : [], data.byId));
    else told.clear();
  }

  /** @param {string} id */
  const press = (id) => (tool === 'select' && brushes ? choose([id], !chosen.has(id)) : look(id === current ? null : id));

  /** @param {string | null} id */
  function look(id) {
    note(id ? 'select' : 'deselect', `point:${id ?? current}`);
    current = id;
    set('scatterCurrent', id);
    if (id) link?.emit('select', { ids: [id] });
    tell(id);
    webs();
  }

  /** @param {string[]} ids @param {boolean} on */
  function choose(ids, on) {
    for (const id of ids) on ? chosen.add(id) : chosen.delete(id);
    set('scatterChosen', [...chosen]);
    record.put('points', [...chosen].join(' '));
    record.put('count', chosen.size);
    note('brush', ids.length === 1 ? `point:${ids[0]}` : 'points', ids.length === 1 ? on : chosen.size);
    link?.emit('brush', { ids: [...chosen] });
    count();
    const focused = host.contains(document.activeElement) ? document.activeElement?.getAttribute('data-id') : null;
    again();
    if (focused) marks.get(focused)?.focus();
    if (!numbers.contains(document.activeElement)) numbers.refresh();
  }

  const counted = h('span', { role: 'status' });
  const clear = h('button', { type: 'button', class: 'button small', onclick: () => { const all = [...chosen]; choose(all, false); /** @type {HTMLElement | null} */ (tools.querySelector('[aria-pressed="true"]'))?.focus(); } }, t('scatterClear'));
  const count = () => {
    counted.textContent = chosen.size ? t('scatterSelected', { n: chosen.size }) : '';
    clear.hidden = !chosen.size;
  };
  const hint = h('p', { class: 'muted small', hidden: tool !== 'select' }, t('scatterSelectHint'));
  const tools = switcher(t('scatterTool'), [['look', t('scatterLook')], ['select', t('scatterSelect')]], tool, (name) => {
    tool = name;
    set('scatterTool', name);
    note('set-param', 'tool', name);
    hint.hidden = name !== 'select';
    host.firstElementChild?.classList.toggle('is-selecting', name === 'select');
  });
  const numbers = table(figure, () => data, { note, chosen, select: brushes ? (id, on) => choose([id], on) : null });
  const again = fitted(host, render);
  count();
  tell(current);

  link?.on('highlight', ({ ids }) => { lit = new Set(ids); webs(); });
  link?.on('highlight-members', ({ ids }) => { lit = new Set(ids); webs(); });
  const made = h('div', null, madeBy(figure.projection));
  link?.on('set-layer', ({ patch }) => {
    figure = { ...figure, ...patch };
    data = read(figure);
    made.replaceChildren(...[madeBy(figure.projection)].filter((one) => one !== null));
    again();
    tell(current);
    numbers.refresh();
  });

  const bar = h('div', { class: 'fig-bar' },
    may('colour') && choices.length > 1 ? menu(t('scatterColour'), choices.map((name) => [name, fieldName(name)]), colour ?? '', (value) => { colour = value; set('scatterColour', value); note('set-param', 'colour', value); again(); }) : null,
    may('filter') && rules.length > 1 ? menu(t('scatterFilter'), [['', t('figAll')], ...rules.map((rule) => /** @type {[string, string]} */ ([rule.key, rule.label]))], only, (value) => { only = value; set('scatterFilter', value); note('filter', 'points', value); again(); }) : null,
    brushes ? tools : null,
    brushes ? [counted, clear] : null, zoomPlace);
  return h('div', { class: 'fig-body' }, bar, brushes ? hint : null, host,
    data.moments.length > 1 ? moments({ moments: data.moments, name: figure.frames?.name ?? 'epoch', ms: figure.frames?.ms ?? 700, at: moment, note, show: (now) => { moment = now; set('scatterMoment', now); move(); } }) : null,
    key, told.element, made, numbers);
}
