/** The list of dashboards, and the ways to add one: the proposal, a template, a file, an empty one. */
import { el } from '../../ui/dom';
import type { Dashboard } from '../definition';
import { button } from './controls';
import { addedDashboards, duplicatedDashboard, removed, reordered, type Way } from './draft';
import { countTroubles, type EditorDesk } from './editor-desk';
import { dashboardsFile } from './exchange';
import { importButton, saveFile } from './files';
import { dashboardWith } from './make';
import { text } from './messages';
import { dashboardProposed } from './proposals';
import { filledTemplate, templateIds, templateTitle } from './templates';

export function dashboardsView(desk: EditorDesk): HTMLElement[] {
  const all = desk.dashboards();
  return [
    el('h3', { tabindex: -1, class: 'kumin-ce-heading' }, text().dashboards),
    el('p', { class: 'kumin-ce-help' }, text().dashboardsHelp),
    all.length === 0
      ? emptyView(desk)
      : el(
          'ul',
          { class: 'kumin-ce-cards' },
          all.map((dashboard, at) => el('li', {}, cardOf(desk, dashboard, at))),
        ),
    el('section', { class: 'kumin-ce-add' }, [
      all.length > 0 && el('h4', {}, text().addDashboard),
      ...addingView(desk),
    ]),
  ];
}

function emptyView(desk: EditorDesk): HTMLElement {
  const { charts } = proposedFor(desk);
  return el('div', { class: 'kumin-ce-empty' }, [
    el('p', { class: 'kumin-ce-empty-words' }, text().empty),
    el('p', {}, text().emptyHelp(charts.length)),
  ]);
}

function proposedFor({ around }: EditorDesk): Dashboard {
  return dashboardProposed(around.own, around.name === '' ? text().blankTitle : around.name);
}

function cardOf(desk: EditorDesk, dashboard: Dashboard, at: number): HTMLElement {
  const all = desk.dashboards();
  const { id, charts } = dashboard;
  const title = titleOf(dashboard);
  const troubles = countTroubles(dashboard, all, desk.around);
  const move = (way: Way): void => desk.choose(reordered(all, id, way), text().moved(title));
  const key = `dashboard.${id}`;
  return el('article', { class: 'kumin-ce-card', 'aria-label': title }, [
    el('h4', {}, title),
    el('p', { class: 'kumin-ce-facts' }, [
      el('span', {}, text().charts(charts.length)),
      el('span', {}, placesWords(dashboard)),
      troubles > 0 && el('span', { class: 'kumin-ce-mark-wrong' }, text().troubles(troubles)),
    ]),
    el('div', { class: 'kumin-ce-buttons' }, [
      button(`${key}.open`, text().open, () => desk.open({ what: 'dashboard', dashboard: id }), {
        about: title,
        look: 'main',
      }),
      button(
        `${key}.duplicate`,
        text().duplicate,
        () =>
          desk.choose(duplicatedDashboard(all, id, text().copyOf).all, text().duplicated(title)),
        { about: title },
      ),
      button(`${key}.up`, text().up, () => move('up'), { about: title, disabled: at === 0 }),
      button(`${key}.down`, text().down, () => move('down'), {
        about: title,
        disabled: at === all.length - 1,
      }),
      button(`${key}.export`, text().export, () => saveFile(title, dashboardsFile([dashboard])), {
        about: title,
      }),
      button(
        `${key}.remove`,
        text().remove,
        () => {
          desk.choose(removed(all, id), text().removed(title));
          desk.say(text().removed(title), 'undo');
        },
        { about: title, look: 'danger' },
      ),
    ]),
  ]);
}

export function titleOf({ title }: Pick<Dashboard, 'title'>): string {
  return title.trim() === '' ? text().blankTitle : title;
}

function placesWords({ places }: Dashboard): string {
  const { lists, space } = places;
  const list =
    lists === 'all'
      ? text().everyList
      : lists === 'none' || lists.length === 0
        ? text().noList
        : text().someLists(lists.join(text().quote));
  return space === '' ? list : `${list}${text().list}${text().inSpace(space)}`;
}

function addingView(desk: EditorDesk): HTMLElement[] {
  const all = desk.dashboards();
  const add = (dashboard: Dashboard): void => {
    const added = addedDashboards(all, [dashboard]);
    desk.choose(added.all, text().added(titleOf(dashboard)));
    desk.open({ what: 'dashboard', dashboard: added.ids[0] ?? '' });
    desk.say(`${text().added(titleOf(dashboard))} ${text().notSaved}`);
  };
  const proposed = proposedFor(desk);
  const choice = (control: HTMLElement, help: string): HTMLElement =>
    el('div', { class: 'kumin-ce-choice' }, [control, el('p', { class: 'kumin-ce-help' }, help)]);
  return [
    choice(
      button('add-proposed', text().proposed, () => add(proposed), {
        look: all.length === 0 ? 'main' : 'plain',
      }),
      text().proposedHelp(proposed.charts.length),
    ),
    ...templateIds.map((id) => {
      const { dashboard, missing } = filledTemplate(id, desk.around.own);
      const roles = missing.join(text().list);
      const press = button(
        `add-${id}`,
        text().fromTemplate(templateTitle(id)),
        () => dashboard && add(dashboard),
        { disabled: !dashboard },
      );
      if (!dashboard) return choice(press, text().templateNone(roles));
      return choice(
        press,
        [
          text().templateHelp(dashboard.charts.length),
          missing.length > 0 ? text().templateMissing(roles) : '',
        ]
          .filter((each) => each !== '')
          .join(''),
      );
    }),
    el('div', { class: 'kumin-ce-buttons' }, [
      button('add-blank', text().blank, () =>
        add(dashboardWith({ id: '', title: text().blankTitle })),
      ),
      ...importButton(desk),
      all.length > 0 &&
        button('export-all', text().exportAll, () =>
          saveFile(desk.around.name || text().dashboards, dashboardsFile(all)),
        ),
    ]),
  ];
}
