// Archives as the build makes them: a zip without compression inside, gzipped as a whole.

/** @param {Uint8Array<ArrayBuffer>} packed @returns {Promise<Uint8Array<ArrayBuffer>>} the zip */
export async function inflate(packed) {
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

const CENTRAL_ENTRY = 0x02014b50;
const END_RECORD_BYTES = 22;
const ENTRY_BYTES = 46;
const LOCAL_BYTES = 30;

/**
 * Gives the files of an uncompressed zip; the contents are views of it, not copies.
 * @param {Uint8Array<ArrayBuffer>} zip
 * @returns {Generator<[path: string, content: Uint8Array<ArrayBuffer>]>}
 */
export function* filesOf(zip) {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const text = new TextDecoder();
  let at = view.getUint32(zip.byteLength - END_RECORD_BYTES + 16, true);
  while (view.getUint32(at, true) === CENTRAL_ENTRY) {
    const size = view.getUint32(at + 24, true);
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    const local = view.getUint32(at + 42, true);
    const name = text.decode(zip.subarray(at + ENTRY_BYTES, at + ENTRY_BYTES + nameLength));
    const start = local + LOCAL_BYTES + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    yield [name, zip.subarray(start, start + size)];
    at += ENTRY_BYTES + nameLength + extraLength;
  }
}
