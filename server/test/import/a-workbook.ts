import { crc32, deflateRawSync } from "node:zlib";
import { type CellValue, writeXlsx } from "hucre/xlsx";

/** A workbook of one sheet. */
export const aWorkbook = (rows: CellValue[][]): Promise<Uint8Array> => writeXlsx({ sheets: [{ name: "List", rows }] });

/** An archive of these parts; `says` is the size it claims each to have. */
export function zipOf(parts: Record<string, string | Uint8Array>, says?: number): Uint8Array {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, content] of Object.entries(parts)) {
    const bytes = Buffer.from(content);
    const packed = deflateRawSync(bytes);
    const fields = [0x0800, 8, 0, 0, crc32(bytes), packed.length, says ?? bytes.length, Buffer.byteLength(name), 0];
    const common = pack([20, ...fields], "2222244422");
    files.push(pack([0x04034b50], "4"), common, Buffer.from(name), packed);
    directory.push(pack([0x02014b50, 20], "42"), common, pack([0, 0, 0, 0, at], "22244"), Buffer.from(name));
    at += 30 + Buffer.byteLength(name) + packed.length;
  }
  const size = Buffer.concat(directory).length;
  const count = Object.keys(parts).length;
  const end = pack([0x06054b50, 0, 0, count, count, size, at, 0], "42222442");
  return Buffer.concat([...files, ...directory, end]);
}

/** Numbers one after the other, each in as many bytes as its digit says, the lowest first. */
function pack(numbers: readonly number[], widths: string): Buffer {
  return Buffer.concat(
    numbers.map((number, index) => {
      const field = Buffer.alloc(Number(widths[index]));
      field.writeUIntLE(number, 0, field.length);
      return field;
    }),
  );
}
