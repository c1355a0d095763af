// @ts-check
/** The instance behind a score: what the model says of it, the explanation that was scored, and all its scores. */
import { h } from '../../shared/dom.js';
import { server } from '../server.js';
import { closeButton, openDialog } from './dialog.js';
import { digits, runsApi } from './run-words.js';
import { titleOf } from './score-table.js';
import { stimulusCard } from './stimulus.js';
import { table } from './table.js';
import { failed } from './toast.js';

/**
 * @param {import('../types.js').Run} run @param {{key: string, card: import('../types.js').MetricCard}[]} metrics
 * @param {{model: string, method: string, item: string}} place @param {(id: string) => string} methodName
 */
export async function showInstance(run, metrics, { model, method, item }, methodName) {
  try {
    const query = new URLSearchParams({ model, method });
    const instance = await server.get(runsApi(run.set, `/${encodeURIComponent(run.id)}/items/${encodeURIComponent(item)}?${query}`));
    const titles = new Map(metrics.map((metric) => [metric.key, titleOf(metric)]));
    openDialog({
      title: `${methodName(method)} on ${item}`, wide: true,
      body: [
        stimulusCard(instance.set, instance.item, model, method, instance.values ?? undefined),
        instance.note && h('p', { class: 'muted small' }, instance.note),
        table({
          label: 'Its scores', rows: /** @type {import('../types.js').ItemScore[]} */ (instance.scores), columns: [
            { label: 'Metric', head: true, wrap: true, cell: (one) => titles.get(one.metric) ?? one.metric },
            { label: 'Score', num: true, cell: (one) => digits([one.value])(one.value) },
            { label: 'Error', num: true, cell: (one) => digits([one.error])(one.error) },
            { label: 'Why there is none', wrap: true, cell: (one) => one.reason ?? '' },
          ],
        }),
      ],
      actions: [closeButton()],
    });
  } catch (failure) {
    failed(failure);
  }
}
