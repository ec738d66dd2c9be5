/** Edges of the page that features share: storage that a browser may refuse, and a parameter of the address. */

/** A browser may forbid storage altogether; then nothing is remembered, and the rest works. */
export function storageOf(name: 'localStorage' | 'sessionStorage'): Storage | null {
  try {
    return window[name];
  } catch (error) {
    console.warn(`kumin: ${name} is not available`, error);
    return null;
  }
}

/** A parameter of the open page's address, changed without leaving the page or adding to its history. */
export function addressOf(parameter: string): {
  read(): string | null;
  write(text: string): void;
} {
  return {
    read: () => new URL(location.href).searchParams.get(parameter),
    write(text) {
      const url = new URL(location.href);
      if (text === '') url.searchParams.delete(parameter);
      else url.searchParams.set(parameter, text);
      history.replaceState(history.state, '', url);
    },
  };
}
