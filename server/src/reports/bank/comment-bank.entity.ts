import { defineEntity, p } from "@mikro-orm/core";
import type { SchoolId } from "../../values/ids.js";
import { CARD_LANGUAGES } from "../cards/card-language.js";
import { REMARK_KINDS } from "../remarks/remark-kind.js";

const CommentBankSchema = defineEntity({
  name: "CommentBank",
  properties: {
    schoolId: p.integer().$type<SchoolId>().primary(),
    kind: p
      .enum([...REMARK_KINDS])
      .length(8)
      .primary(),
    language: p
      .enum([...CARD_LANGUAGES])
      .length(2)
      .primary(),
    /** The phrases as JSON text. */
    phrases: p.text(),
  },
});

/** The phrases a school's remarks of one kind and language are chosen from; a school without a row has the defaults. */
export class CommentBank extends CommentBankSchema.class {}
CommentBankSchema.setClass(CommentBank);
