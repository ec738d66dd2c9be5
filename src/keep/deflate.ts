/** The browser's own compression. Bytes are compressed before they are sealed: afterwards nothing repeats. */

export function deflated(bytes: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer> {
  return through(bytes, new CompressionStream('deflate-raw'));
}

/** @throws TypeError for anything but what `deflated` gave */
export function inflated(bytes: ArrayBuffer): Promise<ArrayBuffer> {
  return through(bytes, new DecompressionStream('deflate-raw'));
}

function through(
  bytes: BufferSource,
  stream: CompressionStream | DecompressionStream,
): Promise<ArrayBuffer> {
  return new Response(new Blob([bytes]).stream().pipeThrough(stream)).arrayBuffer();
}
