import { defineEntity, p } from "@mikro-orm/core";
import { User } from "../../identity/user.entity.js";
import type { SchoolId } from "../../values/ids.js";
import { ReportCard } from "../cards/report-card.entity.js";

const CardHoldingSchema = defineEntity({
  name: "CardHolding",
  properties: {
    id: p.integer().primary().autoincrement(),
    schoolId: p.integer().$type<SchoolId>(),
    cardId: () => p.manyToOne(ReportCard).joinColumn("card_id").mapToPk().index(false),
    userId: () => p.manyToOne(User).joinColumn("user_id").mapToPk(),
  },
  uniques: [{ properties: ["cardId", "userId"] }],
});

/** A published card that lies in the feed of a user, whose devices hold it. */
export class CardHolding extends CardHoldingSchema.class {}
CardHoldingSchema.setClass(CardHolding);
