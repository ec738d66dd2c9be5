/**
 * Inputs drawn by kintone-ui-component: drop-downs, multi-select, dates and times, users and organizations.
 * A component lives as long as the field it edits, so that a redraw never closes a list that is open.
 */
import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { DatePicker } from 'kintone-ui-component/lib/date-picker';
import { DateTimePicker } from 'kintone-ui-component/lib/datetime-picker';
import { Dropdown } from 'kintone-ui-component/lib/dropdown';
import { MobileDatePicker } from 'kintone-ui-component/lib/mobile/date-picker';
import { MobileDateTimePicker } from 'kintone-ui-component/lib/mobile/datetime-picker';
import { MobileTimePicker } from 'kintone-ui-component/lib/mobile/time-picker';
import { MultiChoice } from 'kintone-ui-component/lib/multichoice';
import { TimePicker } from 'kintone-ui-component/lib/time-picker';
import { UserOrgGroupSelect } from 'kintone-ui-component/lib/user-org-group-select';
import { onPhone } from '../addresses';
import type { RecordField } from '../api';
import type { Person } from './defaults';
import { choosable, distinct, kindOf } from './choosable';
import { idOf } from './form-host';
import type { FormHost } from './form-host';
import type { InputSetting } from './inputs';
import { optionsOf } from './inputs';
import { text } from './messages';
import { pickPeople } from './people-picker';
import { toLocal, toUtc } from './zoned-time';

const made = new WeakMap<RecordField, HTMLElement>();

/** The component of a field, made once; properties that did not change are left alone. */
function component<T extends HTMLElement>(
  host: FormHost,
  { place, property }: InputSetting,
  make: () => T,
  properties: object,
  read: (value: unknown) => unknown,
): TemplateResult {
  const field = host.model.field(place) as RecordField;
  let element = made.get(field) as T | undefined;
  if (!element) {
    element = make();
    made.set(field, element);
    element.addEventListener('change', (event) => {
      const { value } = (event as CustomEvent<{ value: unknown }>).detail;
      // A row may have moved since the component was made.
      const now = host.placeOf(field) ?? place;
      // Components answer undefined while what stands in them is no value yet (half a date).
      if (value === undefined) host.unreadable(now, text().badDate);
      else {
        host.unreadable(now, null);
        host.change(now, read(value));
      }
    });
  }
  const wanted: Record<string, unknown> = {
    ...properties,
    id: idOf(place, 'input'),
    label: property.label,
    requiredIcon: Boolean(property.required),
    disabled: !host.model.editable(place),
    error: field.error ?? '',
  };
  if (host.isUnreadable(field)) delete wanted['value'];
  const present = element as unknown as Record<string, unknown>;
  for (const [name, value] of Object.entries(wanted)) {
    if (JSON.stringify(present[name]) !== JSON.stringify(value)) present[name] = value;
  }
  return html`<div class="rf-component">${element}</div>`;
}

export function dropDown(host: FormHost, setting: InputSetting): TemplateResult {
  const value = String(host.model.field(setting.place)?.value ?? '');
  const items = [
    { label: text().notChosen, value: '' },
    ...optionsOf(setting.property).map((option) => ({ label: option, value: option })),
  ];
  return component(
    host,
    setting,
    () => new Dropdown(),
    { items, value },
    (chosen) => chosen,
  );
}

export function multiSelect(host: FormHost, setting: InputSetting): TemplateResult {
  const value = (host.model.field(setting.place)?.value ?? []) as string[];
  const options = optionsOf(setting.property);
  const items = options.map((option) => ({ label: option, value: option }));
  return component(
    host,
    setting,
    () => new MultiChoice(),
    { items, value },
    (chosen) => options.filter((option) => (chosen as string[]).includes(option)),
  );
}

export function dateInput(host: FormHost, setting: InputSetting): TemplateResult {
  const value = String(host.model.field(setting.place)?.value ?? '');
  const { language } = host;
  return component(
    host,
    setting,
    () => (onPhone() ? new MobileDatePicker() : new DatePicker()),
    { language, value },
    (date) => date,
  );
}

export function timeInput(host: FormHost, setting: InputSetting): TemplateResult {
  const value = String(host.model.field(setting.place)?.value ?? '').slice(0, 5);
  const { language } = host;
  return component(
    host,
    setting,
    () => (onPhone() ? new MobileTimePicker() : new TimePicker()),
    { language, value },
    (time) => time,
  );
}

export function dateTimeInput(host: FormHost, setting: InputSetting): TemplateResult {
  const stored = String(host.model.field(setting.place)?.value ?? '');
  const value = toLocal(stored, host.timezone);
  const { language } = host;
  return component(
    host,
    setting,
    () => (onPhone() ? new MobileDateTimePicker() : new DateTimePicker()),
    { language, value },
    (local) => toUtc(String(local), host.timezone),
  );
}

const ICON = { user: 'user', organization: 'org', group: 'group' } as const;
const choicesOf = new WeakMap<RecordField, Person[]>();

/** The list of all names is read when the field is first drawn; until then it offers what is chosen already. */
export function entitySelect(host: FormHost, setting: InputSetting): TemplateResult {
  const field = host.model.field(setting.place) as RecordField;
  const chosen = (field.value ?? []) as Person[];
  const known = choicesOf.get(field);
  if (!known) {
    choicesOf.set(field, []);
    choosable(setting.property).then(
      (people) => {
        choicesOf.set(field, people);
        host.redraw();
      },
      (reason: unknown) => {
        host.model.setError(
          setting.place,
          text().namesFailed(reason instanceof Error ? reason.message : String(reason)),
        );
        host.redraw();
      },
    );
  }
  const people = distinct([...chosen, ...(known ?? [])]);
  const icon = ICON[kindOf(setting.property)];
  return component(
    host,
    setting,
    () => openedByIcon(new UserOrgGroupSelect(), host, setting),
    {
      icon,
      placeholder: text().searchPeople,
      items: people.map(({ code, name }) => ({ label: name, value: code, type: icon })),
      value: chosen.map(({ code }) => code),
    },
    (codes) => (codes as string[]).map((code) => personOf(field, host, setting, code)),
  );
}

/** The icon beside the search opens the whole list. */
function openedByIcon(
  element: UserOrgGroupSelect,
  host: FormHost,
  setting: InputSetting,
): UserOrgGroupSelect {
  const field = host.model.field(setting.place) as RecordField;
  const open = async (): Promise<void> => {
    const chosen = (field.value ?? []) as Person[];
    const people = distinct([...(choicesOf.get(field) ?? []), ...chosen]);
    const { label } = setting.property;
    const codes = chosen.map(({ code }) => code);
    const picked = await pickPeople(label, people, codes);
    if (picked) host.change(host.placeOf(field) ?? setting.place, picked);
  };
  element.addEventListener('click-picker-icon', () => void open());
  // The component draws its icon without a name for screen readers.
  const { label } = setting.property;
  void element.updateComplete.then(() => {
    element
      .querySelector('button[class*="picker__button"]')
      ?.setAttribute('aria-label', text().choosePeople(label));
    // Its own label stands beside the field, and in a table above the column.
    element.querySelector('input')?.setAttribute('aria-label', label);
  });
  return element;
}

/** Name of a code among what is chosen or offered at the moment of the change. */
function personOf(field: RecordField, host: FormHost, setting: InputSetting, code: string): Person {
  const chosen = (host.model.field(setting.place)?.value ?? []) as Person[];
  const all = [...chosen, ...(choicesOf.get(field) ?? [])];
  return { code, name: all.find((one) => one.code === code)?.name ?? code };
}
