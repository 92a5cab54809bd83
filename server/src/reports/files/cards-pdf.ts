import { once } from "node:events";
import { setImmediate as pause, setTimeout as delay } from "node:timers/promises";
import type { LogoHash } from "../profile/logo-hash.js";
import type { Logo } from "../profile/read-school-profile.js";
import { CardSheet, Face } from "./card-sheet.js";
import { drawCard, type SheetLogo } from "./draw-card.js";
import type { PrintedCard } from "./walk-cards.js";

/** How many parts of the file may be on their way through compression. */
const MOST_WAITING = 12;

/**
 * Cards as one PDF, a page each and each under its own logo, given away while it is written: no card is drawn before whoever takes it has asked for
 * more, and between cards others have their turn.
 */
export async function* toCardsPdf(
  title: string,
  readLogo: (hash: LogoHash) => Promise<Logo | null>,
  cards: AsyncIterable<PrintedCard>,
): AsyncGenerator<Buffer> {
  const sheet = new CardSheet(title);
  const { doc } = sheet;
  let written: Buffer[] = [];
  doc.on("data", (chunk: Buffer) => written.push(chunk));
  const ended = once(doc, "end");
  const opened = new Map<LogoHash, SheetLogo | null>();
  // Each is read and taken apart once for a document; together they would take long.
  for (const face of Object.values(Face)) {
    doc.font(face);
    await pause();
  }
  for await (const { card, logoHash } of cards) {
    if (logoHash !== null && !opened.has(logoHash)) opened.set(logoHash, openLogo(doc, await readLogo(logoHash)));
    drawCard(sheet, card, logoHash && (opened.get(logoHash) ?? null));
    await waitForPages(doc);
    const ready = written;
    written = [];
    if (ready.length > 0) yield Buffer.concat(ready);
  }
  doc.end();
  await ended;
  yield Buffer.concat(written);
}

/** Once for a document: it is in its bytes once however many cards carry it. */
const openLogo = (doc: PDFKit.PDFDocument, logo: Logo | null): SheetLogo | null =>
  logo && (doc as unknown as { openImage(bytes: Buffer): SheetLogo }).openImage(logo.bytes);

/** Pages are compressed beside: without waiting for them all of a school's would lie in memory at once. */
async function waitForPages(doc: PDFKit.PDFDocument): Promise<void> {
  const { _waiting } = doc as unknown as { _waiting: number };
  await pause();
  if (_waiting > MOST_WAITING) await delay(1);
}
