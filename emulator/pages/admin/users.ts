/** Users and organizations (system administration): who exists, and adding one of either. */
import { html, nothing, render, type TemplateResult } from 'lit';
import { everyPage } from '../api/every-page';
import { rest } from '../api/rest';
import type { Boot } from '../boot';
import { wordsOf } from '../shell/failure';
import { matching, nameAndCode } from '../fields/matching';
import { findUsers, type DirectoryUser } from '../shell/directory';
import { openFormDialog, textOf } from './form-dialog';
import { noticeView, type Notice } from './parts';
import { text } from './users-messages';

interface Organization {
  code: string;
  name: string;
  parentCode: string | null;
}

export async function open(_boot: Boot, root: HTMLElement): Promise<void> {
  let users: DirectoryUser[] = [];
  let organizations: Organization[] = [];
  let tab: 'users' | 'organizations' = 'users';
  let word = '';
  let notice: Notice | undefined;
  await load();

  async function load(): Promise<void> {
    try {
      const [directory, list] = await Promise.all([
        rest<{ users: DirectoryUser[] }>('GET', '/k/internal/directory.json'),
        everyPage<Organization>('/v1/organizations.json', 'organizations'),
      ]);
      users = directory.users;
      organizations = list;
    } catch (error) {
      notice = { kind: 'error', words: text().failed(wordsOf(error)) };
    }
    draw();
  }

  async function done(name: string): Promise<undefined> {
    notice = { kind: 'success', words: text().added(name) };
    await load();
    return undefined;
  }

  function addUser(): void {
    const words = text();
    openFormDialog({
      title: words.addUser,
      submitText: words.add,
      body: () => html`
        ${input('name', words.name)} ${input('code', words.code, 'text', words.codeHint)}
        ${input('password', words.password, 'password')} ${input('email', words.email, 'email')}
        ${organizationSelect('organization', words.organization)}
      `,
      submit: async (data) => {
        const [name, code, email] = ['name', 'code', 'email'].map((key) => textOf(data, key));
        const password = String(data.get('password') ?? '');
        if (!name) return words.nameMissing;
        if (!code) return words.codeMissing;
        if (password === '') return words.passwordMissing;
        await rest('POST', '/v1/users.json', {
          users: [{ code, name, password, valid: true, ...(email ? { email } : {}) }],
        });
        const organization = textOf(data, 'organization');
        if (organization !== '') await belong(code, organization);
        return done(name);
      },
    });
  }

  /** The user's first organization, which is the primary one as well. */
  async function belong(code: string, organization: string): Promise<void> {
    await rest('PUT', '/v1/userOrganizations.json', {
      userOrganizations: [{ code, organizations: [{ orgCode: organization }] }],
    });
    await rest('PUT', '/v1/users.json', { users: [{ code, primaryOrganization: organization }] });
  }

  function addOrganization(): void {
    const words = text();
    openFormDialog({
      title: words.addOrganization,
      submitText: words.add,
      body: () => html`
        ${input('name', words.organizationName)} ${input('code', words.organizationCode)}
        ${organizationSelect('parent', words.parent)}
      `,
      submit: async (data) => {
        const [name, code, parentCode] = ['name', 'code', 'parent'].map((key) => textOf(data, key));
        if (!name || !code) return words.organizationMissing;
        await rest('POST', '/v1/organizations.json', {
          organizations: [{ code, name, ...(parentCode ? { parentCode } : {}) }],
        });
        return done(name);
      },
    });
  }

  function organizationSelect(name: string, label: string): TemplateResult {
    return html`<label class="k-field">
      <span class="k-field__label">${label}</span>
      <select class="k-select" name=${name}>
        <option value="">${text().none}</option>
        ${organizations.map(
          (organization) => html`<option value=${organization.code}>${organization.name}</option>`,
        )}
      </select>
    </label>`;
  }

  function draw(): void {
    const words = text();
    const isUsers = tab === 'users';
    render(
      html`<div class="k-page k-stack">
        <p class="k-muted">${words.administration}</p>
        <h1>${words.title}</h1>
        ${noticeView(notice)}
        <div class="k-tabs" role="tablist" aria-label=${words.tabs}>
          ${tabButton('users', words.users(users.length))}
          ${tabButton('organizations', words.organizations(organizations.length))}
        </div>
        <section class="k-panel k-stack">
          <div class="k-row">
            <input
              class="k-input k-grow"
              type="search"
              aria-label=${isUsers ? words.search : words.searchOrganization}
              placeholder=${isUsers ? words.search : words.searchOrganization}
              .value=${word}
              @input=${(event: Event) => {
                word = (event.target as HTMLInputElement).value;
                draw();
              }}
            />
            <button
              type="button"
              class="k-button k-button--primary"
              @click=${isUsers ? addUser : addOrganization}
            >
              ${isUsers ? words.addUser : words.addOrganization}
            </button>
          </div>
          ${isUsers ? userTable(findUsers(users, word)) : organizationTable()}
        </section>
      </div>`,
      root,
    );
  }

  function tabButton(name: typeof tab, label: string): TemplateResult {
    return html`<button
      type="button"
      class="k-tab"
      role="tab"
      aria-selected=${tab === name}
      @click=${() => {
        tab = name;
        word = '';
        draw();
      }}
    >
      ${label}
    </button>`;
  }

  function organizationTable(): TemplateResult {
    const words = text();
    const rows = matching(organizations, word, nameAndCode);
    if (rows.length === 0) {
      const empty = organizations.length === 0 ? words.noOrganizationYet : words.noOrganization;
      return html`<p class="k-empty">${empty}</p>`;
    }
    const nameByCode = new Map(organizations.map(({ code, name }) => [code, name]));
    return html`<div class="k-table-scroll" tabindex="0">
      <table class="k-table k-table--stack">
        <thead>
          <tr>
            <th>${words.organizationName}</th>
            <th>${words.organizationCode}</th>
            <th>${words.parent}</th>
            <th>${words.members}</th>
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            ({ name, code, parentCode }) =>
              html`<tr>
                <td data-head=${words.organizationName}>${name}</td>
                <td data-head=${words.organizationCode}><code>${code}</code></td>
                <td data-head=${words.parent}>
                  ${parentCode ? (nameByCode.get(parentCode) ?? parentCode) : ''}
                </td>
                <td class="k-table__number" data-head=${words.members}>
                  ${users.filter((user) => user.organizations.includes(name)).length}
                </td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }
}

function userTable(rows: DirectoryUser[]): TemplateResult {
  const words = text();
  if (rows.length === 0) return html`<p class="k-empty">${words.nobody}</p>`;
  return html`<div class="k-table-scroll" tabindex="0">
    <table class="k-table k-table--stack">
      <thead>
        <tr>
          <th>${words.name}</th>
          <th>${words.code}</th>
          <th>${words.organization}</th>
          <th>${words.state}</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (user) =>
            html`<tr>
              <td data-head=${words.name}>
                ${user.name}
                ${user.isSystemAdmin ? html`<span class="k-badge">${words.admin}</span>` : nothing}
              </td>
              <td data-head=${words.code}><code>${user.code}</code></td>
              <td data-head=${words.organization}>${user.organizations.join('、')}</td>
              <td data-head=${words.state}>
                ${
                  user.valid
                    ? html`<span class="k-badge k-badge--on">${words.valid}</span>`
                    : html`<span class="k-badge">${words.invalid}</span>`
                }
              </td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function input(name: string, label: string, type = 'text', hint = ''): TemplateResult {
  return html`<label class="k-field">
    <span class="k-field__label">${label}</span>
    <input class="k-input" name=${name} type=${type} autocomplete="off" />
    ${hint ? html`<span class="k-field__hint">${hint}</span>` : nothing}
  </label>`;
}
