// Archives as the build makes them: a zip without compression inside, gzipped as a whole.

const SIZE_BYTES = 4; // at a gzip's end

/** @param {Uint8Array<ArrayBuffer>} packed @returns {Promise<Uint8Array<ArrayBuffer>>} the zip */
export async function inflate(packed) {
  const inflated = new Uint8Array(new DataView(packed.buffer).getUint32(packed.byteLength - SIZE_BYTES, true));
  const gunzip = new DecompressionStream("gzip");
  const writer = gunzip.writable.getWriter();
  Promise.all([writer.write(packed), writer.close()]).catch(() => {}); // the reader is told as well
  const reader = gunzip.readable.getReader();
  for (let filled = 0; ; ) {
    const { done, value } = await reader.read();
    if (done) return inflated;
    inflated.set(value, filled);
    filled += value.byteLength;
  }
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
