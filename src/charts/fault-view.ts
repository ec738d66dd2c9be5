/** A chart that cannot be drawn says what is missing and who can mend it. */
import { RequestError } from '../kintone/host';
import { el } from '../ui/dom';
import { explainFailure } from '../ui/failure';
import type { Fault } from './answers';
import { text } from './screen-messages';

export function faultView(fault: Fault, retry: () => void): HTMLElement {
  const again = el('button', { type: 'button', onclick: retry }, text().retry);
  const { what, who, retries } = faultWords(fault);
  return el('div', { class: 'kumin-charts-fault', role: 'status' }, [
    el('p', {}, what),
    el('p', {}, who),
    retries && again,
  ]);
}

export function faultWords(fault: Fault): { what: string; who: string; retries: boolean } {
  if (fault.kind === 'fields') {
    const gone = fault.codes.filter((code) => code !== '');
    return {
      what: gone.length > 0 ? text().faultFields(gone.join(text().quote)) : text().faultUnchosen,
      who: text().whoMendsChart,
      retries: false,
    };
  }
  if (fault.kind === 'join') {
    const { app, key } = fault.join;
    return {
      what: text().faultJoin(fault.field, text().appNumber(app), key),
      who: text().whoMendsChart,
      retries: false,
    };
  }
  if (fault.kind === 'type') {
    return { what: text().faultType, who: text().whoMendsChart, retries: false };
  }
  const { source, error } = fault.fault;
  if (error instanceof RequestError && (error.status === 403 || error.status === 404)) {
    return error.status === 404
      ? { what: text().faultGone(appWords(source)), who: text().whoMendsChart, retries: false }
      : {
          what: text().faultForbidden(appWords(source)),
          who: text().whoMendsRights,
          retries: false,
        };
  }
  return { what: text().faultSource, who: explainFailure(error), retries: true };
}

export function appWords({ name, app }: { name: string; app: number | null }): string {
  if (name !== '') return text().app(name);
  return app === null ? text().thisApp : text().appNumber(app);
}
