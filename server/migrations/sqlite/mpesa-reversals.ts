import { Migration } from "@mikro-orm/migrations";

export class MpesaReversals extends Migration {
  override up(): void {
    this.addSql(
      "create table `mpesa_reversal` (`id` integer not null primary key autoincrement, `school_id` integer not null, `payment_id` integer not null, `state` text check (`state` in ('asked', 'declined', 'sending', 'sent', 'done', 'failed', 'unknown')) not null, `reason` text not null, `token_hash` text not null, `result_code` text null, `asked_by` integer not null, `asked_at` datetime not null, `decided_by` integer null, `decided_at` datetime null)",
    );
    this.addSql("create index `mpesa_reversal_payment_id_index` on `mpesa_reversal` (`payment_id`)");
    this.addSql("create unique index `mpesa_reversal_token_hash_unique` on `mpesa_reversal` (`token_hash`)");
    this.addSql("create index `mpesa_reversal_school_id_state_index` on `mpesa_reversal` (`school_id`, `state`)");
    this.addSql(
      "create table `mpesa_statement` (`id` integer not null primary key autoincrement, `school_id` integer not null, `shortcode` text not null, `file_name` text not null, `digest` text not null, `starts_at` datetime null, `ends_at` datetime null, `closing_cents` bigint null, `book_cents` bigint not null, `rows` integer not null, `matched` integer not null, `added` integer not null, `others` integer not null, `findings` mediumtext not null, `imported_by` integer not null, `imported_at` datetime not null)",
    );
    this.addSql(
      "create unique index `mpesa_statement_school_id_digest_unique` on `mpesa_statement` (`school_id`, `digest`)",
    );
  }
}
