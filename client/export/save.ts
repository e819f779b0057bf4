/** Hands bytes to the browser to save under that name. */
export const saveBlob = (blob: Blob, fileName: string): void => {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  document.body.append(link);
  link.click();
  link.remove();
  // The browser takes the bytes after this turn.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
};

/** A name as files may bear it on every system. */
export const fileNameOf = (...parts: readonly string[]): string =>
  parts
    .join('-')
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/\p{Mark}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 80) || 'crossdock';
