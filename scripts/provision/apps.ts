/**
 * Creates or updates the standard apps on any kintone, through the REST API alone. Run twice, the
 * second time changes nothing. Only apps that carry our mark are touched.
 */
import type { KintoneRestAPIClient } from '@kintone/rest-api-client';
import {
  type AppDefinition,
  type Facts,
  type Field,
  type LayoutRow,
  type Named,
  type Process,
  readDefinition,
  STANDARD_APPS,
  type StandardAppKey,
} from './definition';
import { deployAndWait } from './deploy';
import { ProvisionProblem } from './failure';
import { hasMark, markedNotes, withoutMark } from './mark';
import type { Words } from './messages';
import { allApps, ownApps, type AppEntry } from './own';
import { putRecordRights } from './record-rights';
import { planFields, planLayout, planNamed, planProcess } from './plan';

export interface Provisioned {
  appId: string;
  created: boolean;
  /** What was changed, in words; empty when the app already agreed. */
  changes: string[];
}

interface Desk {
  client: KintoneRestAPIClient;
  text: Words;
  log: (line: string) => void;
  /** Codes of the groups that this kintone has; a right of a record may need them. */
  groups?: ReadonlySet<string>;
}

/** One after the other, so that a failure leaves the rest as it was. */
export async function provisionApps(
  desk: Desk,
  keys: readonly StandardAppKey[] = STANDARD_APPS,
): Promise<Record<StandardAppKey, Provisioned>> {
  const found = await allApps(desk.client);
  const done: Partial<Record<StandardAppKey, Provisioned>> = {};
  const definitions = keys.map((key) => readDefinition(key));
  const names = new Map(definitions.map(({ key, settings }) => [key, settings.name]));
  const own = await ownApps(desk.client, found, names);
  for (const definition of definitions) {
    const { key } = definition;
    const app = own.get(key);
    done[key] = app ? await update(desk, definition, app) : await create(desk, definition, found);
  }
  return done as Record<StandardAppKey, Provisioned>;
}

async function create(
  desk: Desk,
  definition: AppDefinition,
  found: AppEntry[],
): Promise<Provisioned> {
  const { client, text, log } = desk;
  const { name } = definition.settings;
  const namesakes = found.filter((app) => app.name === name).map((app) => app.appId);
  if (namesakes.length > 0) log(text.namesake(name, namesakes.join(', ')));
  log(text.creating(name));
  const { app: appId } = await client.app.addApp({ name });
  const changes = [text.created, ...(await bringUpToDate(desk, definition, name, appId))];
  if (definition.rights) {
    await client.app.updateAppAcl({ app: appId, rights: definition.rights as never });
    changes.push(text.rights);
  }
  if (definition.recordRights) {
    const put = await putRecordRights(desk, name, appId, definition.recordRights);
    if (put) changes.push(text.recordRights);
  }
  await client.app.updateAppSettings({ app: appId, ...definition.settings });
  await client.app.updateAdminNotes({
    app: appId,
    content: markedNotes('', definition.key, appId) ?? '',
    includeInTemplateAndDuplicates: false,
  });
  await deploy(desk, name, appId);
  log(text.deployed(name, appId, changes.join('、')));
  return { appId, created: true, changes };
}

async function update(
  desk: Desk,
  definition: AppDefinition,
  { appId, name }: AppEntry,
): Promise<Provisioned> {
  const { client, text, log } = desk;
  log(text.checking(name, appId));
  const live = await client.app.getFormFields({ app: appId });
  const preview = await client.app.getFormFields({ app: appId, preview: true });
  if (live.revision !== preview.revision) log(text.unpublished(name));
  const changes = await bringUpToDate(desk, definition, name, appId);
  if (await moveMark(desk, definition.key, appId)) changes.push(text.mark);
  if (changes.length === 0) {
    log(text.same(name));
  } else {
    await deploy(desk, name, appId);
    log(text.deployed(name, appId, changes.join('、')));
  }
  return { appId, created: false, changes };
}

/** From the description, where version 0.2 put it, to the notes. @returns whether it had to be moved and could be */
async function moveMark({ client }: Desk, key: StandardAppKey, app: string): Promise<boolean> {
  const { description } = await client.app.getAppSettings({ app, preview: true });
  if (!hasMark(description, key, app)) return false;
  const { content } = await client.app.getAdminNotes({ app, preview: true });
  const marked = hasMark(content, key, app) ? content : markedNotes(content, key, app);
  const plain = withoutMark(description, key, app);
  if (marked === undefined || plain === description) return false;
  await client.app.updateAdminNotes({ app, content: marked });
  await client.app.updateAppSettings({ app, description: plain });
  return true;
}

/** Puts what differs into the preview of the app. @returns what was put, in words */
async function bringUpToDate(
  { client, text }: Desk,
  definition: AppDefinition,
  name: string,
  app: string,
): Promise<string[]> {
  const changes: string[] = [];
  const { properties } = await client.app.getFormFields({ app, preview: true });
  const fields = planFields(properties as unknown as Record<string, Field>, definition.fields);
  if (fields.conflicts.length > 0) {
    throw new ProvisionProblem(text.conflict(name, fields.conflicts.join('、')));
  }
  const added = Object.keys(fields.add).length;
  if (added > 0) {
    await client.app.addFormFields({ app, properties: fields.add as never });
    changes.push(text.fieldsAdded(added));
  }
  const updated = Object.keys(fields.update).length;
  if (updated > 0) {
    await client.app.updateFormFields({ app, properties: fields.update as never });
    changes.push(text.fieldsUpdated(updated));
  }

  const form = await client.app.getFormLayout({ app, preview: true });
  const layout = planLayout(form.layout as unknown as LayoutRow[], definition.layout);
  if (layout) {
    await client.app.updateFormLayout({ app, layout: layout as never });
    changes.push(text.layout);
  }

  // Before the views: they may show and filter by the status.
  if (definition.process) {
    const current = await client.app.getProcessManagement({ app, preview: true });
    const process = planProcess(current as unknown as Process, definition.process);
    if (process) {
      await client.app.updateProcessManagement({ app, ...(process as Facts) } as never);
      changes.push(text.process);
    }
  }

  const lists = await client.app.getViews({ app, preview: true });
  const views = planNamed(lists.views as unknown as Record<string, Named>, definition.views);
  if (views) {
    await client.app.updateViews({ app, views: views as never });
    changes.push(text.views);
  }

  if (definition.reports) {
    const current = await client.app.getReports({ app, preview: true });
    const graphs = current.reports as unknown as Record<string, Named>;
    const reports = planNamed(graphs, definition.reports);
    if (reports) {
      await client.app.updateReports({ app, reports: reports as never });
      changes.push(text.reports);
    }
  }
  return changes;
}

async function deploy({ client, text, log }: Desk, name: string, app: string): Promise<void> {
  log(text.deploying(name));
  const status = await deployAndWait(client, app);
  if (status === 'PROCESSING') throw new ProvisionProblem(text.deploySlow(name));
  if (status !== 'SUCCESS') throw new ProvisionProblem(text.deployFailed(name, status));
}
