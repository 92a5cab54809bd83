import Sheet from "pdfkit";
import { encodeQR } from "qr";

/** A sheet that is being written: pdfkit's document, and where its text begins and ends. */
export type Paper = { readonly doc: PDFKit.PDFDocument; readonly left: number; readonly width: number };

export const Font = { plain: "Helvetica", bold: "Helvetica-Bold" } as const;

const MARGIN = 36;
const ROW = 14;

/** Opens a sheet; the fonts are those that every reader has, so that a receipt is a few kilobytes. */
export function openPaper(title: string, size: "A5" | "A4"): Paper {
  const doc = new Sheet({ size, margin: MARGIN, bufferPages: true, info: { Title: toPrintable(title) } });
  return { doc, left: MARGIN, width: doc.page.width - 2 * MARGIN };
}

/** Ends a sheet, with its pages numbered when there are several; gives its bytes. */
export function closePaper({ doc, left, width }: Paper): Promise<Buffer> {
  const pages = doc.bufferedPageRange().count;
  for (let page = 0; pages > 1 && page < pages; page++) {
    doc.switchToPage(page);
    // Below the margin a text would begin a page of its own.
    doc.page.margins.bottom = 0;
    doc.font(Font.plain, 7).text(`${page + 1} / ${pages}`, left, doc.page.height - 24, { width, align: "center" });
  }
  const chunks: Buffer[] = [];
  return new Promise((resolve, reject) => {
    doc.on("data", (chunk: Buffer) => chunks.push(chunk));
    doc.on("end", () => resolve(Buffer.concat(chunks)));
    doc.on("error", reject);
    doc.end();
  });
}

/** A line of text, after which the next begins below. */
export function writeText(
  { doc, left, width }: Paper,
  text: string,
  { size = 9, font = Font.plain, align = "left" }: { size?: number; font?: string; align?: "left" | "center" } = {},
): void {
  doc.font(font, size).text(toPrintable(text), left, doc.y, { width, align });
}

/** A row of cells, each of a share of the width; the last is set to the right. Begins a page when there is no room. */
export function writeRow(
  { doc, left, width }: Paper,
  cells: readonly (readonly [share: number, text: string])[],
  { font = Font.plain, size = 9, right = 1 }: { font?: string; size?: number; right?: number } = {},
): void {
  doc.font(font, size);
  const texts = cells.map(([, text]) => toPrintable(text));
  const heights = cells.map(([share], index) => doc.heightOfString(texts[index]!, { width: width * share - 4 }));
  const height = Math.max(ROW, ...heights) + 1;
  if (doc.y + height > doc.page.height - MARGIN) doc.addPage();
  const top = doc.y;
  let at = left;
  cells.forEach(([share], index) => {
    const align = index >= cells.length - right ? "right" : "left";
    doc.text(texts[index]!, at, top, { width: width * share - (align === "right" ? 0 : 4), align });
    at += width * share;
  });
  doc.y = top + height;
}

export function drawRule({ doc, left, width }: Paper): void {
  const y = doc.y + 2;
  doc
    .moveTo(left, y)
    .lineTo(left + width, y)
    .lineWidth(0.5)
    .stroke();
  doc.y = y + 5;
}

/** A QR code with its upper right corner at `right`, `top`. */
export function drawQr({ doc }: Paper, text: string, right: number, top: number, size: number): void {
  const modules = encodeQR(text, "raw", { border: 2, ecc: "medium" });
  const module = size / modules.length;
  modules.forEach((row, y) =>
    row.forEach((dark, x) => {
      if (dark) doc.rect(right - size + x * module, top + y * module, module, module);
    }),
  );
  doc.fill("black");
}

/** Written over a sheet that does not count any more. */
export function drawStamp({ doc, left, width }: Paper, text: string): void {
  const y = doc.page.height / 2;
  doc.save().rotate(-24, { origin: [left + width / 2, y] });
  doc
    .font(Font.bold, 44)
    .fillColor("#b00020", 0.3)
    .text(text, left, y - 22, { width, align: "center" });
  doc.restore().fillColor("black", 1);
}

/** Besides Latin-1 the fonts have these; of other letters the mark is left out, and what is no letter of theirs is a `?`. */
const EXTRA = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ";

export const toPrintable = (text: string): string =>
  Array.from(text.normalize("NFC"), (sign) => {
    if (isPrintable(sign)) return sign;
    const bare = sign.normalize("NFKD").replaceAll(/\p{M}/gu, "");
    if (/^\s+$/.test(sign)) return " ";
    if (/^[\p{Cc}\p{Cf}\p{M}]$/u.test(sign)) return "";
    return bare !== "" && Array.from(bare).every(isPrintable) ? bare : "?";
  }).join("");

const isPrintable = (sign: string): boolean => /^[\x20-\x7E\xA1-\xFF]$/.test(sign) || EXTRA.includes(sign);
