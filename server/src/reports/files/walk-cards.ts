import type { Viewer } from "../../identity/viewer.js";
import type { Em } from "../../platform/orm.js";
import type { CardContent } from "../cards/card-content.js";
import { decodeCard } from "../cards/card-line.js";
import type { LogoHash } from "../profile/logo-hash.js";
import { type CardFilter, type CardPosition, readCards } from "../cards/read-cards.js";

const CARDS_A_PAGE = 20;

/** A card, and which of the school's logos it carries. */
export type PrintedCard = { readonly card: CardContent; readonly logoHash: LogoHash | null };

/** The cards that a viewer may read, some at a time, in the order of the class lists. */
export async function* walkCards(em: Em, viewer: Viewer, filter: CardFilter): AsyncGenerator<PrintedCard> {
  for (let after: CardPosition | null = null; ;) {
    const rows: Awaited<ReturnType<typeof readCards>> = await readCards(em, viewer, filter, after, CARDS_A_PAGE);
    for (const { content, logoHash } of rows) yield { card: decodeCard(content), logoHash };
    const last = rows.at(-1);
    if (!last || rows.length < CARDS_A_PAGE) return;
    after = [last.classId, last.position, last.id];
  }
}
